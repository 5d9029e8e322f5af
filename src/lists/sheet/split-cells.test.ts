/** Rows are split as another reader of RFC 4180 splits them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { splitCells } from './split-cells.ts'

const CASES = [
  ['36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"', ['36', 'AEROCARIBBEAN AIRLINES', '-0- ', 'CUBA']],
  ['a,', ['a', '']],
  ['"a",', ['a', '']],
  ['"a" ,b', ['a', 'b']],
  ['"say ""no""",b', ['say "no"', 'b']],
  ['"two\nlines",b', ['two\nlines', 'b']],
  ['"', 'open'],
  ['"a"b,c', 'stray'],
] as const

for (const [text, expected] of CASES) {
  test(`${JSON.stringify(text)} gives ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(splitCells(text, ','), expected)
  })
}

test('what another writer quotes is read back, and as csv-parse reads it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', ',', '"', '\n', ' ', '中') })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
      const text = cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')
      assert.deepEqual(splitCells(text, ','), cells)
      assert.deepEqual([splitCells(text, ',')], parse(text, { record_delimiter: '\r\n' }))
    }),
  )
})
