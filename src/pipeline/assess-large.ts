/**
 * Assesses more than memory should hold: all is taken in and joined, then counted, then decided,
 * each in chunks over a store that keeps what was read. Of the whole input only the order of its
 * consignments stays in memory, some hundred bytes each.
 */
import type { Cause, Decision } from '../domain/decision.ts'
import type { ParsedRecord } from '../intake/read-record.ts'
import { consignmentKeyTexts, type Member, memberSequence } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import { keyedDraw } from '../lib/hash.ts'
import type { ConsignmentRow, Unit } from '../storage/store.ts'
import { type AssessAllOptions, newestMoment, TEST_DRAW_SECRET } from './assess-all.ts'
import { conclude } from './conclude.ts'
import { containerRefsIn, findContainerEvents, reachedBy } from './container-events.ts'
import { type Counted, countActivity, enrichAll } from './count-activity.ts'
import { loadMembers, refOf } from './neighbourhood.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type BatchReceipt, causeOfFiling, type JoinedBatch, joinBatch } from './process-batch.ts'
import type { ScreeningSettings } from './screen-parties.ts'
import { type Superseded, supersede } from './supersede.ts'

/** Consignments counted or decided at a time. */
const CHUNK = 1_000

/** How a large run is assessed; `store` is empty and nobody else uses it. */
export type AssessLargeOptions = AssessAllOptions & {
  /** Told of each record's receipt when it is taken in. */
  readonly onReceipt: (record: ParsedRecord, receipt: BatchReceipt) => void
}

/** Decides each consignment once, in the order of its first filing. */
export async function* assessLarge(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  { compiled, screen, store, at, onReceipt }: AssessLargeOptions,
): AsyncGenerator<Decision, void, void> {
  const seen: Seen = { founded: new Map(), causes: new Map() }
  let newest = 0
  for await (const batch of batches) {
    newest = Math.max(newest, newestMoment(batch))
    const receipts = await store.transact((unit) => takeIn(unit, batch, seen))
    for (const [place, record] of batch.entries()) {
      onReceipt(record, present(receipts[place], 'a receipt'))
    }
  }
  const run = { compiled, screen, at: at ?? new Date(newest).toISOString(), causes: seen.causes }
  const ids = [...seen.founded].toSorted(([, one], [, other]) => one - other).map(([id]) => id)
  for (const chunk of chunksOf(ids)) await store.transact((unit) => count(unit, chunk, run))
  for (const chunk of chunksOf(ids)) yield* await store.transact((unit) => decide(unit, chunk, run))
}

/** What stays in memory of every consignment. */
type Seen = {
  /** Sequence of its founding statement, which orders the consignments. */
  readonly founded: Map<string, number>
  /** What its last statement was, where its members do not tell: an old version that came late. */
  readonly causes: Map<string, Cause>
}

type Run = ScreeningSettings & {
  readonly at: string
  readonly causes: ReadonlyMap<string, Cause>
}

function* chunksOf(ids: readonly string[]): Generator<readonly string[], void, void> {
  for (let from = 0; from < ids.length; from += CHUNK) yield ids.slice(from, from + CHUNK)
}

/** Joins a batch to what came before, and keeps it. */
async function takeIn(
  unit: Unit,
  batch: readonly ParsedRecord[],
  { founded, causes }: Seen,
): Promise<readonly BatchReceipt[]> {
  // Nobody asks when a record of this run was received.
  const joined = await joinBatch(unit, batch, new Date(0).toISOString())
  const { groups, known, accepted, receipts } = joined
  const merged = supersede(groups, known.rows)
  await unit.save({
    submissions: accepted.map((one) => ({ ...one, raw: '' })),
    containerEvents: containerRefsIn(accepted),
    consignments: [...joinedRows(joined, merged), ...merged.rows],
    known: new Set(known.rows.keys()),
  })
  for (const { id, members, fresh, cause } of groups) {
    founded.set(id, memberSequence(present(members[0], 'a founding member')))
    if (cause === lastCause(members)) causes.delete(id)
    else if (fresh.length > 0) causes.set(id, cause)
  }
  return receipts
}

