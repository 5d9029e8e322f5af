/**
 * The standing parties of a run: sellers, forwarders and repeated consignees, in pools of fixed
 * size. The pools do not grow with the number of parcels, so a day of any length needs the same
 * memory.
 */
import type { Party } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import {
  chance,
  draw,
  intWithin,
  pick,
  type Random,
  shuffled,
  type Weighted,
  weighted,
  zipf,
} from '../lib/random.ts'
import { drawFakerWords } from './faker-words.ts'
import { kindsOf } from './goods-catalogue.ts'
import {
  type Jurisdiction,
  LANDS,
  type Land,
  MARKETPLACES,
  type Marketplace,
  ORIGINS,
  type Origin,
} from './network.ts'
import type { People } from './people.ts'
import {
  fillPattern,
  type Hand,
  makeProfile,
  type Profile,
  type WrittenParties,
} from './profiles.ts'
import type { GoodsKind } from './read-goods.ts'

/** A seller abroad with its habits. */
export type Seller = {
  readonly profile: Profile
  readonly origin: Origin
  readonly kinds: Weighted<GoodsKind>
  readonly currency: string
  /** Dearer or cheaper than the trade, as a factor. */
  readonly dearness: number
  readonly marketplace?: Marketplace
  readonly account: string
  /** Who hands its parcels to the carrier; itself when absent. */
  readonly forwarder?: Profile
  /** How its papers are written. */
  readonly hand: Hand
  /** Whether its papers say "gift" or "parts" where goods should stand. */
  readonly isVague: boolean
  readonly isKnownConsignor: boolean
  /** A brand of its own, as small sellers register them. */
  readonly brand: string
}

/** The standing parties, and how to draw from them. */
export type Market = {
  readonly land: Land
  readonly jurisdiction: Jurisdiction
  readonly people: People
  /** Sellers by country of dispatch, a few giants first. */
  readonly sellers: ReadonlyMap<string, Weighted<Seller>>
  readonly expressOrigins: Weighted<Origin>
  readonly mailOrigins: Weighted<Origin>
  /** Persons and shops that receive again and again. */
  readonly regulars: Weighted<Profile>
  /** Warehouses that receive for many. */
  readonly warehouses: Weighted<Profile>
  /** How the standing parties were written before. */
  readonly written: WrittenParties
}

const SELLERS = 2_600
const SELLERS_A_COUNTRY_MIN = 24
const FORWARDERS_A_COUNTRY = 9
const REGULARS = 3_000
const WAREHOUSES = 30
const SELLER_RANK_OFFSET = 6

/** Builds the standing parties of a run. */
export function buildMarket(random: Random, jurisdiction: Jurisdiction): Market {
  const land = LANDS[jurisdiction]
  const people = drawFakerWords(random.split('words'))
  const senders = ORIGINS.filter((origin) => origin.country !== land.country)
  const sellers = new Map<string, Weighted<Seller>>()
  for (const origin of senders) {
    const stream = random.split(`sellers ${origin.country}`)
    sellers.set(origin.country, zipf(makeSellers(stream, people, origin), SELLER_RANK_OFFSET))
  }
  const receivers = random.split('receivers')
  const { country } = land
  const person = () => makeProfile(receivers, people, { country, kind: 'person' })
  const company = () => makeProfile(receivers, people, { country, kind: 'company' })
  const regulars = Array.from({ length: REGULARS }, (_, rank) =>
    rank % 4 === 0 ? company() : person(),
  )
  const warehouses = Array.from({ length: WAREHOUSES }, company)
  const written = new Map<Profile, Map<Hand, Party>>()
  for (const profile of [...regulars, ...warehouses, ...profilesOf(sellers)]) {
    written.set(profile, new Map())
  }
  return {
    land,
    jurisdiction,
    people,
    sellers,
    expressOrigins: weighted(senders, (origin) => origin.express),
    mailOrigins: weighted(senders, (origin) => origin.mail),
    regulars: zipf(regulars, 40),
    warehouses: zipf(warehouses, 2),
    written,
  }
}

function* profilesOf(sellers: ReadonlyMap<string, Weighted<Seller>>): Generator<Profile> {
  for (const { choices } of sellers.values()) {
    for (const { profile, forwarder } of choices) {
      yield profile
      if (forwarder !== undefined) yield forwarder
    }
  }
}

/** The seller of a parcel from that country. */
export function drawSeller(random: Random, market: Market, country: string): Seller {
  return draw(random, present(market.sellers.get(country), `sellers of ${country}`))
}

function makeSellers(random: Random, people: People, origin: Origin): readonly Seller[] {
  const share = (origin.express + origin.mail) / 200
  const count = Math.max(SELLERS_A_COUNTRY_MIN, Math.round(SELLERS * share))
  const { country } = origin
  const forwarders = Array.from({ length: FORWARDERS_A_COUNTRY }, () =>
    makeProfile(random, people, { country, kind: 'company', isForwarder: true }),
  )
  const kinds = kindsOf(country)
  return Array.from({ length: count }, (_, rank) =>
    makeSeller(random.split(rank), { people, origin, forwarders, kinds }),
  )
}

type SellerWorld = {
  readonly people: People
  readonly origin: Origin
  readonly forwarders: readonly Profile[]
  readonly kinds: Weighted<GoodsKind>
}

function makeSeller(random: Random, world: SellerWorld): Seller {
  const { people, origin } = world
  const kind = chance(random, 0.72) ? 'company' : 'person'
  const profile = makeProfile(random, people, { country: origin.country, kind })
  const marketplace = chance(random, 0.78) ? drawMarketplace(random, origin.country) : undefined
  const isForwarded = chance(
    random,
    origin.country === 'CN' || origin.country === 'HK' ? 0.45 : 0.12,
  )
  const ownKinds = new Set(
    Array.from({ length: intWithin(random, [3, 14]) }, () => draw(random, world.kinds)),
  )
  return {
    profile,
    origin,
    kinds: zipf(shuffled(random, [...ownKinds]), 1),
    currency: pick(random, origin.currencies),
    dearness: 0.75 + intWithin(random, [0, 60]) / 100,
    ...(marketplace === undefined ? {} : { marketplace }),
    account: makeAccount(random, profile),
    ...(isForwarded ? { forwarder: pick(random, world.forwarders) } : {}),
    hand: drawHand(random, profile),
    isVague: chance(random, 0.05),
    isKnownConsignor: chance(random, 0.08),
    brand: fillPattern(random, pick(random, ['@@@@@', '@@@@@@', '@@@@@@@'])),
  }
}

function drawMarketplace(random: Random, country: string): Marketplace {
  const table = weighted(
    MARKETPLACES,
    (market) => market.sellers[country] ?? market.sellers['*'] ?? 0,
  )
  return draw(random, table)
}

function drawHand(random: Random, profile: Profile): Hand {
  if (profile.name.native !== undefined && chance(random, 0.15)) return 'native'
  return pick(random, ['latin', 'ascii', 'ascii', 'capitals'] as const)
}

/** The name of a seller's account on its market. */
export function makeAccount(random: Random, profile: Profile): string {
  const word = profile.name.latin
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 9)
  const tail = pick(random, ['store', 'shop', '-official', 'us', ''])
  return `${word.length > 2 ? word : 'seller'}${tail}${intWithin(random, [1, 999])}`
}
