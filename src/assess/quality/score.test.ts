import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Finding } from '../../domain/finding.ts'
import { checkQuality } from './check-quality.ts'
import { QUALITY_RULES } from './quality-rules.ts'
import { partOf, qualityScore, weightOf } from './score.ts'
import { HONEST, US } from './us-settings.fixture.ts'

const finding = (pointer: string, rule: string): Finding => ({ pointer, rule, text: '', mend: '' })

test('an honest parcel scores 1 in every part it states', () => {
  const { score, byPart } = qualityScore([], HONEST)
  assert.equal(score, 1)
  assert.deepEqual(new Set(Object.values(byPart)), new Set([1]))
  assert.equal(Object.keys(byPart).length, 12)
})

test('a filing that states nothing scores 0', () => {
  assert.deepEqual(qualityScore([], {}), { score: 0, byPart: {} })
})

test('one vague line of four costs a quarter of one alone', () => {
  const one = { goodsItems: [{ description: 'gift' }] }
  const four = {
    goodsItems: [
      { description: 'gift' },
      ...['cup', 'pan', 'lid'].map((description) => ({ description })),
    ],
  }
  const vague = (statement: typeof four) =>
    qualityScore(checkQuality(US, { statement }), statement).byPart.description
  assert.equal(vague(one), 1 - 0.6)
  assert.equal(vague(four), 1 - 0.6 / 4)
})

test('a missing element counts as a part of quality 0', () => {
  const statement = { houseReference: 'AX123456789' }
  const missing = [finding('/consignment/goodsItems', 'us.element.missing')]
  assert.deepEqual(qualityScore(missing, statement), {
    score: 4 / (4 + 5),
    byPart: { identifiers: 1, description: 0 },
  })
})

test('weights of the pack replace those of the rules and stay within 0 and 1', () => {
  assert.equal(weightOf('quality.description.vague', {}), 0.6)
  assert.equal(weightOf('quality.description.vague', { 'quality.description.vague': 0.1 }), 0.1)
  assert.equal(weightOf('quality.description.vague', { 'quality.description.vague': 7 }), 1)
  assert.equal(weightOf('no.such.rule', {}), 1)
  assert.equal(weightOf('constructor', {}), 1)
  for (const { weight } of Object.values(QUALITY_RULES)) assert.ok(weight > 0 && weight <= 1)
})

const PARTS = [
  ['/consignment/goodsItems/0/description', 'description'],
  ['/consignment/goodsItems', 'description'],
  ['/consignment/goodsItems/3', 'description'],
  ['/consignment/goodsItems/3/value/currency', 'value'],
  ['/consignment/goodsItems/3/commodityCode', 'commodity'],
  ['/consignment/consignee/name', 'names'],
  ['/consignment/consignee/address/postcode', 'addresses'],
  ['/consignment/buyer/email', 'contacts'],
  ['/consignment/postalItem', 'identifiers'],
  ['/consignment/grossWeightGrams', 'weight'],
  ['/consignment/packageCount', 'packages'],
  ['/consignment/arrival/place', 'journey'],
  ['/lodgedAt', 'journey'],
] as const

for (const [pointer, part] of PARTS) {
  test(`${pointer} is of ${part}`, () => {
    assert.equal(partOf(pointer), part)
  })
}

const anyFinding = fc.record({
  pointer: fc.constantFrom(...PARTS.map(([pointer]) => pointer)),
  rule: fc.constantFrom(...Object.keys(QUALITY_RULES), 'us.element.missing'),
  text: fc.constant(''),
  mend: fc.constant(''),
})

test('a further finding never raises the score', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 30 }), anyFinding, (findings, more) => {
      const before = qualityScore(findings, HONEST).score
      const after = qualityScore([...findings, more], HONEST).score
      assert.ok(after <= before && after >= 0 && before <= 1)
    }),
  )
})
