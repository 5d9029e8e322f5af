import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { readWellKnownMarks } from '../../lists/read-well-known-marks.ts'
import { buildBrandIndex } from '../../screen/brands/build-brand-index.ts'

const MAIN = join(import.meta.dirname, '../main.ts')
const DATA = process.env['TIDEWAITER_DATA'] ?? '../shared/data'

function run(args: readonly string[], input: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, 'brands', ...args], {
    input,
    encoding: 'utf8',
  })
  return { out: stdout, told: stderr, code: status }
}

test('adds brand and disguised behind the columns as they came', () => {
  const { out, code } = run(
    ['detect', '-'],
    'id,text\n1,"N1ke shoes, red"\n2,shell necklace\n3,case for iPhone 15\n4,\n',
  )
  assert.equal(
    out,
    'id,text,brand,disguised\n1,"N1ke shoes, red",Nike,true\n2,shell necklace,,false\n' +
      '3,case for iPhone 15,Apple,false\n4,,,false\n',
  )
  assert.equal(code, 0)
})

test('a row that does not fit is refused, the others are answered', () => {
  const { out, told, code } = run(['detect', '-'], 'text,n\nGucci bag\nGucci belt,2\n')
  assert.equal(out, 'text,n,brand,disguised\nGucci belt,2,Gucci,false\n')
  assert.match(told, /"line":2/u)
  assert.equal(code, 1)
})

test('without the column, and without the file, nothing is done', () => {
  assert.equal(run(['detect', '-'], 'a,b\n1,2\n').code, 2)
  assert.equal(run(['detect', 'no-such-file.csv'], '').code, 2)
})

test('explains, and searches recorded marks first', () => {
  const { out } = run(['detect', '-', '--explain'], 'text\nG*cci bag mirror quality\n')
  assert.match(out, /Gucci,true,disguised,true,.*letters hidden behind signs/u)
})

const LIKENESS = [
  { file: 'products/shopee_listings.csv', column: 'title', share: 0.01 },
  { file: 'products/lazada_listings.csv', column: 'title', share: 0.03 },
  { file: 'tariff/us_hts_2025-04.csv', column: 'description', share: 0.0005 },
] as const

for (const { file, column, share } of LIKENESS) {
  const path = join(DATA, file)
  const skip = existsSync(path) ? false : `${path} is not there`
  test(`honest lines are not suspicious: ${file}`, { skip }, async (context) => {
    const { marks, ordinaryWords } = await readWellKnownMarks()
    const index = buildBrandIndex(marks, { ordinaryWords })
    const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(path), {
      columns: true,
      bom: true,
    })
    const texts = [...new Set(rows.map((row) => row[column] ?? ''))]
    const alarms = texts.filter((description) =>
      index.look({ description }).mentions.some(({ suspicious }) => suspicious.length > 0),
    )
    context.diagnostic(`${alarms.length} of ${texts.length}`)
    assert.ok(alarms.length <= texts.length * share, alarms.slice(0, 20).join('\n'))
  })
}
