import { after, before } from 'node:test'
import { describeStore } from '../store.contract.ts'
import type { Act } from '../store.ts'
import type { StoreUnderTest } from '../store-under-test.fixture.ts'
import { openPostgresReader } from './postgres-reader.ts'
import { openPostgresStore } from './postgres-store.ts'
import { createTestDatabase, type TestDatabase } from './test-cluster.fixture.ts'

const MORNING = '2026-11-20T09:00:00.000Z'
let clock = MORNING
const now = () => clock
const TABLES = `submission_key, submission, container_event, consignment, consignment_key,
  consignment_container, decision, ledger, activity, work, outbox, audit, filer_quality`

let database: TestDatabase | undefined

before(async () => {
  database = await createTestDatabase()
})

after(() => database?.drop())

describeStore('postgres', async (): Promise<StoreUnderTest> => {
  if (database === undefined) throw new Error('the database is made before the tests')
  const { pool } = database
  clock = MORNING
  await pool.query(`truncate ${TABLES}`)
  const reader = openPostgresReader(pool, now)
  return {
    store: openPostgresStore(pool, now),
    setClock: (instant) => {
      clock = instant
    },
    decisions: () => reader.listRecords({ after: 0, limit: 1_000 }),
    acts: async () => {
      type Row = Omit<Act, 'at'> & { readonly at: Date }
      const { rows } = await pool.query<Row>(
        'select at, actor, act, subject, detail from audit order by id',
      )
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    },
    outbox: async () => {
      const { rows } = await pool.query<{ told: string }>(
        `select concat_ws(' ', recipient, consignment_id, revision, statement) as told
         from outbox join decision on decision.sequence = outbox.decision order by outbox.id`,
      )
      return rows.map(({ told }) => told)
    },
  }
})
