/**
 * Decides the changed consignments of one unit of work: counts first, then decisions, then one
 * save.
 */
import { setImmediate } from 'node:timers/promises'
import type { Cause, Decision, Lane } from '../domain/decision.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { DecisionBasis, DecisionRecord, StandingHold } from '../domain/record.ts'
import { containersOf } from '../join/containers.ts'
import { consignmentKeyTexts, type Member } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import { keyedDraw } from '../lib/hash.ts'
import type {
  Changes,
  ConsignmentRow,
  SavedDecision,
  StoredSubmission,
  Unit,
} from '../storage/store.ts'
import { actsOf } from './acts-of.ts'
import { conclude } from './conclude.ts'
import { containerRefsIn, findContainerEvents, reachedBy } from './container-events.ts'
import { countActivity, enrichAll } from './count-activity.ts'
import { messagesOf } from './messages-of.ts'
import { type Neighbourhood, refOf } from './neighbourhood.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { PipelineSettings } from './settings.ts'
import { keptHold, lanesBefore, numbersOf, standingHolds, supersede } from './supersede.ts'
import { tallyQuality } from './tally-quality.ts'
import { withWentOut } from './went-out.ts'

/** A consignment that changed: its members and the sequences that are new to it. */
export type Group = {
  readonly id: string
  readonly members: readonly Member[]
  readonly fresh: readonly number[]
  readonly cause: Cause
}

/** What one unit of work decides, over what the store knows of it, and what it saves beside. */
export type Deciding = {
  readonly groups: readonly Group[]
  readonly known: Neighbourhood
  readonly at: string
  readonly submissions: readonly StoredSubmission[]
}

/**
 * Groups decided and then saved together: while the database takes one chunk, the next is decided.
 */
const CHUNK = 200
/**
 * Groups decided before the connection is served: long enough to cost nothing, short enough to keep
 * it busy.
 */
const TURN = 10

/** Decides every group, and saves all that the unit of work changed. */
export async function decideGroups(
  unit: Unit,
  settings: PipelineSettings,
  deciding: Deciding,
): Promise<readonly Decision[]> {
  const { groups, known, submissions } = deciding
  const sets = groups.map((group) => group.members)
  const events = await findContainerEvents(unit, sets, submissions)
  const joined = sets.map((set) => prepare(settings.compiled, set, reachedBy(set, events)))
  const prepared = withWentOut(joined, known.rows)
  const merged = supersede(groups, known.rows)
  const around = { ...merged, at: deciding.at, beside: known.beside }
  const holds = standingHolds(groups, known.rows, around)
  const counting = { prepared, rows: known.rows, merged, at: deciding.at }
  const counted = await countActivity(unit, counting)
  const enriched = enrichAll(prepared, counted, settings)
  const lanes = lanesBefore(groups, known.rows, merged)
  const { enrichments } = enriched
  const resting = { settings, at: deciding.at, known, holds, lanes, enrichments }
  const records: SavedDecision[] = []
  const stored = new Set(known.rows.keys())
  await savingInTurn(unit, async (save) => {
    await save({
      submissions,
      containerEvents: containerRefsIn(submissions),
      activity: counted.activity,
      work: enriched.work,
    })
    for (let from = 0; from < groups.length; from += CHUNK) {
      const chunk = await decideChunk({ groups, prepared, from }, resting)
      records.push(...chunk.records)
      await save({
        consignments: chunk.rows,
        known: stored,
        decisions: chunk.records,
        outbox: messagesOf(chunk.records, prepared.slice(from, from + CHUNK)),
      })
    }
    await save({
      consignments: merged.rows,
      known: stored,
      tallies: await tallyQuality(unit, submissions, records),
      acts: actsOf({ at: deciding.at, submissions, records, merged: merged.rows }),
    })
  })
  return records.map(({ decision }) => decision)
}

type Chunk = {
  readonly groups: readonly Group[]
  readonly prepared: readonly Prepared[]
  readonly from: number
}

/** Decides the groups of a chunk, letting the connection be served between turns. */
async function decideChunk({ groups, prepared, from }: Chunk, resting: Resting) {
  const records: SavedDecision[] = []
  const rows: ConsignmentRow[] = []
  const to = Math.min(groups.length, from + CHUNK)
  for (let place = from; place < to; place += 1) {
    if (place % TURN === 0) await setImmediate()
    const group = present(groups[place], 'a group')
    const ready = present(prepared[place], 'a prepared group')
    const enrichment = present(resting.enrichments[place], 'an enrichment')
    const basis = basisOf(group, ready, { ...resting, enrichment })
    const { decision, standing } = conclude(resting.settings.compiled, ready, basis)
    const record = { decision, basis, document: JSON.stringify(decision) }
    records.push(record)
    rows.push(rowOf(record, ready, standing))
  }
  return { records, rows }
}

/**
 * Saves one part at a time: a new part waits for the one before, whose error it meets. Whatever
 * comes of `work`, no part is under way when this ends: it would be written after the unit was
 * undone.
 */
async function savingInTurn(
  unit: Unit,
  work: (save: (changes: Partial<Changes>) => Promise<void>) => Promise<void>,
): Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  try {
    await work(async (changes) => {
      await underWay
      underWay = unit.save(changes)
      // Met by whoever waits for it next; until then it is no unhandled rejection.
      underWay.catch(() => undefined)
    })
  } catch (error) {
    await underWay.catch(() => undefined)
    throw error
  }
  await underWay
}

type Resting = {
  readonly enrichments: readonly Enrichment[]
  readonly settings: PipelineSettings
  readonly at: string
  readonly known: Neighbourhood
  readonly holds: ReadonlyMap<string, StandingHold>
  readonly lanes: ReadonlyMap<string, Lane>
}

/** Everything beside pack and statements that the decision rests on; kept with it for replay. */
function basisOf(
  group: Group,
  ready: Prepared,
  resting: Resting & { readonly enrichment: Enrichment },
): DecisionBasis {
  const { enrichment, settings, at, known, holds, lanes } = resting
  return {
    at,
    cause: group.cause,
    revision: (known.rows.get(group.id)?.revision ?? 0) + Math.max(1, group.fresh.length),
    members: group.members.map(refOf),
    containerEvents: ready.containerEvents.map(({ sequence, hash }) => ({ sequence, hash })),
    enrichment,
    draw: keyedDraw(settings.drawSecret, group.id),
    standing: holds.get(group.id) ?? null,
    before: lanes.get(group.id) ?? null,
    packHash: settings.compiled.pack.hash,
  }
}

function rowOf(
  { decision, basis }: DecisionRecord,
  ready: Prepared,
  standing: StandingHold | undefined,
): ConsignmentRow {
  const { members, containerEvents } = ready
  // A hold is placed on the parcel with these numbers, whoever's statement takes them elsewhere.
  const held = keptHold(standing, members, basis)
  return {
    id: decision.consignmentId,
    name: decision.consignment,
    revision: decision.revision,
    members: basis.members,
    keys: [...new Set([...consignmentKeyTexts(members), ...numbersOf(held)])],
    containers: containersOf(members, containerEvents),
    lane: decision.lane,
    standing: held,
    canBeStopped: ready.consignment.whereabouts.canBeStopped,
    supersededBy: null,
    contributions: ready.contributions,
    ledger: ready.ledger,
  }
}
