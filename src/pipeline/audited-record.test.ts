/** The audit trail over a real record: what is stored must be what its acts say. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generateDay } from '../sample-day/generate-day.ts'
import { openPostgresAudit } from '../storage/postgres/postgres-audit.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { createTestDatabase, type TestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import { incoming, shippedPack } from './pipeline-run.fixture.ts'
import { drainWork, processBatch } from './process-batch.ts'

const DAY = '2026-11-20'
const now = () => `${DAY}T09:00:00.000Z`

let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
  const compiled = await shippedPack('example')
  const settings = { compiled, drawSecret: 'audited', now }
  const store = openPostgresStore(database.pool, now)
  const day = [...generateDay({ seed: 5, parcels: 60, jurisdiction: 'example', day: DAY })]
  const submissions = day.flatMap((one) => (one.kind === 'submission' ? [one.submission] : []))
  await processBatch(store, settings, submissions.map(incoming))
  await drainWork(store, settings)
})
after(() => database.drop())

/** The breaks after `change`, which is undone. */
async function breaksAfter(change: string): Promise<readonly string[]> {
  const tables = ['decision', 'submission']
  for (const table of tables) {
    await database.pool.query(`create table kept_${table} as table ${table}`)
  }
  await database.pool.query(change)
  const { breaks } = await openPostgresAudit(database.pool, now).verify()
  for (const table of tables) {
    await database.pool.query(`delete from ${table}`)
    await database.pool.query(`insert into ${table} table kept_${table}`)
    await database.pool.query(`drop table kept_${table}`)
  }
  return breaks
}

const FIRST = '(select min(sequence) from decision)'

for (const isSealed of [false, true]) {
  const when = isSealed ? 'under a seal' : 'not yet sealed'

  test(`a record as it was made is whole, ${when}`, async () => {
    const audit = openPostgresAudit(database.pool, now)
    if (isSealed) await audit.seal(1_000_000)
    const { breaks, sealed, unsealed } = await audit.verify()
    assert.deepEqual(breaks, [])
    assert.ok(isSealed ? sealed > 100 && unsealed === 0 : unsealed > 100 && sealed === 0)
  })

  test(`a decision changed afterwards shows, ${when}`, async () => {
    const changed = await breaksAfter(
      `update decision set document = (document::text || ' ')::json where sequence = ${FIRST}`,
    )
    assert.equal(changed.length, 1)
    assert.match(changed[0] ?? '', /^Decision \S+\/\d+ is not stored as it was made\.$/u)
  })

  test(`a decision or a statement taken away shows, ${when}`, async () => {
    const decision = await breaksAfter(`delete from decision where sequence = ${FIRST}`)
    assert.match(decision.join(' '), /^Decision \S+\/\d+ is not in the record any more\.$/u)
    const statement = await breaksAfter(
      'delete from submission where sequence = (select max(sequence) from submission)',
    )
    assert.match(statement.join(' '), /^Statement \d+ is not in the record any more\.$/u)
  })

  test(`a statement under another hash shows, ${when}`, async () => {
    const changed = await breaksAfter(`update submission set hash = 'another'`)
    assert.equal(changed.length, 100, 'bounded')
    assert.match(changed[0] ?? '', /^Statement \d+ is not stored as it was accepted\.$/u)
  })
}
