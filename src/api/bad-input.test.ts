/** Bad input over the wire: each is refused clearly, nothing is kept, and the server serves on. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { createGzip, gzipSync } from 'node:zlib'
import { assertServing, startApi, type TestApi } from './api.fixture.ts'
import { filingOf, ndjson } from './filing.fixture.ts'
import { openWire } from './wire.fixture.ts'

let api: TestApi
let key = ''

before(async () => {
  api = await startApi()
  key = (await api.createKey('swiftwing')).key
})
after(() => api.close())

const GOOD = filingOf('swiftwing', 'bad')
const TEXT = JSON.stringify(GOOD)
const MIB = 1_024 * 1_024

/** The good filing with one piece of its JSON text exchanged. */
function exchanged(piece: string, other: string): string {
  assert.ok(TEXT.includes(piece), piece)
  return TEXT.replace(piece, other)
}

const weight = (text: string) => exchanged('"grossWeightGrams":130', `"grossWeightGrams":${text}`)
const quantity = (text: string) => exchanged('"quantity":1', `"quantity":${text}`)
const amount = (text: string) => exchanged('"amount":"4.61"', `"amount":${text}`)
const lodged = (text: string) => exchanged('2026-11-23T08:12:00Z', text)
const described = (text: string) => exchanged('printed picture calendar, paper', text)

function withWrongSum(): Buffer {
  const bytes = gzipSync(TEXT)
  return bytes.fill(0, bytes.length - 8, bytes.length - 4)
}

