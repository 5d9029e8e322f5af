/** Connections: what counts as an outage, and how values come through. */

import assert from 'node:assert/strict'
import type { EventEmitter } from 'node:events'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import type { Connection, PoolOptions } from './connect.ts'
import { checkServer, connectionFromEnvironment, openPool, withClient } from './connect.ts'
import type { TestDatabase } from './test-cluster.fixture.ts'
import { createTestDatabase } from './test-cluster.fixture.ts'

let database: TestDatabase

before(async () => {
  database = await createTestDatabase()
})

after(() => database.drop())

/** Waits for an event alone; `once` would also end, badly, at an error. */
function happened(emitter: EventEmitter, event: string): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  emitter.once(event, resolve)
  return promise
}

function poolOf(connection: Connection, options: Partial<PoolOptions> = {}) {
  const log = (): void => undefined
  const pool = openPool({ connection, applicationName: 'tidewaiter-test', log, ...options })
  pool.options.allowExitOnIdle = true // A test that fails must not hang its process.
  return pool
}

test('DATABASE_URL chooses the database; without it there is the embedded one', () => {
  const url = 'postgresql://user:secret@db.example:5433/tidewaiter?sslmode=require'
  assert.deepEqual(connectionFromEnvironment({ DATABASE_URL: ` ${url} ` }), { kind: 'url', url })
  assert.equal(connectionFromEnvironment({}), undefined)
  assert.equal(connectionFromEnvironment({ DATABASE_URL: ' ' }), undefined)
})

test('a DATABASE_URL that is none is refused without repeating its password', () => {
  for (const url of ['mysql://user:secret@db', 'user:secret@db/x', 'secret']) {
    assert.throws(
      () => connectionFromEnvironment({ DATABASE_URL: url }),
      (error: Error) => /DATABASE_URL/u.test(error.message) && !error.message.includes('secret'),
    )
  }
})

test('a URL reaches the same database as the socket', async () => {
  const { connection } = database
  assert.equal(connection.kind, 'socket')
  const host = encodeURIComponent(connection.socketFolder)
  const url = `postgresql://${connection.user}@/${connection.database}?host=${host}`
  const pool = poolOf({ kind: 'url', url: `${url}&port=${connection.port}` })
  const { rows } = await pool.query<{ name: string }>('select current_database() as name')
  await pool.end()
  assert.equal(rows[0]?.name, connection.database)
})

test('values come as they are stored', async () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['9007199254740991::int8', 9007199254740991],
    ['-9007199254740991::int8', -9007199254740991],
    ["'{1,null,{2,3}}'::text", '{1,null,{2,3}}'],
    [
      "'{{1,null},{3,4}}'::int8[]",
      [
        [1, null],
        [3, 4],
      ],
    ],
    ["'12345678901234567890.10'::numeric", '12345678901234567890.10'],
    ["'2026-06-24'::date", '2026-06-24'],
    ["array['2026-06-24'::date, null]", ['2026-06-24', null]],
    ["'2026-06-24 23:59:59.999'::timestamp", new Date('2026-06-24T23:59:59.999Z')],
    ["'2026-06-24 23:59:59+05'::timestamptz", new Date('2026-06-24T18:59:59Z')],
    [`'{"a": [1]}'::json`, { a: [1] }],
    ["(date_trunc('day', '2026-06-24 23:00+00'::timestamptz))::text", '2026-06-24 00:00:00+00'],
    ['null::int8', null],
  ]
  for (const [sql, wanted] of rows) {
    const { rows: got } = await database.pool.query(`select ${sql} as value`)
    assert.deepEqual(got, [{ value: wanted }], sql)
  }
})

test('an integer beyond 2^53 is a fault, never a rounded number', async () => {
  for (const sql of ['9007199254740993::int8', 'array[-9007199254740992::int8]']) {
    await assert.rejects(database.pool.query(`select ${sql}`), /is beyond 2\^53/u)
  }
})

