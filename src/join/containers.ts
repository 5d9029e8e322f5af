/** What a parcel lies in, and which events on it reach the parcel. */
import type { AcceptedEvent, ContainerKey } from '../domain/consignment.ts'
import type { TransportEvent } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { inOrder } from './event-order.ts'
import { containerKeys, containerText, subjectContainer } from './keys.ts'
import type { FilingMember, Member } from './member.ts'
import { countryOf, isArrivalIn } from './place.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Masters and receptacles get their number again after months. */
const CONTAINER_MS = 120 * DAY_MS
/** A departure may be earlier than stated by this much and still be the one that was stated. */
const EARLY_MS = 12 * HOUR_MS
/** The longest journey: a voyage with its delays. */
const JOURNEY_MS = 60 * DAY_MS

/** The containers of a parcel: stated in filings, or loaded into by an event on it or on one of them. */
export function containersOf(
  members: readonly Member[],
  containerEvents: readonly AcceptedEvent[] = [],
): readonly string[] {
  const stated = members.flatMap((member) =>
    member.kind === 'filing' ? containerKeys(member.stated.filing.consignment) : [],
  )
  const loaded = [...ownEvents(members), ...containerEvents].flatMap(({ event }) =>
    loadedInto(event),
  )
  return [...new Set([...stated, ...loaded].map(containerText))]
}

/** What a `loaded` event says its subject was put into. */
function loadedInto(event: TransportEvent): readonly ContainerKey[] {
  if (event.event !== 'loaded' || event.with === undefined) return []
  const container = subjectContainer(event.with)
  return container === undefined ? [] : [container]
}

/** Those of the events on a parcel's containers that happened while it lay there. */
export function eventsReaching(
  members: readonly Member[],
  containerEvents: readonly AcceptedEvent[],
): readonly AcceptedEvent[] {
  if (containerEvents.length === 0) return []
  const moves = inOrder(ownEvents(members)).flatMap(({ event }) =>
    loadedInto(event).map((into) => ({ ...into, at: Date.parse(event.at) })),
  )
  const byContainer = new Map<string, AcceptedEvent[]>()
  for (const accepted of containerEvents) {
    const container = subjectContainer(accepted.event.subject)
    if (container === undefined) continue
    const at = Date.parse(accepted.event.at)
    const last = moves.findLast((move) => move.scheme === container.scheme && move.at <= at)
    if (last !== undefined && last.value !== container.value) continue
    const text = containerText(container)
    const same = byContainer.get(text)
    if (same === undefined) byContainer.set(text, [accepted])
    else same.push(accepted)
  }
  const told = { members, loadings: [...ownEvents(members), ...containerEvents].filter(isLoading) }
  return [...byContainer.values()].flatMap((events) => reaching(told, events))
}

/** A parcel's members, and the events that loaded it, or what it lies in, into something. */
type Travelling = {
  readonly members: readonly Member[]
  readonly loadings: readonly AcceptedEvent[]
}

function isLoading({ event }: AcceptedEvent): boolean {
  return loadedInto(event).length > 0
}

function reaching(
  travelling: Travelling,
  events: readonly AcceptedEvent[],
): readonly AcceptedEvent[] {
  if (events[0]?.event.subject.scheme === 'conveyance') return journeyOf(travelling, events)
  const { members } = travelling
  const times = members.map(journeyTime)
  return events.filter(({ event }) => {
    const at = Date.parse(event.at)
    return times.some((time) => Math.abs(at - time) <= CONTAINER_MS)
  })
}

/**
 * Flight numbers recur daily. Of the events on one, those are the parcel's that begin with the
 * departure its filers state and end with the first arrival in the country after it; a flight that
 * slips takes its parcels along.
 */
function journeyOf(
  travelling: Travelling,
  unordered: readonly AcceptedEvent[],
): readonly AcceptedEvent[] {
  const events = inOrder(unordered)
  const begins = beginOf(travelling, events)
  const country = filed(travelling.members)
    .map((member) => countryOf(member.stated.filing.consignment.arrival?.place))
    .find((code) => code !== undefined)
  const journey: AcceptedEvent[] = []
  for (const accepted of events) {
    const at = Date.parse(accepted.event.at)
    if (at < begins) continue
    if (at > begins + JOURNEY_MS) break
    journey.push(accepted)
    if (isArrivalIn(accepted.event, country)) break
  }
  return journey
}

/** The stated departure, or a little before it when the conveyance left early. */
function beginOf(travelling: Travelling, events: readonly AcceptedEvent[]): number {
  const { at, isDeparture } = departureOf(travelling, present(events[0], 'an event'))
  if (!isDeparture) return at - EARLY_MS
  const left = events
    .filter(({ event }) => event.event === 'departed')
    .map(({ event }) => Date.parse(event.at))
    .find((moment) => moment >= at - EARLY_MS)
  return Math.min(at, left ?? at)
}

type Departure = { readonly at: number; readonly isDeparture: boolean }

/**
 * When the parcel leaves on the conveyance of `event`: when it was loaded into it, else the earliest
 * departure its filers state for it; else what stands in, their estimated arrival or first word.
 */
function departureOf({ members, loadings }: Travelling, { event }: AcceptedEvent): Departure {
  const conveyance = subjectContainer(event.subject)
  const isThis = (key: ContainerKey) =>
    key.scheme === conveyance?.scheme && key.value === conveyance.value
  const loaded = loadings.filter((loading) => loadedInto(loading.event).some(isThis))
  const filings = filed(members)
    .map((member) => member.stated.filing)
    .filter((filing) => containerKeys(filing.consignment).some(isThis))
  const tiers = [
    loaded.map((loading) => loading.event.at),
    filings.map((filing) => filing.consignment.conveyance?.departedAt),
    filings.map((filing) => filing.consignment.arrival?.estimatedAt),
    filings.map((filing) => filing.lodgedAt),
    members.map((member) => new Date(journeyTime(member)).toISOString()),
  ]
  const known = tiers.map((instants) => instants.filter((instant) => instant !== undefined))
  const tier = known.findIndex((instants) => instants.length > 0)
  const at = Math.min(...(known[tier] ?? []).map((instant) => Date.parse(instant)))
  return { at, isDeparture: tier <= 1 }
}

/** When a member's parcel travels: its departure, else its arrival, else when the member speaks. */
function journeyTime(member: Member): number {
  if (member.kind === 'event') return Date.parse(member.event.at)
  const { filing } = member.stated
  const { conveyance, arrival } = filing.consignment
  return Date.parse(conveyance?.departedAt ?? arrival?.estimatedAt ?? filing.lodgedAt)
}

function filed(members: readonly Member[]): readonly FilingMember[] {
  return members.filter((member) => member.kind === 'filing')
}

function ownEvents(members: readonly Member[]): readonly AcceptedEvent[] {
  return members.filter((member) => member.kind === 'event')
}
