/**
 * The sample day: a stream of filings and events about parcels, and the ground truth apart from it.
 * Same options, same records, in the same order; memory does not grow with the number of parcels.
 */
import type { Submission } from '../domain/filing.ts'
import { assert } from '../lib/assert.ts'
import { chance, createRandom, draw, type Random } from '../lib/random.ts'
import type { Blemish } from './blemishes.ts'
import { dayNumber } from './clock.ts'
import { loadEvents, parcelEvents } from './events.ts'
import { makeFilings, type Sent } from './filings.ts'
import {
  type Channel,
  drawMailClass,
  type Load,
  type MailClass,
  makeLoad,
  type Slice,
} from './loads.ts'
import { buildMarket, type Market } from './market.ts'
import { type Jurisdiction, ORIGINS, type Origin } from './network.ts'
import { BLOCK_PARCELS, openDeck, planBlock, type Slot, type ThreatDeck } from './plan.ts'
import { makeShipment, type Shipment } from './shipment.ts'
import { type NumberBook, numbersOf, openNumberBook } from './shipment-numbers.ts'
import { prepareThreat } from './threats/prepare-threat.ts'
import type { Threat } from './threats/threat.ts'
import type { Truth } from './truth.ts'

/** A record of the day: something sent to the door, or what is true of a parcel. */
export type DayRecord =
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'truth'; readonly truth: Truth }

/** What day to play. */
export type DayOptions = {
  readonly seed: number | string
  /** How many parcels, at least 0. */
  readonly parcels: number
  readonly jurisdiction: Jurisdiction
  /** The day of arrival at the places, `YYYY-MM-DD`. */
  readonly day: string
  /**
   * At most so many filers a parcel: 1 gives one filing by carrier or post, 2 adds the marketplace,
   * 3 and more the broker too. All by default.
   */
  readonly filersPerParcel?: number
  /** Share of parcels that carry a planted threat; 0.03 by default. */
  readonly threatShare?: number
  /** Whether events are sent too; yes by default. */
  readonly withEvents?: boolean
}

const THREAT_SHARE = 0.03
const FILERS_MAX = 9
/** Loads of one channel and country that fill at the same time. */
const LOADS_AT_ONCE = 2
/** Of 1,000 parcels, so many come by mail and by express; the rest is cargo. */
const CHANNELS: Readonly<
  Record<Jurisdiction, { readonly mail: number; readonly express: number }>
> = {
  us: { mail: 300, express: 960 },
  example: { mail: 430, express: 960 },
}

type Run = {
  readonly options: DayOptions
  readonly random: Random
  readonly market: Market
  readonly book: NumberBook
  readonly deck: ThreatDeck
  readonly nextLoad: () => number
}

/**
 * Plays the day, record by record. A day that does not exist or a share beyond 0 to 1 is a fault.
 */
export function* generateDay(options: DayOptions): Generator<DayRecord, void, undefined> {
  assert(Number.isSafeInteger(options.parcels) && options.parcels >= 0, 'parcels is a count')
  assert(dayNumber(options.day) !== undefined, `${options.day} is a day`)
  const share = options.threatShare ?? THREAT_SHARE
  assert(share >= 0 && share <= 1, 'the share of threats is between 0 and 1')
  const random = createRandom(options.seed).split(options.day).split(options.jurisdiction)
  let loads = 0
  const run: Run = {
    options,
    random,
    market: buildMarket(random.split('market'), options.jurisdiction),
    book: openNumberBook(random.split('numbers')),
    deck: openDeck(random.split('deck')),
    nextLoad: () => {
      loads += 1
      return loads
    },
  }
  const blocks = Math.ceil(options.parcels / BLOCK_PARCELS)
  for (let block = 0; block < blocks; block += 1) {
    const { sent, parcels } = playBlock(run, block, blocks)
    for (const { submission } of sent) yield { kind: 'submission', submission }
    for (const parcel of parcels) yield { kind: 'truth', truth: truthOf(parcel) }
  }
}

function playBlock(run: Run, block: number, blocks: number): PlayedBlock {
  const { options, random } = run
  const first = block * BLOCK_PARCELS
  const end = Math.min(options.parcels, first + BLOCK_PARCELS)
  const share = options.threatShare ?? THREAT_SHARE
  const stream = random.split('block').split(block)
  const slots = planBlock(stream.split('plan'), run.deck, {
    parcels: end - first,
    threats: Math.round(end * share) - Math.round(first * share),
  })
  const yard = openYard(run, stream.split('loads'), {
    from: block / blocks,
    to: (block + 1) / blocks,
  })
  const parcels: Parcel[] = []
  const sent: Sent[] = []
  for (let index = first; index < end; index += 1) {
    const parcel = playParcel(run, yard, index, slots.get(index - first))
    parcels.push(parcel)
    sent.push(...parcel.sent)
  }
  if (options.withEvents ?? true) sent.push(...yard.events())
  sent.sort((one, other) => one.sentAt - other.sentAt)
  return { sent, parcels }
}

type PlayedBlock = { readonly sent: readonly Sent[]; readonly parcels: readonly Parcel[] }

type Parcel = {
  readonly sent: readonly Sent[]
  readonly threat: Threat | undefined
  readonly shipment: Shipment
  readonly blemishes: ReadonlySet<Blemish>
}

