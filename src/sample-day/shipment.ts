/**
 * A parcel as it truly is in the sample day, before any filer speaks of it.
 * Whatever filers say later is drawn from here, so that they agree where honest filers agree.
 */
import type { Amount } from '../domain/filing.ts'
import { isCurrency, minorDigits, printAmount } from '../domain/money.ts'
import { assert } from '../lib/assert.ts'
import { chance, draw, fraction, intWithin, pick, type Random } from '../lib/random.ts'
import { vagueWords } from './blemishes.ts'
import { GOODS } from './goods-catalogue.ts'
import { type Load, MAIL_GRAMS_MAX } from './loads.ts'
import type { Market, Seller } from './market.ts'
import { drawSeller } from './market.ts'
import { BROKERS, type Broker, type Marketplace, ROUGH_USD } from './network.ts'
import { orderNumber, s10 } from './numbers.ts'
import { NEAR_NAMES } from './planted-parties.ts'
import { makeProfile, type Profile } from './profiles.ts'
import type { GoodsKind } from './read-goods.ts'
import { type Clearance, drawClearance } from './regime.ts'
import type { ShipmentNumbers } from './shipment-numbers.ts'

/** A line of goods as its sender declares it. */
export type Line = {
  /** What it is, in the words of the trade. */
  readonly description: string
  /** What a careless sender's papers say instead, to every filer. */
  readonly paper?: string
  /** The same in Chinese, as some senders write. */
  readonly chinese?: string
  /** What the buyer saw. */
  readonly title: string
  readonly code: string
  readonly originCountry: string
  readonly quantity: number
  readonly unit: 'PCE' | 'PR'
  readonly netGrams: number
  /** Worth of the line in US dollars, roughly. */
  readonly usd: number
  /** Total of the line. */
  readonly value: Amount
  /** Price of one. */
  readonly listed: Amount
  readonly brand?: string
}

/** A parcel with everything that could be filed of it. */
export type Shipment = {
  /** Its place in the run, from 0. */
  readonly index: number
  readonly load: Load
  readonly numbers: ShipmentNumbers
  readonly seller: Seller
  readonly consignor: Profile
  readonly consignee: Profile
  readonly lines: readonly Line[]
  readonly grossGrams: number
  readonly packages: number
  /** The order it was sold under, in its market's pattern. */
  readonly orderReference: string
  /** Whether its market knows it by the order alone, not yet by a number of the carrier. */
  readonly isSoldByOrder: boolean
  readonly isGift: boolean
  readonly isReturn: boolean
  readonly clearance?: Clearance
  readonly broker?: Broker
  /** What its filers must do, whatever their habits; empty for honest parcels. */
  readonly must: ReadonlySet<Must>
  /** Whether its words sound like a threat and are none. */
  readonly isLookAlike: boolean
}

/**
 * `market`: the marketplace files; `codes`: every filer gives commodity codes; `plain`: papers
 * say the line's words as they stand; `scanned`: it is scanned on arrival.
 */
export type Must = 'market' | 'codes' | 'plain' | 'scanned'

const NEAR_NAME_SHARE = 0.003
/** Bona fide gifts up to so much stay free of duty in the United States. */
const GIFT_FREE_USD_MAX = 100
/** Food, cosmetics, medicines and devices: chapters in which another agency has a say. */
const REGULATED_CHAPTERS = /^(0|1|2[0-4]|33|90)/
const NOTHING: ReadonlySet<Must> = new Set()

/** Order numbers of sellers who sell on no market. */
const DIRECT_ORDER = 'SO########'

/** The parcel as sold on that market, or on none. */
export function soldOn(shipment: Shipment, market: Marketplace | undefined): Shipment {
  const { marketplace: _before, ...seller } = shipment.seller
  return {
    ...shipment,
    seller: market === undefined ? seller : { ...seller, marketplace: market },
    orderReference: orderNumber(market?.order ?? DIRECT_ORDER, shipment.numbers.order),
  }
}

/** What a shipment is made for. */
export type ShipmentWish = {
  readonly index: number
  readonly load: Load
  readonly numbers: ShipmentNumbers
  readonly market: Market
  readonly day: string
}

