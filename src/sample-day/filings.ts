/**
 * The filings about one parcel: who files what, when, and what comes of it (amended, cancelled,
 * sent twice). All are drawn from one shipment, so what honest filers say of it fits together.
 */
import type { ConsignmentStatement, Filing, Submission } from '../domain/filing.ts'
import { chance, intWithin, type Random } from '../lib/random.ts'
import { type Blemish, latenessMinutes, vagueWords } from './blemishes.ts'
import { HOUR, writeInstant, writeInstantAt } from './clock.ts'
import type { FilerAccount, Jurisdiction, Land } from './network.ts'
import type { WrittenParties } from './profiles.ts'
import { hasPreloading, marketplaceAuthority, postAuthority } from './regime.ts'
import type { Shipment } from './shipment.ts'
import {
  brokerStatement,
  carrierStatement,
  marketStatement,
  postStatement,
  preloadingStatement,
  type Voice,
} from './statements.ts'

/** What is sent, and when it reaches the door (milliseconds since 1970 UTC). */
export type Sent = { readonly submission: Submission; readonly sentAt: number }

/** What filing needs to know beside the parcel. */
export type FilingWish = {
  readonly land: Land
  readonly jurisdiction: Jurisdiction
  readonly day: string
  /** At most so many filers; with 1, only the carrier's manifest or the post's data. */
  readonly filersMax: number
  readonly written: WrittenParties
}

const MINUTE = 60_000
/** Filers whose systems write local time. */
const OFFSET_HOURS: Readonly<Record<string, number>> = { lotushub: 8, kaufring: 1 }
const AMENDED_SHARE = 0.03
const CANCELLED_SHARE = 0.006
const REPLAYED_SHARE = 0.01

/** All honest filings of a parcel. What is untidy about them is added to `blemishes`. */
export function makeFilings(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const first =
    shipment.load.carrier === undefined
      ? [postFiling(random, shipment, wish, blemishes)]
      : carrierFilings(random, shipment, wish, blemishes)
  if (wish.filersMax <= 1) return first.slice(-1)
  const market = marketFiling(random, shipment, wish, blemishes)
  const broker = wish.filersMax > 2 ? brokerFiling(random, shipment, wish, blemishes) : []
  const handOver = wish.filersMax > 2 ? handOverFiling(random, shipment, wish, blemishes) : []
  const after = random.split('after')
  return [...first, ...market, ...broker, ...handOver].flatMap((sent) => {
    return afterwards(after, sent, blemishes)
  })
}

type Lodging = {
  readonly account: FilerAccount
  readonly authority: string
  readonly prefix: string
  readonly at: number
  readonly consignment: ConsignmentStatement
}

function lodge(shipment: Shipment, lodging: Lodging): Sent {
  const { account, at } = lodging
  const offset = OFFSET_HOURS[account.filer]
  const filing: Filing = {
    kind: 'filing',
    reference: `${lodging.prefix}-${shipment.numbers.suffix}`,
    version: 1,
    function: 'original',
    filer: account.filer,
    filerRole: account.role,
    authority: lodging.authority,
    lodgedAt: offset === undefined ? writeInstant(at) : writeInstantAt(at, offset),
    consignment: lodging.consignment,
  }
  return { submission: filing, sentAt: at }
}

function voiceOf(
  random: Random,
  account: FilerAccount,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): Voice {
  const { hand, care, filer } = account
  return {
    random: random.split(filer),
    hand,
    care,
    land: wish.land,
    blemishes,
    written: wish.written,
  }
}

function postFiling(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): Sent {
  const { post } = wish.land
  const voice = voiceOf(random, post, wish, blemishes)
  const minutes = intWithin(voice.random, [60, 4_000])
  return lodge(shipment, {
    account: post,
    authority: postAuthority(wish.jurisdiction, wish.day),
    prefix: 'ITM',
    at: shipment.load.departedAt - minutes * MINUTE,
    consignment: postStatement(shipment, voice),
  })
}

function carrierFilings(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const { load } = shipment
  const { carrier } = load
  if (carrier === undefined) return []
  const voice = voiceOf(random, carrier, wish, blemishes)
  const isLate = chance(voice.random, 0.012)
  if (isLate) blemishes.add('late')
  const due = load.estimatedAt - (load.mode === 'air' ? 4 : 1) * HOUR
  const planned = load.departedAt + intWithin(voice.random, [5, 90]) * MINUTE
  const at = isLate ? due + latenessMinutes(voice.random) * MINUTE : Math.min(planned, due)
  const manifest = lodge(shipment, {
    account: carrier,
    authority: 'manifest',
    prefix: 'MAN',
    at,
    consignment: carrierStatement(shipment, voice),
  })
  const hasPre = load.mode === 'air' && hasPreloading(wish.jurisdiction, wish.day)
  if (!hasPre || wish.filersMax <= 1) return [manifest]
  const before = lodge(shipment, {
    account: carrier,
    authority: 'acas',
    prefix: 'PRE',
    at: load.departedAt - intWithin(voice.random, [100, 720]) * MINUTE,
    consignment: preloadingStatement(shipment, voice),
  })
  return [before, manifest]
}

