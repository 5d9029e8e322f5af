import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SeizureRecord } from '../domain/seizure-record.ts'
import { type Breakdown, type CountUnit, countSeizures } from './count-seizures.ts'
import { distinctShipments } from './distinct-shipments.ts'

const BLANK: SeizureRecord = {
  identifier: '',
  seizedAt: '2017-03-31',
  mode: undefined,
  originEconomy: undefined,
  lines: [],
  agency: undefined,
  revision: undefined,
  recordedAt: undefined,
  sameAs: undefined,
  shipment: undefined,
}

const LINE = {
  product: 'Apparel',
  brand: undefined,
  quantity: undefined,
  unit: undefined,
  msrpMinor: undefined,
  domesticValueMinor: undefined,
}

function tablesOf(records: readonly SeizureRecord[], by: Breakdown, unit?: CountUnit) {
  return countSeizures(distinctShipments(records).shipments, { by: [by], unit })
}

/** As published by mode; the rest of the total went another way. */
const PUBLISHED = [
  { year: 2015, total: 28_865, express: 14_897, mail: 10_834, cargo: 1_287 },
  { year: 2016, total: 31_560, express: 17_363, mail: 11_326, cargo: 1_621 },
  { year: 2017, total: 34_143, express: 20_417, mail: 9_992, cargo: 2_628 },
  { year: 2018, total: 33_810, express: 21_632, mail: 9_643, cargo: 1_673 },
] as const
const MODES = ['express', 'mail', 'cargo'] as const

function publishedRecords(): readonly SeizureRecord[] {
  return PUBLISHED.flatMap((year) => {
    const rest = MODES.reduce((left, mode) => left - year[mode], year.total as number)
    const counts = [...MODES.map((mode) => [mode, year[mode]] as const), ['other', rest] as const]
    return counts.flatMap(([mode, count]) =>
      Array.from({ length: count }, (_, at) => ({
        ...BLANK,
        identifier: `${year.year}-${mode}-${at}`,
        // Every day of a fiscal year, its first and its last among them.
        seizedAt: dayOf(year.year, at % 365),
        mode,
      })),
    )
  })
}

function dayOf(fiscalYear: number, day: number): string {
  const first = Date.UTC(fiscalYear - 1, 9, 1)
  return new Date(first + day * 86_400_000).toISOString().slice(0, 10)
}

test('records shaped like four fiscal years give the published tables by mode', () => {
  const tables = tablesOf(publishedRecords(), 'mode')
  assert.deepEqual(
    tables.map(({ fiscalYear, total, change }) => [fiscalYear, total.count, change]),
    [
      [2015, 28_865, undefined],
      [2016, 31_560, 9.3],
      [2017, 34_143, 8.2],
      // Two papers print -9.8; the published counts give this.
      [2018, 33_810, -1],
    ],
  )
  const shares = tables.map(({ rows }) =>
    MODES.map((mode) => rows.find(({ value }) => value === mode)?.percent),
  )
  assert.deepEqual(shares, [
    [51.6, 37.5, 4.5],
    [55, 35.9, 5.1],
    [59.8, 29.3, 7.7],
    [64, 28.5, 4.9],
  ])
  const of2017 = tables[2]
  const small = (of2017?.rows ?? [])
    .filter(({ value }) => value === 'express' || value === 'mail')
    .reduce((sum, { count }) => sum + count, 0)
  assert.equal(((small / 34_143) * 100).toFixed(2), '89.06')
})

test('a fiscal year begins on 1 October, by the date as written at the place', () => {
  const tables = tablesOf(
    [
      { ...BLANK, identifier: 'A', seizedAt: '2016-09-30' },
      { ...BLANK, identifier: 'B', seizedAt: '2016-10-01' },
      { ...BLANK, identifier: 'C', seizedAt: '2016-09-30T23:30:00-05:00' },
    ],
    'mode',
  )
  assert.deepEqual(
    tables.map(({ fiscalYear, total }) => [fiscalYear, total.count]),
    [
      [2016, 2],
      [2017, 1],
    ],
  )
})

test('one seizure told by two agencies counts once, as the first agency has it', () => {
  const { shipments, repeated } = distinctShipments([
    { ...BLANK, identifier: 'HSI-9', agency: 'HSI', sameAs: 'CBP-1', mode: 'cargo' },
    { ...BLANK, identifier: 'CBP-1', agency: 'CBP', mode: 'mail', lines: [LINE] },
    { ...BLANK, identifier: 'cbp - 1', agency: 'HSI', mode: 'mail', lines: [LINE] },
  ])
  assert.equal(repeated, 2)
  assert.deepEqual(
    shipments.map(({ mode, lines }) => [mode, lines.length]),
    [['mail', 1]],
  )
})

