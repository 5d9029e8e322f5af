/** Rows are what RFC 4180 says, and a bad one costs itself alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { type CsvRow, rowReader } from './csv-rows.ts'

function rowsOf(text: string, cellCount: number, delimiter = ','): readonly CsvRow[] {
  const reader = rowReader({ delimiter, cellCount, rowBytesMax: 10_000 })
  const lines = text.split('\n').map((line, at) => ({ line: at + 1, text: line }))
  const rows = lines.flatMap(({ line, text: content }) =>
    reader.push({ kind: 'line', line, bytes: Buffer.from(content) }),
  )
  return [...rows, ...reader.end()]
}

function brief(row: CsvRow): string {
  return row.kind === 'row'
    ? `${row.line} ${row.cells.join('|')}`
    : `${row.line} ! ${row.refusal.rule}`
}

test('cells are plain or quoted, and quoted ones may hold anything', () => {
  const cases = [
    ['a,b', ['1 a|b']],
    ['"a","b"', ['1 a|b']],
    ['"a,b",c', ['1 a,b|c']],
    ['"say ""hi""",c', ['1 say "hi"|c']],
    ['"two\nlines",c\nd,e', ['1 two\nlines|c', '3 d|e']],
    [',', []],
    ['a,\n\n,b', ['1 a|', '3 |b']],
  ] as const
  for (const [text, expected] of cases) assert.deepEqual(rowsOf(text, 2).map(brief), expected, text)
  assert.deepEqual(rowsOf('a;"b;c"', 2, ';').map(brief), ['1 a|b;c'])
})

test('a bad row costs itself alone, whatever quote it leaves open', () => {
  const cases = [
    ['a,"b"x\nc,d', ['1 ! quote', '2 c|d']],
    ['a,b"x\nc,d', ['1 ! quote', '2 c|d']],
    ['a,"b\nc,d\ne,f', ['1 ! quote', '2 c|d', '3 e|f']],
    ['a,"b\nc,"d"\ne,f', ['1 ! quote', '2 c|d', '3 e|f']],
    ['a,"b\nc,"d"x\ne,f', ['1 ! quote', '2 ! quote', '3 e|f']],
    ['a,"b\nc,"d\ne,f', ['1 ! quote', '2 ! quote', '3 e|f']],
    ['a,b,c\nd\ne,f', ['1 ! cells', '2 ! cells', '3 e|f']],
    [
      `a,"b\n${'c,d\n'.repeat(100)}e,f`,
      ['1 ! quote', ...Array.from({ length: 100 }, (_, at) => `${at + 2} c|d`), '102 e|f'],
    ],
  ] as const
  for (const [text, expected] of cases) assert.deepEqual(rowsOf(text, 2).map(brief), expected, text)
})

test('a row that is bad still tells whose it seems to be', () => {
  const [row] = rowsOf('F1,"b"x,c', 3)
  assert.ok(row?.kind === 'bad')
  assert.deepEqual(row.guess, ['F1', '"b"x', 'c'])
})

test('any cells come back as they were written, as another reader reads them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', 'é', "'") })
  const table = fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.array(fc.array(cell, { minLength: count, maxLength: count }), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  const quoted = (text: string): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.map(quoted).join(',')).join('\n')
      // Whether a row of blanks is a row is a matter of taste, and not of theirs.
      const isFull = (row: readonly string[]): boolean => row.join('').trim().length > 0
      const read = rowsOf(text, rows[0]?.length ?? 0)
      const cells = read.map((row) => (row.kind === 'row' ? row.cells : [row.refusal.text]))
      assert.deepEqual(cells.filter(isFull), rows.filter(isFull))
      const theirs: readonly (readonly string[])[] = parse(text, { record_delimiter: '\n' })
      assert.deepEqual(theirs.filter(isFull), rows.filter(isFull))
    }),
    { numRuns: 500 },
  )
})

test('no lines make it throw or lose a line', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', ','), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const rows = rowsOf(lines.join('\n'), 2)
      const numbers = rows.map((row) => row.line)
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      )
      const full = lines.filter((text) => text.replaceAll(',', '').length > 0).length
      const told = rows.reduce(
        (sum, row) => sum + (row.kind === 'row' ? row.cells.join('').split('\n').length : 1),
        0,
      )
      assert.ok(told >= full, `${told} of ${full} lines`)
    }),
    { numRuns: 1_000 },
  )
})
