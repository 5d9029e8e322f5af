import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COUNTERPARTIES_MAX } from '../domain/enrichment.ts'
import {
  type ActivityRow,
  applyContributions,
  type Contribution,
  DAYS_MAX,
  dayNumber,
  windowsOf,
} from './activity-row.ts'

function contribution(day: number, counterparty = ''): Contribution {
  return { key: 'k', day, counterparty }
}

/** Adds on the newest day of what is added. */
function add(row: ActivityRow, ...added: readonly Contribution[]): ActivityRow {
  return applyContributions(row, { added, removed: [], today: newest(added) })
}

function remove(row: ActivityRow, ...removed: readonly Contribution[]): ActivityRow {
  return applyContributions(row, { added: [], removed, today: newest(removed) })
}

function newest(contributions: readonly Contribution[]): number {
  return Math.max(0, ...contributions.map(({ day }) => day))
}

/** What windows must be, from the contributions themselves. */
function countAgain(contributions: readonly Contribution[], day: number) {
  const within = (days: number) =>
    contributions.filter((one) => one.day <= day && one.day > day - days)
  const parties = (days: number) =>
    new Set(
      within(days)
        .map((one) => one.counterparty)
        .filter((one) => one.length > 0),
    ).size
  return {
    parcelsToday: within(1).length,
    parcels7Days: within(7).length,
    parcels30Days: within(30).length,
    counterparties1Day: parties(1),
    counterparties7Days: parties(7),
    counterparties30Days: parties(30),
  }
}

const some = fc
  .tuple(fc.integer({ min: 0, max: 45 }), fc.constantFrom('', 'a', 'b', 'c', 'd'))
  .map(([day, counterparty]) => contribution(day, counterparty))
const contributions = fc.array(some, { maxLength: 40 })

test('a day has its number', () => {
  assert.equal(dayNumber('1970-01-01'), 0)
  assert.equal(dayNumber('1970-01-31'), 30)
  assert.equal(dayNumber('2026-11-24') - dayNumber('2026-03-01'), 268)
})

test('windows are exact against a count of the contributions', () => {
  fc.assert(
    fc.property(contributions, fc.integer({ min: -2, max: 50 }), (all, day) => {
      assert.deepEqual(windowsOf(add([], ...all), day), countAgain(all, day))
    }),
    { numRuns: 500 },
  )
})

test('the bounds of windows: today included, the day before the first not', () => {
  const row = add([], ...[0, 1, 23, 24, 29, 30].map((day) => contribution(day, `c${day}`)))
  assert.deepEqual(windowsOf(row, 30), {
    parcelsToday: 1,
    parcels7Days: 3,
    parcels30Days: 5,
    counterparties1Day: 1,
    counterparties7Days: 3,
    counterparties30Days: 5,
  })
})

test('what is added and taken out again leaves the row as it was', () => {
  fc.assert(
    fc.property(contributions, contributions, (before, passing) => {
      const row = add([], ...before)
      assert.deepEqual(remove(add(row, ...passing), ...passing), row)
      const both = { added: passing, removed: before, today: 45 }
      assert.deepEqual(applyContributions(row, both), add([], ...passing))
    }),
    { numRuns: 300 },
  )
})

test('the order and the grouping of changes make no difference', () => {
  fc.assert(
    fc.property(contributions, fc.nat({ max: 40 }), (all, cut) => {
      const whole = add([], ...all)
      assert.deepEqual(add(add([], ...all.slice(cut)), ...all.slice(0, cut)), whole)
      assert.deepEqual(add([], ...all.toReversed()), whole)
    }),
  )
})

test('a far date neither empties the row nor is lost', () => {
  const row = add([], contribution(100, 'a'), contribution(30_000, 'b'), contribution(101, 'c'))
  assert.equal(windowsOf(row, 101).parcels7Days, 2)
  assert.equal(windowsOf(row, 30_000).parcelsToday, 1)
})

