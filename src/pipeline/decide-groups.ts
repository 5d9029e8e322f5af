/** Decides the changed consignments of one unit of work: counts first, then decisions, then one save. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { AcceptedEvent } from '../domain/consignment.ts'
import { type Cause, type Decision, stricter } from '../domain/decision.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { DecisionBasis, DecisionRecord, StandingHold } from '../domain/record.ts'
import { containerKeys, subjectContainer } from '../join/keys.ts'
import type { Member } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import { keyedDraw } from '../lib/hash.ts'
import type { ConsignmentRow, StoredSubmission, Unit, Work } from '../storage/store.ts'
import { conclude } from './conclude.ts'
import { countActivity, enrichAll } from './count-activity.ts'
import { containerText, keysOf, type Neighbourhood, refOf } from './neighbourhood.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { PipelineSettings } from './settings.ts'
import type { Superseded } from './superseded.ts'
import { tallyQuality } from './tally-quality.ts'
import { actsOf, messagesOf } from './tell.ts'

/** A consignment that changed: its members and the sequences that are new to it. */
export type Group = {
  readonly id: string
  readonly members: readonly Member[]
  readonly fresh: readonly number[]
  readonly cause: Cause
}

export type Deciding = {
  readonly groups: readonly Group[]
  readonly known: Neighbourhood
  readonly at: string
  readonly submissions: readonly StoredSubmission[]
  readonly work: readonly Work[]
}

/** Decides every group, and saves all that the unit of work changed. */
export async function decideGroups(
  unit: Unit,
  settings: PipelineSettings,
  deciding: Deciding,
): Promise<readonly Decision[]> {
  const { groups, known, at, submissions } = deciding
  const events = await containerEventsFor(unit, groups, submissions)
  const prepared = groups.map((group) => prepareGroup(settings.compiled, group, events))
  const merged = supersede(groups, known)
  const counted = await countActivity(unit, prepared, [...known.rows.values()], merged)
  const enriched = enrichAll(prepared, counted)
  const decided = groups.map((group, index) => {
    const ready = present(prepared[index], 'a prepared group')
    const enrichment = present(enriched.enrichments[index], 'an enrichment')
    const basis = basisOf(group, ready, { enrichment, settings, at, known, merged })
    const { decision, standing } = conclude(settings.compiled, ready, basis)
    const record = { decision, basis, document: JSON.stringify(decision) }
    return { record, row: rowOf(record, ready, standing) }
  })
  const records = decided.map(({ record }) => record)
  await unit.save({
    submissions,
    containerEvents: containerEventsOf(submissions),
    consignments: [...decided.map(({ row }) => row), ...merged.rows],
    known: new Set(known.rows.keys()),
    decisions: records,
    activity: counted.activity,
    tallies: await tallyQuality(unit, submissions, records),
    work: [...deciding.work, ...enriched.work],
    acts: actsOf({ at, submissions, records, merged: merged.rows }),
    outbox: messagesOf(records, prepared),
  })
  return records.map(({ decision }) => decision)
}

function supersede(groups: readonly Group[], known: Neighbourhood): Superseded {
  const living = new Set(groups.map((group) => group.id))
  const homes = new Map<number, string>()
  for (const group of groups) {
    for (const member of group.members) homes.set(foundingSequence(member), group.id)
  }
  const into = new Map<string, string>()
  const rows: ConsignmentRow[] = []
  for (const row of known.rows.values()) {
    if (living.has(row.id) || row.supersededBy !== null) continue
    const founder = row.members[0]
    const sequence = founder?.kind === 'filing' ? founder.founding.sequence : founder?.sequence
    const home = sequence === undefined ? undefined : homes.get(sequence)
    if (home === undefined) continue
    into.set(row.id, home)
    rows.push({ ...row, supersededBy: home, contributions: [], ledger: null })
  }
  return { rows, into }
}

function foundingSequence(member: Member): number {
  return member.kind === 'filing' ? member.founding.sequence : member.sequence
}

/** The strictest hold of the consignment and of those it absorbs: merging never lifts a hold. */
function standingOf(group: Group, known: Neighbourhood, merged: Superseded): StandingHold | null {
  const ids = [group.id, ...[...merged.into].filter(([, to]) => to === group.id).map(([id]) => id)]
  let standing: StandingHold | null = null
  for (const id of ids) {
    const own = known.rows.get(id)?.standing ?? null
    if (own === null) continue
    if (standing === null || stricter(own.lane, standing.lane) !== standing.lane) standing = own
  }
  return standing
}

