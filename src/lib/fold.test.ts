import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, foldedWords, foldIdentifier } from './fold.ts'

const CASES = [
  ['', ''],
  ['  --  ', ''],
  ['Jordan  MILLER', 'jordan miller'],
  ['José Pérez-Gómez', 'jose perez gomez'],
  ['ＡＢＣ１２', 'abc12'],
  ['深圳 市', '深圳 市'],
  ['12 O’Hara St.', '12 o hara st'],
] as const

for (const [text, expected] of CASES) {
  test(`${JSON.stringify(text)} folds to ${JSON.stringify(expected)}`, () => {
    assert.equal(fold(text), expected)
    assert.deepEqual(foldedWords(text), expected.length === 0 ? [] : expected.split(' '))
  })
}

test('the way for ASCII gives what the way for all text gives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      // An accented letter sends the whole text the other way.
      assert.equal(fold(text), fold(`${text} é`).slice(0, -1).trim())
    }),
  )
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(fold(fold(text)), fold(text))
    }),
  )
})

test('identifiers lose what is between letters and digits', () => {
  assert.equal(foldIdentifier(' rr 123-456.785 cn '), 'RR123456785CN')
  assert.equal(foldIdentifier('ＡＢ１'), 'AB1')
})
