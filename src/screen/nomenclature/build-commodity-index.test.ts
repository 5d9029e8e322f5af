import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { NomenclatureRow } from '../../domain/nomenclature.ts'
import { buildCommodityIndex } from './build-commodity-index.ts'
import type { GoodsPhrase } from './goods-phrase.ts'

const DATA = process.env['TIDEWAITER_DATA'] ?? '../shared/data'

/** A small book: two chapters of clothing, one of devices, national lines, and a grouping line. */
const ROWS: readonly NomenclatureRow[] = [
  { code: '61', level: 0, text: 'Apparel, knitted or crocheted' },
  { code: '6109', level: 1, text: 'T-shirts, singlets, tank tops and similar garments, knitted' },
  { code: '61091000', level: 2, text: 'Of cotton' },
  { level: 3, text: "Men's or boys':" },
  { code: '6109100004', level: 4, text: 'T-shirts, all white' },
  { code: '6109100012', level: 4, text: 'Other' },
  { code: '610990', level: 2, text: 'Of other textile materials' },
  { code: '62', level: 0, text: 'Apparel, not knitted or crocheted' },
  { code: '6203', level: 1, text: "Men's suits and trousers, other than swimwear, woven" },
  { code: '620342', level: 2, text: 'Trousers of cotton' },
  { code: '85', level: 0, text: 'Electrical machinery' },
  { code: '8517', level: 1, text: 'Telephone sets, including smartphones' },
  { code: '851713', level: 2, text: 'Smartphones' },
  { code: '39', level: 0, text: 'Plastics' },
  { code: '3926', level: 1, text: 'Other articles of plastics' },
  { code: '392690', level: 2, text: 'Other' },
  { code: '99', level: 0, text: 'Special provisions' },
  { code: '9903', level: 1, text: 'Smartphones and cotton with additional duty' },
  { code: '99038801', level: 2, text: 'Smartphones' },
]

const GOODS: readonly GoodsPhrase[] = [
  { codes: ['610910', '610990'], phrases: ['t shirt', 'T恤', 'футболка'] },
  { codes: ['851713'], phrases: ['phone', 'smartphone', '手机'] },
  { codes: ['392690'], phrases: ['phone case', 'case for iphone', '手机壳'] },
]

const index = buildCommodityIndex(ROWS, GOODS)

function first(description: string): string | undefined {
  return index.classify({ description }).candidates[0]?.code
}

test('goods by the names sellers give them, in any language', () => {
  assert.equal(first('mens T-Shirt, cotton'), '610910')
  assert.equal(first('T-shirts of polyester textile material'), '610990')
  assert.equal(first('футболка'), '610910')
  assert.equal(first('手机'), '851713')
  assert.equal(first('smartphone 128 GB with case'), '851713')
})

test('the longest name wins, and what it is for does not', () => {
  assert.equal(first('silicone phone case'), '392690')
  assert.equal(first('手机壳'), '392690')
  assert.equal(first('t shirt with phone print'), '610910')
})

test('the words of the book alone, without those a line excludes', () => {
  const bare = buildCommodityIndex(ROWS, [])
  assert.equal(bare.classify({ description: 'cotton trousers' }).candidates[0]?.code, '620342')
  const swim = bare.classify({ description: 'swimwear' })
  assert.deepEqual(swim.candidates, [])
})

test('national lines: the one that shares most words, else the last', () => {
  const [white] = index.classify({ description: "t shirt, men's, all white, cotton" }).candidates
  assert.equal(white?.national, '6109100004')
  const [other] = index.classify({ description: 'cotton singlet' }).candidates
  assert.equal(other?.national, '6109100012')
  assert.equal(index.classify({ description: 'phone' }).candidates[0]?.national, undefined)
})

test('reasons say which words spoke for a code', () => {
  const [best] = index.classify({ description: 't shirt cotton' }).candidates
  assert.deepEqual(best?.reasons, [
    '"t shirt" is classified here',
    'the book says t, shirt, cotton',
  ])
})

test('a declared code is implausible only when the text is telling', () => {
  const verdict = (description: string, code: string) => index.judge({ description }, code).verdict
  assert.equal(verdict('smartphone 128 GB', '6109.10.00'), 'implausible')
  assert.equal(verdict('smartphone 128 GB', '851713'), 'plausible')
  assert.equal(verdict('cotton t shirt', '610990'), 'plausible')
  assert.equal(verdict('gift', '610910'), 'unknown')
  assert.equal(verdict('', '610910'), 'unknown')
  assert.equal(verdict('smartphone', '9903.88.01'), 'unknown')
  assert.equal(verdict('smartphone', 'abc'), 'unknown')
  assert.match(index.judge({ description: 'smartphone' }, '610910').text, /851713/u)
})

test('asks what would part the candidates, and what the goods are when nobody can tell', () => {
  assert.deepEqual(
    index.classify({ description: 'gift' }).questions.map(({ about }) => about),
    ['goods'],
  )
  const asked = index.classify({ description: 't shirt' }).questions.map(({ about }) => about)
  assert.ok(asked.includes('material'), asked.join())
  const told = index.classify({ description: 't shirt cotton' }).questions
  assert.ok(!told.some(({ about }) => about === 'material'))
})

test('any text: ranked, bounded, the same each time, and never a code of special provisions', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (noise) => {
      const description = `${noise} cotton phone`
      const { candidates } = index.classify({ description }, 3)
      assert.ok(candidates.length <= 3)
      const scores = candidates.map(({ score }) => score)
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      )
      assert.ok(candidates.every(({ code }) => /^\d{6}$/.test(code) && !code.startsWith('99')))
      assert.deepEqual(index.classify({ description }, 3).candidates, candidates)
    }),
  )
})

test('a hostile text is read in bounded time', () => {
  for (const description of ['phone '.repeat(10_000), '手'.repeat(65_536), 'a'.repeat(65_536)]) {
    const before = process.cpuUsage()
    index.classify({ description })
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 500_000, `${user + system} µs`)
  }
})

const BOOK = join(DATA, 'tariff/hs2022_nomenclature.csv')
const skip = existsSync(BOOK) ? false : `${BOOK} is not there`

test('the words of the whole Harmonized System alone find plain goods', { skip }, (context) => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(BOOK), {
    columns: true,
    bom: true,
  })
  const book = rows.map(({ hscode = '', description = '' }) => ({
    code: hscode,
    level: hscode.length / 2 - 1,
    text: description,
  }))
  const bare = buildCommodityIndex(book, [])
  const cases: readonly Readonly<Record<string, string>>[] = parse(
    readFileSync(join(DATA, 'tariff/hsclassify_benchmark_cases.csv')),
    { columns: true, bom: true },
  )
  const easy = cases.filter(({ category }) => category === 'easy')
  const found = easy.filter(({ text = '', expected_hs_code: wanted }) =>
    bare.classify({ description: text }).candidates.some(({ code }) => code === wanted),
  )
  context.diagnostic(`${found.length} of ${easy.length} among the first five`)
  assert.ok(found.length >= 18)
})
