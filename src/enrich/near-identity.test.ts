import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { fold } from '../lib/fold.ts'
import { isNearIdentical } from './near-identity.ts'

const ROWS: readonly (readonly [string, string, boolean, string])[] = [
  ['Jordan Miller', 'Jordan Miller', true, 'the same'],
  ['Jordan Miller', 'MILLER, Jordan', true, 'another order'],
  ['Jordan Miller', 'J. Miller', true, 'an initial'],
  ['Jordan Miller', 'Jordan M', true, 'an initial for the family name'],
  ['Jordan Miller', 'Jordan A. Miller', true, 'a middle initial'],
  ['Jordan Miller', 'Jordan Anna Miller', true, 'a middle name'],
  ['Jordan Miller', 'Jordon Miller', true, 'one letter changed'],
  ['Jordan Miller', 'Jordan Miler', true, 'one letter dropped'],
  ['Jordan Miller', 'Jordaan Miller', true, 'one letter added'],
  ['Jordan Miller', 'Jordna Miller', true, 'two letters swapped'],
  ['Jordan Miller', 'Jordon Milller', true, 'a slip in each word'],
  ['José García', 'Jose Garcia', true, 'accents'],
  ['Muhammed', 'Mohammed', true, 'one word each, one letter'],
  ['张伟', '张伟', true, 'another script'],
  ['Jordan Miller', 'Anna Miller', false, 'another first name'],
  ['Jordan Miller', 'Jordan Smith', false, 'another family name'],
  ['Jordan Miller', 'Miller', false, 'a family name alone'],
  ['John Smith', 'Jane Smith', false, 'two letters apart'],
  ['Jon Wu', 'Jan Wu', false, 'short words must agree'],
  ['Jordan Miller', 'Jrodna Miller', false, 'two slips in one word'],
  ['Jordan Miller', 'K. Miller', false, 'another initial'],
  ['张伟', '李伟', false, 'another name in another script'],
  ['Anna Anna', 'Anna Berg', false, 'each word needs its own'],
  ['A Anna', 'Anna Alex', true, 'an initial leaves the word to which it fits alone'],
]

for (const [one, other, expected, what] of ROWS) {
  test(`${what}: ${one} and ${other} ${expected ? 'may be one' : 'are two'}`, () => {
    assert.equal(isNearIdentical(fold(one), fold(other)), expected)
    assert.equal(isNearIdentical(fold(other), fold(one)), expected, 'the other way round')
  })
}

const word = fc.constantFrom('a', 'ann', 'anna', 'anne', 'alex', 'berg', 'burg', 'b', 'li')
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('likeness has no direction, and order of words makes no difference', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const alike = isNearIdentical(one, other)
      assert.equal(isNearIdentical(other, one), alike)
      assert.equal(isNearIdentical(one, other.split(' ').toReversed().join(' ')), alike)
      assert.ok(isNearIdentical(one, one))
    }),
    { numRuns: 1_000 },
  )
})

test('names of a hundred words cost little', async () => {
  const long = Array.from({ length: 100 }, (_, at) => `wor${String(at % 7)}d`).join(' ')
  const spent = await cpuMillis(() => isNearIdentical(long, `${long.slice(0, -1)}x`))
  assert.ok(spent < 500, `${spent} ms`)
})
