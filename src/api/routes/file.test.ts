/** Lodging over the wire: receipts, replays, clashes, refusals, streams in every form. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Answered, startApi, type TestApi } from '../api.fixture.ts'
import { EXAMPLE_CSV, EXAMPLE_EVENT, EXAMPLE_FILING } from '../contract/examples.ts'
import { eventOf, filingOf, ndjson } from '../filing.fixture.ts'

let api: TestApi
let key = ''

before(async () => {
  api = await startApi()
  key = (await api.createKey('swiftwing')).key
})
after(() => api.close())

function lodge(body: string | Buffer | object, type?: string): Promise<Answered> {
  return api.call('POST', '/v1/filings', { key, body, ...(type === undefined ? {} : { type }) })
}

const lodgeLines = (body: string | Buffer) => lodge(body, 'application/x-ndjson')

test('a new filing is accepted with 202, and the parcel it was joined to is not told', async () => {
  const { status, json } = await lodge(filingOf('swiftwing', 1))
  assert.equal(status, 202)
  assert.deepEqual(json, { reference: 'F-1', version: 1, kind: 'accepted' })
})

test('the same again is a replay with 200, however it is written', async () => {
  const filing = filingOf('swiftwing', 2)
  await lodge(filing)
  const reordered = Object.fromEntries(Object.entries(filing).toReversed())
  const { status, json } = await lodge(JSON.stringify(reordered, null, 3))
  assert.equal(status, 200)
  assert.deepEqual(json, { reference: 'F-2', version: 1, kind: 'replayed' })
})

test('another content under the same key clashes with 409, and the first stays', async () => {
  const filing = filingOf('swiftwing', 3)
  await lodge(filing)
  const { status, json } = await lodge({ ...filing, lodgedAt: '2026-11-23T09:00:00Z' })
  assert.equal(status, 409)
  assert.equal(json.type, '/problems/version-clash')
  assert.equal(json.errors[0].pointer, '/version')
  const { json: kept } = await api.call('GET', '/v1/filings/F-3', { key })
  assert.equal(kept.receipts.length, 1)
  assert.equal((await lodge(filing)).status, 200)
})

test('what is not understood is refused with 422, and each place is named', async () => {
  const bad = filingOf('swiftwing', 4, {
    function: 'correction',
    consignment: { grossWeightGrams: '130 g' },
  })
  const { status, json } = await lodge(bad)
  assert.equal(status, 422)
  assert.equal(json.type, '/problems/not-understood')
  const places = json.errors.map(({ pointer, rule }: Record<string, string>) => [pointer, rule])
  assert.deepEqual(places.toSorted(), [
    ['/consignment/grossWeightGrams', 'type'],
    ['/function', 'enum'],
  ])
  assert.equal((await api.call('GET', '/v1/filings/F-4', { key })).status, 404)
})

test('a refused version is not used up', async () => {
  assert.equal((await lodge(filingOf('swiftwing', 5, { authority: 'No Law' }))).status, 422)
  assert.equal((await lodge(filingOf('swiftwing', 5))).status, 202)
})

test('fields that nobody knows are kept and named', async () => {
  const { json } = await lodge(filingOf('swiftwing', 6, { consignment: { grosWeightGrams: 1 } }))
  assert.deepEqual(json.ignored, ['/consignment/grosWeightGrams'])
})

test('a key files for its own filer only', async () => {
  const { status, json } = await lodge(filingOf('northbridge', 7))
  assert.equal(status, 422)
  assert.deepEqual([json.errors[0].pointer, json.errors[0].rule], ['/filer', 'filer'])
  const other = await api.createKey('northbridge')
  assert.equal(
    (await api.call('GET', '/v1/filings/F-7', { key: other.key })).status,
    404,
    'nothing was filed in the other name',
  )
})

test('a stream has a receipt a record, in order, and one bad record spoils no other', async () => {
  const again = filingOf('swiftwing', 10)
  await lodge(again)
  const { status, lines, headers } = await lodgeLines(
    ndjson(
      filingOf('swiftwing', 11),
      '{"kind":"filing",',
      filingOf('northbridge', 12),
      again,
      { ...again, lodgedAt: '2026-11-23T10:00:00Z' },
      '',
      eventOf('swiftwing', 11),
      filingOf('swiftwing', 13, { filerRole: 'king' }),
    ),
  )
  assert.equal(status, 200)
  assert.equal(headers.get('content-type'), 'application/x-ndjson')
  assert.deepEqual(
    lines.map(({ line, kind, reference }) => `${line} ${kind} ${reference}`),
    [
      '1 accepted F-11',
      '2 refused undefined',
      '3 refused F-12',
      '4 replayed F-10',
      '5 clashed F-10',
      '7 accepted E-11',
      '8 refused F-13',
    ],
  )
  assert.equal(lines[6].errors[0].pointer, '/filerRole')
  assert.deepEqual(lines[5], { line: 7, reference: 'E-11', version: 1, kind: 'accepted' })
})

test('a stream of thousands keeps the order and loses none', async () => {
  const numbers = Array.from({ length: 3_000 }, (_, place) => `bulk-${place}`)
  const body = ndjson(...numbers.map((number) => filingOf('swiftwing', number)))
  const { lines } = await lodgeLines(body)
  assert.deepEqual(
    lines.map(({ line, reference, kind }) => `${line} ${reference} ${kind}`),
    numbers.map((number, place) => `${place + 1} F-${number} accepted`),
  )
  const stored = await api.pool.query(
    `select count(*)::int as n from submission_key where reference like 'F-bulk-%'`,
  )
  assert.equal(stored.rows[0].n, 3_000)
})

for (const [name, headers] of [
  ['told by the content encoding', { 'content-encoding': 'gzip' }],
  ['told by its first bytes alone', {}],
] as const) {
  test(`gzip is read, ${name}`, async () => {
    const reference = name.replaceAll(' ', '-')
    const body = gzipSync(ndjson(filingOf('swiftwing', reference)))
    const type = 'application/x-ndjson'
    const { lines } = await api.call('POST', '/v1/filings', { key, body, type, headers })
    assert.equal(lines[0].kind, 'accepted')
    const one = gzipSync(JSON.stringify(filingOf('swiftwing', `one-${reference}`)))
    const single = await api.call('POST', '/v1/filings', { key, body: one, headers })
    assert.equal(single.status, 202)
  })
}

test('a sheet is read, and what all its rows share may stand in the address', async () => {
  const sheet = [
    'reference;tracking_number;description;quantity;value;currency',
    'S-1;SWXCSV1;"strap; leather";1;7,00;EUR',
    'S-1;;buckle, steel;2;3,50;EUR',
    'S-2;SWXCSV2;shoes;x;20,00;EUR',
  ].join('\r\n')
  const { lines } = await api.call(
    'POST',
    '/v1/filings?filerRole=seller&authority=voluntary&lodgedAt=2026-11-23T08:00:00Z',
    { key, body: sheet, type: 'text/csv; charset=utf-8' },
  )
  assert.deepEqual(
    lines.map(({ line, kind, reference }) => [line, kind, reference]),
    [
      [2, 'accepted', 'S-1'],
      [4, 'refused', 'S-2'],
    ],
  )
  assert.equal(lines[1].errors[0].rule, 'cell')
})

for (const [parameter, value] of [
  ['filerRole', 'king'],
  ['authority', 'No Law'],
  ['lodgedAt', 'yesterday'],
  ['filer', 'northbridge'],
] as const) {
  test(`the address may not say ${parameter}=${value}`, async () => {
    const path = `/v1/filings?${parameter}=${encodeURIComponent(value)}`
    const { status, json } = await api.call('POST', path, { key, body: '', type: 'text/csv' })
    assert.equal(status, 400)
    assert.match(json.detail, new RegExp(parameter))
  })
}

test('an empty stream has no receipts', async () => {
  const { status, lines } = await lodgeLines('\n \n')
  assert.deepEqual([status, lines], [200, []])
})

test('the examples of the documentation are taken in', async () => {
  const acme = await api.createKey('acme-express')
  for (const body of [EXAMPLE_FILING, EXAMPLE_EVENT]) {
    const answered = await api.call('POST', '/v1/filings', { key: acme.key, body })
    assert.equal(answered.status, 202, answered.text)
    assert.equal(answered.json.ignored, undefined)
  }
  const sheet = await api.call('POST', '/v1/filings', {
    key: acme.key,
    body: EXAMPLE_CSV,
    type: 'text/csv',
  })
  assert.equal(sheet.lines[0].kind, 'accepted', sheet.text)
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
