/** A cell says one thing or is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from './csv-cell.ts'
import type { CellKind } from './csv-columns.ts'

test('cells become values', () => {
  const cases: readonly (readonly [string, CellKind, string, unknown])[] = [
    ['Li, Wei', 'text', ',', 'Li, Wei'],
    ['Original', 'word', ',', 'original'],
    ['usd', 'code', ',', 'USD'],
    ['Room 1 | Bldg 3', 'lines', ',', ['Room 1', 'Bldg 3']],
    ['Room 1\nBldg 3', 'lines', ',', ['Room 1', 'Bldg 3']],
    ['Yes', 'truth', ',', true],
    ['0', 'truth', ',', false],
    ['2', 'number', ',', 2],
    ['1.5', 'number', ',', 1.5],
    ['1,5', 'number', ';', 1.5],
    ['1.234', 'number', ',', 1.234],
    ['1,2340', 'number', ';', 1.234],
    ['-3', 'number', ',', -3],
    ['50.00', 'amount', ',', '50.00'],
    ['50,00', 'amount', ';', '50.00'],
    ['1.234.567', 'amount', ',', '1.234.567'],
    ['five', 'amount', ',', 'five'],
  ]
  for (const [text, kind, delimiter, value] of cases) {
    assert.deepEqual(parseCell(text, kind, delimiter), { ok: true, value }, text)
  }
})

test('what may mean two things, or nothing, is refused with both readings', () => {
  const cases: readonly (readonly [string, CellKind, string, string])[] = [
    ['1,234', 'number', ',', '"1,234" may mean 1234 or 1.234; write 1234 or 1.2340'],
    ['1,234', 'amount', ';', '"1,234" may mean 1234 or 1.234; write 1234 or 1.2340'],
    ['1.234', 'amount', ';', '"1.234" may mean 1234 or 1.234; write 1234 or 1.2340'],
    ['two', 'number', ',', '"two" is no number; write for example 2 or 2.5'],
    ['1e308', 'number', ',', '"1e308" is no number; write for example 2 or 2.5'],
    ['9'.repeat(30), 'number', ',', `"${'9'.repeat(30)}" is no number; write for example 2 or 2.5`],
    ['maybe', 'truth', ',', '"maybe" is neither yes nor no'],
  ]
  for (const [text, kind, delimiter, refusal] of cases) {
    assert.deepEqual(parseCell(text, kind, delimiter), { ok: false, refusal }, text)
  }
})
