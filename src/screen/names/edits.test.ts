import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { editDistance, visitDeletions } from './edits.ts'

const DISTANCES = [
  ['putin', 'putin', 0],
  ['putin', 'puttin', 1],
  ['putin', 'pitin', 1],
  ['putin', 'putni', 1],
  ['putin', 'puti', 1],
  ['velikanov', 'velkianof', 2],
  ['putin', 'kim', 3],
] as const

for (const [one, other, distance] of DISTANCES) {
  test(`${one} and ${other} are ${distance} edits apart, up to two`, () => {
    assert.equal(editDistance(one, other, 2), distance)
    assert.equal(editDistance(other, one, 2), distance)
  })
}

const word = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join(''))

test('words within a distance share a key of as many letters taken out', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (one, other, most) => {
      fc.pre(editDistance(one, other, most) <= most)
      const keys = new Set<number>()
      visitDeletions(one, { most, salt: 1 }, (hash) => keys.add(hash))
      let isShared = false
      visitDeletions(other, { most, salt: 1 }, (hash) => {
        isShared ||= keys.has(hash)
      })
      assert.ok(isShared, `${one} and ${other} share no key`)
    }),
    { numRuns: 2_000 },
  )
})
