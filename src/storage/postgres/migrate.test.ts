/** Migrations: each once, in order, whole or not at all, and never over another history. */

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPool } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'
import { plantMigrations } from './migrations.fixture.ts'
import type { TestDatabase } from './test-cluster.fixture.ts'
import { createTestDatabase } from './test-cluster.fixture.ts'

const nothing = plantMigrations({})
const first = 'create table parcel (id bigint);'
const second = 'alter table parcel add grams bigint;\r\ninsert into parcel values (1, 2);\r\n'
let database: TestDatabase

before(async () => {
  database = await createTestDatabase({ migrations: nothing })
})

after(() => database.drop())

/** Runs the migrations of a folder against a database of their own. */
async function inFreshDatabase(
  run: (on: {
    readonly fresh: TestDatabase
    readonly apply: typeof migrateQuietly
  }) => Promise<void>,
): Promise<void> {
  const fresh = await createTestDatabase({ migrations: nothing })
  try {
    await run({ fresh, apply: migrateQuietly })
  } finally {
    await fresh.drop()
  }
}

function migrateQuietly(fresh: TestDatabase, folder: string) {
  return migrate({ pool: fresh.pool, folder, log: () => undefined })
}

test('applies what is missing, once', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    const one = plantMigrations({ '0001-first.sql': first })
    assert.deepEqual(await apply(fresh, one), { applied: ['0001-first.sql'], schemaNumber: 1 })
    const both = plantMigrations({ '0001-first.sql': first, '0002-second.sql': second })
    assert.deepEqual(await apply(fresh, both), { applied: ['0002-second.sql'], schemaNumber: 2 })
    assert.deepEqual(await apply(fresh, both), { applied: [], schemaNumber: 2 })
    const { rows } = await fresh.pool.query('select * from parcel')
    assert.deepEqual(rows, [{ id: 1, grams: 2 }])
  }))

test('a checkout with other line ends is the same migration', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    await apply(fresh, plantMigrations({ '0001-a.sql': first, '0002-b.sql': second }))
    const unix = second.replaceAll('\r\n', '\n')
    const again = await apply(fresh, plantMigrations({ '0001-a.sql': first, '0002-b.sql': unix }))
    assert.deepEqual(again.applied, [])
  }))

test('of many that start at once, one applies', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    const folder = plantMigrations({ '0001-a.sql': first, '0002-b.sql': second })
    const reports = await Promise.all(Array.from({ length: 5 }, () => apply(fresh, folder)))
    assert.deepEqual(
      reports.flatMap(({ applied }) => applied),
      ['0001-a.sql', '0002-b.sql'],
    )
  }))

test('a failing migration leaves nothing of itself, and says where it failed', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    const folder = plantMigrations({
      '0001-a.sql': first,
      '0002-bad.sql': 'create table half (id bigint);\n\nselect wrong;',
    })
    await assert.rejects(apply(fresh, folder), /migration 0002-bad\.sql, line 3: .*"wrong"/u)
    const { rows } = await fresh.pool.query(
      `select to_regclass('half') as half, to_regclass('parcel')::text as parcel`,
    )
    assert.deepEqual(rows, [{ half: null, parcel: 'parcel' }])
    writeFileSync(join(folder, '0002-bad.sql'), 'select 1;')
    assert.deepEqual((await apply(fresh, folder)).applied, ['0002-bad.sql'])
  }))

test('a changed file is refused', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    await apply(fresh, plantMigrations({ '0001-a.sql': first }))
    const changed = plantMigrations({ '0001-a.sql': `${first} select 1;`, '0002-b.sql': second })
    await assert.rejects(apply(fresh, changed), {
      reason: 'wrong-version',
      text: 'The migration 0001-a.sql is not the file that was applied as 0001-a.sql.',
    })
    const { rows } = await fresh.pool.query('select count(*) from schema_migration')
    assert.deepEqual(rows, [{ count: 1 }])
  }))

test('a database newer than the program is refused', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    await apply(fresh, plantMigrations({ '0001-a.sql': first, '0002-b.sql': second }))
    await assert.rejects(apply(fresh, plantMigrations({ '0001-a.sql': first })), {
      reason: 'wrong-version',
      message: /0002-b\.sql, which this Tidewaiter does not know/u,
    })
  }))

test('a migration that commits by itself is found out', () =>
  inFreshDatabase(async ({ fresh, apply }) => {
    const folder = plantMigrations({ '0001-a.sql': `${first} commit;` })
    await assert.rejects(apply(fresh, folder), /must not begin, commit or roll back/u)
  }))

test('the order is told by the names, without gap or twin', () => {
  const bad: readonly Readonly<Record<string, string>>[] = [
    { '0002-late.sql': '' },
    { '0001-a.sql': '', '0001-b.sql': '' },
    { '0001-a.sql': '', '0003-c.sql': '' },
    { '0001-A.sql': '' },
    { 'first.sql': '' },
  ]
  for (const files of bad) {
    assert.throws(() => readMigrations(plantMigrations(files)), /must be named \d{4}-some-words/u)
  }
  const good = plantMigrations({ '0001-a.sql': 'x', 'README.md': 'no migration' })
  assert.deepEqual(
    readMigrations(good).map(({ number, name }) => ({ number, name })),
    [{ number: 1, name: '0001-a.sql' }],
  )
})

test('a slow migration is not cut off by the limit for statements', async () => {
  const hasty = openPool({
    connection: database.connection,
    applicationName: 'tidewaiter-test',
    statementTimeoutMs: 50,
    log: () => undefined,
  })
  const folder = plantMigrations({ '0001-slow.sql': 'select pg_sleep(0.2);' })
  const report = await migrate({ pool: hasty, folder, log: () => undefined })
  assert.equal(report.schemaNumber, 1)
  await assert.rejects(hasty.query('select pg_sleep(0.2)'), /statement timeout/u)
  await hasty.end()
})
