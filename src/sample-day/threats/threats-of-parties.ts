/**
 * Threats of parties: who sends, who receives and how often (lists, addresses, bursts,
 * splitting).
 */
import type { Address } from '../../domain/filing.ts'
import { present } from '../../lib/assert.ts'
import { chance, fraction, intWithin, pick, type Random } from '../../lib/random.ts'
import { misspell } from '../blemishes.ts'
import { GOODS } from '../goods-catalogue.ts'
import { ORIGINS } from '../network.ts'
import {
  PLANTED_ADDRESSES,
  PLANTED_PARTIES,
  PLANTED_RECEIVERS,
  type PlantedParty,
} from '../planted-parties.ts'
import { makeProfile, type Profile } from '../profiles.ts'
import type { Disguise } from '../read-planted.ts'
import { splittingLimitUsd } from '../regime.ts'
import { foldAccents } from '../romanise.ts'
import { amount, type Line, type Must, minorOf, type Shipment, soldOn } from '../shipment.ts'
import { type Threat, type ThreatWish, tellAsItIs } from './threat.ts'

/** A listed party sends or receives: under its name, an alias or its own script, or misspelt. */
export function plantParty(wish: ThreatWish): Threat {
  const { random, market } = wish
  if (chance(random, 0.25)) return plantReceiver(wish)
  const known = new Set(ORIGINS.filter((origin) => origin.mail > 0).map((origin) => origin.country))
  const party = pick(
    random,
    PLANTED_PARTIES.filter((one) => known.has(one.country) && one.country !== market.land.country),
  )
  const { name, disguise } = disguiseName(random, party)
  return {
    topics: ['party'],
    disguise,
    because: `the sender is ${party.name} (${party.id}), written ${name}`,
    country: party.country,
    channel: party.country === 'RU' || chance(random, 0.5) ? 'mail' : 'express',
    shape: (shipment) => {
      const base = makeProfile(random, market.people, { country: party.country, kind: 'company' })
      const address = { ...base.address, lines: [party.street], city: party.city }
      const consignor: Profile = {
        ...base,
        kind: party.type === 'Person' ? 'person' : 'company',
        name: {
          latin: name,
          ...(disguise === 'open' || party.native === undefined ? {} : { native: party.native }),
        },
        address,
      }
      return { ...shipment, consignor, seller: { ...shipment.seller, profile: consignor } }
    },
    retell: tellAsItIs,
  }
}

function plantReceiver(wish: ThreatWish): Threat {
  const { random } = wish
  const party = pick(random, PLANTED_RECEIVERS)
  const { name, disguise } = disguiseName(random, party)
  return {
    topics: ['party'],
    disguise,
    because: `the receiver is ${party.name} (${party.id}), written ${name}`,
    shape: (shipment) => ({
      ...shipment,
      consignee: { ...shipment.consignee, name: { latin: name } },
    }),
    retell: tellAsItIs,
  }
}

function disguiseName(
  random: Random,
  party: PlantedParty,
): { readonly name: string; readonly disguise: Disguise } {
  switch (intWithin(random, [0, 3])) {
    case 0:
      return { name: party.name, disguise: 'open' }
    case 1:
      return { name: pick(random, party.aliases), disguise: 'coded' }
    case 2:
      return { name: reorder(foldAccents(party.name), party), disguise: 'coded' }
    default:
      return { name: misspell(random, foldAccents(party.name)), disguise: 'hidden' }
  }
}

/** Family name first, or the legal form left out. */
function reorder(name: string, party: PlantedParty): string {
  const words = name.split(' ')
  if (party.type === 'Organization')
    return words.filter((word) => !/^(Co|Ltd|S\.A|Pvt|FZE|K\.K|OOO)/.test(word)).join(' ')
  return [...words.slice(-1), ...words.slice(0, -1)].join(' ')
}

/** An address to which seized parcels went before; written plainly or otherwise. */
export function plantAddress(wish: ThreatWish): Threat {
  const { random, market } = wish
  const { country } = market.land
  const planted = pick(
    random,
    present(PLANTED_ADDRESSES[country], `planted addresses of ${country}`),
  )
  const isPlain = chance(random, 0.5)
  const lines = isPlain
    ? planted.lines
    : [planted.lines.join(' ').replace('Rd', 'Road').replace('Ste', '#')]
  return {
    topics: ['address'],
    disguise: isPlain ? 'open' : 'coded',
    because: `seized parcels went to this address before (${planted.id})`,
    shape: (shipment) => {
      const address: Address = {
        lines: [...lines],
        city: planted.city,
        region: planted.region,
        postcode: planted.postcode,
        country,
      }
      return { ...shipment, consignee: { ...shipment.consignee, address } }
    },
    retell: tellAsItIs,
  }
}

