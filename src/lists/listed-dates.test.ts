import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateIn, dayAfter, dayIn, yearsIn } from './listed-dates.ts'

const CASES = [
  ['25 Jan 1973', '1973-01-25'],
  ['Jun 1960', '1960-06'],
  ['1963', '1963'],
  ['circa 1961', '1961'],
  ['1973-01-25', '1973-01-25'],
  ['1973-01', '1973-01'],
  ['2026-02-27T00:00:09.554Z', '2026-02-27'],
  ['23-Sep-2026', '2026-09-23'],
  ['dd/mm/1960', '1960'],
  ['dd/07/1960', '1960-07'],
  ['05/04/1981', '1981-04-05'],
  ['00/00/1981', '1981'],
  ['31 Feb 1973', undefined],
  ['29 Feb 1973', undefined],
  ['29 Feb 1972', '1972-02-29'],
  ['1973-13-01', undefined],
  ['0001', undefined],
  ['12 Foo 1973', undefined],
  ['unknown', undefined],
  ['', undefined],
] as const

for (const [text, expected] of CASES) {
  test(`${JSON.stringify(text)} is ${String(expected)}`, () => {
    assert.equal(dateIn(text, 'day-first'), expected)
  })
}

test('in US files the month comes first, and no month is the 13th', () => {
  assert.equal(dateIn('06/19/2003', 'month-first'), '2003-06-19')
  assert.equal(dateIn('19/06/2003', 'month-first'), undefined)
})

test('a day is a whole day, and the next one goes over months and leap years', () => {
  assert.equal(dayIn('1960', 'day-first'), undefined)
  assert.equal(dayAfter('2023-12-31'), '2024-01-01')
  assert.equal(dayAfter('2024-02-28'), '2024-02-29')
})

test('a short span of years is each of them, a long one says too little', () => {
  assert.deepEqual(yearsIn('1961 to 1963'), ['1961', '1962', '1963'])
  assert.deepEqual(yearsIn('1900 to 1963'), [])
  assert.deepEqual(yearsIn('1963 to 1961'), [])
})