/** Makes an honest parcel. */
export function makeShipment(random: Random, wish: ShipmentWish): Shipment {
  const { load, market } = wish
  const who = makeParties(random, wish)
  const { seller, isGift, isReturn } = who
  const goods = makeLines(random.split('goods'), {
    seller,
    load,
    isReturn,
    home: market.land.country,
  })
  const how = random.split('how')
  const netGrams = goods.lines.reduce((sum, line) => sum + line.netGrams, 0)
  return {
    index: wish.index,
    load,
    numbers: isReturn ? asReturn(wish.numbers, market.land.country) : wish.numbers,
    seller,
    consignor: who.consignor,
    consignee: who.consignee,
    lines: goods.lines,
    grossGrams: Math.round(netGrams * (1.04 + fraction(how) * 0.14)) + intWithin(how, [15, 90]),
    packages: drawPackages(how, load),
    orderReference: orderNumber(seller.marketplace?.order ?? DIRECT_ORDER, wish.numbers.order),
    isSoldByOrder: load.carrier !== undefined && chance(how, 0.06),
    isGift,
    isReturn,
    ...clearing(how, wish, { lines: goods.lines, isGift, isReturn }),
    must: NOTHING,
    isLookAlike: goods.isLookAlike || who.isNear,
  }
}

type Parties = Ends & {
  readonly seller: Seller
  readonly isGift: boolean
  readonly isReturn: boolean
  readonly isNear: boolean
}

function makeParties(random: Random, wish: ShipmentWish): Parties {
  const { load, market } = wish
  const who = random.split('who')
  const seller = drawSeller(who, market, load.origin.country)
  const isMail = load.channel === 'mail'
  const isGift = isMail && chance(who, 0.06)
  const isReturn = isMail && !isGift && chance(who, 0.006)
  const consignor =
    isGift || isReturn
      ? makeProfile(who, market.people, { country: load.origin.country, kind: 'person' })
      : (seller.forwarder ?? seller.profile)
  const consignee = drawConsignee(who, market, load)
  const named = drawNearNames(random.split('near names'), { consignor, consignee })
  return { ...named, seller, isGift, isReturn }
}

function drawPackages(random: Random, load: Load): number {
  if (load.channel === 'cargo') return intWithin(random, [1, 12])
  return chance(random, 0.03) ? 2 : 1
}

function clearing(
  random: Random,
  wish: ShipmentWish,
  sent: Pick<Shipment, 'lines' | 'isGift' | 'isReturn'>,
): Pick<Shipment, 'clearance' | 'broker'> {
  const usd = sent.lines.reduce((sum, line) => sum + line.usd, 0)
  const clearance = drawClearance(random, {
    jurisdiction: wish.market.jurisdiction,
    day: wish.day,
    channel: wish.load.channel,
    exportCountry: wish.load.origin.country,
    usd,
    isFree: sent.isReturn || (sent.isGift && usd <= GIFT_FREE_USD_MAX),
    isRegulated: sent.lines.some((line) => REGULATED_CHAPTERS.test(line.code)),
  })
  return clearance === undefined ? {} : { clearance, broker: pick(random, BROKERS) }
}

/** An undelivered item comes back under its first number, which ends in the country it left. */
function asReturn(numbers: ShipmentNumbers, home: string): ShipmentNumbers {
  const item = numbers.postalItem ?? ''
  return { ...numbers, postalItem: s10(item.slice(0, 2), item.slice(2, 10), home) }
}

type Ends = { readonly consignor: Profile; readonly consignee: Profile }

/** Now and then an honest party has a name that sounds like a listed one. */
function drawNearNames(random: Random, ends: Ends): Ends & { readonly isNear: boolean } {
  if (!chance(random, NEAR_NAME_SHARE)) return { ...ends, isNear: false }
  const role = pick(random, ['consignor', 'consignee'] as const)
  const names = NEAR_NAMES[ends[role].country]
  if (names === undefined) return { ...ends, isNear: false }
  return { ...ends, [role]: { ...ends[role], name: { latin: pick(random, names) } }, isNear: true }
}

function drawConsignee(random: Random, market: Market, load: Load): Profile {
  const { country } = market.land
  const share = fraction(random)
  if (load.channel === 'cargo')
    return draw(random, share < 0.4 ? market.warehouses : market.regulars)
  if (share < 0.012) return draw(random, market.warehouses)
  if (share < 0.1) return draw(random, market.regulars)
  return makeProfile(random, market.people, {
    country,
    kind: chance(random, 0.04) ? 'company' : 'person',
  })
}

type GoodsWish = {
  readonly seller: Seller
  readonly load: Load
  readonly isReturn: boolean
  readonly home: string
}

function makeLines(random: Random, wish: GoodsWish) {
  const isCargo = wish.load.channel === 'cargo'
  const more = isCargo ? intWithin(random, [0, 4]) : Math.max(0, intWithin(random, [-14, 4]))
  const kinds = new Set<GoodsKind>()
  for (let at = 0; at <= more; at += 1) kinds.add(drawKind(random, wish))
  const gramsMax = lineGramsMax(wish.load, kinds.size)
  return {
    lines: [...kinds].map((kind) => makeLine(random, kind, { ...wish, gramsMax })),
    isLookAlike: [...kinds].some((kind) => kind.marks.has('look-alike')),
  }
}

