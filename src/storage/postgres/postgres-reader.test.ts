/** Lists of the record are bounded, and the newest is always in them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { DecisionRecord } from '../../domain/record.ts'
import { makeFiling } from '../../domain/statement.fixture.ts'
import type { RecordReader } from '../reader.ts'
import type { ConsignmentRow, Store } from '../store.ts'
import { AT, row } from '../store-under-test.fixture.ts'
import { openPostgresReader } from './postgres-reader.ts'
import { openPostgresStore } from './postgres-store.ts'
import { createTestDatabase, type TestDatabase } from './test-cluster.fixture.ts'

let database: TestDatabase
let store: Store
let reader: RecordReader

before(async () => {
  database = await createTestDatabase()
  store = openPostgresStore(database.pool, () => AT)
  reader = openPostgresReader(database.pool, () => AT)
})

after(() => database.drop())

test('the latest decision is the last listed, however many came before', async () => {
  await database.pool.query(
    `insert into decision (sequence, consignment_id, revision, lane, decided_at, document, basis)
     select $1::bigint + n, 'many', n, 'release', now(),
       json_build_object('consignmentId', 'many', 'revision', n), '{}'
     from generate_series(1, 503) n`,
    [await store.transact((unit) => unit.nextSequences(504))],
  )
  const revisions = (await reader.listDecisions('many')).map(
    ({ decision }: DecisionRecord) => decision.revision,
  )
  assert.deepEqual(
    revisions,
    Array.from({ length: 500 }, (_, place) => place + 4),
  )
})

/** Keeps statements under one reference, the versions in the order accepted. */
async function keepVersions(reference: string, versions: readonly number[]): Promise<void> {
  await store.transact(async (unit) => {
    const first = await unit.nextSequences(versions.length)
    const submissions = versions.map((version, place) => ({
      sequence: first + place,
      hash: 'h',
      receivedAt: AT,
      submission: makeFiling({ reference, version }),
      raw: '',
    }))
    await unit.claim(
      submissions.map(({ sequence, hash, submission }) => ({
        filer: 'acme',
        reference,
        version: submission.version,
        hash,
        sequence,
      })),
    )
    await unit.save({ submissions })
  })
}

test('the newest version is listed, however many came before or after it', async () => {
  const rising = Array.from({ length: 130 }, (_, place) => place + 1)
  await keepVersions('rising', rising)
  const listed = async (reference: string) =>
    (await reader.listStatements('acme', reference)).map(({ version }) => version)
  assert.deepEqual(await listed('rising'), rising.slice(30))
  await keepVersions('late', [500, ...rising])
  assert.deepEqual(await listed('late'), [500, ...rising.slice(31)])
})

test('of consignments of one name the newest founded comes first, of 20 at most', async () => {
  const rows = Array.from({ length: 25 }, (_, place) => {
    const sequence = 2 ** 50 + ((place * 7) % 25)
    return row(`n${place}`, {
      name: 'used again',
      members: [
        place % 2 === 0
          ? { kind: 'filing', founding: { sequence, hash: 'h' } }
          : { kind: 'event', founding: sequence, sequence: sequence + 1_000, hash: 'h' },
      ],
    })
  })
  const lone = row('used again', {
    members: [{ kind: 'event', sequence: 5, hash: 'h' }],
  })
  await store.transact((unit) => unit.save({ consignments: [...rows, lone] }))
  const found = await reader.findConsignments('used again')
  const founded = rows.toSorted((one, other) => foundingOf(other) - foundingOf(one))
  assert.deepEqual(
    found.map(({ id }) => id),
    ['used again', ...founded.slice(0, 19).map(({ id }) => id)],
  )
})

function foundingOf({ members: [first] }: ConsignmentRow): number {
  if (first === undefined) return 0
  return first.kind === 'filing' ? first.founding.sequence : (first.founding ?? first.sequence)
}
