/** False matches that persons cleared. Nothing is taken away: what is withdrawn is kept with its end. */
import type { ClearedMatch } from '../domain/cleared-match.ts'

/** Where cleared matches are kept. */
export interface ClearedMatches {
  /** Keeps one; the act is on the audit trail with it. */
  add(match: ClearedMatch): Promise<void>
  /** Ends one before its day; false when there is none that stands. */
  withdraw(ending: { readonly id: string; readonly by: string }): Promise<boolean>
  /** All that stand on `day` (YYYY-MM-DD), newest first. */
  listStanding(day: string): Promise<readonly ClearedMatch[]>
  /** Those that ended before `day` or were withdrawn, while `settle` has not been told of them. */
  listLapsed(day: string): Promise<readonly ClearedMatch[]>
  /** Notes that the parcels which these once excused were looked at again. */
  settle(ids: readonly string[]): Promise<void>
}
