/** Where a parcel is and whether it can still be stopped, from the events that happened, whatever the order they came in. */
import type { AcceptedEvent, Whereabouts } from '../domain/consignment.ts'
import { BEYOND_REACH } from '../domain/decision.ts'
import type { ConsignmentStatement, TransportEvent } from '../domain/filing.ts'
import { inOrder } from './event-order.ts'
import { countryOf, isArrivalIn } from './place.ts'

/** Events that show the parcel in hand again after it was reported delivered, lost or exported. */
const SEEN_AGAIN = ['scanned', 'located', 'presented', 'opened', 'returned', 'arrived'] as const

/**
 * Reads the events in the order they happened. That a parcel can no longer be stopped is believed
 * of `custodians` alone, the filers who have it in hand; that it is seen again, of everybody.
 */
export function whereabouts(
  events: readonly AcceptedEvent[],
  statement: ConsignmentStatement,
  custodians: ReadonlySet<string>,
): Whereabouts {
  const happened = inOrder(events).map(({ event }) => event)
  const arrival = findArrival(happened, statement)
  let departedAt: string | undefined = statement.conveyance?.departedAt
  let place: string | undefined
  let isBeyondReach = false
  let isDelivered = false
  let hasArrived = false
  for (const event of happened) {
    if (event === arrival) hasArrived = true
    if (event.event === 'departed' && !hasArrived) departedAt = event.at
    if (event.place !== undefined) place = event.place
    if (BEYOND_REACH.includes(event.event)) {
      isBeyondReach ||= custodians.has(event.filer)
      isDelivered = event.event === 'delivered'
    } else if (SEEN_AGAIN.some((kind) => kind === event.event)) {
      isBeyondReach = false
      isDelivered = false
    }
  }
  const receptacle = happened.findLast(
    (event) => event.event === 'loaded' && event.with?.scheme === 'receptacle',
  )?.with?.value
  return {
    last: happened.at(-1),
    place,
    departedAt,
    arrivedAt: arrival?.at,
    arrivedPlace: arrival?.place,
    canBeStopped: !isBeyondReach,
    isDelivered,
    receptacle: receptacle ?? statement.receptacle,
  }
}

/**
 * The arrival that counts is the first in the country of destination: a hub abroad is none, and a
 * hub further on inside moves no day. Where the destination is not known, it is the first arrival
 * since the parcel last departed.
 */
function findArrival(
  happened: readonly TransportEvent[],
  statement: ConsignmentStatement,
): TransportEvent | undefined {
  const country = countryOf(statement.arrival?.place)
  let arrival: TransportEvent | undefined
  for (const event of happened) {
    if (country === undefined && event.event === 'departed') arrival = undefined
    if (isArrivalIn(event, country)) arrival ??= event
  }
  return arrival
}
