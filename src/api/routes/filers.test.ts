/** What filers read: their own and nothing else, by feed, by reference and by day. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Json, startApi, type TestApi } from '../api.fixture.ts'
import { KEY_REMEMBERED_MS } from '../authenticate.ts'
import { eventOf, filingOf, ndjson, type Sent } from '../filing.fixture.ts'
import { chunkOf, headOf, openWire } from '../wire.fixture.ts'

let api: TestApi
const keys = new Map<string, string>()

before(async () => {
  api = await startApi()
  for (const filer of ['swiftwing', 'tidemart', 'harbor-brokers', 'arven-post', 'lonely']) {
    keys.set(filer, (await api.createKey(filer)).key)
  }
})
after(() => api.close())

const keyOf = (filer: string) => keys.get(filer) ?? ''

async function lodge(...records: readonly Sent[]): Promise<readonly Json[]> {
  const { lines } = await api.call('POST', '/v1/filings', {
    key: keyOf(records[0]?.['filer']),
    body: ndjson(...records),
    type: 'application/x-ndjson',
  })
  return lines
}

async function read(filer: string, path: string): Promise<Json> {
  const { status, json } = await api.call('GET', path, { key: keyOf(filer) })
  assert.equal(status, 200, path)
  return json
}

/** The newest body of a filer's feed about one of its references. */
async function noticeOf(filer: string, reference: string): Promise<Json> {
  const { messages } = await read(filer, '/v1/dispositions?limit=1000')
  return messages.findLast(({ body }: Json) => body.reference === reference)?.body
}

/** A parcel of a counterfeit, told of by its carrier, its marketplace and its broker. */
async function lodgeCounterfeit(number: string): Promise<void> {
  const goods = (description: string) => [
    { description, quantity: 1, value: { amount: '30.00', currency: 'EUR' }, originCountry: 'HK' },
  ]
  const parties = { houseReference: `SWX${number}`, orderReference: `O-${number}` }
  await lodge(
    filingOf('swiftwing', number, {
      consignment: { ...parties, goodsItems: goods('wrist watch, steel') },
    }),
  )
  await lodge(
    filingOf('tidemart', number, {
      filerRole: 'marketplace',
      authority: 'voluntary',
      consignment: {
        ...parties,
        goodsItems: goods('Rolex style watch, super clone, 1:1'),
        marketplace: { name: 'Tidemart', sellerAccount: 'lucky-star-88' },
      },
    }),
  )
  await lodge(
    filingOf('harbor-brokers', number, {
      filerRole: 'broker',
      authority: 'entry',
      consignment: { ...parties, goodsItems: goods('watch') },
    }),
  )
}

/** Names under which officers' knowledge stands, none of which a filer may read. */
const SECRET_NAMES = new Set([
  'indicators',
  'score',
  'weight',
  'evidence',
  'lists',
  'list',
  'entry',
  'model',
  'rules',
  'trace',
  'traces',
  'condition',
  'selection',
  'probability',
  'reasons',
  'unknowns',
  'pathway',
  'pack',
  'packHash',
  'ground',
  'topic',
  'lane',
  'security',
  'provenance',
  'conflicts',
  'filings',
  'basis',
  'draw',
])

function* namesAndTexts(value: Json): Generator<readonly [name: string, text: string]> {
  for (const [name, inner] of Object.entries(value ?? {})) {
    yield [name, typeof inner === 'string' ? inner : '']
    if (typeof inner === 'object') yield* namesAndTexts(inner)
  }
}

test('nothing that a filer reads tells of indicators, or of another filer', async () => {
  await lodgeCounterfeit('secret')
  await lodge(eventOf('swiftwing', 'secret'))
  const others = {
    swiftwing: ['tidemart', 'harbor-brokers', 'Rolex', 'lucky-star'],
    tidemart: ['swiftwing', 'harbor-brokers', 'wrist', 'examine'],
    'harbor-brokers': ['swiftwing', 'tidemart', 'Rolex', 'wrist'],
  }
  let looked = 0
  for (const [filer, foreign] of Object.entries(others)) {
    const receipt = await api.call('POST', '/v1/filings', {
      key: keyOf(filer),
      body: ndjson(filingOf(filer, 'secret'), '{'),
      type: 'application/x-ndjson',
    })
    const answers: Json[] = [receipt.lines]
    for (const path of ['/v1/filings/F-secret', '/v1/dispositions', '/v1/quality']) {
      answers.push((await api.call('GET', path, { key: keyOf(filer) })).json)
    }
    for (const answer of answers) {
      for (const [name, text] of namesAndTexts(answer)) {
        looked += 1
        const isQuality = answer.days !== undefined
        assert.ok(isQuality || !SECRET_NAMES.has(name), `${filer} reads "${name}"`)
        assert.ok(!foreign.some((word) => text.includes(word)), `${filer} reads "${text}"`)
      }
    }
  }
  assert.ok(looked > 100, `${looked} members were looked at`)
  const officer = await api.call('GET', '/v1/consignments/SWXsecret/decisions', {
    headers: { authorization: `Bearer ${'a'.repeat(64)}` },
  })
  assert.ok(officer.json.decisions.at(-1).indicators.length > 0, 'there was something to hide')
})

