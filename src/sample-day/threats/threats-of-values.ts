/** Threats of values: worth, weight, classification, words without meaning, and routes. */

import { present } from '../../lib/assert.ts'
import { chance, fraction, intWithin, pick, type Random } from '../../lib/random.ts'
import { vagueWords } from '../blemishes.ts'
import { MARKETPLACES } from '../network.ts'
import { makeProfile } from '../profiles.ts'
import {
  amount,
  findKind,
  type Line,
  type Must,
  minorOf,
  type Shipment,
  soldOn,
} from '../shipment.ts'
import { type Threat, type ThreatWish, tellAsItIs } from './threat.ts'

const DEAR = [
  'mobile-phone',
  'tablet-pc',
  'camera-lens',
  'gold-jewellery',
  'robot-vacuum',
  'ssd',
] as const
/** Codes that are free of duty nearly everywhere: printed books, printed matter, art. */
const FREE_CODES = ['490199', '491199', '970191', '490900'] as const

/** Dear goods at a few percent of their worth. */
export function plantUndervalued(wish: ThreatWish): Threat {
  const { random } = wish
  const kind = present(findKind(pick(random, DEAR)), 'a kind of dear goods')
  const usd = intWithin(random, [Math.round((kind.usd[0] + kind.usd[1]) / 2), kind.usd[1]])
  const declared = Math.max(2, Math.round(usd * (0.02 + fraction(random) * 0.05)))
  const isListed = chance(random, 0.6)
  return {
    topics: ['undervalued'],
    disguise: isListed ? 'open' : 'hidden',
    because: isListed
      ? `the market lists it at about ${usd} USD, the papers say about ${declared} USD`
      : `${kind.id} worth about ${usd} USD declared at about ${declared} USD`,
    country: pick(
      random,
      kind.makers.filter((maker) => maker !== wish.market.land.country),
    ),
    channel: 'express',
    shape: (shipment) => {
      const line = dearLine(random, { kind: kind.id, usd, declared, shipment })
      return onMarket(random, withLine(shipment, line), isListed)
    },
    retell: tellAsItIs,
  }
}

type DearWish = {
  readonly kind: string
  readonly usd: number
  readonly declared: number
  readonly shipment: Shipment
}

function dearLine(random: Random, wish: DearWish): Line {
  const kind = present(findKind(wish.kind), 'a kind of dear goods')
  const { currency } = wish.shipment.seller
  return {
    description: pick(random, kind.wordings).description,
    title: kind.title,
    code: kind.code,
    originCountry: wish.shipment.seller.origin.country,
    quantity: 1,
    unit: 'PCE',
    netGrams: intWithin(random, kind.grams),
    usd: wish.usd,
    value: amount(minorOf(wish.declared, currency), currency),
    listed: amount(minorOf(wish.usd, currency), currency),
  }
}

/**
 * A weight that the goods cannot have: a phone case of four kilograms, a laptop bag of five
 * grams.
 */
export function plantWeightValue(wish: ThreatWish): Threat {
  const { random } = wish
  const isHeavy = chance(random, 0.8)
  const factor = isHeavy ? intWithin(random, [18, 70]) : 1 / intWithin(random, [20, 60])
  return {
    topics: ['weight-value'],
    disguise: 'hidden',
    because: isHeavy
      ? `it weighs ${factor} times what such goods weigh`
      : `it weighs a fraction of what such goods weigh`,
    isHeavy,
    shape: (shipment) => ({
      ...shipment,
      lines: shipment.lines.map((line) => ({
        ...line,
        netGrams: Math.max(1, Math.round(line.netGrams * factor)),
      })),
      grossGrams: Math.max(8, Math.round(shipment.grossGrams * factor)),
      must: new Set<Must>(['plain']),
    }),
    retell: tellAsItIs,
  }
}

/** A code free of duty for goods that are not. */
export function plantMismatch(wish: ThreatWish): Threat {
  const { random } = wish
  const code = pick(random, FREE_CODES)
  return {
    topics: ['commodity-mismatch'],
    disguise: 'coded',
    because: `the goods are coded ${code}, free of duty, and are something else`,
    shape: (shipment) => ({
      ...shipment,
      lines: shipment.lines.map((line) =>
        /^(49|97)/.test(line.code)
          ? { ...line, code: '950300', description: 'printed book' }
          : { ...line, code },
      ),
      must: new Set<Must>(['codes', 'plain']),
    }),
    retell: tellAsItIs,
  }
}

/** Words that say nothing, for goods that somebody does not want to name. */
export function plantVague(wish: ThreatWish): Threat {
  const { random } = wish
  return {
    topics: ['vague'],
    disguise: 'open',
    because: 'no filing says what it is',
    shape: (shipment) => {
      const { chinese: _none, ...first } = present(shipment.lines[0], 'a line')
      const line = { ...first, description: vagueWords(random, false) }
      return soldOn(withLine(shipment, line), undefined)
    },
    retell: tellAsItIs,
  }
}

/**
 * A route that makes no sense for the goods: a false origin, an embargoed one, or a sender
 * elsewhere.
 */
export function plantRoute(wish: ThreatWish): Threat {
  const { random, market } = wish
  const kind = pick(random, ['false-origin', 'embargoed', 'elsewhere'] as const)
  switch (kind) {
    case 'false-origin':
      return routeThreat(
        'origin Malaysia is stated for goods made and sent in China',
        'CN',
        (shipment) => withOrigin(shipment, 'MY'),
      )
    case 'embargoed': {
      const origin = pick(random, ['IR', 'KP', 'CU'])
      return routeThreat(`goods of ${origin} sent by way of Dubai`, 'AE', (shipment) =>
        withOrigin(shipment, origin),
      )
    }
    case 'elsewhere':
      return routeThreat('a sender in China, dispatched from Colombia', 'CO', (shipment) => ({
        ...withOrigin(shipment, 'CN'),
        consignor: makeProfile(random, market.people, { country: 'CN', kind: 'company' }),
      }))
  }
}

function routeThreat(
  because: string,
  country: string,
  shape: (shipment: Shipment) => Shipment,
): Threat {
  return {
    topics: ['route'],
    disguise: 'coded',
    because,
    country,
    channel: 'express',
    shape,
    retell: tellAsItIs,
  }
}

function withOrigin(shipment: Shipment, originCountry: string): Shipment {
  return { ...shipment, lines: shipment.lines.map((line) => ({ ...line, originCountry })) }
}

function withLine(shipment: Shipment, line: Line): Shipment {
  return {
    ...shipment,
    lines: [line],
    grossGrams: Math.round(line.netGrams * 1.1) + 30,
    packages: 1,
    must: new Set<Must>(['plain']),
  }
}

/** The parcel as sold on a market that files, or on none. */
function onMarket(random: Random, shipment: Shipment, isListed: boolean): Shipment {
  if (!isListed) return soldOn(shipment, undefined)
  return {
    ...soldOn(shipment, shipment.seller.marketplace ?? pick(random, MARKETPLACES)),
    must: new Set<Must>(['plain', 'market']),
  }
}