/** Rows of consignments that are not decided yet. Their revision counts the statements so far. */
function joinedRows(
  { groups, known }: JoinedBatch,
  { into }: Superseded,
): readonly ConsignmentRow[] {
  const absorbed = Map.groupBy(into.keys(), (id) => into.get(id))
  return groups.map(({ id, members, fresh }) => {
    const before = [id, ...(absorbed.get(id) ?? [])].map((one) => known.rows.get(one)?.revision)
    return {
      id,
      name: '',
      revision: before.reduce<number>((sum, one) => sum + (one ?? 0), fresh.length),
      members: members.map(refOf),
      keys: consignmentKeyTexts(members),
      containers: [],
      lane: null,
      standing: null,
      canBeStopped: true,
      supersededBy: null,
      contributions: [],
      ledger: null,
    }
  })
}

type Loaded = { readonly rows: readonly ConsignmentRow[]; readonly prepared: readonly Prepared[] }

/** The living ones of the consignments, with all that reaches them, in the order of `ids`. */
async function load(unit: Unit, ids: readonly string[], { compiled }: Run): Promise<Loaded> {
  const found = new Map((await unit.findByIds(ids)).map((row) => [row.id, row]))
  const rows = ids
    .map((id) => present(found.get(id), 'a consignment'))
    .filter((row) => row.supersededBy === null)
  const members = await loadMembers(unit, rows)
  const sets = rows.map(({ id }) => present(members.get(id), 'members'))
  const events = await findContainerEvents(unit, sets, [])
  const prepared = sets.map((set) => prepare(compiled, set, reachedBy(set, events)))
  return { rows, prepared }
}

async function count(unit: Unit, ids: readonly string[], run: Run): Promise<void> {
  const loaded = await load(unit, ids, run)
  const { activity } = await countOver(unit, loaded, run)
  await unit.save({
    activity,
    consignments: loaded.rows.map((row, place) => {
      const { contributions, ledger } = present(loaded.prepared[place], 'a prepared one')
      return { ...row, contributions, ledger }
    }),
    known: new Set(loaded.rows.map(({ id }) => id)),
  })
}

/** Takes out what the rows have added already and puts in what they add now. */
function countOver(unit: Unit, { rows, prepared }: Loaded, { at }: Run): Promise<Counted> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const merged = { rows: [], into: new Map<string, string>() }
  return countActivity(unit, { prepared, rows: byId, merged, at })
}

async function decide(unit: Unit, ids: readonly string[], run: Run): Promise<readonly Decision[]> {
  const { compiled, at, causes } = run
  const loaded = await load(unit, ids, run)
  const counted = await countOver(unit, loaded, run)
  const { enrichments } = enrichAll(loaded.prepared, counted, run)
  return loaded.rows.map((row, place) => {
    const ready = present(loaded.prepared[place], 'a prepared one')
    return conclude(compiled, ready, {
      at,
      cause: causes.get(row.id) ?? lastCause(ready.members),
      revision: row.revision,
      members: row.members,
      containerEvents: ready.containerEvents.map(({ sequence, hash }) => ({ sequence, hash })),
      enrichment: present(enrichments[place], 'an enrichment'),
      draw: keyedDraw(TEST_DRAW_SECRET, row.id),
      standing: null,
      before: null,
      packHash: compiled.pack.hash,
    }).decision
  })
}

/** What the newest statement of a consignment is, as far as its members keep it. */
function lastCause(members: readonly Member[]): Cause {
  const statements = members.map((member) =>
    member.kind === 'event'
      ? { sequence: member.sequence, cause: 'event' as const }
      : { sequence: member.current.sequence, cause: causeOfFiling(member.current.filing) },
  )
  return statements.reduce((last, one) => (one.sequence > last.sequence ? one : last)).cause
}
