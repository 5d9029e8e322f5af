/** More work than there may be: new requests are sent away before memory grows, and nothing is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Store } from '../storage/store.ts'
import { type Answered, startApi, type TestApi } from './api.fixture.ts'
import { filingOf, ndjson } from './filing.fixture.ts'
import type { ServerLimits } from './server-limits.ts'
import { chunkOf, headOf, openWire, untilSo } from './wire.fixture.ts'

/** Only a server that never answers makes a test last this long. */
const PATIENCE = { timeout: 60_000 }

const MIB = 1_024 * 1_024

/** A way into the store that can be shut: meanwhile no unit of work begins. */
function openGate() {
  let opened: PromiseWithResolvers<undefined> | undefined
  return {
    wrapStore: (store: Store): Store => ({
      transact: async (work) => {
        await opened?.promise
        return store.transact(work)
      },
    }),
    shut: () => {
      opened ??= Promise.withResolvers<undefined>()
    },
    open: () => {
      opened?.resolve(undefined)
      opened = undefined
    },
  }
}

type Given = {
  readonly api: TestApi
  readonly gate: ReturnType<typeof openGate>
  /** Keys of two filers. */
  readonly swiftwing: string
  readonly northbridge: string
}

/** Gives `use` a server of its own, in which nothing may have broken after. */
async function withApi(
  limits: Partial<ServerLimits>,
  use: (given: Given) => Promise<void>,
): Promise<void> {
  const gate = openGate()
  const api = await startApi({ wrapStore: gate.wrapStore, limits })
  try {
    const swiftwing = (await api.createKey('swiftwing')).key
    const northbridge = (await api.createKey('northbridge')).key
    await use({ api, gate, swiftwing, northbridge })
    assert.deepEqual(api.faults, [])
  } finally {
    gate.open()
    await api.close()
  }
}

type Lodging = { readonly key: string; readonly body: object | string | Buffer }

function lodge(api: TestApi, { key, body }: Lodging): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body })
}

function lodgeLines(api: TestApi, { key, body }: Lodging): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body, type: 'application/x-ndjson' })
}

function assertBusy({ status, json, headers }: Answered): void {
  assert.deepEqual([status, json?.type], [503, '/problems/busy'])
  assert.equal(headers.get('retry-after'), '5')
}

/** Resolves when so many submissions are queued or under way. */
function untilDepth(api: TestApi, depth: number): Promise<void> {
  return untilSo(() => api.batcher.depth() === depth)
}

test(
  'when the queue is full, new requests get 503, and those before are accepted',
  PATIENCE,
  () => {
    return withApi({ queueMax: 5 }, async ({ api, gate, swiftwing: key }) => {
      const late = filingOf('swiftwing', 'late')
      gate.shut()
      const waiting = [0, 1, 2, 3, 4].map((n) =>
        lodge(api, { key, body: filingOf('swiftwing', `full-${n}`) }),
      )
      await untilDepth(api, 5)
      assertBusy(await lodge(api, { key, body: late }))
      assertBusy(await lodgeLines(api, { key, body: ndjson(late) }))
      assertBusy(await api.call('GET', '/ready'))
      assert.equal((await api.call('GET', '/health')).status, 200)
      assert.equal((await api.call('GET', '/v1/dispositions', { key })).status, 200)
      assert.equal(api.batcher.depth(), 5, 'who was sent away is not queued')
      gate.open()
      for (const { status } of await Promise.all(waiting)) assert.equal(status, 202)
      assert.equal((await api.call('GET', '/ready')).status, 200)
      const again = await lodge(api, { key, body: late })
      assert.equal(again.status, 202, 'sent again it is new: nothing of it was kept')
    })
  },
)