function playParcel(run: Run, yard: Yard, index: number, slot: Slot | undefined): Parcel {
  const { market, options } = run
  const random = run.random.split('parcel').split(index)
  const threat = slot === undefined ? undefined : makeThreat(run, random.split('threat'), slot)
  const load = yard.load(random.split('load'), threat)
  const numbers = numbersOf(random.split('numbers'), run.book, { index, load, land: market.land })
  const honest = makeShipment(random, { index, load, numbers, market, day: options.day })
  const shipment = threat === undefined ? honest : threat.shape(honest)
  const blemishes = new Set<Blemish>()
  const told = makeFilings(
    random.split('filings'),
    shipment,
    {
      land: market.land,
      jurisdiction: options.jurisdiction,
      day: options.day,
      filersMax: options.filersPerParcel ?? FILERS_MAX,
      written: market.written,
    },
    blemishes,
  )
  const filings = threat === undefined ? told : threat.retell(told, shipment)
  const hasEvents = options.withEvents ?? true
  const events = hasEvents ? parcelEvents(random.split('events'), shipment, market.land) : []
  return { sent: [...filings, ...events], threat, shipment, blemishes }
}

function makeThreat(run: Run, random: Random, slot: Slot): Threat {
  return prepareThreat(slot.topic, {
    random,
    market: run.market,
    day: run.options.day,
    member: slot.member,
    shared: run.random.split('group').split(slot.member?.group ?? 0),
  })
}

/** The loads of a block: parcels of one channel and country fill one before the next is opened. */
type Yard = {
  readonly load: (random: Random, threat: Threat | undefined) => Load
  readonly events: () => readonly Sent[]
}

function openYard(run: Run, random: Random, slice: Slice): Yard {
  const { market, options } = run
  const open = new Map<string, { readonly load: Load; parcels: number }>()
  const all: Load[] = []
  const start = (channel: Channel, origin: Origin, mailClass: MailClass | undefined): Load => {
    const number = run.nextLoad()
    const { land } = market
    const load = makeLoad(random.split(number), {
      land,
      day: options.day,
      channel,
      mailClass,
      origin,
      slice,
      number,
    })
    all.push(load)
    return load
  }
  return {
    load: (stream, threat) => {
      const channel = threat?.channel ?? drawChannel(stream, options.jurisdiction)
      const origin = findOrigin(threat?.country) ?? drawOrigin(stream, market, channel)
      const isHeavy = threat?.isHeavy ?? false
      const mailClass = channel === 'mail' ? drawMailClass(stream, isHeavy) : undefined
      const key = `${mailClass ?? channel} ${origin.country} ${stream.next() % LOADS_AT_ONCE}`
      const known = open.get(key)
      if (known !== undefined && known.parcels < known.load.parcelsMax) {
        known.parcels += 1
        return known.load
      }
      const load = start(channel, origin, mailClass)
      open.set(key, { load, parcels: 1 })
      return load
    },
    events: () => all.flatMap((load) => loadEvents(load, market.land, run.book.tag)),
  }
}

function drawChannel(random: Random, jurisdiction: Jurisdiction): Channel {
  const { mail, express } = CHANNELS[jurisdiction]
  if (chance(random, mail / 1_000)) return 'mail'
  return chance(random, (express - mail) / (1_000 - mail)) ? 'express' : 'cargo'
}

function drawOrigin(random: Random, market: Market, channel: Channel): Origin {
  return draw(random, channel === 'mail' ? market.mailOrigins : market.expressOrigins)
}

function findOrigin(country: string | undefined): Origin | undefined {
  return ORIGINS.find((origin) => origin.country === country)
}

function truthOf(parcel: Parcel): Truth {
  const { threat, shipment, blemishes } = parcel
  const { numbers } = shipment
  const order = shipment.isSoldByOrder ? shipment.orderReference : undefined
  const all = [numbers.house, numbers.postalItem, numbers.tracking, numbers.handedOver, order]
  const identifiers = [...new Set(all.filter((one) => one !== undefined))]
  return {
    consignment: foundingName(parcel) ?? identifiers[0] ?? '',
    identifiers,
    honest: threat === undefined,
    threats: threat?.topics ?? [],
    ...(threat === undefined ? {} : { plantedBecause: threat.because, disguise: threat.disguise }),
    ...(threat?.group?.startsWith('split') === true ? { splitGroup: threat.group } : {}),
    ...(threat?.group?.startsWith('activity') === true ? { activityGroup: threat.group } : {}),
    ...(threat === undefined && shipment.isLookAlike ? { lookAlike: true } : {}),
    blemishes: [...blemishes],
  }
}

/** The parcel's name by its first filing to reach the door. */
function foundingName(parcel: Parcel): string | undefined {
  let founding: Sent | undefined
  for (const sent of parcel.sent) {
    if (sent.submission.kind !== 'filing') continue
    if (founding === undefined || sent.sentAt < founding.sentAt) founding = sent
  }
  if (founding?.submission.kind !== 'filing') return undefined
  const stated = founding.submission.consignment
  return (
    stated.houseReference ?? stated.postalItem ?? stated.trackingNumber ?? stated.orderReference
  )
}
