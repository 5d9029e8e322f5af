/** Day partitions come before they are needed, and no reader stops a writer over midnight. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPool } from './connect.ts'
import { preparePartitions } from './partitions.ts'
import { openPostgresStore } from './postgres-store.ts'
import { createTestDatabase, type TestDatabase } from './test-cluster.fixture.ts'

let database: TestDatabase

before(async () => {
  database = await createTestDatabase()
})

after(() => database.drop())

/** Takes one sequence at an instant, with little patience for locks. */
async function takeAt(instant: string): Promise<number> {
  const { connection } = database
  const pool = openPool({
    connection,
    applicationName: 'tidewaiter-test',
    lockTimeoutMs: 500,
    log: () => undefined,
  })
  try {
    return await openPostgresStore(pool, () => instant).transact((unit) => unit.nextSequences(1))
  } finally {
    await pool.end()
  }
}

async function daysOf(table: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits
     where inhparent = $1::regclass order by 1`,
    [table],
  )
  return rows.map(({ name }) => name.replace(`${table}_`, ''))
}

/** Runs `work` while another session has done `sql` in a transaction that is still open. */
async function beside(sql: string, work: () => Promise<void>): Promise<void> {
  const other = await database.pool.connect()
  try {
    await other.query('begin')
    await other.query(sql)
    await work()
  } finally {
    await other.query('rollback')
    other.release()
  }
}

const READ = 'select count(*) from submission; select count(*) from decision'

test('partitions are made at start, and two days ahead of the day in use', async () => {
  await preparePartitions(database.pool, '2026-03-01T23:59:59Z')
  await preparePartitions(database.pool, '2026-03-01T23:59:59Z')
  const first = ['20260301', '20260302', '20260303']
  assert.deepEqual(await daysOf('submission'), first)
  await takeAt('2026-03-02T00:00:00Z')
  assert.deepEqual(await daysOf('submission'), [...first, '20260304'])
  assert.deepEqual(await daysOf('decision'), await daysOf('submission'))
})

test('a day that nobody made ready is made beside an open reader', async () => {
  await takeAt('2026-04-01T12:00:00Z')
  await beside(READ, async () => {
    await takeAt('2026-05-01T00:00:00Z')
    const { rows } = await database.pool.query('select 1 from submission limit 1')
    assert.deepEqual(rows, [], 'other readers go on, too')
  })
})

test('what is only ahead of need keeps no unit waiting', async () => {
  await takeAt('2026-06-01T12:00:00Z')
  await beside('lock table only decision in share update exclusive mode', async () => {
    await takeAt('2026-06-02T00:00:00Z')
    assert.ok(!(await daysOf('decision')).includes('20260604'))
  })
  await takeAt('2026-06-02T00:00:01Z')
  assert.ok((await daysOf('decision')).includes('20260604'))
})

test('an attached day has the keys of its parent, whole, and nothing beside them', async () => {
  await takeAt('2026-07-01T12:00:00Z')
  const { rows } = await database.pool.query<{ on: string; valid: boolean; attached: boolean }>(
    `select indexdef as on, indisvalid as valid, relispartition as attached
     from pg_indexes join pg_index on indexrelid = indexname::regclass
     join pg_class on pg_class.oid = indexrelid
     where tablename in ('decision', 'decision_20260701') order by indexname`,
  )
  assert.equal(rows.length, 4)
  assert.ok(rows.every(({ valid }) => valid))
  assert.equal(rows.filter(({ attached }) => attached).length, 2)
  const checks = await database.pool.query(
    `select conname from pg_constraint where contype = 'c' and conrelid = 'decision_20260701'::regclass`,
  )
  assert.deepEqual(checks.rows, [])
})

test('a record whose counter had no day goes on after its greatest sequence', async () => {
  const last = await takeAt('2026-08-02T00:00:00Z')
  await database.pool.query(
    `insert into submission (sequence, filer, hash, received_at, document)
     values ($1, 'f', 'h', now(), '{}')`,
    [last + 41],
  )
  await database.pool.query("select setval('acceptance_counter', 7)")
  const file = join(import.meta.dirname, 'migrations/0003-last-sequence.sql')
  await database.pool.query(readFileSync(file, 'utf8'))
  assert.equal(await takeAt('2026-08-01T23:59:59Z'), last + 42)
})
