import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ListVersion } from '../../domain/list.ts'
import { startApi, type TestApi, TOKEN } from '../api.fixture.ts'
import { filingOf } from '../filing.fixture.ts'

const LISTED: ListVersion = {
  head: {
    list: 'ofac-sdn',
    asOf: '2026-10-01',
    source: 'the test',
    licence: 'none',
    entries: 1,
    refused: 0,
    hash: 'sha256:1',
  },
  entries: [
    {
      id: '77',
      kind: 'person',
      names: [{ text: 'BRAVNIKOV, Yaroslav Timofeyevich', quality: 'primary' }],
      countries: [],
      birthDates: [],
      addresses: [],
      identifiers: [],
      programmes: [],
    },
  ],
}
const asOfficer = { headers: { authorization: `Bearer ${TOKEN}` } }
const CLEARING = {
  list: 'ofac-sdn',
  entry: '77',
  by: 'officer.lee',
  reason: 'Born in 1999.',
  until: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
}

let api: TestApi
let key: string

before(async () => {
  api = await startApi({ pack: 'us', lists: [LISTED] })
  key = (await api.createKey('swiftwing')).key
})
after(() => api.close())

async function lodge(reference: string, city = 'Bursa', version = 1): Promise<void> {
  const consignor = { name: 'Yaroslav T. Bravnikov', address: { country: 'TR', city } }
  const amending = version > 1 ? { version, function: 'amendment' } : {}
  const body = filingOf('swiftwing', reference, { ...amending, consignment: { consignor } })
  assert.equal((await api.call('POST', '/v1/filings', { key, body })).status, 202)
}

async function indicatorsOf(consignment: string): Promise<readonly string[]> {
  const path = `/v1/consignments/${consignment}/decisions`
  const { json } = await api.call('GET', path, asOfficer)
  return json.decisions.at(-1).indicators.map(({ id }: { id: string }) => id)
}

function clear(consignment: string, clearing: object) {
  const path = `/v1/consignments/${consignment}/cleared-matches`
  return api.call('POST', path, { ...asOfficer, body: clearing })
}

test('a cleared match spares the parcels that come later, until it is withdrawn', async () => {
  await lodge('c1')
  assert.ok((await indicatorsOf('SWXc1')).includes('us.party.ofac-sdn'))
  const cleared = await clear('SWXc1', CLEARING)
  assert.equal(cleared.status, 200, cleared.text)
  const [{ id, name }] = cleared.json.clearedMatches
  assert.equal(name, 'Yaroslav T. Bravnikov')
  await lodge('c2')
  assert.ok(!(await indicatorsOf('SWXc2')).includes('us.party.ofac-sdn'))
  const standing = await api.call('GET', '/v1/cleared-matches', asOfficer)
  assert.deepEqual(standing.json, cleared.json)
  const withdrawal = `/v1/cleared-matches/${id}/withdrawal?by=officer.kim`
  const withdrawn = await api.call('POST', withdrawal, asOfficer)
  assert.deepEqual(withdrawn.json, { clearedMatches: [] })
  assert.equal((await api.call('POST', withdrawal, asOfficer)).status, 404)
  await lodge('c3')
  assert.ok((await indicatorsOf('SWXc3')).includes('us.party.ofac-sdn'))
  const { rows } = await api.pool.query(
    `select actor, act from audit where act like 'match.%' order by id`,
  )
  assert.deepEqual(rows, [
    { actor: 'officer.lee', act: 'match.cleared' },
    { actor: 'officer.kim', act: 'match.clearing-withdrawn' },
  ])
})

test('a clearing says what is wrong with it, and clears nothing', async () => {
  await lodge('w1')
  const missing = await clear('SWXw1', { ...CLEARING, reason: ' ' })
  assert.equal(missing.status, 422)
  assert.equal(missing.json.errors[0].pointer, '/reason')
  const past = await clear('SWXw1', { ...CLEARING, until: '2020-01-01' })
  assert.equal(past.json.errors[0].pointer, '/until')
  assert.equal((await clear('SWXw1', { ...CLEARING, entry: '78' })).status, 404)
  assert.equal((await clear('nowhere', CLEARING)).status, 404)
  const large = await clear('SWXw1', { ...CLEARING, reason: 'x'.repeat(20_000) })
  assert.equal(large.status, 413)
  const path = '/v1/consignments/SWXw1/cleared-matches'
  assert.equal((await api.call('POST', path, { body: CLEARING })).status, 401)
})

function withEntry(hash: string, more: object, ...added: ListVersion['entries']): ListVersion {
  const entries = LISTED.entries.map((entry) => ({ ...entry, ...more }))
  return { head: { ...LISTED.head, hash }, entries: [...entries, ...added] }
}

test('a clearing hides no other entry, and lapses with the entry, the party and its day', async () => {
  await lodge('j1', 'Izmir')
  const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  assert.equal((await clear('SWXj1', { ...CLEARING, until })).status, 200)
  await lodge('j2', 'Izmir')
  const isListed = async (consignment: string) =>
    (await indicatorsOf(consignment)).includes('us.party.ofac-sdn')
  assert.equal(await isListed('SWXj2'), false)
  await api.round()
  assert.equal(await isListed('SWXj2'), false, 'a round changes nothing while the clearing stands')

  await lodge('j3', 'Izmir')
  await lodge('j3', 'Ankara', 2)
  assert.equal(await isListed('SWXj3'), true, 'the party changed')

  const namesake = { ...withEntry('', {}).entries[0], id: '78' } as ListVersion['entries'][number]
  api.useLists([withEntry('sha256:2', {}, namesake)])
  assert.ok((await api.round()).includes('SWXj2'))
  assert.equal(await isListed('SWXj2'), true, 'another entry hits')

  api.useLists([withEntry('sha256:3', {})])
  await api.round()
  await lodge('j4', 'Izmir')
  assert.equal(await isListed('SWXj4'), false, 'the cleared entry still is excused')
  api.useLists([withEntry('sha256:4', { birthDates: ['1999'] })])
  assert.ok((await api.round()).includes('SWXj4'))
  assert.equal(await isListed('SWXj4'), true, 'the entry changed')

  api.useLists([withEntry('sha256:5', {})])
  await api.round()
  await lodge('j5', 'Izmir')
  assert.equal(await isListed('SWXj5'), false)
  api.passTime(3 * 86_400_000)
  assert.ok((await api.round()).includes('SWXj5'))
  assert.equal(await isListed('SWXj5'), true, 'its day has come')
  assert.deepEqual(await api.round(), [], 'what lapsed is looked at once')
})

test('officers and operators see which lists are used, and that one is too old', async () => {
  const { json } = await api.call('GET', '/v1/screening', asOfficer)
  assert.equal(json.lists[0].list, 'ofac-sdn')
  assert.equal(json.lists[0].isOverdue, true)
  assert.equal((await api.call('GET', '/v1/screening')).status, 401)
  const health = await api.call('GET', '/health')
  assert.deepEqual(health.json, { status: 'alive', warnings: ['list-overdue'] })
  const { text } = await api.call('GET', '/metrics')
  assert.match(text, /tidewaiter_list_overdue\{list="ofac-sdn"\} 1/)
  const used = await api.pool.query(`select detail from audit where act = 'list.used' order by id`)
  assert.deepEqual(
    used.rows.map(({ detail }) => detail),
    [1, 2, 3, 4, 5].map((version) => `sha256:${version}`),
  )
})

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
