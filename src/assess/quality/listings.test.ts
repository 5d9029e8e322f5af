import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { HONEST, rulesOf, rulesOfDescription } from './us-settings.fixture.ts'

/** Real titles and nomenclatures on which false alarms are counted; they are no part of the product. */
const DATA = process.env['TIDEWAITER_DATA'] ?? '../shared/data'

type Row = Readonly<Record<string, string>>

function textsOf(file: string, column: string): readonly string[] {
  const rows: readonly Row[] = parse(readFileSync(join(DATA, file)), { columns: true, bom: true })
  return [...new Set(rows.map((row) => row[column] ?? ''))].filter((text) => text.length > 0)
}

const SETS = [
  { file: 'products/shopee_listings.csv', column: 'title', vagueMax: 0, personalMax: 0 },
  { file: 'products/lazada_listings.csv', column: 'title', vagueMax: 0, personalMax: 0 },
  { file: 'tariff/hs2022_nomenclature.csv', column: 'description', vagueMax: 5, personalMax: 0 },
] as const

for (const { file, column, vagueMax, personalMax } of SETS) {
  const path = join(DATA, file)
  const skip = existsSync(path) ? false : `${path} is not there`
  test(`false alarms on ${file}`, { skip }, (context) => {
    const texts = textsOf(file, column)
    assert.ok(texts.length > 300, `only ${texts.length} texts`)
    const rules = texts.map(rulesOfDescription)
    const count = (beginning: string) =>
      rules.filter((found) => found.some((rule) => rule.startsWith(beginning))).length
    const [personal, vague] = [count('quality.personal.'), count('quality.description.vague')]
    context.diagnostic(`${texts.length} texts: ${personal} personal, ${vague} vague`)
    assert.ok(personal <= personalMax, `${personal} personal`)
    assert.ok(vague <= vagueMax, `${vague} vague`)
  })
}

const PEOPLE = join(DATA, 'name-matching/benign_people_us.csv')
const skipPeople = existsSync(PEOPLE) ? false : `${PEOPLE} is not there`

test('10,000 people are no placeholders, and none is found in a description of goods', {
  skip: skipPeople,
}, () => {
  const names = textsOf('name-matching/benign_people_us.csv', 'full_name')
  assert.ok(names.length > 9_000)
  const alarms = names.filter(
    (name) => rulesOf({ ...HONEST, consignee: { ...HONEST.consignee, name } }).length > 0,
  )
  assert.deepEqual(alarms, [])
})
