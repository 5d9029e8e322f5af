/** What officers read, and who may: provenance, decisions with trace, and a what-if that leaves nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Json, startApi, type TestApi, TOKEN } from '../api.fixture.ts'
import { isFromHere, OFFICER_COOKIE } from '../authenticate.ts'
import { eventOf, filingOf, ndjson, type Sent } from '../filing.fixture.ts'
import { openWire } from '../wire.fixture.ts'

let api: TestApi
let key = ''
const asOfficer = { headers: { authorization: `Bearer ${TOKEN}` } }

before(async () => {
  api = await startApi()
  key = (await api.createKey('swiftwing')).key
  const market = await api.createKey('tidemart')
  await lodge(filingOf('swiftwing', 1), eventOf('swiftwing', 1))
  await api.call('POST', '/v1/filings', {
    key: market.key,
    body: filingOf('tidemart', 1, {
      filerRole: 'marketplace',
      authority: 'voluntary',
      consignment: {
        goodsItems: [
          {
            description: 'Rolex style watch, super clone, 1:1',
            quantity: 1,
            value: { amount: '480.00', currency: 'EUR' },
          },
        ],
      },
    }),
  })
})
after(() => api.close())

async function lodge(...records: readonly Sent[]): Promise<void> {
  const type = 'application/x-ndjson'
  await api.call('POST', '/v1/filings', { key, body: ndjson(...records), type })
}

async function read(path: string): Promise<Json> {
  const { status, json } = await api.call('GET', path, asOfficer)
  assert.equal(status, 200, path)
  return json
}

const OFFICERS_PATHS = [
  ['GET', '/v1/consignments/SWX1'],
  ['GET', '/v1/consignments/SWX1/decisions'],
  ['GET', '/v1/consignments/SWX1/decisions?trace=true'],
  ['GET', '/v1/decisions'],
  ['POST', '/v1/assessments'],
] as const

test('officers’ addresses refuse without the token, with a filer’s key, and through a proxy', async () => {
  for (const [method, path] of OFFICERS_PATHS) {
    const body = method === 'POST' ? { body: filingOf('swiftwing', 'x') } : {}
    const status = async (headers: Record<string, string>) =>
      (await api.call(method, path, { headers, ...body })).status
    assert.equal(await status({}), 401, path)
    assert.equal(await status({ authorization: `Bearer ${key}` }), 401, path)
    assert.equal(await status({ authorization: `Bearer ${TOKEN}x` }), 401, path)
    assert.equal(await status({ cookie: `${OFFICER_COOKIE}=wrong` }), 401, path)
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const through = { authorization: `Bearer ${TOKEN}`, [header]: '203.0.113.7' }
      assert.equal(await status(through), 403, `${path} with ${header}`)
    }
    assert.equal(await status({ authorization: `Bearer ${TOKEN}` }), 200, path)
    assert.equal(await status({ cookie: `a=b; ${OFFICER_COOKIE}=${TOKEN}` }), 200, path)
  }
})

test('only loopback without a proxy is from here', () => {
  const from = (remoteAddress: string | undefined, headers = {}) =>
    isFromHere({ socket: { remoteAddress }, headers: { host: 'localhost:8080', ...headers } })
  assert.deepEqual(
    ['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((address) => from(address)),
    [true, true, true],
  )
  for (const address of ['10.0.0.7', '192.168.1.4', '::ffff:10.0.0.7', 'fe80::1', '0.0.0.0', '']) {
    assert.equal(from(address), false, address)
  }
  assert.equal(from(undefined), false)
  assert.equal(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), false)
})

test('a name that was made to lead here is not this machine’s', async () => {
  const from = (host: string) =>
    isFromHere({ socket: { remoteAddress: '127.0.0.1' }, headers: { host } })
  for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:8080', '[::1]:8080']) {
    assert.equal(from(host), true, host)
  }
  for (const host of [
    '',
    'evil.example',
    'localhost.evil.example:8080',
    'evil.example#localhost',
  ]) {
    assert.equal(from(host), false, host)
  }
  assert.equal(isFromHere({ socket: { remoteAddress: '127.0.0.1' }, headers: {} }), false)
  for (const name of ['x-forwarded-host', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip']) {
    const headers = { host: 'localhost', [name]: '203.0.113.7' }
    assert.equal(isFromHere({ socket: { remoteAddress: '::1' }, headers }), false, name)
  }
  const wire = await openWire(api.port)
  const head = `GET /metrics HTTP/1.1\r\nHost: evil.example:${api.port}\r\nConnection: close\r\n\r\n`
  wire.send(head)
  assert.match(await wire.closed, /^HTTP\/1\.1 403 /)
})

test('metrics answer this machine only, and not through a proxy', async () => {
  const { status, text } = await api.call('GET', '/metrics')
  assert.equal(status, 200)
  assert.match(text, /tidewaiter_receipts_total\{kind="accepted"\} \d+/)
  assert.match(text, /tidewaiter_intake_seconds_count \d+/)
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7' } }
  assert.equal((await api.call('GET', '/metrics', forwarded)).status, 403)
})

test('a consignment shows both filers’ values side by side, each element with its source', async () => {
  const found = await read('/v1/consignments/SWX1')
  assert.equal(found.name, 'SWX1')
  assert.deepEqual(
    found.filings.map(({ filing }: Json) => filing.filer),
    ['swiftwing', 'tidemart'],
  )
  assert.equal(found.provenance['/consignment/carrier/code'], 0)
  const value = found.conflicts.find(({ element }: Json) => element === 'value')
  assert.deepEqual(
    value.sides.map(({ filer }: Json) => filer),
    ['swiftwing', 'tidemart'],
  )
  assert.equal(found.events[0].event.event, 'arrived')
  assert.equal(found.whereabouts.canBeStopped, true)
  assert.equal((await read(`/v1/consignments/${found.id}`)).name, 'SWX1')
})

test('decisions come with reasons and evidence, and with a trace when asked for', async () => {
  const { decisions, trace } = await read('/v1/consignments/SWX1/decisions?trace=true')
  const latest = decisions.at(-1)
  assert.equal(latest.lane, 'examine')
  assert.ok(latest.indicators[0].evidence.length > 0)
  assert.ok(latest.reasons.length > 0)
  assert.ok(decisions.length > 1, 'each revision is kept')
  const fired = trace.filter(({ truth }: Json) => truth === 'yes').map(({ id }: Json) => id)
  for (const { id } of latest.indicators.filter(({ topic }: Json) => topic === 'ipr')) {
    assert.equal(fired.includes(id), true, id)
  }
  assert.equal(
    trace.some(({ truth }: Json) => truth === 'no'),
    true,
  )
  assert.equal((await read('/v1/consignments/SWX1/decisions')).trace, undefined)
})

const NAMES = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}andra`)

test('officers do not see that a parcel was drawn at random', async () => {
  const numbers = Array.from({ length: 600 }, (_, place) => `draw${place}`)
  await lodge(
    ...numbers.map((number, place) => {
      const address = {
        lines: [`${place} Lake Road`],
        city: 'Arven',
        postcode: '1005',
        country: 'XA',
      }
      const consignee = { name: `${NAMES[place % 26]} ${NAMES[place % 23]}son`, address }
      return filingOf('swiftwing', number, { consignment: { consignee } })
    }),
  )
  const { rows } = await api.pool.query<{ name: string }>(
    `select document->>'consignment' as name from decision
     where document->'selection'->>'reason' = 'random' and document->>'score' = '0' limit 3`,
  )
  const calm = await api.pool.query<{ name: string }>(
    `select document->>'consignment' as name from decision
     where lane = 'release' and document->>'score' = '0' limit 1`,
  )
  assert.ok(rows.length > 0, 'some parcel was drawn')
  for (const { name } of rows) {
    const [view, page] = [
      await read(`/v1/consignments/${name}/decisions?trace=true`),
      (await api.call('GET', `/consignments/${name}`, asOfficer)).text,
    ]
    assert.doesNotMatch(JSON.stringify(view), /random|selection|probability/i)
    assert.doesNotMatch(page, /random|selection|probability/i)
  }
  const steps = async (name: string | undefined) => {
    const { decisions } = await read(`/v1/consignments/${name}/decisions`)
    return decisions[0].reasons.map(({ by, text }: Json) => `${by}: ${text}`)
  }
  assert.deepEqual(await steps(rows[0]?.name), await steps(calm.rows[0]?.name))
})

test('the newest decisions can be had by lane', async () => {
  const { decisions } = await read('/v1/decisions?lane=examine&limit=2')
  assert.ok(decisions.length > 0 && decisions.length <= 2)
  assert.equal(
    decisions.every(({ lane }: Json) => lane === 'examine'),
    true,
  )
  for (const query of ['lane=keep', 'limit=201', 'trace=true']) {
    assert.equal((await api.call('GET', `/v1/decisions?${query}`, asOfficer)).status, 400, query)
  }
  const wrong = await api.call('GET', '/v1/consignments/SWX1/decisions?trace=yes', asOfficer)
  assert.equal(wrong.status, 400)
})

test('what nobody knows is not found', async () => {
  for (const path of ['/v1/consignments/none', '/v1/consignments/none/decisions']) {
    const { status, json } = await api.call('GET', path, asOfficer)
    assert.deepEqual([status, json.type], [404, '/problems/not-found'])
  }
})

async function countRows(): Promise<Readonly<Record<string, number>>> {
  const tables = await api.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await api.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`)
    counts[name] = rows[0]?.n ?? -1
  }
  return counts
}

test('a what-if decides as filing would, and leaves nothing behind', async () => {
  const counted = await countRows()
  const body = ndjson(filingOf('swiftwing', 'w1'), filingOf('swiftwing', 'w2'), eventOf('x', 'w1'))
  const type = 'application/x-ndjson'
  const { json } = await api.call('POST', '/v1/assessments', { ...asOfficer, body, type })
  assert.deepEqual(
    json.decisions.map(({ consignment }: Json) => consignment),
    ['SWXw1', 'SWXw2'],
  )
  const again = await api.call('POST', '/v1/assessments', { ...asOfficer, body, type })
  const withoutTime = (decision: Json) => ({ ...decision, decidedAt: '' })
  assert.deepEqual(again.json.decisions.map(withoutTime), json.decisions.map(withoutTime))
  assert.deepEqual(await countRows(), counted)
  assert.ok((counted['submission'] ?? 0) > 0, 'the tables were counted')
})

test('a what-if refuses all for one record that is not understood, and too many', async () => {
  const type = 'application/x-ndjson'
  const bad = ndjson(filingOf('swiftwing', 'w1'), '{"kind":"filing"}')
  const refused = await api.call('POST', '/v1/assessments', { ...asOfficer, body: bad, type })
  assert.equal(refused.status, 422)
  assert.match(refused.json.detail, /line 2/)
  const many = ndjson(...Array.from({ length: 1_001 }, (_, n) => filingOf('swiftwing', `m${n}`)))
  const large = await api.call('POST', '/v1/assessments', { ...asOfficer, body: many, type })
  assert.equal(large.status, 413)
  const heavy = { extra: Array.from({ length: 250 }, () => 'x'.repeat(60_000)) }
  const five = ndjson(...[1, 2, 3, 4, 5].map((n) => filingOf('swiftwing', `h${n}`, heavy)))
  const swollen = { ...asOfficer, body: gzipSync(five), type }
  assert.equal((await api.call('POST', '/v1/assessments', swollen)).status, 413)
  const plain = await api.call('POST', '/v1/assessments', { ...asOfficer, body: 'x', type: 'a/b' })
  assert.equal(plain.status, 415)
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
