/**
 * Loads of the sample day: a flight, truck or voyage with its master waybill or receptacle.
 * Parcels that travel together share a load until it is full.
 */
import type { ConsignmentStatement } from '../domain/filing.ts'
import { chance, draw, intBelow, intWithin, pick, type Random, weighted } from '../lib/random.ts'
import { HOUR, startOfDay, writeInstant } from './clock.ts'
import {
  type Carrier,
  EXPRESS_CARRIERS,
  type Land,
  type Origin,
  type Port,
  SEA_CARRIER,
} from './network.ts'
import { masterWaybill, receptacle } from './numbers.ts'

/** How a parcel comes: by post, by integrator, or as cargo. */
export type Channel = 'mail' | 'express' | 'cargo'
/** Class of mail; each has an S9 sub-class of its own. */
export type MailClass = 'letter' | 'packet' | 'parcel' | 'ems'

/** A load. Times are milliseconds since 1970 UTC. */
export type Load = {
  readonly channel: Channel
  readonly mode: 'air' | 'road' | 'sea'
  readonly mailClass?: MailClass
  /** Absent for mail: the post speaks for it. */
  readonly carrier?: Carrier
  readonly origin: Origin
  readonly gateway: string
  readonly conveyance: string
  readonly master?: string
  readonly receptacle?: string
  readonly port: Port
  readonly facility: string
  readonly departedAt: number
  readonly estimatedAt: number
  readonly arrivedAt: number
  /** Another place where it landed instead. */
  readonly divertedTo?: string
  readonly parcelsMax: number
  /** What every filing about a parcel in it says of its transport; shared, for loads are few. */
  readonly stated: StatedTransport
  /** The number of the load in the run. */
  readonly number: number
}

/** The transport elements of a filing. */
export type StatedTransport = Pick<
  ConsignmentStatement,
  'channel' | 'transportMode' | 'mailClass' | 'carrier' | 'conveyance' | 'arrival'
>

/** The part of the day in which loads arrive: fractions of the local day. */
export type Slice = { readonly from: number; readonly to: number }

/** What a new load must be. */
export type LoadWish = {
  readonly land: Land
  readonly day: string
  readonly channel: Channel
  /** For mail. */
  readonly mailClass: MailClass | undefined
  readonly origin: Origin
  readonly slice: Slice
  readonly number: number
}

const MAIL: Readonly<
  Record<MailClass, { readonly subclass: string; readonly bagKilograms: number }>
> = {
  packet: { subclass: 'UN', bagKilograms: 30 },
  parcel: { subclass: 'CN', bagKilograms: 28 },
  ems: { subclass: 'EN', bagKilograms: 24 },
  letter: { subclass: 'UX', bagKilograms: 12 },
}
const MAIL_CLASSES = weighted(
  ['packet', 'parcel', 'ems', 'letter'] as const,
  (_, rank) => [60, 22, 12, 6][rank] ?? 0,
)
/** What a mail item of a class may weigh, in grams (UPU Convention Regulations). */
export const MAIL_GRAMS_MAX: Readonly<Record<MailClass, number>> = {
  letter: 2_000,
  packet: 2_000,
  parcel: 30_000,
  ems: 30_000,
}

/** The class of a mail item; a heavy one cannot go as a letter or packet. */
export function drawMailClass(random: Random, isHeavy: boolean): MailClass {
  return isHeavy ? 'parcel' : draw(random, MAIL_CLASSES)
}

const AIR_CARRIERS = weighted(EXPRESS_CARRIERS, (_, rank) => [40, 25, 22, 13][rank] ?? 0)
/** Meridian drives most of what comes by road. */
const ROAD_CARRIERS = weighted(EXPRESS_CARRIERS, (_, rank) => [40, 25, 22, 60][rank] ?? 0)
/** UN/LOCODEs of seaports by country. */
const SEAPORTS: Readonly<Record<string, readonly string[]>> = {
  AE: ['AEJEA'],
  BD: ['BDCGP'],
  BR: ['BRSSZ'],
  CN: ['CNYTN', 'CNSHG', 'CNNGB'],
  CO: ['COCTG'],
  DE: ['DEHAM'],
  ES: ['ESVLC'],
  FR: ['FRLEH'],
  GB: ['GBFXT'],
  HK: ['HKHKG'],
  ID: ['IDJKT'],
  IN: ['INNSA'],
  IT: ['ITGOA'],
  JP: ['JPYOK'],
  KR: ['KRPUS'],
  NL: ['NLRTM'],
  PK: ['PKKHI'],
  PL: ['PLGDN'],
  TH: ['THLCH'],
  TR: ['TRAMR'],
  TW: ['TWKHH'],
  UA: ['ROCND'],
  US: ['USNYC'],
  VN: ['VNSGN'],
}
/** Neighbours by road, by country of arrival. */
const BY_ROAD: Readonly<Record<string, ReadonlySet<string>>> = {
  US: new Set(['CA', 'MX']),
  XA: new Set(['DE', 'IT', 'PL', 'NL', 'FR', 'TR', 'UA']),
}