test('who is sent away is answered before a byte of the body is read', PATIENCE, () => {
  return withApi({ queueMax: 1 }, async ({ api, gate, swiftwing: key }) => {
    gate.shut()
    const waiting = lodge(api, { key, body: filingOf('swiftwing', 'first') })
    await untilDepth(api, 1)
    for (const type of ['application/json', 'application/x-ndjson', 'text/csv']) {
      const wire = await openWire(api.port)
      wire.send(headOf(key, { type, length: 16 * MIB }))
      const head = await wire.until(/"detail":/)
      assert.match(head, /^HTTP\/1\.1 503 [^]*retry-after: 5\r\n/)
      wire.socket.destroy()
    }
    gate.open()
    assert.equal((await waiting).status, 202)
  })
})

test('a receipt that does not come in time is 503, and sending again is harmless', PATIENCE, () => {
  return withApi({ receiptMs: 300 }, async ({ api, gate, swiftwing: key }) => {
    const slow = { key, body: filingOf('swiftwing', 'slow') }
    gate.shut()
    assertBusy(await lodge(api, slow))
    const lines = ndjson(filingOf('swiftwing', 'slow-line'))
    assertBusy(await lodgeLines(api, { key, body: lines }))
    gate.open()
    await untilDepth(api, 0)
    let again = await lodge(api, slow)
    // A machine under load may be late once more; it must never take it anew.
    while (again.status === 503) again = await lodge(api, slow)
    assert.deepEqual([again.status, again.json.kind], [200, 'replayed'])
  })
})

test('a stream that waits too long for its turn is sent away, others are not', PATIENCE, () =>
  withApi({ streamsMax: 2, turnMs: 100 }, async ({ api, swiftwing, northbridge }) => {
    const holder = await openWire(api.port)
    holder.send(headOf(swiftwing, {}))
    holder.send(chunkOf(ndjson(filingOf('swiftwing', 'turn-1'))))
    await holder.until(/"reference":"F-turn-1"/)
    const second = ndjson(filingOf('swiftwing', 'turn-2'))
    assertBusy(await lodgeLines(api, { key: swiftwing, body: second }))
    const others = ndjson(filingOf('northbridge', 'turn-3'))
    const given = await lodgeLines(api, { key: northbridge, body: others })
    assert.equal(given.lines[0].kind, 'accepted', 'one filer leaves room for others')
    const one = { key: swiftwing, body: filingOf('swiftwing', 'turn-4') }
    assert.equal((await lodge(api, one)).status, 202, 'a single document needs no turn')
    holder.socket.destroy()
  }),
)

test('a turn that ends is handed on, and no more wait for one than may', PATIENCE, () => {
  const limits = { streamsMax: 1, streamsWaitingMax: 1, turnMs: 50_000 }
  return withApi(limits, async ({ api, swiftwing, northbridge }) => {
    const holder = await openWire(api.port)
    holder.send(headOf(swiftwing, {}))
    holder.send(chunkOf(ndjson(filingOf('swiftwing', 'hand-1'))))
    await holder.until(/"reference":"F-hand-1"/)
    // Whichever comes first waits; there is no room for the other.
    const two = ['hand-2', 'hand-3'].map((number) =>
      lodgeLines(api, { key: northbridge, body: ndjson(filingOf('northbridge', number)) }),
    )
    assertBusy(await Promise.race(two))
    holder.send('0\r\n\r\n')
    await holder.until(/\r\n0\r\n\r\n$/)
    const statuses = (await Promise.all(two)).map(({ status }) => status)
    assert.deepEqual(new Set(statuses), new Set([200, 503]))
    holder.socket.destroy()
  })
})

test('a client that goes away gives its turn back', PATIENCE, () =>
  withApi({ streamsMax: 1, turnMs: 50_000 }, async ({ api, swiftwing }) => {
    for (const number of ['a', 'b', 'c']) {
      const wire = await openWire(api.port)
      wire.send(headOf(swiftwing, {}))
      wire.send(chunkOf(ndjson(filingOf('swiftwing', `left-${number}`))))
      await wire.until(new RegExp(`"reference":"F-left-${number}"`))
      wire.socket.resetAndDestroy()
      await wire.closed
    }
    const body = ndjson(filingOf('swiftwing', 'left-d'))
    assert.equal((await lodgeLines(api, { key: swiftwing, body })).lines[0].kind, 'accepted')
  }),
)

