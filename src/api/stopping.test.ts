/** The end of service: what is under way is answered, and nobody who keeps a connection holds it up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Json, startApi } from './api.fixture.ts'
import { filingOf, ndjson } from './filing.fixture.ts'
import { chunkOf, headOf, openWire, untilSo } from './wire.fixture.ts'

/** A server that waits for connections to time out lasts longer than this. */
const PATIENCE = { timeout: 60_000 }

/** Limits so long that nothing ends by them. */
const NEVER = { headersMs: 300_000, idleMs: 1_800_000, lingerMs: 1_800_000 } as const

test(
  'a stream under way is told from which line to send again, and its connection ends',
  PATIENCE,
  async () => {
    const api = await startApi({ limits: NEVER })
    const { key } = await api.createKey('swiftwing')
    const wire = await openWire(api.port)
    wire.send(headOf(key, {}))
    wire.send(chunkOf(ndjson(filingOf('swiftwing', 'end-1'), filingOf('swiftwing', 'end-2'))))
    await wire.until(/"reference":"F-end-2"/)
    const closing = api.app.close()
    const text = await wire.until(/"rule":"outage"/)
    const last: Json = JSON.parse(/\{"line":3.*\}/.exec(text)?.[0] ?? '{}')
    assert.equal(last.line, 3)
    assert.match(last.errors[0].text, /being stopped\. Nothing from line 3 on was read/)
    wire.send('0\r\n\r\n')
    assert.match(await wire.closed, /\r\n0\r\n\r\n$/)
    await closing
    await api.close()
    assert.deepEqual(api.faults, [])
  },
)

test(
  'connections that are idle, silent or half way through a request end at once',
  PATIENCE,
  async () => {
    const api = await startApi({ limits: NEVER })
    const used = await openWire(api.port)
    used.send('GET /health HTTP/1.1\r\nHost: x\r\n\r\n')
    await used.until(/"alive"/)
    const silent = await openWire(api.port)
    const half = await openWire(api.port)
    half.send('POST /v1/filings HTTP/1.1\r\nHost: x\r\n')
    // Answered after the two before were accepted, for connections are taken in their order.
    assert.equal((await api.call('GET', '/health')).status, 200)
    await api.app.close()
    await Promise.all([used, silent, half].map(({ closed }) => closed))
    await api.close()
  },
)

test('a request under way is answered, and the connection closes with it', PATIENCE, async () => {
  const opened = Promise.withResolvers<undefined>()
  const api = await startApi({
    limits: NEVER,
    wrapStore: (store) => ({
      transact: async (work) => {
        await opened.promise
        return store.transact(work)
      },
    }),
  })
  const { key } = await api.createKey('swiftwing')
  const answered = api.call('POST', '/v1/filings', { key, body: filingOf('swiftwing', 'last') })
  await untilSo(() => api.batcher.depth() > 0)
  const closing = api.app.close()
  opened.resolve(undefined)
  assert.equal((await answered).status, 202)
  await closing
  await api.close()
})
