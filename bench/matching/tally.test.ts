/** Counts of right and wrong answers, on answers whose figures are known by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Answer,
  f1Of,
  falseAlarmRateOf,
  faultsOf,
  precisionOf,
  recallOf,
  tally,
  tallyByKind,
} from './tally.ts'

const there = { kind: 'a', shown: 'x', expected: true }
const nothing = { kind: 'b', shown: 'y', expected: false }

const ANSWERS: readonly Answer[] = [
  { ...there, found: true },
  { ...there, found: true, isRightOne: true },
  { ...there, found: true },
  { ...there, found: false },
  { ...there, found: true, isRightOne: false },
  { ...nothing, found: true },
  { ...nothing, found: false },
  { ...nothing, found: false },
]

test('a wrong one found instead is both a miss and a false alarm', () => {
  assert.deepEqual(faultsOf({ ...there, found: true, isRightOne: false }), [
    'missed',
    'false alarm',
  ])
})

test('precision, recall, F1 and false alarms', () => {
  const counted = tally(ANSWERS)
  assert.deepEqual(counted, { right: 3, missed: 2, falseAlarms: 2, rightlyPassed: 2 })
  assert.equal(precisionOf(counted), 3 / 5)
  assert.equal(recallOf(counted), 3 / 5)
  assert.equal(f1Of(counted), 6 / 10)
  assert.equal(falseAlarmRateOf(counted), 2 / 4)
})

test('a share of nothing is no figure', () => {
  const none = tally([])
  assert.equal(precisionOf(none), undefined)
  assert.equal(recallOf(none), undefined)
  assert.equal(f1Of(none), undefined)
  assert.equal(falseAlarmRateOf(none), undefined)
})

test('kinds are counted apart', () => {
  const kinds = tallyByKind(ANSWERS)
  assert.deepEqual([...kinds.keys()], ['a', 'b'])
  assert.deepEqual(kinds.get('b'), { right: 0, missed: 0, falseAlarms: 1, rightlyPassed: 2 })
})
