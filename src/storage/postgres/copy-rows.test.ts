/** Copying rows: what goes in comes out, and what cannot go in says where it is. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import { withClient } from './connect.ts'
import type { CopyRow } from './copy-rows.ts'
import { copyRows } from './copy-rows.ts'
import { plantMigrations } from './migrations.fixture.ts'
import type { TestDatabase } from './test-cluster.fixture.ts'
import { createTestDatabase } from './test-cluster.fixture.ts'

const columns =
  'number bigint, text text, json json, real double precision, yes boolean, texts text[]'
const target = 'kept (number, text, json, real, yes, texts, grid, bytes, at, day)'
let database: TestDatabase

before(async () => {
  const sql = `create table kept (${columns}, grid bigint[], bytes bytea, at timestamptz, day date)`
  database = await createTestDatabase({ migrations: plantMigrations({ '0001-kept.sql': sql }) })
})

after(() => database.drop())

/** Writes `rows` in a transaction of their own and reads them back in order. */
async function roundTrip(rows: Iterable<CopyRow>): Promise<readonly Record<string, unknown>[]> {
  return withClient(database.pool, async (client) => {
    await client.query('begin')
    const count = await copyRows(client, target, rows)
    const read = await client.query<Record<string, unknown>>('select * from kept order by number')
    await client.query('rollback')
    assert.equal(count, read.rows.length)
    return read.rows
  })
}

const storable = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll('\u0000', '').toWellFormed())
const awkward = fc.constantFrom(
  '',
  '\\N',
  '\\.',
  '\t',
  '\n',
  '\r\n',
  '\\',
  '\\\\n',
  'NULL',
  '{}',
  '"',
)
const text = fc.oneof(
  storable,
  awkward,
  fc.array(awkward).map((parts) => parts.join('')),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const instant = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('9999-12-31'),
  noInvalidDate: true,
})

const rowParts = fc.tuple(
  maybe(text),
  maybe(fc.jsonValue({ stringUnit: 'grapheme' })),
  maybe(fc.double({ noNaN: false })),
  maybe(fc.boolean()),
  maybe(fc.array(maybe(text))),
  maybe(fc.array(fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()), { minLength: 1 })),
  maybe(fc.uint8Array()),
  maybe(instant),
)

test('any row comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowParts, { maxLength: 20 }), async (rows) => {
      const read = await roundTrip(
        rows.map(([txt, json, real, yes, texts, grid, bytes, at], number) => [
          number,
          txt,
          JSON.stringify(json),
          real,
          yes,
          texts,
          grid,
          bytes,
          at,
          at?.toISOString().slice(0, 10),
        ]),
      )
      const wanted = rows.map(([txt, json, real, yes, texts, grid, bytes, at], number) => ({
        number,
        text: txt,
        json: JSON.parse(JSON.stringify(json)) as unknown,
        real,
        yes,
        texts,
        grid,
        bytes: bytes === null ? null : Buffer.from(bytes),
        at,
        day: at?.toISOString().slice(0, 10) ?? null,
      }))
      assert.deepEqual(read, wanted)
    }),
    { numRuns: 60 },
  )
})

test('the text of a json column keeps its bytes', async () => {
  const document = '{ "b":1,\t"a": "caf\\u00e9 \\u0000 \\ud800",  "a":1.0e0 }'
  const read = await withClient(database.pool, async (client) => {
    await client.query('begin')
    await copyRows(client, 'kept (json)', [[document]])
    const { rows } = await client.query<{ text: string }>('select json::text as text from kept')
    await client.query('rollback')
    return rows
  })
  assert.deepEqual(read, [{ text: document }])
})

test('undefined is null, and columns left out take their default', async () => {
  const row: CopyRow = [0, undefined, undefined, undefined, undefined, [undefined, 'x'], []]
  const [read] = await roundTrip([[...row, undefined, undefined, undefined]])
  assert.deepEqual([read?.['text'], read?.['texts'], read?.['grid']], [null, [null, 'x'], []])
})

/** The error of copying `rows`, after which the client must still work. */
async function failure(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): Promise<unknown> {
  return withClient(database.pool, async (client) => {
    const error = await copyRows(client, 'kept (number, text)', rows).then(
      () => assert.fail('the rows were taken'),
      (reason: unknown) => reason,
    )
    const { rows: left } = await client.query('select from kept')
    assert.deepEqual(left, [], 'nothing is left of a failed copy')
    return error
  })
}

function* manyRows(count: number, last: CopyRow): Generator<CopyRow> {
  for (let number = 0; number < count; number += 1) yield [number, 'x'.repeat(50)]
  yield last
}

test('a text PostgreSQL cannot hold is refused with its row and column', async () => {
  assert.match(
    String(
      await failure([
        [1, 'good\n'],
        [2, 'a\u0000b'],
      ]),
    ),
    /row 2, column 2: .*U\+0000/u,
  )
  assert.match(String(await failure([[1, 'a\ud800']])), /row 1, column 2: .*lone surrogate/u)
  assert.match(String(await failure(manyRows(20_000, [1, '\udc00\t']))), /row 20001, column 2/u)
})

test('an error of the server ends the copy, early or late', async () => {
  assert.match(String(await failure(manyRows(3, ['no number', '']))), /bigint/u)
  const early = function* (): Generator<CopyRow> {
    yield ['no number', '']
    yield* manyRows(200_000, [1, ''])
  }
  assert.match(String(await failure(early())), /bigint/u)
})

test('an error of the source ends the copy', async () => {
  const broken = async function* (): AsyncGenerator<CopyRow> {
    yield* manyRows(10_000, [1, ''])
    await Promise.reject(new Error('the source broke'))
  }
  assert.match(String(await failure(broken())), /the source broke/u)
  const brokenAtOnce = (): Iterable<CopyRow> => ({
    [Symbol.iterator]: () => ({
      next: () => {
        throw new Error('the source broke at once')
      },
    }),
  })
  assert.match(String(await failure(brokenAtOnce())), /broke at once/u)
})

test('a lost connection ends the copy', async () => {
  const killed = async function* (client: pg.ClientBase): AsyncGenerator<CopyRow> {
    const { processID } = client as pg.ClientBase & { readonly processID: number }
    yield* manyRows(10_000, [1, ''])
    await database.pool.query('select pg_terminate_backend($1, 5000)', [processID])
    yield* manyRows(200_000, [1, ''])
  }
  await assert.rejects(
    withClient(database.pool, (client) => copyRows(client, 'kept (number, text)', killed(client))),
    { name: 'StorageOutage', reason: 'unreachable' },
  )
})
