/**
 * Reading the record: what officers, filers and auditors ask for. Every list is bounded; nothing is
 * changed.
 */
import type { Lane } from '../domain/decision.ts'
import type { DecisionRecord } from '../domain/record.ts'
import type { ConsignmentRow, SavedDecision, StoredSubmission, TallyEntry } from './store.ts'

/** A page of a feed: rows after `after` (0 is the beginning), oldest first, at most `limit`. */
export type Page = { readonly after: number; readonly limit: number }

/** Only what was accepted on this UTC day (YYYY-MM-DD) or later; undefined is everything. */
export type Since = { readonly since: string | undefined }

/** One message of a recipient's feed; `cursor` grows and is never given twice. */
export type FeedMessage = {
  readonly cursor: number
  readonly createdAt: string
  readonly decision: DecisionRecord['decision']
  /** The recipient's own statement that the decision is about. */
  readonly statement: StoredSubmission
}

/** A filer's statement as kept, for its filer and for auditors. */
export type StatementRow = {
  readonly sequence: number
  readonly reference: string
  readonly version: number
  readonly hash: string
  readonly receivedAt: string
}

/** Counts of one UTC day of decisions. */
export type DaySummary = {
  readonly submissions: number
  readonly consignments: number
  readonly decisions: number
  readonly byLane: Readonly<Record<Lane, number>>
}

/** A consignment in a list of the newest. */
export type LatestDecision = {
  readonly consignmentId: string
  readonly document: DecisionRecord['decision']
}

/**
 * The record as it is asked for. It reads what is committed and takes no lock that a writer waits
 * for.
 */
export interface RecordReader {
  /**
   * By internal id, or by the name officers use: that of the id, then the newest founded first
   * where a name was used again. The first 20.
   */
  findConsignments(nameOrId: string): Promise<readonly ConsignmentRow[]>
  /** Living consignments that carry any of the keys; at most 20. */
  findByKeys(keys: readonly string[]): Promise<readonly ConsignmentRow[]>
  getSubmissions(sequences: readonly number[]): Promise<readonly StoredSubmission[]>
  /** Statements in the order accepted, for searches of the whole record. */
  listSubmissions(page: Page & Since): Promise<readonly StoredSubmission[]>
  /** How many statements `listSubmissions` gives in all. */
  countSubmissions(since: string | undefined): Promise<number>
  /** The newest 500 decisions of one consignment, the latest of all last. */
  listDecisions(consignmentId: string): Promise<readonly DecisionRecord[]>
  /** Decisions in the order made, with their stored text and a cursor, for replay and export. */
  listRecords(page: Page): Promise<readonly (SavedDecision & { readonly cursor: number })[]>
  listFeed(recipient: string, page: Page): Promise<readonly FeedMessage[]>
  /**
   * A filer's statements under one reference in the order accepted: the 100 highest versions, so
   * the newest version is always among them.
   */
  listStatements(filer: string, reference: string): Promise<readonly StatementRow[]>
  /** The newest decisions, optionally of one lane. */
  listLatest(options: {
    readonly lane?: Lane
    readonly limit: number
  }): Promise<readonly LatestDecision[]>
  summarise(): Promise<DaySummary>
  /** A filer's data quality by day, the last `days` days, oldest first. */
  listQuality(filer: string, days: number): Promise<readonly TallyEntry[]>
  /**
   * Living consignments that can still be stopped, in the order of their ids, after the id given (''
   * from the first).
   */
  listStoppable(page: {
    readonly after: string
    readonly limit: number
  }): Promise<readonly Pick<ConsignmentRow, 'id' | 'members'>[]>
  /** Re-decisions that are owed. */
  countWork(): Promise<number>
}