test('names sort and compare by code point on every system', async () => {
  const { rows } = await database.pool.query<{ name: string; small: string }>(
    `select name, lower(name) as small from unnest(array['é', 'Z', 'a', 'Ä', '_']) x (name) order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name, small }) => name + small),
    ['Zz', '__', 'aa', 'Ää', 'éé'],
  )
})

test('a server that is not there is an outage', async () => {
  const nowhere = poolOf({ ...socketOf(database), socketFolder: '/nonexistent' })
  await assert.rejects(
    withClient(nowhere, () => Promise.resolve()),
    { reason: 'unreachable' },
  )
  const refusing = poolOf({ kind: 'url', url: 'postgresql://user:secret@127.0.0.1:1/db' })
  await assert.rejects(
    withClient(refusing, () => Promise.resolve()),
    (error: Error) => {
      assert.match(error.message, /^The database cannot be reached\. .*DATABASE_URL/u)
      assert.doesNotMatch(error.message, /secret/u)
      return true
    },
  )
  await nowhere.end()
  await refusing.end()
})

function socketOf({ connection }: TestDatabase) {
  assert.equal(connection.kind, 'socket')
  return connection
}

test('a server that does not answer is an outage after the deadline', async () => {
  const mute = createServer((socket) => socket.on('error', () => undefined))
  mute.unref()
  mute.listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const url = `postgresql://user@127.0.0.1:${port}/db`
  const pool = poolOf({ kind: 'url', url }, { connectTimeoutMs: 50 })
  await assert.rejects(
    withClient(pool, () => Promise.resolve()),
    { reason: 'timeout' },
  )
  await pool.end()
  mute.close()
})

test('a statement, a lock and a pool without a free connection end by their deadlines', async () => {
  const pool = poolOf(database.connection, {
    connectionsMax: 1,
    statementTimeoutMs: 100,
    connectTimeoutMs: 100,
    lockTimeoutMs: 50,
  })
  const slow = withClient(pool, (client) => client.query('select pg_sleep(5)'))
  await assert.rejects(slow, { reason: 'overlong' })
  await withClient(pool, () =>
    assert.rejects(
      withClient(pool, () => Promise.resolve()),
      { reason: 'timeout' },
    ),
  )
  await withClient(database.pool, async (holder) => {
    await holder.query('begin')
    await holder.query('lock table audit')
    const blocked = withClient(pool, (client) => client.query('select from audit'))
    await assert.rejects(blocked, { reason: 'timeout' })
    await holder.query('rollback')
  })
  await pool.end()
})

test('a connection that the server ends for idling within a transaction says so', async () => {
  const idling = withClient(database.pool, async (client) => {
    await client.query('begin')
    await client.query('set local idle_in_transaction_session_timeout = 20')
    await happened(client, 'end')
    await client.query('select 1')
  })
  await assert.rejects(idling, { reason: 'overlong' })
})

test('a connection that is lost in use or idle is an outage once, and then replaced', async () => {
  const lines: string[] = []
  const pool = poolOf(database.connection, {
    connectionsMax: 1,
    log: (line) => lines.push(line),
  })
  const idOf = async (): Promise<number> => {
    const { rows } = await pool.query<{ id: number }>('select pg_backend_pid() as id')
    return rows[0]?.id ?? 0
  }
  const end = (id: number) => database.pool.query('select pg_terminate_backend($1, 5000)', [id])

  const lost = withClient(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>('select pg_backend_pid() as id')
    const gone = happened(client, 'end')
    await end(rows[0]?.id ?? 0)
    await gone
    await client.query('select 1')
  })
  await assert.rejects(lost, { reason: 'unreachable' })

  const removed = happened(pool, 'remove')
  await end(await idOf())
  await removed
  assert.ok((await idOf()) > 0)
  assert.match(lines.join(), /A database connection was lost/u)
  await pool.end()
})

test('a connection left within a transaction is not lent again', async () => {
  const pool = poolOf(database.connection, { connectionsMax: 1 })
  const broken = withClient(pool, async (client) => {
    await client.query('begin; create temp table left_over ()')
    throw new Error('a fault of ours')
  })
  await assert.rejects(broken, /a fault of ours/u)
  const { rows } = await pool.query("select to_regclass('left_over') as left_over")
  assert.deepEqual(rows, [{ left_over: null }])
  await pool.end()
})

test('wrong SQL is a fault, not an outage', async () => {
  const wrong = withClient(database.pool, (client) => client.query('select nonsense'))
  await assert.rejects(wrong, { name: 'error', code: '42703' })
})

test('the server is one we can work with', async () => {
  assert.ok((await checkServer(database.pool)) >= 150_000)
})
