/** Only days, hours and offsets that exist are instants. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseInstant } from './rfc3339.ts'

test('instants are milliseconds UTC', () => {
  const cases = [
    ['1970-01-01T00:00:00Z', 0],
    ['2026-10-05T08:12:00Z', Date.UTC(2026, 9, 5, 8, 12)],
    ['2026-10-05T08:12:00+08:00', Date.UTC(2026, 9, 5, 0, 12)],
    ['2026-10-05T08:12:00-00:30', Date.UTC(2026, 9, 5, 8, 42)],
    ['2026-10-05T08:12:00.1239Z', Date.UTC(2026, 9, 5, 8, 12, 0, 123)],
    ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
  ] as const
  for (const [text, expected] of cases) assert.equal(parseInstant(text), expected, text)
})

test('what is no instant is refused', () => {
  const texts = [
    '',
    '2026-10-05',
    '2026-10-05T08:12:00',
    '2026-10-05 08:12:00Z',
    '2026-10-05t08:12:00z',
    '2026-10-05T08:12Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-10-05T24:00:00Z',
    '2026-10-05T23:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-10-05T08:12:00+24:00',
    '2026-10-05T08:12:00+0800',
    '2026-10-05T08:12:00.Z',
    '12026-10-05T08:12:00Z',
    '2026-10-05T08:12:00Z\n',
    '٢٠٢٦-10-05T08:12:00Z',
  ]
  for (const text of texts) assert.equal(parseInstant(text), undefined, text)
})

test('every instant the platform prints is read back', () => {
  const range = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }
  fc.assert(
    fc.property(fc.date({ ...range, noInvalidDate: true }), (date) => {
      assert.equal(parseInstant(date.toISOString()), date.getTime())
    }),
  )
})

test('a day is read exactly when its month has it', () => {
  const part = (min: number, max: number) => fc.integer({ min, max })
  fc.assert(
    fc.property(part(0, 9999), part(1, 12), part(1, 31), (year, month, day) => {
      const pad = (value: number, length: number): string => String(value).padStart(length, '0')
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T12:00:00Z`
      const date = new Date(0)
      date.setUTCFullYear(year, month - 1, day)
      assert.equal(parseInstant(text) !== undefined, date.getUTCDate() === day, text)
    }),
  )
})
