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

async function lodge(reference: string): Promise<void> {
  const consignor = { name: 'Yaroslav T. Bravnikov', address: { country: 'TR', city: 'Bursa' } }
  const body = filingOf('swiftwing', reference, { consignment: { consignor } })
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

test('nothing broke meanwhile', () => {
  assert.deepEqual(api.faults, [])
})