function marketFiling(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const { marketplace } = shipment.seller
  const isPrivate = shipment.isGift || shipment.isReturn || shipment.load.channel === 'cargo'
  if (marketplace === undefined || isPrivate) return []
  const voice = voiceOf(random, marketplace, wish, blemishes)
  const isMail = shipment.load.channel === 'mail'
  const isSure = shipment.must.has('market')
  if (!isSure && !chance(voice.random, isMail ? 0.35 : 0.6)) return []
  const minutes = intWithin(voice.random, [600, 4_300])
  return [
    lodge(shipment, {
      account: marketplace,
      authority: marketplaceAuthority(wish.jurisdiction, wish.day),
      prefix: 'ORD',
      at: shipment.load.departedAt - minutes * MINUTE,
      consignment: marketStatement(shipment, marketplace, voice),
    }),
  ]
}

function brokerFiling(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const { broker, clearance, load } = shipment
  if (broker === undefined || clearance === undefined) return []
  const voice = voiceOf(random, broker, wish, blemishes)
  const isAfter = chance(voice.random, clearance.authority === 'postal-worksheet' ? 0.1 : 0.03)
  if (isAfter) blemishes.add('late')
  const minutes = isAfter ? intWithin(voice.random, [30, 600]) : -intWithin(voice.random, [15, 210])
  return [
    lodge(shipment, {
      account: broker,
      authority: clearance.authority,
      prefix: clearance.authority === 'entry' ? 'ENT' : 'WKS',
      at: load.estimatedAt + minutes * MINUTE,
      consignment: brokerStatement(shipment, voice),
    }),
  ]
}

/**
 * A postal item that a carrier delivers: its own number, its own record, until an event links
 * them.
 */
function handOverFiling(
  random: Random,
  shipment: Shipment,
  wish: FilingWish,
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const { handedOver } = shipment.numbers
  if (handedOver === undefined) return []
  const account = { ...wish.land.post, filer: 'meridian', role: 'carrier' as const }
  const voice = voiceOf(random, account, wish, blemishes)
  const stated = postStatement(shipment, voice)
  const { postalItem: _item, receptacle: _bag, mailClass: _class, ...rest } = stated
  return [
    lodge(shipment, {
      account,
      authority: 'voluntary',
      prefix: 'HND',
      at: shipment.load.arrivedAt + intWithin(voice.random, [40, 400]) * MINUTE,
      consignment: {
        trackingNumber: handedOver,
        ...rest,
        channel: 'express',
        carrier: { code: 'MRX', name: 'Meridian Parcel' },
      },
    }),
  ]
}

/** What may come of a filing: an amendment, a cancellation, the same again. */
function afterwards(random: Random, sent: Sent, blemishes: Set<Blemish>): readonly Sent[] {
  const { submission, sentAt } = sent
  if (submission.kind !== 'filing') return [sent]
  const later = sentAt + intWithin(random, [20, 400]) * MINUTE
  if (chance(random, AMENDED_SHARE))
    return amended(random, { filing: submission, sentAt, later }, blemishes)
  if (chance(random, CANCELLED_SHARE)) {
    blemishes.add('cancelled')
    const cancelled: Filing = {
      ...submission,
      version: 2,
      function: 'cancellation',
      lodgedAt: writeInstant(later),
    }
    return [sent, { submission: cancelled, sentAt: later }]
  }
  if (chance(random, REPLAYED_SHARE)) {
    blemishes.add('sent-twice')
    return [sent, { submission, sentAt: sentAt + intWithin(random, [1, 90]) * MINUTE }]
  }
  return [sent]
}

/** A poor original and the amendment that mends it; now and then the second overtakes the first. */
function amended(
  random: Random,
  mend: { readonly filing: Filing; readonly sentAt: number; readonly later: number },
  blemishes: Set<Blemish>,
): readonly Sent[] {
  const { filing, sentAt, later } = mend
  blemishes.add('amended')
  const poor: Filing = { ...filing, consignment: spoil(random, filing.consignment) }
  const mended: Filing = {
    ...filing,
    version: 2,
    function: 'amendment',
    lodgedAt: writeInstant(later),
  }
  const overtakes = chance(random, 0.15)
  if (overtakes) blemishes.add('out-of-order')
  return [
    { submission: poor, sentAt: overtakes ? later + 2 * MINUTE : sentAt },
    { submission: mended, sentAt: later },
  ]
}

function spoil(random: Random, consignment: ConsignmentStatement): ConsignmentStatement {
  if (chance(random, 0.5)) {
    const goodsItems = (consignment.goodsItems ?? []).map((line) => ({
      ...line,
      description: vagueWords(random, false),
    }))
    return { ...consignment, goodsItems }
  }
  const { consignee } = consignment
  if (consignee === undefined) return consignment
  return {
    ...consignment,
    consignee: consignee.name === undefined ? {} : { name: consignee.name },
  }
}
