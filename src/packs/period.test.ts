import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDay } from '../lib/rfc3339.ts'
import { hasDay, overlap } from './period.ts'

const day = fc
  .integer({ min: 1, max: 28 })
  .map((number) => `2026-02-${String(number).padStart(2, '0')}`)
const end = fc.option(day)
const period = fc
  .record({ from: end, to: end })
  .filter(({ from, to }) => from === null || to === null || from < to)
const DAYS = Array.from({ length: 60 }, (_, at) =>
  new Date(Date.UTC(2026, 0, 15 + at)).toISOString().slice(0, 10),
)

test('two periods overlap when some day is in both', () => {
  fc.assert(
    fc.property(period, period, (one, other) => {
      const isShared = DAYS.some((date) => hasDay(one, date) && hasDay(other, date))
      assert.equal(overlap(one, other), isShared)
      assert.equal(overlap(other, one), isShared)
    }),
  )
})

test('a period has its first day and not its last', () => {
  const month = { from: '2026-02-01', to: '2026-03-01' }
  assert.deepEqual(
    ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((date) => hasDay(month, date)),
    [false, true, true, false],
  )
  assert.ok(hasDay({ from: null, to: null }, '2026-02-01'))
})

test('days that do not exist are none', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2025-02-30', 'yesterday']) {
    assert.equal(isDay(text), false, text)
  }
  assert.ok(isDay('2024-02-29'))
})
