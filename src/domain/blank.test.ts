import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBlank } from './blank.ts'

test('what shows nothing is blank, whatever it is made of', () => {
  const nothing = ['', ' ', '\t\r\n', '\u00a0', '\u3000', '\ufeff', '\u200b', '\u2060\u200d']
  const fillers = ['\u3164', '\uffa0', '\u115f\u1160', '\u2800', '\u00ad', '\u202e', '\u0007']
  for (const text of [...nothing, ...fillers, ` ${fillers.join(' ')} `]) {
    assert.ok(isBlank(text), JSON.stringify(text))
  }
})

test('one visible character is enough, in any script', () => {
  for (const text of ['x', '0', '-', '茶', '\u200bx', ' ب', '\u2800.', '👟', '\u0300', '\u00e9']) {
    assert.ok(!isBlank(text), JSON.stringify(text))
  }
})

test('a long text is told in time that grows with its length', () => {
  const started = performance.now()
  assert.ok(!isBlank(`${'\u200b'.repeat(65_535)}x`))
  assert.ok(performance.now() - started < 1_000)
})