test('quality tells of the filer’s own filings, and names no person or parcel', async () => {
  await lodge(filingOf('lonely', 'q1', { consignment: { goodsItems: [{ description: 'gift' }] } }))
  await lodge(filingOf('lonely', 'q2'))
  const { days } = await read('lonely', '/v1/quality?days=1')
  assert.equal(days.length, 1)
  assert.equal(days[0].filings, 2)
  assert.ok(days[0].quality > 0 && days[0].quality < 1, `${days[0].quality}`)
  assert.ok(Object.keys(days[0].findings).length > 0)
  assert.doesNotMatch(JSON.stringify(days), /Haddad|SWXq/)
  assert.deepEqual(await read('arven-post', '/v1/quality'), { days: [] })
})

test('who has the parcel in hand reads its status, a third party does not', async () => {
  await lodgeCounterfeit('status')
  const carrier = await noticeOf('swiftwing', 'F-status')
  const broker = await noticeOf('harbor-brokers', 'F-status')
  const marketplace = await noticeOf('tidemart', 'F-status')
  assert.equal(carrier.status, 'held')
  assert.equal(carrier.directives.includes('hold'), true)
  assert.equal(broker.status, 'held')
  assert.equal(marketplace.status, 'received')
  assert.deepEqual(marketplace.directives, [])
  for (const [filer, status] of [
    ['swiftwing', 'held'],
    ['tidemart', 'received'],
  ] as const) {
    assert.equal((await read(filer, '/v1/filings/F-status')).status.status, status)
  }
})

test('findings go to the filer of the filing, also where another uses the same reference', async () => {
  const parcel = { houseReference: 'SWXsame', orderReference: 'O-same' }
  await lodge(filingOf('swiftwing', 'same', { consignment: { ...parcel } }))
  await lodge(
    filingOf('tidemart', 'same', {
      filerRole: 'marketplace',
      authority: 'voluntary',
      consignment: {
        ...parcel,
        goodsItems: [
          { description: 'goods', originCountry: 'ZZ', value: { amount: '1', currency: 'EUR' } },
        ],
      },
    }),
  )
  const own = (await noticeOf('tidemart', 'F-same')).findings
  const foreign = (await noticeOf('swiftwing', 'F-same')).findings
  const mine = own.filter(({ source }: Json) => source === 'F-same')
  assert.ok(mine.length > 0, 'the marketplace is told what to mend')
  assert.deepEqual(
    foreign.filter(({ source }: Json) => source === 'F-same'),
    [],
    'the carrier is not told what the marketplace must mend',
  )
})

test('another filer’s reference is not found, nor in another’s feed', async () => {
  await lodge(filingOf('swiftwing', 'mine'))
  assert.equal((await api.call('GET', '/v1/filings/F-mine', { key: keyOf('lonely') })).status, 404)
  assert.equal(await noticeOf('lonely', 'F-mine'), undefined)
})

test('a reference lists its versions with their hashes, oldest first', async () => {
  await lodge(filingOf('swiftwing', 'versions'))
  await lodge(filingOf('swiftwing', 'versions', { version: 3, function: 'amendment' }))
  await lodge(filingOf('swiftwing', 'versions', { version: 2, function: 'amendment' }))
  const { receipts, status } = await read('swiftwing', '/v1/filings/F-versions')
  assert.deepEqual(
    receipts.map(({ version }: Json) => version),
    [1, 3, 2],
  )
  assert.equal(new Set(receipts.map(({ hash }: Json) => hash)).size, 3)
  assert.equal(status.version, 3)
})

