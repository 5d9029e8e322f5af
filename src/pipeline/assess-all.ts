/**
 * Assesses everything that a run is given, without a database: all is joined and counted first,
 * then decided. Deterministic: the same input, pack and clock give the same bytes.
 */
import type { Decision } from '../domain/decision.ts'
import type { ParsedRecord } from '../intake/read-record.ts'
import type { Store } from '../storage/store.ts'
import { type BatchReceipt, processBatch } from './process-batch.ts'
import type { ScreeningSettings } from './screen-parties.ts'

/** The fixed key of the random draw, so that a run can be repeated by anyone. */
export const TEST_DRAW_SECRET = 'tidewaiter-test-draw'

/** With what a run decides: the pack, where it keeps what it is given, and its clock. */
export type AssessAllOptions = ScreeningSettings & {
  /** An empty store that nobody else uses. */
  readonly store: Store
  /** The clock, RFC 3339; the newest moment stated in the input unless given. */
  readonly at: string | undefined
}

/** What a run made of its records. */
export type Assessed = {
  /** One a consignment, in the order of its first filing. */
  readonly decisions: readonly Decision[]
  /** One a record, in order. */
  readonly receipts: readonly BatchReceipt[]
}

/** Decides each consignment once. */
export async function assessAll(
  records: readonly ParsedRecord[],
  { compiled, screen, store, at }: AssessAllOptions,
): Promise<Assessed> {
  const now = at ?? new Date(newestMoment(records)).toISOString()
  const settings = { compiled, screen, drawSecret: TEST_DRAW_SECRET, now: () => now }
  const { receipts, decisions } = await processBatch(store, settings, records)
  // Nothing is owed: everything was joined and counted before the first decision.
  return { decisions, receipts }
}

/** The newest moment that the records state, milliseconds since 1970. */
export function newestMoment(records: readonly ParsedRecord[]): number {
  let latest = 0
  for (const { submission } of records) {
    latest = Math.max(
      latest,
      Date.parse(submission.kind === 'filing' ? submission.lodgedAt : submission.at),
    )
  }
  return latest
}
