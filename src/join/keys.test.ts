import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement } from '../domain/filing.ts'
import { containerKeys, joinKeys, keyText, subjectContainer, subjectKey } from './keys.ts'
import { memberKeyTexts } from './member.ts'
import { partition } from './partition.ts'
import { eventMember, filingMember, house } from './statement.fixture.ts'

function texts(statement: ConsignmentStatement): readonly string[] {
  return joinKeys(statement).map((key) => `${keyText(key)}@${key.scope}`)
}

test('[J1] house and tracking number are one scheme in the scope of the carrier', () => {
  const carrier = { code: 'AX' }
  assert.deepEqual(texts({ carrier, houseReference: 'ax-123 456' }), ['number:AX123456@AX'])
  assert.deepEqual(texts({ carrier, trackingNumber: 'AX123456' }), ['number:AX123456@AX'])
  assert.deepEqual(texts({ carrier, houseReference: 'AX1 23', trackingNumber: 'AX123' }), [
    'number:AX123@AX',
  ])
  assert.deepEqual(subjectKey(house('ax 123456', 'ax')), {
    scheme: 'number',
    scope: 'AX',
    value: 'AX123456',
  })
})

test('[J1] full-width and half-width letters are the same', () => {
  assert.deepEqual(texts({ houseReference: 'ＡＸ１２３' }), texts({ houseReference: 'AX123' }))
})

test('[J2] an S10 is a postal item in whatever field it stands', () => {
  const carrier = { code: 'AX' }
  for (const field of ['postalItem', 'houseReference', 'trackingNumber'] as const) {
    const statement = { carrier, [field]: 'rr 123 456 785 cn' }
    assert.deepEqual(texts(statement), ['postal-item:RR123456785CN@'])
  }
  const key = subjectKey({ scheme: 'tracking', scope: 'USPS', value: 'RR123456785CN' })
  assert.equal(key?.scheme, 'postal-item')
})

test('[J3] what a parcel lies in is no key', () => {
  const statement = {
    masterReference: '020-12345675',
    receptacle: 'CNSZXAUSJFKAAUN60001001100123',
    conveyance: { reference: 'AX0123' },
  }
  assert.deepEqual(joinKeys(statement), [])
  assert.deepEqual(
    containerKeys(statement).map(({ scheme, value }) => `${scheme}:${value}`),
    ['receptacle:CNSZXAUSJFKAAUN60001001100123', 'master:02012345675', 'conveyance:AX0123'],
  )
  assert.equal(subjectKey({ scheme: 'master', value: '020-12345675' }), undefined)
  assert.equal(subjectContainer(house('AX123')), undefined)
})

const PLACEHOLDERS = ['-', '', ' ', '0', '000000', 'N/A', 'n.a.', 'none', 'NULL', 'TBA', 'unknown']
const MORE_PLACEHOLDERS = ['x', 'XXXX', '1', '999999999', '////', 'not available', '\u0000']

for (const text of [...PLACEHOLDERS, ...MORE_PLACEHOLDERS]) {
  test(`[J4] ${JSON.stringify(text)} is no key`, () => {
    const statement = { houseReference: text, orderReference: text, masterReference: text }
    assert.deepEqual(joinKeys(statement), [])
    assert.deepEqual(containerKeys(statement), [])
  })
}

for (const text of ['H1', '12', 'A-0', '100', 'N1', 'ZA0', '1000000']) {
  test(`[J4] ${text} is a key`, () => {
    assert.equal(joinKeys({ houseReference: text }).length, 1)
  })
}

test('[J4] filings without a number stand alone, each found by its reference', () => {
  const members = [1, 2, 3].map((at) => filingMember(at, { consignment: { houseReference: '0' } }))
  assert.equal(partition(members).length, 3)
  const found = new Set(members.flatMap(memberKeyTexts))
  assert.equal(found.size, 3)
  assert.deepEqual(
    memberKeyTexts(filingMember(9, { reference: 'F-1', consignment: {} })),
    memberKeyTexts(filingMember(1, { consignment: { houseReference: 'n/a' } })),
  )
})

test('[J4] an event without a number has no key', () => {
  assert.deepEqual(memberKeyTexts(eventMember(1, { subject: house('-') })), [])
})

test('[J5] a long number is looked up by a short key, the same however it is written', () => {
  const long = 'AB12-'.repeat(10_000)
  const [key] = joinKeys({ houseReference: long })
  assert.ok(key !== undefined && keyText(key).length < 60)
  assert.deepEqual(joinKeys({ houseReference: long.toLowerCase() })[0], key)
  assert.notDeepEqual(joinKeys({ houseReference: `${long}X` })[0], key)
  const [container] = containerKeys({ masterReference: long })
  assert.ok(container !== undefined && container.value.length < 60)
})