const REFUSED: readonly (readonly [what: string, rule: string, body: string | Buffer])[] = [
  ['nothing', 'json', ''],
  ['white space', 'json', ' \n\t '],
  ['no JSON', 'json', 'hello'],
  ['half a document', 'json', TEXT.slice(0, 400)],
  ['two documents', 'json', ndjson(GOOD, GOOD)],
  ['a text', 'type', '"filing"'],
  ['a number', 'type', '42'],
  ['null', 'type', 'null'],
  ['a list', 'type', `[${TEXT}]`],
  ['NaN', 'json', weight('NaN')],
  ['wrong types', 'type', weight('"130"')],
  ['an object for a text', 'type', exchanged('"name":"Dario Haddad"', '"name":{"a":1}')],
  ['a number of 1e308', 'range', quantity('1e308')],
  ['a number beyond all numbers', 'range', quantity('1e999')],
  ['a weight of 2^53', 'range', weight('9007199254740992')],
  ['a negative weight', 'range', weight('-1')],
  ['half a gram', 'type', weight('0.5')],
  ['a text of 10 MB', 'length', described('x'.repeat(10 * MIB))],
  [
    '100,000 lines of goods',
    'too-many',
    exchanged('"goodsItems":[', `"goodsItems":[${'{},'.repeat(100_000)}`),
  ],
  [
    'a million values',
    'too-many',
    exchanged('"packageCount":1', `"extra":[${'1,'.repeat(1_000_000)}1]`),
  ],
  [
    '100,000 levels',
    'depth',
    exchanged('"packageCount":1', `"extra":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  ],
  [
    'bytes that are no UTF-8',
    'utf8',
    Buffer.concat([
      Buffer.from(TEXT.slice(0, 300)),
      Buffer.from([0xc3, 0x28]),
      Buffer.from(TEXT.slice(300)),
    ]),
  ],
  ['UTF-16', 'utf8', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['a zip archive', 'file-type', Buffer.from('PK\u0003\u0004aaaaaaaaaa')],
  ['a field named twice', 'duplicate-key', exchanged('"version":1', '"version":1,"version":2')],
  ['half a surrogate pair', 'lone-surrogate', described('calendar \\ud800')],
  ['NUL', 'nul', described('calendar \\u0000')],
  ['the year 0', 'instant', lodged('0000-01-01T00:00:00Z')],
  ['the year 9999', 'instant', lodged('9999-12-31T23:59:59Z')],
  ['the 30th of February', 'instant', lodged('2026-02-30T00:00:00Z')],
  ['a time without its offset', 'instant', lodged('2026-11-23T08:12:00')],
  ['negative money', 'negative', amount('"-4.61"')],
  ['money beyond counting', 'overflow', amount('"99999999999999999999.00"')],
  ['money with an exponent', 'decimal', amount('"1e3"')],
  ['money as a number', 'type', amount('4.61')],
  ['a third of a cent', 'precision', amount('"4.613"')],
  ['an unknown currency', 'currency', exchanged('"currency":"EUR"', '"currency":"EURO"')],
  ['no identifier', 'identifier', exchanged('"houseReference":"SWXbad",', '')],
  ['an empty reference', 'required', exchanged('"reference":"F-bad"', '"reference":""')],
  [
    'a reference of 201 characters',
    'length',
    exchanged('"reference":"F-bad"', `"reference":"${'F'.repeat(201)}"`),
  ],
  ['version 0', 'range', exchanged('"version":1', '"version":0')],
  ['half a gzip stream', 'cut-off', gzipSync(TEXT).subarray(0, 200)],
  ['gzip with a wrong sum', 'cut-off', withWrongSum()],
]

for (const [what, rule, body] of REFUSED) {
  test(`${what} is refused by the rule ${rule}`, async () => {
    const one = await api.call('POST', '/v1/filings', { key, body })
    assert.equal(one.status, 422, one.text.slice(0, 300))
    const rules = one.json.errors.map((error: Record<string, string>) => error['rule'])
    assert.equal(rules.includes(rule), true, rules.join(' '))
    for (const { text } of one.json.errors) assert.match(text, /^.{5,600}[.…]$/su)
    await assertServing(api, key)
  })
}

test('a document of more than 16 MiB is refused with 413, plain and gzipped', async () => {
  const large = exchanged('"packageCount":1', `"extra":"${'x'.repeat(17 * MIB)}"`)
  for (const body of [large, gzipSync(large)]) {
    const { status, json } = await api.call('POST', '/v1/filings', { key, body })
    assert.equal(status, 413)
    assert.equal(json.errors[0].rule, 'size')
  }
  await assertServing(api, key)
})

test('fields named like what objects inherit are fields like others', async () => {
  const body = exchanged('"packageCount":1', '"__proto__":{"isGift":true},"constructor":1')
  const { status, json } = await api.call('POST', '/v1/filings', {
    key,
    body: body.replace('F-bad', 'F-proto'),
  })
  assert.equal(status, 202)
  assert.equal(json.ignored.includes('/consignment/__proto__'), true, json.ignored)
  assert.equal(Object.getPrototypeOf({}).isGift, undefined)
})

for (const [what, headers] of [
  ['no content type', { 'content-type': '' }],
  ['text/plain', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['what is no media type', { 'content-type': '\u00a0/' }],
  ['another charset', { 'content-type': 'application/json; charset=utf-16' }],
  ['another encoding', { 'content-encoding': 'br' }],
  ['two encodings', { 'content-encoding': 'gzip, gzip' }],
] as const) {
  test(`${what} is refused with 415`, async () => {
    const { status, json } = await api.call('POST', '/v1/filings', { key, body: TEXT, headers })
    assert.equal(status, 415)
    assert.match(json.detail, /Send /)
    await assertServing(api, key)
  })
}

test('other methods are refused with 405, and told which there are', async () => {
  for (const [method, path, allow] of [
    ['PUT', '/v1/filings', 'POST'],
    ['GET', '/v1/filings', 'POST'],
    ['DELETE', '/v1/filings/F-1', 'GET'],
    ['PATCH', '/v1/dispositions', 'GET'],
    ['OPTIONS', '/v1/filings', 'POST'],
  ] as const) {
    const { status, json, headers } = await api.call(method, path, { key })
    assert.deepEqual([status, json.type], [405, '/problems/wrong-method'], `${method} ${path}`)
    assert.equal(headers.get('allow'), allow)
  }
  for (const path of [
    '/v2/filings',
    '/v1/filings/F-1/more',
    '/v1//filings',
    '/.env',
    '/v1/Filings',
  ]) {
    assert.equal((await api.call('GET', path, { key })).status, 404, path)
  }
})

test('a name that is too long, and an address that is none, are refused', async () => {
  const long = await api.call('GET', `/v1/filings/${'x'.repeat(2_001)}`, { key })
  assert.deepEqual([long.status, long.json.type], [414, '/problems/address-too-long'])
  const wide = await api.call('GET', `/v1/filings/${'x'.repeat(201)}`, { key })
  assert.equal(wide.status, 400)
  const broken = await api.call('GET', '/v1/filings/%ff%zz', { key })
  assert.deepEqual([broken.status, broken.json.type], [400, '/problems/bad-request'])
  const nul = await api.call('GET', '/v1/filings/%00', { key })
  assert.equal(nul.status, 400)
  await assertServing(api, key)
})

test('every answer, also the router’s own refusals, may not be cached, framed or taken for another type', async () => {
  for (const path of [
    '/health',
    '/none',
    '/docs',
    '/v1/filings/%ff',
    `/v1/filings/${'x'.repeat(2_001)}`,
    '/v1/dispositions',
  ]) {
    const { headers } = await api.call('GET', path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('cache-control'), 'no-store', path)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
  }
  const wire = await openWire(api.port)
  wire.send('no HTTP\r\n\r\n')
  assert.match(await wire.closed, /x-content-type-options: nosniff\r\n/)
})

for (const [what, request, status] of [
  ['headers of 20 KiB', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['an address of 100 KiB', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ['what is no HTTP', 'hello, is this the post office?\r\n\r\n', 400],
  ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03]), 400],
  [
    'two lengths',
    'POST /v1/filings HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  ['no length', 'POST /v1/filings HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n', 400],
  ['a request without a host', 'GET /health HTTP/1.1\r\n\r\n', 400],
] as const) {
  test(`${what} is answered with ${status} and the connection closed`, async () => {
    const wire = await openWire(api.port)
    wire.send(request)
    const answer = await wire.closed
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `))
    await assertServing(api, key)
  })
}

