import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement } from '../domain/filing.ts'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { findConflicts } from './conflicts.ts'
import { filingMember } from './statement.fixture.ts'

/** Everything is in cents of one currency here; other currencies have no rate. */
const toMinor = (amount: { readonly amount: string; readonly currency: string }) =>
  amount.currency === 'EUR' ? Math.round(Number(amount.amount) * 100) : undefined

function conflictsOf(...statements: readonly ConsignmentStatement[]) {
  const filings = statements.map(
    (consignment, index) =>
      filingMember(index + 1, { filer: `filer-${index}`, consignment }).current,
  )
  return findConflicts(filings, toMinor)
}

function elements(...statements: readonly ConsignmentStatement[]): readonly string[] {
  return conflictsOf(...statements).map(({ element }) => element)
}

const worth = (amount: string, currency = 'EUR'): ConsignmentStatement => ({
  goodsItems: [{ value: { amount, currency } }],
})
const called = (description: string): ConsignmentStatement => ({ goodsItems: [{ description }] })
const from = (...origins: readonly (string | undefined)[]): ConsignmentStatement => ({
  goodsItems: origins.map((originCountry) =>
    originCountry === undefined ? {} : { originCountry },
  ),
})

type Row = readonly [string, ConsignmentStatement, ConsignmentStatement, readonly string[]]
const ROWS: readonly Row[] = [
  ['values half apart agree', worth('100'), worth('150'), []],
  ['values more than half apart do not', worth('100'), worth('150.01'), ['value']],
  ['small values have 10.00 of slack', worth('1'), worth('11'), []],
  ['and no more', worth('1'), worth('11.01'), ['value']],
  ['a value without a rate is no contradiction', worth('1'), worth('900', 'USD'), []],
  ['weights a quarter apart agree', { grossWeightGrams: 1000 }, { grossWeightGrams: 1250 }, []],
  ['more do not', { grossWeightGrams: 1000 }, { grossWeightGrams: 1251 }, ['weight']],
  ['light ones have 50 g of slack', { grossWeightGrams: 10 }, { grossWeightGrams: 60 }, []],
  ['a weight of 0 is unknown', { grossWeightGrams: 0 }, { grossWeightGrams: 900 }, []],
  ['one word in common is enough', called('phone case, silicone'), called('Case for phone'), []],
  ['so is its stem', called('smartwatch'), called('smart watches'), []],
  ['no word in common is a contradiction', called('phone case'), called('Rolex'), ['description']],
  ['other scripts cannot be compared', called('phone case'), called('手机壳'), []],
  ['one script can', called('手机 壳子'), called('劳力士 手表'), ['description']],
  ['accents make no difference', called('Café'), called('cafe'), []],
  ['origins', from('CN'), from('VN'), ['origin']],
  ['the same origins in another order agree', from('CN', 'VN'), from('VN', 'CN'), []],
  ['an origin left out is unknown', from('CN', undefined), from('VN'), []],
  ['packages', { packageCount: 1 }, { packageCount: 3 }, ['packageCount']],
  ['quantity', { goodsItems: [{ quantity: 1 }] }, { goodsItems: [{ quantity: 2 }] }, ['quantity']],
  [
    'chapters',
    { goodsItems: [{ commodityCode: '8517.62' }] },
    { goodsItems: [{ commodityCode: '9102110000' }] },
    ['commodity'],
  ],
  [
    'headings of one chapter agree',
    { goodsItems: [{ commodityCode: '851762' }] },
    { goodsItems: [{ commodityCode: '8518300000' }] },
    [],
  ],
  [
    'consignees',
    { consignee: { name: 'Jo Miller' } },
    { consignee: { name: 'Ann Lee' } },
    ['consignee'],
  ],
  [
    'one name in common',
    { consignee: { name: 'Jo Miller' } },
    { consignee: { name: 'MILLER J' } },
    [],
  ],
  [
    'consignors',
    { consignor: { name: 'Lucky Star' } },
    { consignor: { name: 'Bright' } },
    ['consignor'],
  ],
  ['what one side leaves out', worth('1'), {}, []],
]

for (const [what, one, other, expected] of ROWS) {
  test(`[J20] ${what}`, () => {
    assert.deepEqual(elements(one, other), expected)
    assert.deepEqual(elements(other, one), expected, 'the other way round')
  })
}

test('[J20] the offer’s price counts as a value: per unit, times the quantity', () => {
  const offer = {
    goodsItems: [{ listedPrice: { amount: '240', currency: 'EUR' }, quantity: 2 }],
  }
  const [conflict] = conflictsOf(worth('8'), offer)
  assert.equal(conflict?.element, 'value')
  assert.deepEqual(
    conflict.sides.map(({ path, value }) => [path, value]),
    [
      ['/consignment/goodsItems/0/value', '8 EUR'],
      ['/consignment/goodsItems/0/listedPrice', '240 EUR'],
    ],
  )
})

