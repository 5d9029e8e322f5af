/** The order in which events happened, the same whatever the order they came in. */
import type { AcceptedEvent } from '../domain/consignment.ts'
import { EVENT_KINDS } from '../domain/filing.ts'

/**
 * Events by the moment they happened. At one moment a parcel travels before it is delivered (the
 * order of EVENT_KINDS); what is still equal goes by content.
 */
export function inOrder(events: readonly AcceptedEvent[]): readonly AcceptedEvent[] {
  return events
    .map((accepted) => ({ accepted, at: Date.parse(accepted.event.at) }))
    .toSorted((one, other) => {
      if (one.at !== other.at) return one.at - other.at
      const kinds = kindPlace(one.accepted) - kindPlace(other.accepted)
      if (kinds !== 0) return kinds
      return one.accepted.hash < other.accepted.hash ? -1 : 1
    })
    .map(({ accepted }) => accepted)
}

function kindPlace({ event }: AcceptedEvent): number {
  return EVENT_KINDS.indexOf(event.event)
}
