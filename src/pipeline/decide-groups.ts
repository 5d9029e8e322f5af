/** Decides the changed consignments of one unit of work: counts first, then decisions, then one save. */
import type { Cause, Decision } from '../domain/decision.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { DecisionBasis, DecisionRecord, StandingHold } from '../domain/record.ts'
import { containersOf } from '../join/containers.ts'
import { type Member, memberKeyTexts } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import { keyedDraw } from '../lib/hash.ts'
import type { ConsignmentRow, StoredSubmission, Unit, Work } from '../storage/store.ts'
import { conclude } from './conclude.ts'
import { containerEventsIn, findContainerEvents, reachedBy } from './container-events.ts'
import { countActivity, enrichAll } from './count-activity.ts'
import { type Neighbourhood, refOf } from './neighbourhood.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { PipelineSettings } from './settings.ts'
import { standingHolds, supersede } from './supersede.ts'
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
  const sets = groups.map((group) => group.members)
  const events = await findContainerEvents(unit, sets, submissions)
  const prepared = sets.map((set) => prepare(settings.compiled, set, reachedBy(set, events)))
  const merged = supersede(groups, known.rows)
  const holds = standingHolds(groups, known.rows, merged)
  const counted = await countActivity(unit, prepared, [...known.rows.values()], merged)
  const enriched = enrichAll(prepared, counted)
  const decided = groups.map((group, index) => {
    const ready = present(prepared[index], 'a prepared group')
    const enrichment = present(enriched.enrichments[index], 'an enrichment')
    const basis = basisOf(group, ready, { enrichment, settings, at, known, holds })
    const { decision, standing } = conclude(settings.compiled, ready, basis)
    const record = { decision, basis, document: JSON.stringify(decision) }
    return { record, row: rowOf(record, ready, standing) }
  })
  const records = decided.map(({ record }) => record)
  await unit.save({
    submissions,
    containerEvents: containerEventsIn(submissions).map(({ container, event }) => ({
      container,
      sequence: event.sequence,
    })),
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

type Resting = {
  readonly enrichment: Enrichment
  readonly settings: PipelineSettings
  readonly at: string
  readonly known: Neighbourhood
  readonly holds: ReadonlyMap<string, StandingHold>
}

/** Everything beside pack and statements that the decision rests on; kept with it for replay. */
function basisOf(group: Group, ready: Prepared, resting: Resting): DecisionBasis {
  const { enrichment, settings, at, known, holds } = resting
  const before = known.rows.get(group.id)
  return {
    at,
    cause: group.cause,
    revision: (before?.revision ?? 0) + Math.max(1, group.fresh.length),
    members: group.members.map(refOf),
    containerEvents: ready.containerEvents.map(({ sequence, hash }) => ({ sequence, hash })),
    enrichment,
    draw: keyedDraw(settings.drawSecret, group.id),
    standing: holds.get(group.id) ?? null,
    before: before?.lane ?? null,
    packHash: settings.compiled.pack.hash,
  }
}

function rowOf(
  { decision, basis }: DecisionRecord,
  ready: Prepared,
  standing: StandingHold | undefined,
): ConsignmentRow {
  const { members, containerEvents } = ready
  const keys = [...new Set(members.flatMap(memberKeyTexts))]
  return {
    id: decision.consignmentId,
    name: decision.consignment,
    revision: decision.revision,
    members: basis.members,
    keys,
    containers: containersOf(members, containerEvents),
    lane: decision.lane,
    // A hold is placed on the parcel with these numbers, whoever's statement takes them elsewhere.
    standing: standing === undefined ? null : { on: keys, ...standing },
    canBeStopped: ready.consignment.whereabouts.canBeStopped,
    supersededBy: null,
    contributions: ready.contributions,
    ledger: ready.ledger,
  }
}
