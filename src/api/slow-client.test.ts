/** Clients that are slow, deaf, half gone or many: each is cut off in time, and others are served meanwhile. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertServing, startApi, type TestApi } from './api.fixture.ts'
import { filingOf, ndjson } from './filing.fixture.ts'
import { SERVER_LIMITS } from './server-limits.ts'
import { chunkOf, headOf, openWire, type Wire } from './wire.fixture.ts'

let api: TestApi
let key = ''

const MIB = 1_024 * 1_024
/** Kernels hold some megabytes of each direction; a server that reads on takes far more. */
const TAKEN_MAX = 200 * MIB
const LIMITS = {
  headersMs: 1_000,
  idleMs: 4_000,
  documentMs: 1_500,
  paceMs: 1_500,
  paceBytes: 400,
  lingerMs: 1_000,
} as const

before(async () => {
  api = await startApi({ limits: LIMITS })
  key = (await api.createKey('swiftwing')).key
})
after(() => api.close())

/** Sends a byte now and then until the connection closes; gives all that came back. */
async function drip(wire: Wire, bytes: () => string): Promise<string> {
  const timer = setInterval(() => wire.send(bytes()), 20)
  try {
    return await wire.closed
  } finally {
    clearInterval(timer)
  }
}

test('headers that drip are cut off with 408', async () => {
  const wire = await openWire(api.port)
  wire.send('POST /v1/filings HTTP/1.1\r\nHost: localhost\r\n')
  const answer = drip(wire, () => 'X: y\r\n')
  await assertServing(api, key)
  assert.match(await answer, /^HTTP\/1\.1 408 [^]*\/problems\/too-slow/)
})

test('a connection that says nothing is closed', async () => {
  const wire = await openWire(api.port)
  await assertServing(api, key)
  await wire.closed
})

test('a document that drips is refused with 408 and cut off', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, { type: 'application/json', length: 100_000 }))
  const answer = drip(wire, () => ' ')
  await assertServing(api, key)
  assert.match(await answer, /^HTTP\/1\.1 408 [^]*not whole after 1\.5 s/)
})

test('a stream that drips ends with a receipt that says so, and what came before stands', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'drip'))))
  await wire.until(/"reference":"F-drip","version":1,"kind":"accepted"/)
  const answer = drip(wire, () => chunkOf(' '))
  await assertServing(api, key)
  assert.match(await answer, /"line":2,"kind":"refused","errors":\[\{[^}]*"rule":"cut-off"/)
  const { status } = await api.call('GET', '/v1/filings/F-drip', { key })
  assert.equal(status, 200)
})

test('a stream that stops in its midst is closed, and what came before stands', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'stop'), '{"kind":')))
  await wire.until(/"reference":"F-stop"/)
  await assertServing(api, key)
  await wire.closed
  assert.equal((await api.call('GET', '/v1/filings/F-stop', { key })).status, 200)
})

test('receipts come while the stream is still being sent', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  for (const number of ['one', 'two', 'three']) {
    wire.send(chunkOf(ndjson(filingOf('swiftwing', `talk-${number}`))))
    await wire.until(new RegExp(`"reference":"F-talk-${number}"`))
  }
  wire.send('0\r\n\r\n')
  const whole = await wire.until(/\r\n0\r\n\r\n$/)
  assert.equal(whole.match(/"kind":"accepted"/g)?.length, 3)
  wire.socket.destroy()
})

test('a client that goes away midway keeps what it has receipts for', async () => {
  const wire = await openWire(api.port)
  const lines = ndjson(...[1, 2, 3].map((n) => filingOf('swiftwing', `gone-${n}`)))
  wire.send(headOf(key, { length: 1_000_000 }))
  wire.send(lines)
  const text = await wire.until(/"reference":"F-gone-3"/)
  assert.equal(text.match(/"kind":"accepted"/g)?.length, 3)
  wire.send(JSON.stringify(filingOf('swiftwing', 'gone-4')).slice(0, 200))
  wire.socket.resetAndDestroy()
  await wire.closed
  await assertServing(api, key)
  for (const [reference, status] of [
    ['F-gone-1', 200],
    ['F-gone-3', 200],
    ['F-gone-4', 404],
  ] as const) {
    assert.equal((await api.call('GET', `/v1/filings/${reference}`, { key })).status, status)
  }
})

test('who is refused and keeps sending is read over for a while, then cut off', async () => {
  const wire = await openWire(api.port)
  wire.send(headOf('tw_wrong', {}))
  const answer = await drip(wire, () => chunkOf('x'.repeat(10_000)))
  assert.match(answer, /^HTTP\/1\.1 401 /)
  await assertServing(api, key)
})

test('who does not read its receipts is not read either, and is cut off', async () => {
  const wire = await openWire(api.port)
  wire.socket.pause()
  wire.send(headOf(key, {}))
  const line = `{"kind":"filing","reference":"${'r'.repeat(190)}"}\n`
  const piece = chunkOf(line.repeat(1_000))
  let sent = 0
  const push = (): void => {
    do sent += piece.length
    while (sent < TAKEN_MAX && wire.socket.write(piece))
    if (sent >= TAKEN_MAX) wire.socket.destroy()
  }
  wire.socket.on('drain', push)
  push()
  await wire.closed
  assert.ok(sent < TAKEN_MAX, `the server took ${Math.round(sent / MIB)} MiB`)
  await assertServing(api, key)
})

test('the usual limits are those the pages of problems tell', () => {
  assert.equal(SERVER_LIMITS.headersMs, 15_000)
  assert.equal(SERVER_LIMITS.documentMs, 60_000)
  assert.equal(SERVER_LIMITS.requestMs, 12 * 3_600_000)
  assert.equal(SERVER_LIMITS.paceBytes / (SERVER_LIMITS.paceMs / 1_000), 1_024)
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
