import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { type LedgerRow, personDays } from './person-day.ts'

const ANNA = { key: 'p-anna', block: 'b', name: 'anna berg' }

function row(consignmentId: string, wish: Partial<LedgerRow> = {}): LedgerRow {
  return {
    consignmentId,
    day: '2026-11-20',
    block: 'b',
    person: ANNA.key,
    name: ANNA.name,
    valueMinor: 1_000,
    isExempt: true,
    ...wish,
  }
}

const near = (id: string, wish: Partial<LedgerRow> = {}) =>
  row(id, { person: 'p-a-berg', name: 'a berg', ...wish })

test('one person’s exempt values add up, others’ do not', () => {
  const rows = [row('1'), row('2', { valueMinor: 2_500 }), row('3', { person: 'x', name: 'bo li' })]
  assert.deepEqual(personDays(rows)(ANNA, 15_000), {
    valueTodayMinor: 3_500,
    parcelsToday: 2,
    nearIdenticalToday: 0,
    nearIdenticalValueMinor: 3_500,
  })
})

test('what is not under the exemption is a parcel and no value', () => {
  const day = personDays([row('1'), row('2', { isExempt: false, valueMinor: 90_000 })])(ANNA, 1)
  assert.equal(day.valueTodayMinor, 1_000)
  assert.equal(day.parcelsToday, 2)
})

test('near-identical persons are counted beside', () => {
  const day = personDays([row('1'), near('2', { valueMinor: 500 }), near('3')])(ANNA, 15_000)
  assert.equal(day.valueTodayMinor, 1_000)
  assert.equal(day.parcelsToday, 1)
  assert.equal(day.nearIdenticalToday, 2)
  assert.equal(day.nearIdenticalValueMinor, 2_500)
})

test('two persons of one name at one block are near, not the same', () => {
  const day = personDays([row('1'), row('2', { person: 'p-anna-2' })])(ANNA, 15_000)
  assert.equal(day.parcelsToday, 1)
  assert.equal(day.nearIdenticalToday, 1)
})

test('an unknown value makes the sum unknown', () => {
  const day = personDays([row('1'), row('2', { valueMinor: null })])(ANNA, 15_000)
  assert.equal(day.valueTodayMinor, undefined)
  assert.equal(day.nearIdenticalValueMinor, undefined)
  const beside = personDays([row('1'), near('2', { valueMinor: null })])(ANNA, 15_000)
  assert.equal(beside.valueTodayMinor, 1_000)
  assert.equal(beside.nearIdenticalValueMinor, undefined)
})

test('an unknown value does not hide that the known ones are above the limit', () => {
  const rows = [
    row('1', { valueMinor: 9_000 }),
    row('2', { valueMinor: 6_001 }),
    row('3', { valueMinor: null }),
  ]
  assert.equal(personDays(rows)(ANNA, 15_000).valueTodayMinor, 15_001)
  assert.equal(personDays(rows)(ANNA, 15_001).valueTodayMinor, undefined)
  assert.equal(personDays(rows)(ANNA, undefined).valueTodayMinor, undefined)
})

const anyRow = fc
  .tuple(
    fc.constantFrom('anna berg', 'a berg', 'bo li', 'anne berg'),
    fc.option(fc.nat({ max: 9_000 }), { nil: null }),
    fc.boolean(),
  )
  .map(([name, valueMinor, isExempt]) => ({ name, valueMinor, isExempt, person: `p ${name}` }))

test('sums are exact against a count of the rows, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (wishes) => {
      const rows = wishes.map((wish, at) => row(String(at), wish))
      const person = { ...ANNA, key: 'p anna berg' }
      const own = rows.filter((one) => one.person === person.key)
      const exempt = own.filter((one) => one.isExempt)
      const isWhole = exempt.every((one) => one.valueMinor !== null)
      const total = exempt.reduce((sum, one) => sum + (one.valueMinor ?? 0), 0)
      const day = personDays(rows)(person, 15_000)
      assert.equal(day.valueTodayMinor, isWhole || total > 15_000 ? total : undefined)
      assert.equal(day.parcelsToday, own.length)
      const others = rows.filter((one) => one.name === 'a berg' || one.name === 'anne berg')
      assert.equal(day.nearIdenticalToday, others.length)
      assert.deepEqual(personDays(rows.toReversed())(person, 15_000), day)
    }),
    { numRuns: 300 },
  )
})

test('near-identical persons are found in any crowd, whatever the alphabet puts first', () => {
  const crowd = Array.from({ length: 2_000 }, (_, at) =>
    row(`c${at}`, { person: `p${at}`, name: `aaa${at} aab${at * 3}` }),
  )
  const day = personDays([...crowd, row('1'), near('2', { valueMinor: 500 })])(ANNA, 15_000)
  assert.equal(day.nearIdenticalToday, 1)
  assert.equal(day.nearIdenticalValueMinor, 1_500)
})

test('a forwarder’s address with thousands of names costs little', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) =>
    row(String(at), { person: `p${at}`, name: `name${at} family${at % 900}` }),
  )
  const spent = await cpuMillis(() => {
    const days = personDays(rows)
    for (const { person, name } of rows.slice(0, 1_000)) days({ key: person, block: 'b', name }, 1)
  })
  assert.ok(spent < 4_000, `${spent} ms`)
})
