/** The database goes away in the midst of requests: a problem, nothing half done, and on it goes after. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answered, startApi, type TestApi, TOKEN } from './api.fixture.ts'
import { type CutAt, type DatabaseWay, layDatabaseWay } from './cut-database.fixture.ts'
import { filingOf, ndjson } from './filing.fixture.ts'
import { chunkOf, headOf, openWire } from './wire.fixture.ts'

let way: DatabaseWay
let api: TestApi
let key = ''

before(async () => {
  way = await layDatabaseWay()
  api = await startApi({ openPool: way.openPool })
  key = (await api.createKey('swiftwing')).key
})
after(async () => {
  await api.close()
  await way.close()
})

function lodge(body: object): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body })
}

function lodgeLines(body: string): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body, type: 'application/x-ndjson' })
}

function assertOut({ status, json, headers }: Answered, what: string): void {
  assert.deepEqual([status, json?.type], [503, '/problems/busy'], what)
  assert.equal(headers.get('retry-after'), '5')
}

/** Rows that tell of a reference, by what they are: a half-done unit would have some and not all. */
async function countRows(reference: string): Promise<readonly number[]> {
  const { rows } = await api.pool.query<{ keys: number; kept: number; decided: number }>(
    `select (select count(*)::int from submission_key where reference = $1) as keys,
            (select count(*)::int from submission s join submission_key k using (sequence)
             where k.reference = $1) as kept,
            (select count(*)::int from decision where document->>'consignment' = $2) as decided`,
    [reference, reference.replace('F-', 'SWX')],
  )
  return rows.flatMap(({ keys, kept, decided }) => [keys, kept, decided])
}

const NOTHING = [0, 0, 0]
const WHOLE = [1, 1, 1]

for (const [moment, rows, again] of [
  ['before-commit', NOTHING, [202, 'accepted']],
  ['after-commit', WHOLE, [200, 'replayed']],
] as const satisfies readonly (readonly [CutAt, readonly number[], readonly unknown[]])[]) {
  test(`lost ${moment}: 503, all or nothing on record, and sent again it is there once`, async () => {
    const filing = filingOf('swiftwing', moment)
    way.cutAt(moment)
    assertOut(await lodge(filing), moment)
    assert.deepEqual(await countRows(`F-${moment}`), rows)
    assertOut(await lodge(filing), 'while it is out')
    way.mend()
    const { status, json } = await lodge(filing)
    assert.deepEqual([status, json.kind], again)
    assert.deepEqual(await countRows(`F-${moment}`), WHOLE)
  })

  test(`a stream that loses it ${moment} is 503 before its first receipt, and sent again is whole`, async () => {
    const numbers = [1, 2, 3].map((n) => `lines-${moment}-${n}`)
    const body = ndjson(...numbers.map((number) => filingOf('swiftwing', number)))
    way.cutAt(moment)
    assertOut(await lodgeLines(body), moment)
    for (const number of numbers) assert.deepEqual(await countRows(`F-${number}`), rows)
    way.mend()
    const { lines } = await lodgeLines(body)
    assert.deepEqual(
      lines.map(({ kind }) => kind),
      numbers.map(() => again[1]),
    )
    for (const number of numbers) assert.deepEqual(await countRows(`F-${number}`), WHOLE)
  })
}

test('a stream that loses it later says of each record that it has no receipt, and where to go on', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'later-1'))))
  await wire.until(/"reference":"F-later-1","version":1,"kind":"accepted"/)
  way.cutAt('before-commit')
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'later-2'))))
  const text = await wire.until(/\r\n0\r\n\r\n$/)
  assert.match(text, /"line":2,"reference":"F-later-2","kind":"refused",[^\n]*"rule":"outage"/)
  assert.match(text, /"line":3,"kind":"refused",[^\n]*"rule":"outage"[^\n]*from line 3 on/)
  wire.socket.destroy()
  way.mend()
  assert.deepEqual(await countRows('F-later-1'), WHOLE)
  assert.deepEqual(await countRows('F-later-2'), NOTHING)
  assert.equal((await lodge(filingOf('swiftwing', 'later-2'))).status, 202)
})

test('while it is out every read is 503, a key is not said to be unknown, and all is well after', async () => {
  await lodge(filingOf('swiftwing', 'read'))
  const { key: unseen } = await api.createKey('swiftwing')
  const officer = { headers: { authorization: `Bearer ${TOKEN}` } }
  const asked = [
    ['/ready', {}],
    ['/v1/filings/F-read', { key }],
    ['/v1/dispositions', { key }],
    ['/v1/quality', { key }],
    ['/v1/quality', { key: unseen }],
    ['/v1/decisions', officer],
    ['/v1/consignments/SWXread', officer],
    ['/v1/consignments/SWXread/decisions?trace=true', officer],
    ['/consignments/SWXread', officer],
    ['/', officer],
  ] as const
  way.cut()
  for (const [path, asking] of asked) assertOut(await api.call('GET', path, asking), path)
  for (const path of ['/health', '/docs', '/openapi.json', '/v1/packs']) {
    assert.equal((await api.call('GET', path)).status, 200, path)
  }
  way.mend()
  for (const [path, asking] of asked) {
    assert.equal((await api.call('GET', path, asking)).status, 200, path)
  }
})

test('each was told to the operator as an outage, none as a fault', () => {
  assert.ok(api.outages.length > 0)
  assert.deepEqual(api.faults, [])
})
