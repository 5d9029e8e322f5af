/** Transactions: whole or not at all; a clash is tried again, a broken commit is never guessed at. */

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { plantMigrations } from './migrations.fixture.ts'
import type { TestDatabase } from './test-cluster.fixture.ts'
import { createTestDatabase } from './test-cluster.fixture.ts'
import { withTransaction } from './with-transaction.ts'

const sql = `
  create table amount (id bigint primary key, n bigint not null);
  create table last_words (id bigint);
  -- Ends its own connection in the middle of a commit.
  create function die() returns trigger language plpgsql as
    $$ begin
      perform pg_terminate_backend(pg_backend_pid());
      perform pg_sleep(5);
      return null;
    end $$;
  create constraint trigger dying after insert on last_words deferrable initially deferred
    for each row execute function die();
`
let database: TestDatabase

before(async () => {
  database = await createTestDatabase({ migrations: plantMigrations({ '0001-amount.sql': sql }) })
})

beforeEach(async () => {
  await database.pool.query('truncate amount; insert into amount values (1, 0), (2, 0)')
})

after(() => database.drop())

async function amounts(): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ n: number }>('select n from amount order by id')
  return rows.map(({ n }) => n)
}

test('commits what was done, and gives the result', async () => {
  const result = await withTransaction(database.pool, async (client) => {
    await client.query('update amount set n = 7 where id = 1')
    return 'done'
  })
  assert.equal(result, 'done')
  assert.deepEqual(await amounts(), [7, 0])
})

test('rolls back when the work throws, and throws the same', async () => {
  const fault = new Error('a fault of ours')
  const work = withTransaction(database.pool, async (client) => {
    await client.query('update amount set n = 7')
    throw fault
  })
  await assert.rejects(work, (error) => error === fault)
  assert.deepEqual(await amounts(), [0, 0])
})

test('a statement that failed is not committed over in silence', async () => {
  const work = withTransaction(database.pool, async (client) => {
    await client.query('update amount set n = 7')
    await client.query('select nonsense').catch(() => undefined)
  })
  await assert.rejects(work, /a failed statement was swallowed/u)
  assert.deepEqual(await amounts(), [0, 0])
})

test('increments under serializable clash, are tried again and all count', async () => {
  let runs = 0
  const increment = () =>
    withTransaction(
      database.pool,
      async (client) => {
        runs += 1
        const { rows } = await client.query<{ n: number }>('select n from amount where id = 1')
        await client.query('update amount set n = $1 where id = 1', [(rows[0]?.n ?? 0) + 1])
      },
      { isolation: 'serializable', attemptsMax: 50 },
    )
  await Promise.all(Array.from({ length: 6 }, increment))
  assert.deepEqual(await amounts(), [6, 0])
  assert.ok(runs > 6, 'there were clashes, else this shows nothing')
})

test('a deadlock is tried again', async () => {
  const bothHold = Promise.withResolvers<undefined>()
  let holding = 0
  const add = (first: number, second: number) =>
    withTransaction(database.pool, async (client) => {
      await client.query('update amount set n = n + 1 where id = $1', [first])
      holding += 1
      if (holding === 2) bothHold.resolve(undefined)
      await bothHold.promise
      await client.query('update amount set n = n + 1 where id = $1', [second])
    })
  await Promise.all([add(1, 2), add(2, 1)])
  assert.deepEqual(await amounts(), [2, 2])
  assert.ok(holding >= 3, 'one of the two ran again')
})

test('a clash that does not end is an outage after the last attempt', async () => {
  let runs = 0
  const work = withTransaction(
    database.pool,
    async (client) => {
      runs += 1
      await client.query(`do $$ begin raise sqlstate '40001'; end $$`)
    },
    { attemptsMax: 3 },
  )
  await assert.rejects(work, { name: 'StorageOutage', reason: 'contention' })
  assert.equal(runs, 3)
})

test('a connection that breaks during commit leaves the outcome unknown, and is not tried again', async () => {
  let runs = 0
  const work = withTransaction(database.pool, async (client) => {
    runs += 1
    await client.query('insert into last_words values (1)')
  })
  await assert.rejects(work, { name: 'StorageOutage', reason: 'commit-unknown' })
  assert.equal(runs, 1)
})
