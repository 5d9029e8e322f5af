/** What is published about filings is true: schemas, tables and examples follow the code. */
import assert from 'node:assert/strict'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { PUBLISHED_SCHEMAS } from '../src/intake/published-schema.ts'
import type { ReadOptions, ReadRecord } from '../src/intake/read-record.ts'
import { readRecords } from '../src/intake/read-records.ts'
import { filingDocs } from './filing-docs.ts'
import { projectRoot } from './project-root.ts'

async function readExample(name: string): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = []
  const options: ReadOptions = { format: 'auto' }
  const source = createReadStream(join(projectRoot, 'docs/using/examples', name))
  for await (const batch of readRecords(source, options)) records.push(...batch)
  return records
}

test('schemas and tables are as the code would write them', () => {
  for (const { path, text } of filingDocs(projectRoot)) {
    const found = readFileSync(join(projectRoot, path), 'utf8')
    const mend = `${path} is stale; run: npm run docs`
    // How a schema is laid out is the formatter's affair.
    if (path.endsWith('.json')) assert.deepEqual(JSON.parse(found), JSON.parse(text), mend)
    else assert.equal(found, text, mend)
  }
})

test('the pages have the tables they are to have', () => {
  const pages = filingDocs(projectRoot).filter(({ path }) => path.endsWith('.md'))
  const all = pages.map(({ text }) => text).join('\n')
  for (const row of [
    '| `consignment.goodsItems[].value.amount` | text | must |',
    '| `consignment.consignor.address.postcode` | text |  |',
    '| `subject.scheme` |',
    '| `gross_weight_grams` |',
    '| `duplicate-key` |',
  ]) {
    assert.ok(all.includes(row), row)
  }
})

const EXAMPLES = [
  ['filing.json', ['F-2026-0001']],
  ['submissions.ndjson', ['F-2026-0002', 'F-2026-0002', 'E-2026-0001', 'E-2026-0002']],
  ['filings.csv', ['S-1001', 'S-1002']],
] as const

for (const [name, references] of EXAMPLES) {
  test(`the example ${name} is taken in whole, and fits the published schema`, async () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': true } })
    const records = await readExample(name)
    assert.deepEqual(
      records.map((record) => (record.kind === 'parsed' ? record.submission.reference : record)),
      references,
    )
    for (const record of records) {
      assert.ok(record.kind === 'parsed')
      assert.deepEqual(record.ignored, [])
      const validate = ajv.compile(Object(PUBLISHED_SCHEMAS[record.submission.kind]))
      assert.equal(validate(JSON.parse(record.raw)), true, JSON.stringify(validate.errors))
    }
  })
}

test('the published schema refuses what is no filing', () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': true } })
  const validate = ajv.compile(Object(PUBLISHED_SCHEMAS.filing))
  assert.equal(validate({ kind: 'filing' }), false)
  assert.equal(JSON.stringify(PUBLISHED_SCHEMAS).includes('"instant"'), false)
})
