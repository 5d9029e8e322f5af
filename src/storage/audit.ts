/** The audit trail: acts are appended in their own transaction, then chained by one sealer. */
import type { Act } from './store.ts'

/** What `verify` found. */
export type AuditReport = {
  /** Rows under a seal, and seals. */
  readonly sealed: number
  readonly seals: number
  /** Rows that no seal covers yet. */
  readonly unsealed: number
  /** Digest of the newest seal: the root to export. Undefined before the first seal. */
  readonly root: string | undefined
  /** What does not fit, in words; empty when the chain is whole. */
  readonly breaks: readonly string[]
}

/** Who did what, append-only. Nothing is changed or taken away, and `verify` shows if it was. */
export interface AuditTrail {
  /** Appends acts that belong to no other unit of work. */
  append(acts: readonly Act[]): Promise<void>
  /**
   * Chains committed rows, at most `limit`; gives how many it sealed. One sealer works at a time.
   */
  seal(limit: number): Promise<number>
  /** Works out the whole chain again, and compares statements and decisions with their acts. */
  verify(): Promise<AuditReport>
}
