/** The running server over a real database: receipts, what filers and officers may see, bad input, replay. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readConfig } from './config.ts'
import { contentHash } from './lib/hash.ts'
import { openPack } from './pipeline/open-pack.ts'
import { type Serving, serve } from './serve.ts'
import { createTestDatabase } from './storage/postgres/test-cluster.fixture.ts'

const KEY = 'tw_k0123456789ab_0123456789abcdefghijklmnopqrstuv'
let serving: Serving
let url = ''
let folder = ''
let drop: () => Promise<void>

before(async () => {
  const database = await createTestDatabase()
  drop = () => database.drop()
  folder = await mkdtemp(join(tmpdir(), 'tidewaiter-serve-'))
  const { connection } = database
  assert.equal(connection.kind, 'socket')
  const { user, port, database: name, socketFolder } = connection
  const config = readConfig({
    DATABASE_URL: `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(socketFolder)}`,
    TIDEWAITER_DATA_DIR: folder,
    TIDEWAITER_PORT: '0',
  })
  assert.ok(config.ok)
  const opened = await openPack({ pack: 'example' })
  assert.ok(opened.ok)
  serving = await serve({
    config: config.value,
    compiled: opened.value.compiled,
    log: () => undefined,
  })
  url = `http://127.0.0.1:${serving.port}`
  await serving.record.keys.add({ id: 'k0123456789ab', filer: 'acme', digest: contentHash(KEY) })
})

after(async () => {
  await serving.close()
  await drop()
  await rm(folder, { recursive: true, force: true })
})

function filing(reference: string, extra: Record<string, unknown> = {}) {
  return {
    kind: 'filing',
    reference,
    version: 1,
    function: 'original',
    filer: 'acme',
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-11-20T08:00:00Z',
    consignment: {
      houseReference: `AX-${reference}`,
      channel: 'express',
      carrier: { code: 'AX' },
      goodsItems: [
        {
          description: 'butterfly knife, steel',
          quantity: 1,
          value: { amount: '20.00', currency: 'EUR' },
        },
      ],
    },
    ...extra,
  }
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${url}/v1/filings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
    body,
  })
}

async function lines(response: Response): Promise<readonly Record<string, unknown>[]> {
  const text = await response.text()
  return text
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('one filing: accepted, then replayed, then clashed', async () => {
  const first = await post(JSON.stringify(filing('A-1')))
  assert.equal(first.status, 202)
  assert.equal((await post(JSON.stringify(filing('A-1')))).status, 200)
  const other = { ...filing('A-1'), lodgedAt: '2026-11-20T09:00:00Z' }
  const clash = await post(JSON.stringify(other))
  assert.equal(clash.status, 409)
  assert.match(clash.headers.get('content-type') ?? '', /application\/problem\+json/)
})

test('NDJSON, gzip too: a receipt a record, and one bad line spoils no other', async () => {
  const body = `${JSON.stringify(filing('N-1'))}\nnot json\n${JSON.stringify(filing('N-2'))}\n`
  for (const [bytes, encoding] of [
    [new Uint8Array(Buffer.from(body)), undefined],
    [new Uint8Array(gzipSync(body)), 'gzip'],
  ] as const) {
    const headers = encoding === undefined ? {} : { 'content-encoding': encoding }
    const response = await post(bytes, { 'content-type': 'application/x-ndjson', ...headers })
    const receipts = await lines(response)
    assert.deepEqual(
      receipts.map(({ line }) => line),
      [1, 2, 3],
    )
    assert.equal(receipts[1]?.['kind'], 'refused')
    assert.notEqual(receipts[2]?.['kind'], 'refused')
  }
})

test('bad input is refused with a place, and the server goes on', async () => {
  const bad: readonly (readonly [string, string])[] = [
    ['not JSON', '{'],
    ['duplicate keys', '{"kind":"filing","kind":"filing"}'],
    ['a lone surrogate', JSON.stringify(filing('B-1')).replace('steel', '\\ud800')],
    ['1e308', JSON.stringify(filing('B-2')).replace('"quantity":1', '"quantity":1e308')],
    ['year 0', JSON.stringify(filing('B-3')).replace('2026-11-20T08', '0000-11-20T08')],
    ['year 9999', JSON.stringify(filing('B-4')).replace('2026-11-20T08', '9999-11-20T08')],
    ['negative money', JSON.stringify(filing('B-5')).replace('20.00', '-20.00')],
    ['overflowing money', JSON.stringify(filing('B-6')).replace('20.00', '99999999999999999999')],
    ['an unknown currency', JSON.stringify(filing('B-7')).replace('EUR', 'QQQ')],
    ['another filer', JSON.stringify(filing('B-8', { filer: 'somebody-else' }))],
    ['a 10 MB string', JSON.stringify(filing('B-9')).replace('butterfly', 'x'.repeat(10_000_000))],
    ['no number', JSON.stringify(filing('B-10')).replace('"houseReference"', '"other"')],
  ]
  for (const [what, body] of bad) {
    const response = await post(body)
    assert.equal(response.status, 422, what)
    const { errors } = (await response.json()) as { readonly errors?: readonly unknown[] }
    assert.ok(errors !== undefined && errors.length > 0, what)
  }
  assert.equal((await fetch(`${url}/ready`)).status, 200)
})

test('no key, a wrong key and a wrong content type are told apart', async () => {
  assert.equal((await fetch(`${url}/v1/dispositions`)).status, 401)
  assert.equal((await post('{}', { authorization: 'Bearer tw_wrong' })).status, 401)
  assert.equal((await post('x', { 'content-type': 'text/plain' })).status, 415)
})

test('a filer’s feed tells status and own findings, and never why', async () => {
  const response = await fetch(`${url}/v1/dispositions`, {
    headers: { authorization: `Bearer ${KEY}` },
  })
  const text = await response.text()
  const { messages } = JSON.parse(text) as {
    readonly messages: readonly { readonly cursor: number }[]
  }
  assert.ok(messages.length > 0)
  for (const word of ['indicators', 'score', 'evidence', 'unknowns', 'selection', 'xa.weapon']) {
    assert.ok(!text.includes(`"${word}`), word)
  }
  const next = await fetch(`${url}/v1/dispositions?after=${messages.at(-1)?.cursor ?? 0}`, {
    headers: { authorization: `Bearer ${KEY}` },
  })
  assert.deepEqual(((await next.json()) as { readonly messages: unknown }).messages, [])
})

test('officers see decisions with their trace, and not that one was drawn at random', async () => {
  const path = `${url}/v1/consignments/AX-A-1/decisions?trace=true`
  assert.equal((await fetch(path)).status, 401)
  const response = await fetch(path, {
    headers: { authorization: `Bearer ${serving.officerToken}` },
  })
  assert.equal(response.status, 200)
  const { decisions, trace } = (await response.json()) as {
    readonly decisions: readonly Readonly<Record<string, unknown>>[]
    readonly trace: readonly unknown[]
  }
  assert.ok(trace.length > 0)
  const [first] = decisions
  assert.ok(first !== undefined)
  assert.ok(Array.isArray(first['indicators']))
  assert.equal('selection' in first, false)
})

test('the description is OpenAPI 3.1 and names every route of filers', async () => {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    readonly openapi: string
    readonly paths: Readonly<Record<string, unknown>>
  }
  assert.match(document.openapi, /^3\.1/)
  for (const path of ['/v1/filings', '/v1/dispositions', '/v1/quality'])
    assert.ok(path in document.paths, path)
})

test('the audit trail of all that is whole', async () => {
  await serving.record.audit.seal(10_000)
  const { breaks, sealed } = await serving.record.audit.verify()
  assert.deepEqual(breaks, [])
  assert.ok(sealed > 0)
})
