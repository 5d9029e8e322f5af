/** Threats of goods: a row of the planted tables takes the place of the honest lines. */
import type { Topic } from '../../domain/topic.ts'
import { present } from '../../lib/assert.ts'
import { chance, fraction, intWithin, pick, type Random } from '../../lib/random.ts'
import { MAIL_GRAMS_MAX } from '../loads.ts'
import { type Market, makeAccount } from '../market.ts'
import { makeProfile } from '../profiles.ts'
import { PLANTED_GOODS, type PlantedGoods } from '../read-planted.ts'
import { amount, type Line, type Must, minorOf, type Shipment, soldOn } from '../shipment.ts'
import { type Threat, type ThreatWish, tellAsItIs } from './threat.ts'

/** A threat of that topic from the tables of planted goods. */
export function plantGoods(topic: Topic, wish: ThreatWish): Threat {
  const { random, market } = wish
  const rows = present(PLANTED_GOODS.get(topic), `planted goods of ${topic}`)
  const row = pick(random, rows)
  const countries = row.countries.filter((country) => country !== market.land.country)
  return {
    topics: [topic],
    disguise: row.disguise,
    because: row.because,
    country: pick(random, countries.length > 0 ? countries : ['CN']),
    channel: chance(random, 0.5) ? 'mail' : 'express',
    isHeavy: row.grams[1] * 1.1 > MAIL_GRAMS_MAX.packet,
    shape: (shipment) => hideGoods(random, shipment, row, market),
    retell: tellAsItIs,
  }
}

/**
 * The parcel with the planted goods in the place of its own, from a sender of its own or a known
 * one.
 */
function hideGoods(
  random: Random,
  shipment: Shipment,
  row: PlantedGoods,
  market: Market,
): Shipment {
  const { country } = shipment.load.origin
  const isNewSender = chance(random, 0.65)
  const sender = isNewSender
    ? makeProfile(random, market.people, {
        country,
        kind: chance(random, 0.5) ? 'person' : 'company',
      })
    : shipment.consignor
  const isListed = row.title !== row.description
  const line = plantedLine(random, row, shipment)
  const seller = isNewSender
    ? { ...shipment.seller, profile: sender, account: makeAccount(random, sender) }
    : shipment.seller
  const must: readonly Must[] = isListed && chance(random, 0.7) ? ['plain', 'market'] : ['plain']
  const sold = isListed ? shipment : soldOn(shipment, undefined)
  return {
    ...sold,
    seller: isListed ? seller : { ...sold.seller, profile: seller.profile },
    consignor: sender,
    lines: [line],
    grossGrams: line.netGrams + intWithin(random, [30, 60 + Math.round(line.netGrams * 0.08)]),
    packages: 1,
    must: new Set(must),
  }
}

function plantedLine(random: Random, row: PlantedGoods, shipment: Shipment): Line {
  const { currency, origin } = shipment.seller
  const usd = row.usd[0] + (row.usd[1] - row.usd[0]) * fraction(random)
  return {
    description: row.description,
    title: row.title,
    code: row.code,
    originCountry: origin.country,
    quantity: 1,
    unit: 'PCE',
    netGrams: intWithin(random, row.grams),
    usd,
    value: amount(minorOf(usd, currency), currency),
    listed: amount(minorOf(usd, currency), currency),
  }
}
