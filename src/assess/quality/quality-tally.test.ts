import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EMPTY_TALLY, meanPartQuality, meanScore, mergeTallies, tallyOf } from './quality-tally.ts'

const score = fc.double({ min: 0, max: 1, noNaN: true })
const tally = fc
  .record({
    rules: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
    score,
    description: fc.option(score, { nil: undefined }),
  })
  .map(({ rules, score: mean, description }) =>
    tallyOf(
      rules.map((rule) => ({ pointer: '', rule, text: '', mend: '' })),
      { score: mean, byPart: description === undefined ? {} : { description } },
    ),
  )

test('merging is associative and commutative, and nothing merged changes nothing', () => {
  fc.assert(
    fc.property(tally, tally, tally, (a, b, c) => {
      const left = mergeTallies(mergeTallies(a, b), c)
      assert.deepEqual(left, mergeTallies(a, mergeTallies(b, c)))
      assert.deepEqual(mergeTallies(a, b), mergeTallies(b, a))
      assert.deepEqual(mergeTallies(a, EMPTY_TALLY), a)
      assert.equal(JSON.stringify(left), JSON.stringify(mergeTallies(c, mergeTallies(b, a))))
    }),
  )
})

test('a filer’s figures', () => {
  const finding = (rule: string) => ({ pointer: '', rule, text: '', mend: '' })
  const good = tallyOf([], { score: 1, byPart: { description: 1, value: 1 } })
  const bad = tallyOf([finding('r'), finding('r'), finding('s')], {
    score: 0.5,
    byPart: { description: 0.2 },
  })
  const both = mergeTallies(good, bad)
  assert.equal(both.records, 2)
  assert.equal(both.cleanRecords, 1)
  assert.deepEqual(both.findings, { r: 2, s: 1 })
  assert.deepEqual(both.recordsWith, { r: 1, s: 1 })
  assert.equal(meanScore(both), 0.75)
  assert.equal(meanPartQuality(both, 'description'), 0.6)
  assert.equal(meanPartQuality(both, 'value'), 1)
  assert.equal(meanPartQuality(both, 'names'), undefined)
  assert.equal(meanScore(EMPTY_TALLY), undefined)
})