type Resting = {
  readonly enrichment: Enrichment
  readonly settings: PipelineSettings
  readonly at: string
  readonly known: Neighbourhood
  readonly merged: Superseded
}

/** Everything beside pack and statements that the decision rests on; kept with it for replay. */
function basisOf(group: Group, ready: Prepared, resting: Resting): DecisionBasis {
  const { enrichment, settings, at, known, merged } = resting
  const before = known.rows.get(group.id)
  return {
    at,
    cause: group.cause,
    revision: (before?.revision ?? 0) + Math.max(1, group.fresh.length),
    members: group.members.map(refOf),
    containerEvents: ready.containerEvents.map(({ sequence, hash }) => ({ sequence, hash })),
    enrichment,
    draw: keyedDraw(settings.drawSecret, group.id),
    standing: standingOf(group, known, merged),
    before: before?.lane ?? null,
    packHash: settings.compiled.pack.hash,
  }
}

function rowOf(
  { decision, basis }: DecisionRecord,
  ready: Prepared,
  standing: StandingHold | undefined,
): ConsignmentRow {
  return {
    id: decision.consignmentId,
    name: decision.consignment,
    revision: decision.revision,
    members: basis.members,
    keys: [...new Set(ready.members.flatMap(keysOf))],
    containers: containersOf(ready.members),
    lane: decision.lane,
    standing: standing ?? null,
    canBeStopped: ready.consignment.whereabouts.canBeStopped,
    supersededBy: null,
    contributions: ready.contributions,
    ledger: ready.ledger,
  }
}

type ContainerEvents = ReadonlyMap<string, readonly AcceptedEvent[]>

/** Events on what the groups' parcels lie in, stored ones and those of this batch. */
async function containerEventsFor(
  unit: Unit,
  groups: readonly Group[],
  submissions: readonly StoredSubmission[],
): Promise<ContainerEvents> {
  const containers = new Set(groups.flatMap((group) => containersOf(group.members)))
  const events = new Map<string, AcceptedEvent[]>()
  const put = (container: string, event: AcceptedEvent) => {
    events.set(container, [...(events.get(container) ?? []), event])
  }
  if (containers.size > 0) {
    for (const { container, ...event } of await unit.listContainerEvents([...containers])) {
      put(container, event)
    }
  }
  for (const { submission, sequence, hash } of submissions) {
    if (submission.kind !== 'event') continue
    const container = subjectContainer(submission.subject)
    if (container !== undefined)
      put(containerText(container), { event: submission, sequence, hash })
  }
  return events
}

function containersOf(members: readonly Member[]): readonly string[] {
  const keys = members.flatMap((member) =>
    member.kind === 'filing' ? containerKeys(member.stated.filing.consignment) : [],
  )
  return [...new Set(keys.map(containerText))]
}

function prepareGroup(compiled: CompiledPack, group: Group, events: ContainerEvents): Prepared {
  const reached = containersOf(group.members)
    .flatMap((container) => events.get(container) ?? [])
    .filter((event) => isWithinReach(event, group.members))
  return prepare(compiled, group.members, reached)
}

/** Flight numbers recur daily: an event on a conveyance reaches parcels lodged in the days around it. */
const CONVEYANCE_DAYS = 7
const CONTAINER_DAYS = 120

function isWithinReach({ event }: AcceptedEvent, members: readonly Member[]): boolean {
  const days = event.subject.scheme === 'conveyance' ? CONVEYANCE_DAYS : CONTAINER_DAYS
  return members.some((member) => {
    if (member.kind === 'event') return false
    const { filing } = member.stated
    const near =
      filing.consignment.conveyance?.departedAt ?? filing.consignment.arrival?.estimatedAt
    const distance = Math.abs(Date.parse(event.at) - Date.parse(near ?? filing.lodgedAt))
    return distance <= days * 86_400_000
  })
}

function containerEventsOf(submissions: readonly StoredSubmission[]) {
  return submissions.flatMap(({ submission, sequence }) => {
    const container = submission.kind === 'event' ? subjectContainer(submission.subject) : undefined
    return container === undefined ? [] : [{ container: containerText(container), sequence }]
  })
}
