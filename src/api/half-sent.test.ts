/** Bodies whose sender goes away: what came whole is kept once or not at all, and half a record never. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Answered, startApi, type TestApi } from './api.fixture.ts'
import { filingOf, ndjson, type Sent } from './filing.fixture.ts'
import { chunkOf, headOf, openWire, untilSo } from './wire.fixture.ts'

const PATIENCE = { timeout: 60_000 }

let api: TestApi
let key = ''

before(async () => {
  api = await startApi()
  key = (await api.createKey('swiftwing')).key
})
after(() => api.close())

function filings(name: string, count: number): readonly Sent[] {
  return Array.from({ length: count }, (_, n) => filingOf('swiftwing', `${name}-${n}`))
}

function lodge(body: string | Buffer): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body, type: 'application/x-ndjson' })
}

/** Rows of the record whose reference begins with `F-name-`. */
async function countKept(name: string): Promise<number> {
  const { rows } = await api.pool.query<{ n: number }>(
    'select count(*)::int as n from submission_key where starts_with(reference, $1)',
    [`F-${name}-`],
  )
  return rows[0]?.n ?? -1
}

/** Sends `sent` of a body said to be longer, and goes away without reading. */
async function sendHalf(sent: string | Buffer, length: number): Promise<void> {
  const wire = await openWire(api.port)
  wire.socket.pause()
  wire.send(headOf(key, { length }))
  await new Promise<void>((resolve) => {
    wire.socket.write(sent, () => resolve())
  })
  wire.socket.resetAndDestroy()
  await wire.closed
}

for (const [name, share] of [
  ['within-the-first', 0.02],
  ['within-another', 0.47],
  ['within-the-last', 0.99],
] as const) {
  test(`a body cut ${name} record is kept by whole records, and sent again is taken once`, async () => {
    const records = filings(name, 30)
    const body = ndjson(...records)
    const half = body.slice(0, Math.floor(body.length * share))
    await sendHalf(half, body.length)
    const whole = half.split('\n').length - 1
    assert.ok((await countKept(name)) <= whole)
    const { lines } = await lodge(body)
    assert.deepEqual(
      lines.map(({ reference }) => reference),
      records.map(({ reference }) => reference),
    )
    const kinds = lines.map(({ kind }) => kind)
    const replayed = kinds.filter((kind) => kind === 'replayed').length
    const accepted = kinds.filter((kind) => kind === 'accepted').length
    assert.equal(replayed + accepted, 30)
    assert.ok(replayed <= whole, 'half a record was never taken')
    assert.equal(await countKept(name), 30)
    const third = await lodge(body)
    assert.deepEqual(new Set(third.lines.map(({ kind }) => kind)), new Set(['replayed']))
  })
}

test(
  'who goes away without reading a receipt finds on record what was taken',
  PATIENCE,
  async () => {
    const records = filings('deaf', 20)
    const wire = await openWire(api.port)
    wire.socket.pause()
    wire.send(headOf(key, {}))
    wire.send(chunkOf(ndjson(...records)))
    await untilSo(async () => (await countKept('deaf')) === 20)
    wire.socket.resetAndDestroy()
    const { lines } = await lodge(ndjson(...records))
    assert.deepEqual(new Set(lines.map(({ kind }) => kind)), new Set(['replayed']))
  },
)

test('a gzip body cut in its midst ends with a receipt that says so', async () => {
  const records = filings('gzip', 200)
  const body = gzipSync(ndjson(...records))
  const half = await lodge(body.subarray(0, Math.floor(body.length / 2)))
  const last = half.lines.at(-1)
  assert.deepEqual([last.kind, last.errors[0].rule], ['refused', 'cut-off'])
  const whole = half.lines.slice(0, -1)
  assert.deepEqual(new Set(whole.map(({ kind }) => kind)), new Set(['accepted']))
  assert.equal(await countKept('gzip'), whole.length)
  const { lines } = await lodge(body)
  assert.equal(lines.filter(({ kind }) => kind === 'replayed').length, whole.length)
  assert.equal(lines.length, 200)
})

test('half a document is not kept, and sent again it is new', async () => {
  const text = JSON.stringify(filingOf('swiftwing', 'document-0'))
  await sendHalf(text.slice(0, 300), text.length)
  const { status } = await api.call('POST', '/v1/filings', { key, body: text })
  assert.equal(status, 202)
})

test('a body whose framing breaks is cut off: its answer does not become another', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'framing-0'))))
  await wire.until(/"reference":"F-framing-0"/)
  wire.send('this is no length of a chunk\r\n')
  const text = await wire.closed
  assert.equal(text.match(/HTTP\/1\.1 /g)?.length, 1, text)
  assert.equal(await countKept('framing'), 1)
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