/** Makes a load that arrives within the slice of the day. */
export function makeLoad(random: Random, wish: LoadWish): Load {
  const { land, channel, origin } = wish
  const ports = land[channel]
  const port = draw(random, ports)
  const mode = modeOf(random, wish)
  const arrivedAt = arrivalOf(random, wish, port)
  const isSlipped = chance(random, 0.04)
  const hours =
    { air: origin.hours, road: 20, sea: 24 * 22 }[mode] * (0.9 + intBelow(random, 25) / 100)
  const departedAt = arrivedAt - Math.round(hours * 60) * 60_000
  const carrier = carrierOf(random, channel, mode)
  const other = ports.choices.find((one) => one !== port && one.zone === port.zone)
  const flight = carrier?.flight ?? pick(random, ['CX', 'LH', 'KE', 'TK', 'AC'])
  const load = {
    channel,
    mode,
    ...(carrier === undefined ? {} : { carrier }),
    origin,
    gateway: pick(
      random,
      mode === 'sea' ? (SEAPORTS[origin.country] ?? origin.gateways) : origin.gateways,
    ),
    conveyance: `${flight}${conveyanceNumber(wish.number)}`,
    ...(channel === 'mail' ? mailParts(random, wish, port) : masterPart(random, wish, carrier)),
    port,
    facility: pick(random, port.facilities),
    departedAt,
    // A slipped load was expected earlier, but never before it left.
    estimatedAt: roundTo(isSlipped ? arrivedAt - Math.round(hours * 0.4) * HOUR : arrivedAt, 5),
    arrivedAt,
    ...(channel === 'express' && other !== undefined && chance(random, 0.004)
      ? { divertedTo: other.place }
      : {}),
    parcelsMax: intWithin(random, [18, 90]),
    number: wish.number,
  }
  return { ...load, stated: stateTransport(load) }
}

function stateTransport(load: Omit<Load, 'stated'>): StatedTransport {
  const { carrier } = load
  return {
    channel: load.channel,
    transportMode: load.mode,
    ...(load.mailClass === undefined ? {} : { mailClass: load.mailClass }),
    ...(carrier === undefined ? {} : { carrier: { code: carrier.code, name: carrier.name } }),
    conveyance: { reference: load.conveyance, departedAt: writeInstant(load.departedAt) },
    arrival: {
      place: load.port.place,
      facility: load.facility,
      estimatedAt: writeInstant(load.estimatedAt),
    },
  }
}

function modeOf(random: Random, wish: LoadWish): 'air' | 'road' | 'sea' {
  const isNear = BY_ROAD[wish.land.country]?.has(wish.origin.country) ?? false
  if (wish.channel === 'mail') return 'air'
  if (wish.channel === 'cargo') return isNear ? 'road' : chance(random, 0.75) ? 'sea' : 'air'
  return isNear && chance(random, 0.35) ? 'road' : 'air'
}

function carrierOf(random: Random, channel: Channel, mode: string): Carrier | undefined {
  if (channel === 'mail') return undefined
  if (mode === 'sea') return SEA_CARRIER
  return draw(random, mode === 'road' ? ROAD_CARRIERS : AIR_CARRIERS)
}

function arrivalOf(random: Random, wish: LoadWish, port: Port): number {
  const start = startOfDayCached(wish.day, port.zone)
  const { from, to } = wish.slice
  const share = from + (to - from) * (intBelow(random, 1000) / 1000)
  return start + Math.round((0.02 + share * 0.94) * 24 * 60) * 60_000
}

function mailParts(random: Random, wish: LoadWish, port: Port) {
  const mailClass = wish.mailClass ?? 'packet'
  const { subclass, bagKilograms } = MAIL[mailClass]
  return {
    mailClass,
    receptacle: receptacle({
      from: pick(random, wish.origin.offices),
      to: port.office,
      subclass,
      year: Number(wish.day.slice(0, 4)),
      despatch: 1 + (wish.number % 9_999),
      receptacle: 1 + (Math.floor(wish.number / 9_999) % 999),
      weightGrams: intWithin(random, [3_000, bagKilograms * 1_000]),
    }),
  }
}

function masterPart(random: Random, wish: LoadWish, carrier: Carrier | undefined) {
  const serial = String(intBelow(random, 1_000) * 10_000 + (wish.number % 10_000)).padStart(8, '0')
  if (carrier === SEA_CARRIER) return { master: `${SEA_CARRIER.prefix}${serial}` }
  return { master: masterWaybill(carrier?.prefix ?? '904', serial) }
}

/**
 * Four digits that no other load has among any 9,973 in a row: a flight number arrives once a
 * day.
 */
function conveyanceNumber(number: number): string {
  return String((number * 617) % 9_973).padStart(4, '0')
}

function roundTo(ms: number, minutes: number): number {
  return Math.round(ms / (minutes * 60_000)) * minutes * 60_000
}

const starts = new Map<string, number>()
/** Days begin at few places; asking the calendar for each load would cost more than the load. */
function startOfDayCached(day: string, zone: string): number {
  const key = `${day} ${zone}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const start = startOfDay(day, zone)
  if (starts.size > 64) starts.clear()
  starts.set(key, start)
  return start
}
