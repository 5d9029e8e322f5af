/** Holds local days to the calendar, clock changes included, and instants to their text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber, HOUR, startOfDay, writeInstant, writeInstantAt } from './clock.ts'

const STARTS = [
  ['2026-11-24', 'America/New_York', '2026-11-24T05:00:00Z'],
  ['2026-07-01', 'America/Los_Angeles', '2026-07-01T07:00:00Z'],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
  ['2026-03-29', 'Europe/Vienna', '2026-03-28T23:00:00Z'],
  ['2026-04-05', 'Pacific/Auckland', '2026-04-04T11:00:00Z'],
] as const

for (const [day, zone, start] of STARTS) {
  test(`${day} begins in ${zone} at ${start}`, () => {
    assert.equal(writeInstant(startOfDay(day, zone)), start)
  })
}

test('an instant is written as the calendar has it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      const ms = seconds * 1_000
      assert.equal(writeInstant(ms), new Date(ms).toISOString().replace('.000', ''))
      for (const offset of [-5, 0, 8]) assert.equal(Date.parse(writeInstantAt(ms, offset)), ms)
    }),
  )
  assert.equal(writeInstantAt(20 * HOUR, 8), '1970-01-02T04:00:00+08:00')
})

test('days that do not exist have no number', () => {
  assert.equal(dayNumber('1970-01-02'), 1)
  for (const text of ['2026-02-29', '2026-13-01', '26-01-01', 'today']) {
    assert.equal(dayNumber(text), undefined)
  }
})