test('[J21] a filer does not contradict itself', () => {
  const filings = [worth('1'), worth('900')].map(
    (consignment, index) => filingMember(index + 1, { filer: 'acme', consignment }).current,
  )
  assert.deepEqual(findConflicts(filings, toMinor), [])
  assert.deepEqual(findConflicts(filings.slice(0, 1), toMinor), [])
})

test('[J22] both sides are kept with their source', () => {
  const [conflict] = conflictsOf({ packageCount: 1 }, {}, { packageCount: 3 })
  assert.deepEqual(conflict, {
    element: 'packageCount',
    sides: [
      {
        source: 'F-1',
        filer: 'filer-0',
        role: 'carrier',
        path: '/consignment/packageCount',
        value: '1',
      },
      {
        source: 'F-3',
        filer: 'filer-2',
        role: 'carrier',
        path: '/consignment/packageCount',
        value: '3',
      },
    ],
  })
})

test('[J22] of many sides the contradiction is shown', () => {
  const many = Array.from({ length: 40 }, (): ConsignmentStatement => ({ packageCount: 1 }))
  const [conflict] = conflictsOf(...many, { packageCount: 9 })
  assert.equal(conflict?.sides.length, 19)
  assert.ok(conflict.sides.some(({ value }) => value === '9'))
})

/** What a crowd of one filer's references says, before and after the two that matter. */
function crowded(crowd: (at: number) => ConsignmentStatement, ...two: ConsignmentStatement[]) {
  const noise = Array.from({ length: 200 }, (_, at) => crowd(at))
  const filed = [...noise, ...two, ...noise.map((_, at) => crowd(200 + at))].map(
    (consignment, at) => {
      const filer = two.includes(consignment) ? `filer-${two.indexOf(consignment)}` : 'crowd'
      return filingMember(at + 1, { filer, reference: `R${at}`, consignment }).current
    },
  )
  return findConflicts(filed, toMinor).flatMap(({ sides }) =>
    sides.filter(({ filer }) => filer !== 'crowd').map(({ value }) => value),
  )
}

test('[J20] however much one filer says, it hides no contradiction of others', () => {
  const sum = (at: number) => worth(`${100 + at / 100}`)
  assert.deepEqual(crowded(sum, worth('90'), worth('140')), ['90 EUR', '140 EUR'])
  const text = (at: number) => called(`lamp case watch number${at}`)
  assert.deepEqual(crowded(text, called('desk lamp'), called('phone case')), [
    'desk lamp',
    'phone case',
  ])
  const origin = (at: number) => from('CN', ...(at % 2 === 0 ? ['VN'] : []))
  assert.equal(crowded(origin, from('CN'), from('CN', 'VN')).length > 0, true)
})

test('[J20] of values the two furthest apart are the contradiction, whoever comes between', () => {
  const values = ['100', '145', '160', '101'].map((amount) => worth(amount))
  const [conflict] = conflictsOf(...values)
  assert.deepEqual(
    conflict?.sides.map(({ value }) => value),
    ['100 EUR', '145 EUR', '160 EUR', '101 EUR'],
  )
  const own = [worth('900'), worth('100'), worth('120')].map(
    (consignment, at) =>
      filingMember(at + 1, { filer: at < 2 ? 'a' : 'b', reference: `R${at}`, consignment }).current,
  )
  assert.equal(findConflicts(own, toMinor).length, 1, 'of one filer’s values any may be the one')
  assert.deepEqual(findConflicts(own.slice(1), toMinor), [])
})

test('[J22] texts are cut, and never within a character', () => {
  const [conflict] = conflictsOf(called('lamp'), called('😀'.repeat(900).concat(' watch')))
  assert.equal(conflict?.element, undefined, 'no word within what is compared')
  const [other] = conflictsOf(called('lamp'), called(`watch ${'x'.repeat(9_000)}`))
  assert.ok(other?.sides.every(({ value }) => value.length <= 500) === true)
})

test('[J22] thousands of filers cost little', async () => {
  const filings = Array.from(
    { length: 5_000 },
    (_, at) =>
      filingMember(at + 1, {
        filer: `f${at}`,
        consignment: { packageCount: 1, ...called(`lamp number ${at}`) },
      }).current,
  )
  const spent = await cpuMillis(() => assert.deepEqual(findConflicts(filings, toMinor), []))
  assert.ok(spent < 2_000, `${spent} ms`)
})
