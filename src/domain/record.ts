/** What the store keeps of a consignment between revisions, and with a decision so that it replays. */
import type { Cause, Decision, Lane, Selection } from './decision.ts'
import type { Enrichment } from './enrichment.ts'

/** A statement kept by its place in the order of acceptance and the hash of its content. */
export type StatementRef = { readonly sequence: number; readonly hash: string }

/** One filer's reference: its first, its newest, and its newest stating version. */
export type FilingRef = {
  readonly kind: 'filing'
  readonly founding: StatementRef
  /** Absent where the founding version still is the newest. */
  readonly current?: StatementRef
  /** Absent where the newest version states something. */
  readonly stated?: StatementRef
}

/** The newest version of a filing, and the newest that states something. */
export function versionsOf({ founding, current, stated }: FilingRef): {
  readonly current: StatementRef
  readonly stated: StatementRef
} {
  const newest = current ?? founding
  return { current: newest, stated: stated ?? newest }
}

/** One event in its highest version; `founding` is the sequence of its first, where that is another. */
export type EventRef = { readonly kind: 'event'; readonly founding?: number } & StatementRef

/** A member of a consignment, by the statements it rests on. */
export type MemberRef = FilingRef | EventRef

/** A hold that an earlier revision placed and nobody with authority lifted. */
export type StandingHold = {
  readonly lane: Lane
  readonly selection: Selection
  /** What placed it: a rule or `policy.…`. A hold that only wants data is answered by that data. */
  readonly by: string
  /**
   * Texts of the keys of the parcel it was placed on: a statement that leaves takes it along, and
   * whoever comes with one of its numbers meets it.
   */
  readonly on?: readonly string[]
  /** Carriers whose numbers they are; '' where one was not stated. Absent: any. */
  readonly scopes?: readonly string[]
  /** When it was placed. */
  readonly since?: string
}

/** Everything beside pack and statements that a decision rests on. */
export type DecisionBasis = {
  readonly at: string
  readonly cause: Cause
  readonly revision: number
  readonly members: readonly MemberRef[]
  /** Events on what the parcel lay in. */
  readonly containerEvents: readonly StatementRef[]
  readonly enrichment: Enrichment
  readonly draw: number
  readonly standing: StandingHold | null
  readonly before: Lane | null
  readonly packHash: string
}

/** A decision with its basis, as kept for ever. */
export type DecisionRecord = { readonly decision: Decision; readonly basis: DecisionBasis }
