import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearestWord } from './nearest-word.ts'

const KNOWN = ['threshold', 'thresholdMinor', 'aggregation', 'origins', 'state']

for (const [word, meant] of [
  ['thresholdMinr', 'thresholdMinor'],
  ['ThresholdMinor', 'thresholdMinor'],
  ['orgins', 'origins'],
  ['aggregate', 'aggregation'],
  ['status', 'state'],
  ['xyz', undefined],
  ['', undefined],
] as const) {
  test(`"${word}" means ${meant ?? 'nothing known'}`, () => {
    assert.equal(nearestWord(word, KNOWN), meant)
  })
}

test('a word that is the beginning of a known one is meant, however short', () => {
  assert.equal(nearestWord('threshold', ['id', 'thresholdMinor']), 'thresholdMinor')
})