test('each of 30 parcels of one order has its status', async () => {
  const consignment = { orderReference: 'O-of-many' }
  const numbers = Array.from({ length: 30 }, (_, place) => `many${place}`)
  await lodge(...numbers.map((number) => filingOf('swiftwing', number, { consignment })))
  const missing: string[] = []
  for (const number of numbers) {
    const { status } = await read('swiftwing', `/v1/filings/F-${number}`)
    if (status?.reference !== `F-${number}`) missing.push(number)
  }
  assert.deepEqual(missing, [])
})

test('references with any character are found by their address', async () => {
  const reference = 'Ä/ö ?&#%2F 包裹'
  await lodge(filingOf('swiftwing', 'odd', { reference }))
  const { receipts } = await read('swiftwing', `/v1/filings/${encodeURIComponent(reference)}`)
  assert.equal(receipts[0].reference, reference)
  const long = 'ä'.repeat(200)
  await lodge(filingOf('swiftwing', 'long', { reference: long }))
  await read('swiftwing', `/v1/filings/${encodeURIComponent(long)}`)
})

test('the feed loses nothing, doubles nothing and keeps its order, whatever the page size', async () => {
  await lodge(...Array.from({ length: 30 }, (_, place) => filingOf('arven-post', `feed${place}`)))
  const whole = await read('arven-post', '/v1/dispositions?limit=1000')
  assert.equal(whole.messages.length, 30)
  for (const limit of [1, 7, 1000]) {
    const cursors: number[] = []
    for (let cursor = 0; ; ) {
      const { messages, next } = await read(
        'arven-post',
        `/v1/dispositions?after=${cursor}&limit=${limit}`,
      )
      assert.ok(messages.length <= limit)
      cursors.push(...messages.map((one: Json) => one.cursor))
      if (messages.length === 0) {
        assert.equal(next, cursor, 'an empty page does not move the cursor')
        break
      }
      cursor = next
    }
    assert.deepEqual(
      cursors,
      whole.messages.map((one: Json) => one.cursor),
    )
  }
})

test('a reader that reads while many write misses no message', async () => {
  const { next: start } = await read('swiftwing', '/v1/dispositions?limit=1000')
  const writing = { isOver: false }
  const writers = Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; round < 10; round += 1) {
        const records = [0, 1, 2, 3].map((n) => filingOf('swiftwing', `w${writer}-${round}-${n}`))
        await lodge(...records)
      }
    }),
  ).finally(() => {
    writing.isOver = true
  })
  const seen: string[] = []
  for (let cursor: number = start, isLast = false; ; ) {
    const wasOver = writing.isOver
    const { messages, next } = await read('swiftwing', `/v1/dispositions?after=${cursor}&limit=9`)
    seen.push(...messages.map(({ body }: Json) => body.reference))
    cursor = next
    if (messages.length > 0 || !wasOver) continue
    if (isLast) break
    isLast = true
  }
  await writers
  const written = seen.filter((reference) => reference.startsWith('F-w'))
  assert.equal(new Set(written).size, 160)
  assert.equal(written.length, 160)
})

for (const [query, mend] of [
  ['limit=0', '1 to 1000'],
  ['limit=1001', '1 to 1000'],
  ['limit=ten', '1 to 1000'],
  ['limit=1e2', '1 to 1000'],
  ['limit=', '1 to 1000'],
  ['after=-1', 'whole number'],
  ['after=1.5', 'whole number'],
  ['after=99999999999999999999', 'whole number'],
  ['limit=1&limit=2', 'once'],
  ['limt=5', 'after, limit'],
] as const) {
  test(`the feed refuses ${query}`, async () => {
    const { status, json } = await api.call('GET', `/v1/dispositions?${query}`, {
      key: keyOf('swiftwing'),
    })
    assert.equal(status, 400)
    assert.equal(json.detail.includes(mend), true, json.detail)
  })
}

