/** One consignment from its members: merged statement, provenance, conflicts and whereabouts. */
import type { AcceptedEvent, AcceptedFiling, Consignment } from '../domain/consignment.ts'
import type { Filing } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { shortHash } from '../lib/hash.ts'
import { findConflicts, type ToMinor } from './conflicts.ts'
import { type FilingMember, isCancelled, type Member } from './member.ts'
import { mergeStatements } from './merge.ts'
import { whereabouts } from './whereabouts.ts'

export type JoinOptions = {
  readonly toMinor: ToMinor
  /** Which filings may be seen, for a purpose; all by default. */
  readonly permits?: (filing: Filing) => boolean
  /** Events on receptacles, masters and conveyances the parcel lies in. */
  readonly containerEvents?: readonly AcceptedEvent[]
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
  const heard = (standing.length > 0 ? standing : filed)
    .map((member) => (standing.length > 0 ? member.current : member.stated))
    .filter((accepted) => permits(accepted.filing))
  const own: readonly AcceptedEvent[] = members.filter((member) => member.kind === 'event')
  const events = [...own, ...(options.containerEvents ?? [])]
  const merged = mergeStatements(heard.map(({ filing }) => filing))
  return {
    id: consignmentId(founder),
    name: consignmentName(members),
    ...merged,
    conflicts: findConflicts(heard, options.toMinor),
    filings: heard,
    events,
    whereabouts: whereabouts(events, merged.statement),
    isCancelled: filed.length > 0 && standing.length === 0,
    isWithoutFiling: filed.length === 0,
  }
}

/** The internal id: a hash of the founding statement's filer and reference, the same in every store. */
export function consignmentId(founder: Member): string {
  const { filer, reference } = founder.kind === 'filing' ? founder.founding.filing : founder.event
  return `c${shortHash([founder.kind, filer, reference], 24)}`
}

/**
 * The name officers use: the first present of house reference, postal item, tracking number and
 * order reference in the founding filing. An event that founds gives its own number, until a filing
 * comes: the name belongs to the oldest filing there is.
 */
export function consignmentName(members: readonly Member[]): string {
  const filing = members.find((member): member is FilingMember => member.kind === 'filing')
  const founder = members[0]
  if (filing === undefined || founder?.kind === 'event') {
    return founder?.kind === 'event' ? founder.event.subject.value : ''
  }
  const { houseReference, postalItem, trackingNumber, orderReference } =
    founding(filing).filing.consignment
  return houseReference ?? postalItem ?? trackingNumber ?? orderReference ?? ''
}

function founding(member: FilingMember): AcceptedFiling {
  return member.founding
}
