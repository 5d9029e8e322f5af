/** Null, blank and empty mean unknown; nothing unknown is made known, and no pointer goes astray. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FilingSchema } from '../domain/filing.ts'
import { type Cleaning, clean, filedPointer, IGNORED_MAX, planOf } from './clean-statement.ts'

const PLAN = planOf(FilingSchema)

function cleanConsignment(consignment: unknown): {
  readonly cleaned: unknown
  readonly cleaning: Cleaning
} {
  const cleaning: Cleaning = { ignored: [], refusals: [], filedIndexes: new Map() }
  const cleaned = clean({ consignment }, PLAN, '', cleaning)
  return { cleaned, cleaning }
}

function assertCleaned(consignment: unknown, expected: unknown): void {
  const { cleaned } = cleanConsignment(consignment)
  const wrapped = expected === undefined ? undefined : { consignment: expected }
  assert.deepEqual(cleaned, wrapped)
}

test('null, blank and empty are taken out', () => {
  assertCleaned({ houseReference: 'A', postalItem: null }, { houseReference: 'A' })
  assertCleaned({ houseReference: 'A', postalItem: '' }, { houseReference: 'A' })
  assertCleaned({ houseReference: 'A', postalItem: ' \t\u00a0\ufeff' }, { houseReference: 'A' })
  const unseen = '\u200b\u2060\u3164\u2800'
  assertCleaned({ houseReference: 'A', postalItem: unseen }, { houseReference: 'A' })
  assertCleaned({ houseReference: 'A', seller: {}, buyer: null }, { houseReference: 'A' })
  assertCleaned(
    { houseReference: 'A', seller: { name: '', address: { lines: ['', null] } } },
    { houseReference: 'A' },
  )
  assertCleaned({ houseReference: 'A', goodsItems: [] }, { houseReference: 'A' })
  assertCleaned({ seller: { identifiers: [{ scheme: '', value: null }] } }, undefined)
})

test('zero, false and text with spaces around stay as filed', () => {
  const stated = { houseReference: ' A ', packageCount: 0, isGift: false, grossWeightGrams: 0 }
  assertCleaned(stated, stated)
})

test('a line of goods of which nothing is known is still a line, in its place', () => {
  assertCleaned(
    { goodsItems: [{}, { description: '' }, { brand: 'x' }] },
    { goodsItems: [{}, {}, { brand: 'x' }] },
  )
})

test('a currency without an amount states no value; an amount without a currency stays to be refused', () => {
  const value = (amount: unknown, currency: unknown): unknown => ({
    goodsItems: [{ brand: 'x', value: { amount, currency } }],
  })
  assertCleaned(value('', 'USD'), { goodsItems: [{ brand: 'x' }] })
  assertCleaned(value('5', null), { goodsItems: [{ brand: 'x', value: { amount: '5' } }] })
})

test('fields the schema does not name are left out and reported, but only so many', () => {
  const { cleaned, cleaning } = cleanConsignment({
    houseReference: 'A',
    'a/b': 1,
    seller: { 'x~': 2 },
  })
  assert.deepEqual(cleaned, { consignment: { houseReference: 'A' } })
  assert.deepEqual(cleaning.ignored, ['/consignment/a~1b', '/consignment/seller/x~0'])

  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, at]))
  assert.equal(cleanConsignment(many).cleaning.ignored.length, IGNORED_MAX)

  const long = cleanConsignment({ ['n'.repeat(10_000)]: 1, ['m'.repeat(10_000)]: 1 })
  assert.deepEqual(long.cleaning.ignored, ['/consignment'])
})

test('names that live on every object are fields like any other', () => {
  const hostile: unknown = JSON.parse('{"__proto__":{"houseReference":"A"},"constructor":1}')
  const { cleaned, cleaning } = cleanConsignment(hostile)
  assert.equal(cleaned, undefined)
  assert.deepEqual(cleaning.ignored, ['/consignment/__proto__', '/consignment/constructor'])
})

test('a value of the wrong type is left for the schema to refuse', () => {
  const wrong = { houseReference: 5, consignor: 'Li', goodsItems: { a: 1 }, seller: [1] }
  assertCleaned(wrong, wrong)
})

test('a list too long is refused unread', () => {
  const { cleaned, cleaning } = cleanConsignment({
    goodsItems: Array.from({ length: 100_000 }, () => ({ quantity: 'x' })),
  })
  assert.equal(cleaned, undefined)
  assert.deepEqual(cleaning.refusals, [
    {
      pointer: '/consignment/goodsItems',
      rule: 'too-many',
      text: '"goodsItems" has 100000 entries; 9999 is the most.',
    },
  ])
})

test('pointers into cleaned lists lead back to the elements as filed', () => {
  const { cleaning } = cleanConsignment({
    seller: { address: { lines: ['', 'a', null, 'b'] }, identifiers: [{}, { scheme: 'x' }] },
    goodsItems: [{ imageHashes: ['', 'h'] }, { brand: 'x' }],
  })
  const cases = [
    ['/consignment/seller/address/lines/0', '/consignment/seller/address/lines/1'],
    ['/consignment/seller/address/lines/1', '/consignment/seller/address/lines/3'],
    ['/consignment/seller/identifiers/0/value', '/consignment/seller/identifiers/1/value'],
    ['/consignment/goodsItems/0/imageHashes/0', '/consignment/goodsItems/0/imageHashes/1'],
    ['/consignment/goodsItems/1/brand', '/consignment/goodsItems/1/brand'],
  ] as const
  for (const [cleaned, filed] of cases) assert.equal(filedPointer(cleaned, cleaning), filed)
})

test('cleaning twice is cleaning once, and leaves no null or blank', () => {
  const leaf = fc.oneof(
    fc.constantFrom(null, '', ' ', 'x', 0, false, true, 1.5),
    // The last assertion looks for an empty list, which the text "[]" is not.
    fc.string({ maxLength: 3 }).filter((text) => !text.includes('[]')),
  )
  const party = fc.record(
    {
      name: leaf,
      address: fc.record({ lines: fc.array(leaf), city: leaf, other: leaf }, { requiredKeys: [] }),
      identifiers: fc.array(fc.record({ scheme: leaf, value: leaf }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  )
  const consignment = fc.record(
    {
      houseReference: leaf,
      seller: party,
      packageCount: leaf,
      goodsItems: fc.array(fc.record({ brand: leaf })),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(consignment, (stated) => {
      const once = cleanConsignment(stated).cleaned
      const inner: unknown =
        once === undefined ? undefined : Reflect.get(Object(once), 'consignment')
      const twice = cleanConsignment(inner).cleaned
      assert.deepEqual(twice, once)
      assert.doesNotMatch(JSON.stringify(once ?? ''), /null|:"\s*"|\[\]|other/)
    }),
  )
})