const KIND_TRIES = 12

/** A kind of the seller's that can go by this load: mail takes no loose cells and nothing heavy. */
function drawKind(random: Random, { seller, load }: GoodsWish): GoodsKind {
  let kind = draw(random, seller.kinds)
  if (load.mailClass === undefined) return kind
  const gramsMax = lineGramsMax(load, 1)
  for (let tries = 0; tries < KIND_TRIES; tries += 1) {
    if (!kind.marks.has('cells') && kind.grams[0] < gramsMax) break
    kind = draw(random, seller.kinds)
  }
  return kind
}

/** What one of so many lines may weigh in grams, packing aside. */
function lineGramsMax(load: Load, lines: number): number {
  if (load.mailClass === undefined) return Number.POSITIVE_INFINITY
  return (MAIL_GRAMS_MAX[load.mailClass] * 0.78) / lines
}

type LineWish = GoodsWish & { readonly gramsMax: number }

function makeLine(random: Random, kind: GoodsKind, wish: LineWish): Line {
  const { seller, load } = wish
  const isCargo = load.channel === 'cargo'
  const wished = isCargo ? intWithin(random, [10, 160]) : drawQuantity(random)
  const skew = fraction(random)
  const usdEach = (kind.usd[0] + (kind.usd[1] - kind.usd[0]) * skew * skew) * seller.dearness
  const drawn = kind.grams[0] + (kind.grams[1] - kind.grams[0]) * fraction(random)
  const gramsEach = Math.min(drawn, Math.max(kind.grams[0], wish.gramsMax))
  const quantity = Math.max(1, Math.min(wished, Math.floor(wish.gramsMax / gramsEach)))
  const wholesale = isCargo ? 0.55 : 1
  const origin = seller.origin.country
  const wording = pick(random, kind.wordings)
  return {
    description: wording.description,
    ...(seller.isVague && chance(random, 0.6) ? { paper: vagueWords(random, false) } : {}),
    chinese: kind.chinese,
    title: wording.title + pick(random, EMBELLISHMENTS),
    code: kind.code,
    originCountry: wish.isReturn
      ? wish.home
      : kind.makers.includes(origin)
        ? origin
        : pick(random, kind.makers),
    quantity,
    unit: kind.marks.has('pair') ? 'PR' : 'PCE',
    netGrams: Math.max(1, Math.round(gramsEach * quantity)),
    ...price(random, { usdEach: usdEach * wholesale, quantity, currency: seller.currency }),
    ...(chance(random, 0.35) ? { brand: seller.brand } : {}),
  }
}

/**
 * Makes the money of a line: the listed price of one, and the declared total at it or a little
 * under.
 */
function price(
  random: Random,
  wish: { readonly usdEach: number; readonly quantity: number; readonly currency: string },
): Pick<Line, 'usd' | 'value' | 'listed'> {
  const each = minorOf(wish.usdEach, wish.currency)
  // Shop prices end in 99 or 49 more often than not.
  const charming = each > 300 && chance(random, 0.6) ? Math.floor(each / 100) * 100 + 99 : each
  const discount = chance(random, 0.3) ? 0.85 + fraction(random) * 0.15 : 1
  const total = Math.max(1, Math.round(charming * wish.quantity * discount))
  return {
    usd: wish.usdEach * wish.quantity,
    value: amount(total, wish.currency),
    listed: amount(charming, wish.currency),
  }
}

/** Minor units of a currency for so many US dollars, at the rough rate; at least 1. */
export function minorOf(usd: number, currency: string): number {
  assert(isCurrency(currency), `${currency} is a currency`)
  return Math.max(1, Math.round((usd / (ROUGH_USD[currency] ?? 1)) * 10 ** minorDigits(currency)))
}

/** The amount as filings write it. */
export function amount(minor: number, currency: string): Amount {
  assert(isCurrency(currency), `${currency} is a currency`)
  return { amount: printAmount({ minor, currency }), currency }
}

function drawQuantity(random: Random): number {
  const share = fraction(random)
  if (share < 0.74) return 1
  if (share < 0.9) return 2
  if (share < 0.98) return intWithin(random, [3, 6])
  return intWithin(random, [8, 24])
}

const EMBELLISHMENTS = ['', '', '', '', ' Free Shipping', ' Hot Sale', ' Fast Delivery'] as const

/** A kind of goods by its id. */
export function findKind(id: string): GoodsKind | undefined {
  return GOODS.find((kind) => kind.id === id)
}