test('days before what is kept are forgotten, and taking them out again harms nothing', () => {
  const old = [contribution(1, 'a'), contribution(1)]
  const row = add([], ...old, contribution(200, 'a'))
  const kept = applyContributions(row, { added: [], removed: [], today: 210 })
  assert.deepEqual(kept, [{ day: 200, counterparty: 'a', parcels: 1 }])
  assert.deepEqual(remove(kept, ...old), kept)
})

test('a clock ahead, this machine’s or a filer’s, forgets nothing', () => {
  const row = add([], ...[100, 101, 102].map((day) => contribution(day, `c${day}`)))
  const cancelled = { added: [], removed: [contribution(100, 'c100')], today: 500 }
  assert.equal(windowsOf(applyContributions(row, cancelled), 102).parcels7Days, 2)
  const filed = { added: [contribution(102, 'd')], removed: [], today: 500 }
  assert.equal(windowsOf(applyContributions(row, filed), 102).parcels7Days, 4)
  const ahead = { added: [contribution(900, 'd')], removed: [], today: 102 }
  assert.equal(windowsOf(applyContributions(row, ahead), 102).parcels7Days, 3)
})

test('a row is bounded whatever days filers write, and keeps those about today', () => {
  const today = 20_000
  let row = add([], ...[0, 1, 2].map((back) => contribution(today - back, `c${back}`)))
  const far = Array.from({ length: 3 * DAYS_MAX }, (_, at) => [
    contribution(40_000 + 7 * at),
    contribution(7 * at, `f${at}`),
  ]).flat()
  row = applyContributions(row, { added: far, removed: [], today })
  assert.equal(windowsOf(row, 40_007).parcelsToday, 1, 'what is at hand is asked for')
  row = applyContributions(row, { added: [contribution(today, 'c9')], removed: [], today })
  assert.ok(row.length <= DAYS_MAX + 1, `${row.length} entries`)
  assert.equal(windowsOf(row, today).parcels7Days, 4)
})

test('counterparties of days to come do not push out those of today', () => {
  const today = 100
  const own = Array.from({ length: 50 }, (_, at) => contribution(today, `own${at}`))
  const ahead = Array.from({ length: 3 * COUNTERPARTIES_MAX }, (_, at) =>
    contribution(today + 200, `ahead${at}`),
  )
  const row = applyContributions([], { added: [...own, ...ahead], removed: [], today })
  assert.equal(windowsOf(row, today).counterparties1Day, 50)
})

/** A party with so many new counterparties a day, over so many days. */
function busy(days: number, daily: number): readonly Contribution[] {
  return Array.from({ length: days * daily }, (_, at) =>
    contribution(Math.floor(at / daily), `c${at}`),
  )
}

test('a busy party keeps its newest windows exact, and counterparties to the maximum', () => {
  const all = busy(60, 90)
  let row: ActivityRow = []
  for (let day = 0; day < 60; day += 1) row = add(row, ...all.slice(day * 90, (day + 1) * 90))
  assert.ok(row.length <= 2 * COUNTERPARTIES_MAX + 60)
  const windows = windowsOf(row, 59)
  const exact = countAgain(all, 59)
  assert.deepEqual(windows, { ...exact, counterparties30Days: COUNTERPARTIES_MAX })
  assert.equal(windows.counterparties7Days, 630)
})

test('regular customers do not push others out', () => {
  const early = busy(10, 60)
  const regular = Array.from({ length: 20 * 100 }, (_, at) =>
    contribution(10 + Math.floor(at / 100), `r${at % 100}`),
  )
  const row = add(add([], ...early), ...regular)
  assert.equal(windowsOf(row, 29).counterparties30Days, 700)
  assert.equal(windowsOf(row, 29).parcels30Days, 2_600)
})

test('what is no longer told apart can still be taken out', () => {
  const all = busy(40, 80)
  const row = add([], ...all)
  const gone = remove(row, ...all.slice(0, 400))
  assert.equal(windowsOf(gone, 29).parcels30Days, 30 * 80 - 400)
  assert.deepEqual(remove(row, ...all), [])
})
