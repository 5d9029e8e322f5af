import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutText } from './cut-text.ts'

test('a short text stays whole', () => {
  assert.equal(cutText('abc', 3), 'abc')
})

test('a long text is cut, and never within a character', () => {
  assert.equal(cutText('abcd', 3), 'abc')
  assert.equal(cutText('ab😀', 3), 'ab')
  assert.equal(cutText('ab😀', 4), 'ab😀')
  assert.ok(cutText('😀'.repeat(50), 7).isWellFormed())
})
