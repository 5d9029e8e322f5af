/** A known finding is let pass; one more of the same is told, and so is any other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beyondKnown, countEach } from './known-findings.ts'

const finding = { path: 'src/a.ts', line: 1, rule: 'wide', text: 'Too wide.' }

test('as many as are known pass', () => {
  assert.deepEqual(beyondKnown([finding], { 'src/a.ts [wide]': 1 }), [])
})

test('one more than is known tells all of that file and rule', () => {
  const two = [finding, { ...finding, line: 2 }]
  assert.deepEqual(beyondKnown(two, { 'src/a.ts [wide]': 1 }), two)
})

test('another rule or file is told', () => {
  const other = { ...finding, rule: 'long' }
  assert.deepEqual(beyondKnown([other], { 'src/a.ts [wide]': 1 }), [other])
  assert.deepEqual(countEach([finding, other]), { 'src/a.ts [wide]': 1, 'src/a.ts [long]': 1 })
})
