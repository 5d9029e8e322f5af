/**
 * Events on what parcels lie in, and which of them reach a parcel: its receptacle may itself lie on
 * a flight, so what a container was loaded into is looked at too.
 */
import type { AcceptedEvent } from '../domain/consignment.ts'
import { containersOf, eventsReaching } from '../join/containers.ts'
import { containerText, subjectContainer } from '../join/keys.ts'
import type { Member } from '../join/member.ts'
import type { Changes, StoredSubmission, Unit } from '../storage/store.ts'

/** Events by the text of the container they are on. */
export type ContainerEvents = ReadonlyMap<string, readonly AcceptedEvent[]>

/** A parcel in a receptacle, in a unit load, on a flight. */
const DEPTH_MAX = 3

/** Reads all events on what the members of each set lie in, stored ones and those of this batch. */
export async function findContainerEvents(
  unit: Pick<Unit, 'listContainerEvents'>,
  sets: readonly (readonly Member[])[],
  submissions: readonly StoredSubmission[],
): Promise<ContainerEvents> {
  const found = new Map<string, AcceptedEvent[]>()
  for (const { container, event } of containerEventsIn(submissions)) put(found, container, event)
  const asked = new Set<string>()
  let wanted = new Set(sets.flatMap((members) => containersOf(members)))
  for (let depth = 0; depth < DEPTH_MAX && wanted.size > 0; depth += 1) {
    for (const container of wanted) asked.add(container)
    for (const { container, ...event } of await unit.listContainerEvents([...wanted])) {
      put(found, container, event)
    }
    const around = [...wanted].flatMap((container) => containersOf([], found.get(container) ?? []))
    wanted = new Set(around.filter((container) => !asked.has(container)))
  }
  return new Map([...found].map(([container, events]) => [container, newestVersions(events)]))
}

/** The events that reach a parcel of these members. */
export function reachedBy(
  members: readonly Member[],
  events: ContainerEvents,
): readonly AcceptedEvent[] {
  let reaching: readonly AcceptedEvent[] = []
  for (let depth = 0, before = -1; depth < DEPTH_MAX && reaching.length !== before; depth += 1) {
    before = reaching.length
    const containers = containersOf(members, reaching)
    const all = containers.flatMap((container) => events.get(container) ?? [])
    if (all.length === 0) return []
    reaching = eventsReaching(members, all)
  }
  return reaching
}

/** The events among submissions that are on a container, with its text. */
export function containerEventsIn(
  submissions: readonly StoredSubmission[],
): readonly { readonly container: string; readonly event: AcceptedEvent }[] {
  return submissions.flatMap(({ submission, sequence, hash }) => {
    const key = submission.kind === 'event' ? subjectContainer(submission.subject) : undefined
    if (submission.kind !== 'event' || key === undefined) return []
    return [{ container: containerText(key), event: { event: submission, sequence, hash } }]
  })
}

/** The same events as a store keeps them: by their statements. */
export function containerRefsIn(
  submissions: readonly StoredSubmission[],
): Changes['containerEvents'] {
  return containerEventsIn(submissions).map(({ container, event: { sequence } }) => ({
    container,
    sequence,
  }))
}

function put(found: Map<string, AcceptedEvent[]>, container: string, event: AcceptedEvent): void {
  const events = found.get(container)
  if (events === undefined) found.set(container, [event])
  else events.push(event)
}

/** Of several versions of one reference the highest counts. */
function newestVersions(events: readonly AcceptedEvent[]): readonly AcceptedEvent[] {
  const newest = new Map<string, AcceptedEvent>()
  for (const accepted of events) {
    const { filer, reference, version = 1 } = accepted.event
    const name = JSON.stringify([filer, reference])
    const before = newest.get(name)
    if (before === undefined || (before.event.version ?? 1) < version) newest.set(name, accepted)
  }
  return [...newest.values()]
}
