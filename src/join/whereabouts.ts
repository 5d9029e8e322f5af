/** Where a parcel is and whether it can still be stopped, from the events that happened, whatever the order they came in. */
import type { AcceptedEvent, Whereabouts } from '../domain/consignment.ts'
import { BEYOND_REACH } from '../domain/decision.ts'
import type { ConsignmentStatement } from '../domain/filing.ts'

/** Events that show the parcel in hand again after it was reported delivered, lost or exported. */
const SEEN_AGAIN = ['scanned', 'located', 'presented', 'opened', 'returned', 'arrived'] as const

/** Reads the events in the order they happened (ties: the order of acceptance). */
export function whereabouts(
  events: readonly AcceptedEvent[],
  statement: ConsignmentStatement,
): Whereabouts {
  const happened = [...events].sort(
    (a, b) => Date.parse(a.event.at) - Date.parse(b.event.at) || a.sequence - b.sequence,
  )
  let departedAt: string | undefined = statement.conveyance?.departedAt
  let arrivedAt: string | undefined
  let place: string | undefined
  let isBeyondReach = false
  let isDelivered = false
  for (const { event } of happened) {
    if (event.event === 'departed') departedAt = event.at
    if (event.event === 'arrived') arrivedAt = event.at
    if (event.place !== undefined) place = event.place
    if (BEYOND_REACH.includes(event.event)) {
      isBeyondReach = true
      isDelivered = event.event === 'delivered'
    } else if (SEEN_AGAIN.some((kind) => kind === event.event)) {
      isBeyondReach = false
      isDelivered = false
    }
  }
  const receptacle = happened
    .map(({ event }) => event)
    .findLast((event) => event.event === 'loaded' && event.with?.scheme === 'receptacle')
    ?.with?.value
  return {
    last: happened.at(-1)?.event,
    place,
    departedAt,
    arrivedAt,
    canBeStopped: !isBeyondReach,
    isDelivered,
    receptacle: receptacle ?? statement.receptacle,
  }
}