test('gzip that swells to half a gigabyte leaves memory flat and serves on', async () => {
  const bomb = await zeros(512)
  assert.ok(bomb.length < MIB, `${bomb.length}`)
  global.gc?.()
  const start = process.memoryUsage().rss
  let highest = start
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, 10)
  const one = await api.call('POST', '/v1/filings', { key, body: bomb })
  assert.equal(one.status, 413)
  const type = 'application/x-ndjson'
  const { lines } = await api.call('POST', '/v1/filings', { key, body: bomb, type })
  clearInterval(watch)
  assert.equal(lines.at(-1).kind, 'refused')
  assert.ok(highest - start < 200 * MIB, `grew by ${Math.round((highest - start) / MIB)} MiB`)
  await assertServing(api, key)
})

async function zeros(mebibytes: number): Promise<Buffer> {
  const gzip = createGzip()
  const pieces: Buffer[] = []
  gzip.on('data', (piece: Buffer) => pieces.push(piece))
  const done = once(gzip, 'end')
  const block = Buffer.alloc(MIB, '0')
  for (let n = 0; n < mebibytes; n += 1) {
    if (!gzip.write(block)) await once(gzip, 'drain')
  }
  gzip.end()
  await done
  return Buffer.concat(pieces)
}

test('nothing of the bad was kept, and nothing broke', async () => {
  const { rows } = await api.pool.query(`select from submission_key where reference = 'F-bad'`)
  assert.equal(rows.length, 0)
  assert.deepEqual(api.faults, [])
})