test('documents share a budget of bytes, and give it back', PATIENCE, () =>
  withApi({ documentBytesMax: 100_000 }, async ({ api, swiftwing, northbridge }) => {
    const holders = [await openWire(api.port), await openWire(api.port)]
    for (const wire of holders) {
      wire.send(headOf(swiftwing, { type: 'application/json', length: 60_001 }))
      wire.send(' '.repeat(60_000))
    }
    // Whichever is read second finds too little left.
    const refused = await Promise.race(holders.map(({ until }) => until(/"detail":/)))
    assert.match(refused, /^HTTP\/1\.1 503 [^]*retry-after: 5\r\n/)
    // The other holds its bytes still.
    const small = (filer: string, number: string) =>
      filingOf(filer, number, { extra: 'x'.repeat(20_000) })
    const more = { key: swiftwing, body: small('swiftwing', 'small-1') }
    assertBusy(await lodge(api, more))
    const others = { key: northbridge, body: small('northbridge', 'small-2') }
    assert.equal((await lodge(api, others)).status, 202, 'one filer leaves room for others')
    for (const wire of holders) wire.send('x')
    await Promise.all(holders.map(({ until }) => until(/"detail":/)))
    const statuses = holders.map((wire) => wire.received().slice(9, 12))
    assert.deepEqual(statuses.toSorted(), ['422', '503'])
    for (const { socket } of holders) socket.destroy()
    for (const number of ['large-1', 'large-2']) {
      const body = filingOf('swiftwing', number, { extra: 'x'.repeat(60_000) })
      assert.equal((await lodge(api, { key: swiftwing, body })).status, 202)
    }
  }),
)

test(
  'small gzip bodies that swell do so in turns, and are refused or taken like any',
  PATIENCE,
  () =>
    withApi({ swellingMax: 1 }, async ({ api, swiftwing: key }) => {
      const swollen = (extra: string) =>
        gzipSync(JSON.stringify(filingOf('swiftwing', 'swell', { extra })))
      const large = swollen('x'.repeat(17 * MIB))
      assert.ok(large.length < MIB / 10)
      global.gc?.()
      const start = process.memoryUsage().rss
      const statuses = await Promise.all(
        Array.from({ length: 60 }, async () => (await lodge(api, { key, body: large })).status),
      )
      const grown = process.memoryUsage().rss - start
      assert.deepEqual(new Set(statuses), new Set([413]))
      assert.ok(grown < 400 * MIB, `grew by ${Math.round(grown / MIB)} MiB`)
      assert.equal(
        (await lodge(api, { key, body: swollen('') })).status,
        202,
        'turns are given back',
      )
    }),
)

test('many at once are all served', PATIENCE, () =>
  withApi({}, async ({ api, swiftwing }) => {
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const body = filingOf('swiftwing', `many-${n}`)
        return (await lodge(api, { key: swiftwing, body })).status
      }),
    )
    assert.deepEqual(new Set(statuses), new Set([202]))
  }),
)

test('more connections than there may be are closed at once, and room comes back', PATIENCE, () =>
  withApi({ connectionsMax: 20 }, async ({ api }) => {
    const ask = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n'
    const wires = await Promise.all(Array.from({ length: 30 }, () => openWire(api.port)))
    const outcomes = await Promise.all(
      wires.map((wire) => {
        wire.send(ask)
        return wire.until(/"alive"/).then(
          () => 'served' as const,
          () => 'closed' as const,
        )
      }),
    )
    const served = outcomes.filter((outcome) => outcome === 'served').length
    assert.ok(served > 0 && served <= 20, `${served} were served`)
    for (const { socket } of wires) socket.destroy()
    const isServed = async () => {
      const wire = await openWire(api.port)
      wire.send(ask)
      const text = await Promise.race([wire.until(/"alive"/).catch(() => ''), wire.closed])
      wire.socket.destroy()
      return text.length > 0
    }
    // The server hears of their end one by one.
    await untilSo(isServed)
  }),
)
