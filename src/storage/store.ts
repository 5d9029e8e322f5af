/**
 * Where filings, consignments and decisions are kept. One unit of work is one transaction: all of
 * it is durable, or none. Units run one at a time, so that keys, persons' days and activity are
 * exact.
 */
import type { AcceptedEvent } from '../domain/consignment.ts'
import type { Cause, Lane } from '../domain/decision.ts'
import type { Submission } from '../domain/filing.ts'
import type { DecisionRecord, MemberRef, StandingHold } from '../domain/record.ts'

/** The idempotency key of a submission, and the hash of its canonical form. */
export type Claim = {
  readonly filer: string
  readonly reference: string
  readonly version: number
  readonly hash: string
}

/** Whether a claim is new, the same again, or another content under a used key. */
export type ClaimOutcome =
  | { readonly kind: 'new'; readonly siblings: readonly number[] }
  | { readonly kind: 'replayed' }
  | { readonly kind: 'clashed'; readonly hash: string }

/** A submission as kept: never changed, never deleted before its retention ends. */
export type StoredSubmission = {
  readonly sequence: number
  readonly hash: string
  readonly receivedAt: string
  readonly submission: Submission
  /** The text as it came in. */
  readonly raw: string
}

/** What one party's activity row holds; its shape belongs to enrichment. */
export type ActivityEntries = readonly {
  readonly day: number
  readonly counterparty: string
  readonly parcels: number
}[]

/** A consignment's row in the ledger of persons' days; its shape belongs to enrichment. */
export type LedgerEntry = {
  readonly consignmentId: string
  readonly day: string
  readonly block: string
  readonly person: string
  readonly name: string
  readonly valueMinor: number | null
  readonly isExempt: boolean
  /** It was delivered as this: it counts, whatever is stated later. Kept with the row alone. */
  readonly wentOut?: true
}

/** What a consignment has added to parties' activity, so that it can be taken out again. */
export type ContributionEntry = {
  readonly key: string
  readonly day: number
  readonly counterparty: string
}

/** A consignment between revisions. */
export type ConsignmentRow = {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly members: readonly MemberRef[]
  readonly keys: readonly string[]
  readonly containers: readonly string[]
  readonly lane: Lane | null
  readonly standing: StandingHold | null
  readonly canBeStopped: boolean
  readonly supersededBy: string | null
  readonly contributions: readonly ContributionEntry[]
  readonly ledger: LedgerEntry | null
}

/** A hold that stands on a living consignment, found by one of its keys. */
export type HoldByKey = { readonly key: string; readonly standing: StandingHold }

/** A filer's data quality of one day; the tally's shape belongs to the assessment of quality. */
export type TallyEntry = { readonly filer: string; readonly day: string; readonly tally: unknown }

/** A re-decision that is owed. */
export type Work = { readonly consignmentId: string; readonly cause: Cause }

/** One act for the audit trail. No personal data: ids, codes and hashes only. */
export type Act = {
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly subject: string
  readonly detail: string
}

/** A message owed to someone outside, delivered at least once. */
export type OutboxMessage = {
  readonly recipient: string
  /** Place of the decision it tells of among the decisions saved with it. */
  readonly decision: number
  /** The recipient's statement that the decision is about. */
  readonly statement: number
}

/** A decision to be saved, with its JSON text: the bytes that replay must give again. */
export type SavedDecision = DecisionRecord & { readonly document: string }

/** All that one unit of work changes. */
export type Changes = {
  readonly submissions: readonly StoredSubmission[]
  readonly containerEvents: readonly { readonly container: string; readonly sequence: number }[]
  readonly consignments: readonly ConsignmentRow[]
  /** Ids that are already stored; the others among `consignments` are new. */
  readonly known: ReadonlySet<string>
  /** Each comes with its consignment's row, of the same revision. */
  readonly decisions: readonly SavedDecision[]
  readonly activity: ReadonlyMap<string, ActivityEntries>
  readonly tallies: readonly TallyEntry[]
  readonly work: readonly Work[]
  readonly acts: readonly Act[]
  readonly outbox: readonly OutboxMessage[]
}

/** Nothing changed: what a part of a unit's changes leaves out. */
export const NO_CHANGES: Changes = {
  submissions: [],
  containerEvents: [],
  consignments: [],
  known: new Set(),
  decisions: [],
  activity: new Map(),
  tallies: [],
  work: [],
  acts: [],
  outbox: [],
}

/** What a unit of work may read and write. All lists it gives are bounded by the batch that asks. */
export interface Unit {
  /**
   * Takes `count` consecutive numbers in the order of acceptance; gives the first. Each is greater
   * than all given before, also where a clock went back.
   */
  nextSequences(count: number): Promise<number>
  /** Claims idempotency keys. `siblings` are the sequences of other versions of the reference. */
  claim(
    claims: readonly (Claim & { readonly sequence: number })[],
  ): Promise<readonly ClaimOutcome[]>
  /** Consignments (superseded ones too) that carry any of the keys, at most `limit` for each key. */
  findByKeys(keys: readonly string[], limit: number): Promise<readonly ConsignmentRow[]>
  findByIds(ids: readonly string[]): Promise<readonly ConsignmentRow[]>
  /**
   * The holds that stand on living consignments which carry any of the keys, however many carry
   * it: each different hold once a key.
   */
  findHolds(keys: readonly string[]): Promise<readonly HoldByKey[]>
  /** Events on any of the containers. */
  listContainerEvents(
    containers: readonly string[],
  ): Promise<readonly (AcceptedEvent & { readonly container: string })[]>
  getSubmissions(sequences: readonly number[]): Promise<readonly StoredSubmission[]>
  findActivity(keys: readonly string[]): Promise<ReadonlyMap<string, ActivityEntries>>
  listLedger(
    blocks: readonly { readonly block: string; readonly day: string }[],
  ): Promise<readonly LedgerEntry[]>
  findTallies(keys: readonly Pick<TallyEntry, 'filer' | 'day'>[]): Promise<readonly TallyEntry[]>
  /**
   * Owes an event's re-decision to every stored consignment that lies in any of the containers but
   * those of `except`: none is left out, however many there are. Who is owed one is owed no second.
   */
  oweInContainers(containers: readonly string[], except: ReadonlySet<string>): Promise<void>
  /**
   * Takes all that up to `limit` consignments are owed off the list, in the order in which they
   * were first owed it. Each comes once, with its most telling cause.
   */
  takeWork(limit: number): Promise<readonly Work[]>
  /**
   * Saves a part of what the unit changes. Parts add up; all of them are durable at its end, or
   * none. Throws where a revision would be decided twice, or a row is not stored as `known` says.
   */
  save(changes: Partial<Changes>): Promise<void>
}

/** The store. Adapters: memory and PostgreSQL; one contract suite holds both. */
export interface Store {
  /** Runs `work` alone and commits it whole; throws an outage when it could not. */
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>
}
