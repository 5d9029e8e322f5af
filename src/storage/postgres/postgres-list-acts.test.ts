import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPostgresAudit } from './postgres-audit.ts'
import { openPostgresListActs } from './postgres-list-acts.ts'
import { createTestDatabase, type TestDatabase } from './test-cluster.fixture.ts'

const AT = '2026-11-20T09:00:00.000Z'
const now = () => AT
let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
})
after(() => database.drop())

function act(key: string, actor: string) {
  const told = { at: AT, act: 'list.activated', subject: 'ofac-sdn', detail: 'sha256:1' }
  return { ...told, key, actor }
}

async function actors(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ actor: string }>(
    'select actor from audit order by id',
  )
  return rows.map(({ actor }) => actor)
}

test('an act is put on the chain once, in order, whichever server saw it first', async () => {
  const audit = openPostgresAudit(database.pool, now)
  const first = openPostgresListActs(database.pool)
  await first.record([act('a', 'Ada'), act('b', 'Ben'), act('a', 'Ada')])
  await first.record([act('a', 'Ada'), act('b', 'Ben')])
  await audit.seal(100)
  const others = [1, 2, 3].map(() => openPostgresListActs(database.pool))
  await Promise.all(
    others.map((acts) => acts.record([act('b', 'Ben'), act('c', 'Cleo'), act('d', 'Dan')])),
  )
  assert.deepEqual(await actors(), ['Ada', 'Ben', 'Cleo', 'Dan'])
  await audit.seal(100)
  const { breaks, sealed, unsealed } = await audit.verify()
  assert.deepEqual({ breaks, sealed, unsealed }, { breaks: [], sealed: 4, unsealed: 0 })
})
