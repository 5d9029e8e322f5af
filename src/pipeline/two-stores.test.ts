/** The pipeline over PostgreSQL: the same bytes as over memory, and exact under concurrency. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Submission } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { createRandom, shuffled } from '../lib/random.ts'
import { generateDay } from '../sample-day/generate-day.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { openPool } from '../storage/postgres/connect.ts'
import { openPostgresReader } from '../storage/postgres/postgres-reader.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { createTestDatabase, type TestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import type { LedgerEntry, Store, StoredSubmission } from '../storage/store.ts'
import { joinAgain } from './join-again.fixture.ts'
import { incoming, shippedPack } from './pipeline-run.fixture.ts'
import { drainWork, processBatch } from './process-batch.ts'
import { neededFor, replay } from './replay.ts'

const compiled = await shippedPack('example')
const DAY = '2026-11-20'
const now = () => `${DAY}T09:00:00.000Z`
const settings = { compiled, drawSecret: 'two stores', now }

let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
})
after(() => database.drop())

function submissionsOf(parcels: number, seed: number): readonly Submission[] {
  const records = [...generateDay({ seed, parcels, jurisdiction: 'example', day: DAY })]
  return records.flatMap((one) => (one.kind === 'submission' ? [one.submission] : []))
}

function cut<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}

async function play(store: Store, submissions: readonly Submission[]): Promise<void> {
  for (const batch of cut(submissions, 150)) {
    await processBatch(store, settings, batch.map(incoming))
    await drainWork(store, settings)
  }
}

/** The decisions as their bytes are kept, in the order made. */
async function documents(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ document: string }>(
    'select document::text as document from decision order by sequence',
  )
  return rows.map(({ document }) => document)
}

async function statements(): Promise<readonly StoredSubmission[]> {
  const { rows } = await database.pool.query<{ sequence: number }>(
    'select sequence from submission',
  )
  const reader = openPostgresReader(database.pool, now)
  return reader.getSubmissions(rows.map(({ sequence }) => sequence))
}

test('one day gives the same bytes over memory and PostgreSQL, and replays to them', async () => {
  const submissions = submissionsOf(300, 11)
  const memory = openMemoryStore()
  await play(memory, submissions)
  await play(openPostgresStore(database.pool, now), submissions)
  const kept = await documents()
  assert.ok(kept.length > 600, `${kept.length} decisions`)
  assert.deepEqual(
    kept,
    memory.decisions.map(({ document }) => document),
  )
  const bySequence = new Map((await statements()).map((one) => [one.sequence, one]))
  const reader = openPostgresReader(database.pool, now)
  let last = 0
  let replayed = 0
  for (;;) {
    const records = await reader.listRecords({ after: last, limit: 200 })
    if (records.length === 0) break
    for (const { cursor, ...record } of records) {
      const needed = neededFor(record).map((sequence): [number, StoredSubmission] => [
        sequence,
        present(bySequence.get(sequence), 'a statement'),
      ])
      assert.equal(JSON.stringify(replay(compiled, record, new Map(needed))), kept[replayed])
      last = cursor
      replayed += 1
    }
  }
  assert.equal(replayed, kept.length)
})

test('many at once over two pools: one decision a revision, every key once, days exact', async () => {
  // Deadlines beyond what the busiest machine needs: it is exactness that is tested.
  const pools = [1, 2].map(() =>
    openPool({
      connection: database.connection,
      applicationName: 'tidewaiter-test',
      connectTimeoutMs: 300_000,
      lockTimeoutMs: 300_000,
      statementTimeoutMs: 300_000,
      log: () => undefined,
    }),
  )
  await database.pool.query(
    `truncate submission_key, submission, container_event, consignment, consignment_key,
       consignment_container, decision, ledger, activity, work, outbox, audit, filer_quality`,
  )
  const submissions = submissionsOf(45, 12)
  const random = createRandom(12)
  const stores = pools.map((pool) => openPostgresStore(pool, now))
  // Each pool gets all of it in its own order, so that nearly all parcels are met by both at once.
  const receipts = await Promise.all(
    stores.flatMap((store, place) =>
      cut(shuffled(random.split(place), submissions), 17).map(async (batch) => {
        const { receipts: told } = await processBatch(store, settings, batch.map(incoming))
        await drainWork(store, settings)
        return told
      }),
    ),
  )
  await drainWork(present(stores[0], 'a store'), settings)
  await Promise.all(pools.map((pool) => pool.end()))
  const keys = new Set(
    submissions.map((one) => `${one.filer} ${one.reference} ${one.version ?? 1}`),
  )
  const accepted = receipts.flat().filter(({ kind }) => kind === 'accepted')
  assert.equal(accepted.length, keys.size)
  const twice = await database.pool.query(
    'select from decision group by consignment_id, revision having count(*) > 1',
  )
  assert.equal(twice.rowCount, 0)
  const expected = await joinAgain(compiled, await statements())
  const { rows } = await database.pool.query<{ id: string; ledger: LedgerEntry | null }>(
    'select id, ledger from consignment where superseded_by is null',
  )
  assert.deepEqual(rows.map(({ id }) => id).toSorted(), [...expected.keys()].toSorted())
  const ledgers = new Map([...expected].map(([id, { ledger }]) => [id, ledger]))
  for (const { id, ledger } of rows) {
    // What went out counts as what it was then, whichever version of it came first.
    if (ledger?.wentOut === true) ledgers.set(id, ledger)
    assert.deepEqual(ledger, ledgers.get(id))
  }
  const sums = await database.pool.query<{ person: string; total: string | null }>(
    'select person, sum(value_minor)::text as total from ledger where is_exempt group by person',
  )
  const again = new Map<string, number>()
  for (const ledger of ledgers.values()) {
    if (ledger === null || !ledger.isExempt) continue
    again.set(ledger.person, (again.get(ledger.person) ?? 0) + (ledger.valueMinor ?? 0))
  }
  assert.deepEqual(
    new Map(sums.rows.map(({ person, total }) => [person, Number(total)] as const)),
    again,
  )
})