/** One receiver as several: near-identical names and addresses, each parcel under the limit. */
export function plantSplit(wish: ThreatWish): Threat {
  const { random, market, shared, member } = wish
  const { group, place, size } = present(member, 'a member of a group')
  const base = shared.split('split')
  const country = pick(
    base,
    ['CN', 'HK', 'JP', 'DE'].filter((one) => one !== market.land.country),
  )
  const limit = splittingLimitUsd(market.jurisdiction, wish.day, country)
  // Small, dear goods, a handful of which come near the limit.
  const kind = pick(
    base,
    GOODS.filter(({ usd, grams }) => {
      const each = (usd[0] + usd[1]) / 2
      return each * 10 > limit && each * 1.2 < limit && grams[1] < 1_000
    }),
  )
  const receiver = makeProfile(base, market.people, {
    country: market.land.country,
    kind: 'person',
  })
  const sender = makeProfile(base, market.people, { country, kind: 'company' })
  const usd = Math.round(limit * (0.55 + fraction(random) * 0.35))
  const line = splitLine(random, { kind: kind.id, usd, currency: 'USD', country })
  return {
    topics: ['split-shipment'],
    disguise: 'hidden',
    group: `split-${group}`,
    because: `parcel ${place + 1} of ${size} to one receiver on one day, each under ${limit} USD`,
    country,
    channel: 'express',
    shape: (shipment) => ({
      ...withSender(shipment, sender),
      consignee: nearlySame(random, receiver, place),
      lines: [line],
      packages: 1,
      grossGrams: Math.round(line.netGrams * 1.12) + 60,
      must: new Set<Must>(['plain']),
    }),
    retell: tellAsItIs,
  }
}

type SplitWish = {
  readonly kind: string
  readonly usd: number
  readonly currency: string
  readonly country: string
}

function splitLine(random: Random, wish: SplitWish): Line {
  const kind = present(
    GOODS.find((one) => one.id === wish.kind),
    'a kind of goods',
  )
  const each = (kind.usd[0] + kind.usd[1]) / 2
  const quantity = Math.max(1, Math.round(wish.usd / each))
  const minor = minorOf(wish.usd / quantity, wish.currency)
  return {
    description: pick(random, kind.wordings).description,
    title: kind.title,
    code: kind.code,
    originCountry: kind.makers.includes(wish.country) ? wish.country : 'CN',
    quantity,
    unit: 'PCE',
    netGrams: Math.round(((kind.grams[0] + kind.grams[1]) / 2) * quantity),
    usd: wish.usd,
    value: amount(minor * quantity, wish.currency),
    listed: amount(minor, wish.currency),
  }
}

/**
 * The receiver under another spelling: an initial, a doubled letter, another flat, another word
 * for street.
 */
function nearlySame(random: Random, receiver: Profile, place: number): Profile {
  const [given = '', ...family] = receiver.name.latin.split(' ')
  const rest = family.join(' ')
  const names = [
    receiver.name.latin,
    `${given.charAt(0)}. ${rest}`,
    `${given} ${pick(random, ['J', 'M', 'A', 'R'])} ${rest}`,
    misspell(random, receiver.name.latin),
    `${rest} ${given}`,
    receiver.name.latin.toUpperCase(),
  ]
  const [street = '', ...more] = receiver.address.lines ?? []
  const streets = [
    street,
    street.replace(/ Ave$/, ' Avenue').replace(/ St$/, ' Street').replace(/ Rd$/, ' Road'),
  ]
  const flats = [more, more, [`Apt ${place + 1}`], [`# ${place + 1}`]]
  return {
    ...receiver,
    name: { latin: names[place % names.length] ?? receiver.name.latin },
    address: {
      ...receiver.address,
      lines: [streets[place % 2] ?? street, ...(flats[place % 4] ?? [])],
    },
  }
}

/**
 * A burst: one telephone behind many names, one door for many, or a sender nobody knew yesterday.
 */
export function plantActivity(wish: ThreatWish): Threat {
  const { random, market, shared, member } = wish
  const { group, size } = present(member, 'a member of a group')
  const base = shared.split('activity')
  const kind = pick(base, ['one telephone', 'one door', 'a new sender'] as const)
  const door = makeProfile(base, market.people, { country: market.land.country, kind: 'person' })
  const sender = makeProfile(base, market.people, { country: 'CN', kind: 'company' })
  return {
    topics: ['activity'],
    disguise: 'hidden',
    group: `activity-${group}`,
    because: `${kind} in ${size} parcels of one day`,
    country: 'CN',
    channel: pick(base, ['mail', 'express'] as const),
    shape: (shipment) => {
      const { consignee } = shipment
      if (kind === 'a new sender') {
        return withSender(shipment, sender)
      }
      const fresh = makeProfile(random, market.people, {
        country: market.land.country,
        kind: 'person',
      })
      const phone = door.phone === undefined ? {} : { phone: door.phone }
      if (kind === 'one telephone' && door.phone !== undefined) {
        return { ...shipment, consignee: { ...fresh, ...phone } }
      }
      return { ...shipment, consignee: { ...consignee, name: fresh.name, address: door.address } }
    },
    retell: tellAsItIs,
  }
}

/** The parcel as sent by that party itself, sold on no market. */
function withSender(shipment: Shipment, profile: Profile): Shipment {
  const sold = soldOn(shipment, undefined)
  const { forwarder: _nobody, ...seller } = sold.seller
  return { ...sold, consignor: profile, seller: { ...seller, profile } }
}