test('the latest revision counts, whatever the order of the files', () => {
  const first = { ...BLANK, identifier: 'A', revision: 1, lines: [{ ...LINE, msrpMinor: 100 }] }
  const later = { ...first, revision: 2, lines: [{ ...LINE, product: 'Toys', msrpMinor: 70 }] }
  for (const records of [
    [first, later],
    [later, first],
  ]) {
    assert.deepEqual(distinctShipments(records).shipments[0]?.lines, later.lines)
  }
})

test('a shipment seized in parts counts once, with the lines of all parts', () => {
  const watches = { ...LINE, product: 'Watches', brand: 'X', msrpMinor: 500 }
  const shirts = { ...LINE, brand: 'X', msrpMinor: 300 }
  const byShipment = [
    { ...BLANK, identifier: 'A-1', shipment: 'A', lines: [watches] },
    { ...BLANK, identifier: 'A-2', shipment: 'A', lines: [shirts, watches] },
  ]
  const unmarked = [
    { ...BLANK, identifier: 'A', lines: [watches] },
    { ...BLANK, identifier: 'A', lines: [shirts] },
  ]
  assert.deepEqual(
    distinctShipments(byShipment).shipments.map(({ lines }) => lines.map((one) => one.msrpMinor)),
    [[1_000, 300]],
  )
  assert.deepEqual(
    distinctShipments(unmarked).shipments.map(({ lines }) => lines.map((one) => one.msrpMinor)),
    [[500, 300]],
  )
})

test('two brands of one product are two lines, and one shipment', () => {
  const records: readonly SeizureRecord[] = [
    {
      ...BLANK,
      identifier: 'A',
      seizedAt: '2021-02-01',
      lines: [
        { ...LINE, brand: 'X', msrpMinor: 10 },
        { ...LINE, product: 'APPAREL', brand: 'Y', msrpMinor: 20 },
        { ...LINE, product: 'Shoes', brand: 'Y', msrpMinor: 25 },
      ],
    },
  ]
  const [lines] = tablesOf(records, 'product')
  assert.equal(lines?.unit, 'lines')
  assert.equal(lines.notes.length, 2, 'the break of the series is told')
  assert.deepEqual(
    lines.rows.map(({ value, count, percent }) => [value, count, percent]),
    [
      ['Apparel', 2, 66.7],
      ['Shoes', 1, 33.3],
    ],
  )
  const [shipments] = tablesOf(records, 'product', 'shipments')
  assert.deepEqual(
    shipments?.rows.map(({ value, count, msrpMinor }) => [value, count, msrpMinor]),
    [
      ['Apparel', 1, 30],
      ['Shoes', 0, 25],
    ],
  )
})

test('an MSRP that nobody stated is not taken for nothing', () => {
  const lines = [LINE, { ...LINE, brand: 'X', msrpMinor: 10 }]
  const [table] = tablesOf([{ ...BLANK, identifier: 'A', lines }], 'mode')
  assert.equal(table?.total.msrpMinor, 10)
  assert.equal(table.total.linesWithoutMsrp, 1)
})

test('rows add up to their total in every table, and order of records does not matter', () => {
  const record = fc.record({
    identifier: fc.constantFrom('A', 'B', 'C', 'D'),
    revision: fc.nat({ max: 1_000_000 }),
    mode: fc.constantFrom('express' as const, 'mail' as const, undefined),
    lines: fc.array(
      fc.record({
        product: fc.constantFrom('Apparel', 'Shoes', undefined),
        brand: fc.constantFrom('X', 'Y', undefined),
        msrpMinor: fc.option(fc.nat(), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
  })
  const uniquely = fc.uniqueArray(record, { selector: ({ revision }) => revision, maxLength: 12 })
  const property = fc.property(uniquely, fc.constantFrom('shipments', 'lines'), (some, unit) => {
    const records = some.map((one) => ({
      ...BLANK,
      ...one,
      lines: one.lines.map((line) => ({ ...LINE, ...line })),
    }))
    for (const by of ['mode', 'product', 'economy'] as const) {
      const tables = tablesOf(records, by, unit)
      for (const { rows, total } of tables) {
        for (const figure of ['count', 'msrpMinor', 'linesWithoutMsrp'] as const) {
          assert.equal(
            rows.reduce((sum, row) => sum + row[figure], 0),
            total[figure],
          )
        }
      }
      assert.deepEqual(tablesOf(records.toReversed(), by, unit), tables)
    }
  })
  fc.assert(property)
})
