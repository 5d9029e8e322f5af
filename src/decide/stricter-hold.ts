/** Standing holds outlive the revision that placed them: they ratchet, and no statement lifts one. */
import { strictness } from '../domain/decision.ts'
import type { StandingHold } from '../domain/record.ts'

/** What places a hold for want of any filing; the first filing answers it. */
export const NOBODY_FILED = 'policy.no-data'

/**
 * The one of two holds that is kept: the stricter, of equals the earlier. A hold that only wants
 * data yields to any other, for data alone would lift it.
 */
export function stricterHold(
  earlier: StandingHold | undefined,
  later: StandingHold | undefined,
): StandingHold | undefined {
  if (earlier === undefined || later === undefined) return earlier ?? later
  const earlierWantsData = earlier.by === NOBODY_FILED
  if (earlierWantsData !== (later.by === NOBODY_FILED)) return earlierWantsData ? later : earlier
  return strictness(later.lane) > strictness(earlier.lane) ? later : earlier
}
