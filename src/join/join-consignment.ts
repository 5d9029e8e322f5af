/** One consignment from its members: merged statement, provenance, conflicts and whereabouts. */
import type { AcceptedEvent, AcceptedFiling, Consignment } from '../domain/consignment.ts'
import type { Filing } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { cutText } from '../lib/cut-text.ts'
import { shortHash } from '../lib/hash.ts'
import { findConflicts, type ToMinor } from './conflicts.ts'
import { type EventMember, type FilingMember, isCancelled, type Member } from './member.ts'
import { mergeStatements } from './merge.ts'
import { whereabouts } from './whereabouts.ts'

/** What a join needs to know beside the members. */
export type JoinOptions = {
  readonly toMinor: ToMinor
  /** Which filings may be seen, for a purpose; all by default. */
  readonly permits?: (filing: Filing) => boolean
  /** Events on receptacles, masters and conveyances the parcel lies in. */
  readonly containerEvents?: readonly AcceptedEvent[]
  /** The id, where it is known: a parcel seen for another purpose is the same. */
  readonly id?: string
}

/**
 * Joins the members of one set of `partition` (oldest first). Cancelled filings are left out while
 * another stands; when all are cancelled their last statements stay as evidence.
 */
export function joinConsignment(members: readonly Member[], options: JoinOptions): Consignment {
  const founder = present(members[0], 'the founding member')
  const permits = options.permits ?? (() => true)
  const filed = members.filter((member) => member.kind === 'filing')
  const standing = filed.filter((member) => !isCancelled(member))
  const speaking = (standing.length > 0 ? standing : filed).filter((member) =>
    permits(heardFrom(member).filing),
  )
  const heard = speaking.map(heardFrom)
  const own = members.flatMap((member) => (member.kind === 'event' ? [acceptedEvent(member)] : []))
  const events = [...own, ...(options.containerEvents ?? [])]
  const merged = mergeStatements(heard.map(({ filing }) => filing))
  return {
    id: options.id ?? consignmentId(founder),
    name: consignmentName(members),
    ...merged,
    conflicts: findConflicts(heard, options.toMinor),
    filings: heard,
    firstLodgedAt: firstLodgement(speaking),
    events,
    whereabouts: whereabouts(events, merged.statement, custodiansOf(standing)),
    isCancelled: filed.length > 0 && standing.length === 0,
    isWithoutFiling: filed.length === 0,
  }
}

/** Who has the parcel in hand: the carriers and posts whose filings about it stand. */
function custodiansOf(filings: readonly FilingMember[]): ReadonlySet<string> {
  return new Set(
    filings
      .map(({ current }) => current.filing)
      .filter(({ filerRole }) => filerRole === 'carrier' || filerRole === 'post')
      .map(({ filer }) => filer),
  )
}

function heardFrom(member: FilingMember): AcceptedFiling {
  return isCancelled(member) ? member.stated : member.current
}

/** An amendment makes nobody late; a first version that says nothing of the goods makes nobody early. */
function firstLodgement(members: readonly FilingMember[]): string | undefined {
  return members
    .map((member) => {
      const { consignment, lodgedAt } = member.founding.filing
      const statesGoods = (consignment.goodsItems ?? []).length > 0
      return statesGoods ? lodgedAt : heardFrom(member).filing.lodgedAt
    })
    .reduce<string | undefined>(
      (first, next) => (first === undefined || Date.parse(next) < Date.parse(first) ? next : first),
      undefined,
    )
}

/** The internal id: a hash of the founding statement's filer and reference, the same in every store. */
export function consignmentId(founder: Member): string {
  const { filer, reference } = founder.kind === 'filing' ? founder.founding.filing : founder.event
  return `c${shortHash([founder.kind, filer, reference], 24)}`
}

/** Longer names are cut: officers read them, and an index holds them. */
const NAME_LENGTH_MAX = 200

/**
 * The name officers use, for ever: the first present of house reference, postal item, tracking
 * number and order reference in the founding filing; an event that founds gives its own number.
 */
export function consignmentName(members: readonly Member[]): string {
  const founder = present(members[0], 'the founding member')
  if (founder.kind === 'event') return cutText(founder.event.subject.value, NAME_LENGTH_MAX)
  const { houseReference, postalItem, trackingNumber, orderReference } =
    founder.founding.filing.consignment
  const name = houseReference ?? postalItem ?? trackingNumber ?? orderReference ?? ''
  return cutText(name, NAME_LENGTH_MAX)
}

function acceptedEvent({ event, sequence, hash }: EventMember): AcceptedEvent {
  return { event, sequence, hash }
}
