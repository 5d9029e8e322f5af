/**
 * Standing holds outlive the revision that placed them: they ratchet, and no statement lifts one
 * but that which gives what a hold for want of data asks for.
 */
import { strictness } from '../domain/decision.ts'
import type { StandingHold } from '../domain/record.ts'

/** What places a hold for want of any filing; a filing that stands answers it. */
export const NOBODY_FILED = 'policy.no-data'

/** What places a hold for want of elements that the pathway requires; giving them answers it. */
export const ELEMENTS_MISSING = 'policy.missing-blocking'

/** Whether a hold asks for data and for nothing else: only such a hold can a filer answer. */
export function isAnswerable({ by }: Pick<StandingHold, 'by'>): boolean {
  return by === NOBODY_FILED || by === ELEMENTS_MISSING
}

/**
 * The one of two holds that is kept: the stricter, of equals the earlier. A hold that data alone
 * would lift yields to any other, and one that any filing would to one that asks for elements.
 */
export function stricterHold(
  earlier: StandingHold | undefined,
  later: StandingHold | undefined,
): StandingHold | undefined {
  if (earlier === undefined || later === undefined) return earlier ?? later
  const firmer = firmness(later) - firmness(earlier)
  if (firmer !== 0) return firmer > 0 ? later : earlier
  return strictness(later.lane) > strictness(earlier.lane) ? later : earlier
}

function firmness(hold: StandingHold): number {
  if (!isAnswerable(hold)) return 2
  return hold.by === ELEMENTS_MISSING ? 1 : 0
}