test('without a key, with another’s shape or a wrong one, nothing is answered but 401', async () => {
  const wrong = `tw_k${'0'.repeat(12)}_${'A'.repeat(32)}`
  for (const authorization of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic c3dpZnR3aW5nOng=',
    `Bearer ${wrong}`,
    `Bearer ${'a'.repeat(64)}`,
    `Bearer ${keyOf('swiftwing')}x`,
    `Bearer ${keyOf('swiftwing')} ${keyOf('swiftwing')}`,
    `Bearer ${'x'.repeat(5_000)}`,
  ]) {
    const headers = authorization === undefined ? {} : { authorization }
    for (const [method, path] of [
      ['POST', '/v1/filings'],
      ['GET', '/v1/filings/F-1'],
      ['GET', '/v1/dispositions'],
      ['GET', '/v1/quality'],
    ] as const) {
      const body = method === 'POST' ? { body: filingOf('swiftwing', 'nobody') } : {}
      const answered = await api.call(method, path, { headers, ...body })
      assert.equal(answered.status, 401, `${path} ${String(authorization).slice(0, 30)}`)
      assert.equal(answered.headers.get('www-authenticate'), 'Bearer realm="tidewaiter"')
    }
  }
  const { rows } = await api.pool.query(`select from submission_key where reference = 'F-nobody'`)
  assert.equal(rows.length, 0)
})

test('a revoked key ends within the time that is told', async () => {
  const { id, key } = await api.createKey('swiftwing')
  const status = async () => (await api.call('GET', '/v1/quality', { key })).status
  assert.equal(await status(), 200)
  assert.equal(await api.revokeKey(id), true)
  assert.equal(KEY_REMEMBERED_MS, 10_000, 'the pages say ten seconds')
  api.passTime(KEY_REMEMBERED_MS)
  assert.equal(await status(), 401)
  assert.equal(await status(), 401)
})

test('a key that is revoked within a stream ends the stream: nothing more is taken under it', async () => {
  const { id, key } = await api.createKey('swiftwing')
  const wire = await openWire(api.port)
  wire.send(headOf(key, {}))
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'revoked-1'))))
  await wire.until(/"reference":"F-revoked-1","version":1,"kind":"accepted"/)
  assert.equal(await api.revokeKey(id), true)
  api.passTime(KEY_REMEMBERED_MS)
  wire.send(chunkOf(ndjson(filingOf('swiftwing', 'revoked-2'))))
  const text = await wire.until(/\r\n0\r\n\r\n$/)
  assert.match(text, /"line":2,"kind":"refused",[^\n]*The key was revoked\./)
  wire.socket.destroy()
  const { rows } = await api.pool.query(
    `select from submission_key where reference = 'F-revoked-2'`,
  )
  assert.equal(rows.length, 0)
})

test('an event, a row or a version of another filer’s is refused whoever names it', async () => {
  const event = await api.call('POST', '/v1/filings', {
    key: keyOf('lonely'),
    body: eventOf('swiftwing', 'foreign'),
  })
  assert.deepEqual([event.status, event.json.errors[0].rule], [422, 'filer'])
  const sheet = await api.call('POST', '/v1/filings', {
    key: keyOf('lonely'),
    type: 'text/csv',
    body: 'filer,reference,filer_role,authority,tracking_number,description\nswiftwing,S-foreign,seller,voluntary,X1,shoes\n',
  })
  assert.equal(sheet.lines[0].kind, 'refused', sheet.text)
  await lodge(filingOf('swiftwing', 'theirs'))
  const own = filingOf('lonely', 'theirs', { version: 2, function: 'cancellation' })
  assert.equal((await lodge(own))[0].kind, 'accepted', 'references are each filer’s own')
  const { receipts, status } = await read('swiftwing', '/v1/filings/F-theirs')
  assert.deepEqual(
    receipts.map(({ version }: Json) => version),
    [1],
  )
  assert.equal(status.version, 1)
})

test('receipts do not tell whether, or with what, a number was filed by another', async () => {
  await lodge(filingOf('swiftwing', 'oracle'))
  const [known] = await lodge(
    filingOf('lonely', 'o1', { consignment: { houseReference: 'SWXoracle' } }),
  )
  const [unknown] = await lodge(
    filingOf('lonely', 'o2', { consignment: { houseReference: 'SWXno-such' } }),
  )
  const events = await lodge(
    eventOf('lonely', 'o3', { subject: { scheme: 'house', scope: 'SWX', value: 'SWXoracle' } }),
    eventOf('lonely', 'o4', { subject: { scheme: 'house', scope: 'SWX', value: 'SWXnowhere' } }),
  )
  const shape = (receipt: Json) => ({ ...receipt, line: 0, reference: '' })
  assert.deepEqual(shape(known), shape(unknown))
  assert.deepEqual(shape(events[0]), shape(events[1]))
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
