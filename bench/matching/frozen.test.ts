/** A change against the frozen result shows as the lines it mends and the lines it breaks. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences, outcomeOf, readFrozen } from './frozen.ts'
import { readBrandLines, readGoodsLines, readNamePairs } from './labelled-sets.ts'
import type { Answer } from './tally.ts'

const missed: Answer = { kind: 'typo', shown: 'A | B', expected: true, found: false }
const alarm: Answer = { kind: 'twin', shown: 'C | D', expected: false, found: true }

test('nothing changed shows nothing', () => {
  const outcomes = { names: outcomeOf([missed, alarm]) }
  assert.deepEqual(differences(outcomes, structuredClone(outcomes)), [])
})

test('what got better and what got worse stand apart', () => {
  const before = { names: outcomeOf([missed, { ...alarm, found: false }]) }
  const after = { names: outcomeOf([{ ...missed, found: true }, alarm]) }
  assert.deepEqual(differences(before, after), [
    'names: + no more missed: typo: A | B',
    'names: - now false alarm: twin: C | D',
  ])
})

test('a matcher that is new, gone, or judged on another set is told', () => {
  const some = outcomeOf([missed])
  const more = outcomeOf([missed, { ...missed, shown: 'E', found: true }])
  assert.deepEqual(differences({}, { names: some }), ['names: not frozen yet'])
  assert.deepEqual(differences({ names: some }, {}), ['names: frozen, but not run'])
  assert.deepEqual(differences({ names: some }, { names: more }), [
    'names: the set itself has changed',
  ])
})

test('the frozen result is about the sets as they are', () => {
  const sizes = {
    names: readNamePairs().length,
    goods: readGoodsLines().length,
    brands: readBrandLines().length,
    disguise: readBrandLines().length,
    suspicion: readBrandLines().length,
  }
  const frozen = Object.entries(readFrozen()).map(([set, { lines }]) => [set, lines])
  assert.deepEqual(Object.fromEntries(frozen), sizes)
})
