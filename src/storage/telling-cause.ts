/**
 * Why a consignment is decided again when it is owed that several times: it is decided once, for
 * one cause.
 */
import type { Cause } from '../domain/decision.ts'
import type { Work } from './store.ts'

/**
 * The cause that is told: what happened to the parcel before all else, what happened to its
 * siblings after all else, and of others the last.
 */
export function tellingCause(earlier: Cause | undefined, later: Cause): Cause {
  if (earlier === undefined || later === 'event') return later
  return earlier === 'event' || later === 'activity' ? earlier : later
}

/** Each consignment once, in the order in which they were first owed. */
export function owedOnce(rows: readonly Work[]): readonly Work[] {
  const causes = new Map<string, Cause>()
  for (const { consignmentId, cause } of rows) {
    causes.set(consignmentId, tellingCause(causes.get(consignmentId), cause))
  }
  return [...causes].map(([consignmentId, cause]) => ({ consignmentId, cause }))
}
