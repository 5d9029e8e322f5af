/** Holds clearance in the sample day to the dates of the United States regimes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../lib/random.ts'
import {
  type ClearanceCase,
  drawClearance,
  exemptUsd,
  hasPreloading,
  marketplaceAuthority,
  postAuthority,
  splittingLimitUsd,
} from './regime.ts'

const LIMITS = [
  ['2016-08-25', 'CN', 200],
  ['2016-08-26', 'CN', 800],
  ['2025-05-01', 'HK', 800],
  ['2025-05-02', 'HK', 0],
  ['2025-05-02', 'GB', 800],
  ['2025-08-28', 'GB', 800],
  ['2025-08-29', 'GB', 0],
  ['2026-11-24', 'CN', 0],
] as const

for (const [day, country, usd] of LIMITS) {
  test(`on ${day} a parcel from ${country} is exempt up to ${usd} USD`, () => {
    assert.equal(exemptUsd('us', day, country), usd)
  })
}

/** The entry types that 400 draws give, sorted. */
function types(change: Partial<ClearanceCase>): readonly string[] {
  const wish: ClearanceCase = {
    jurisdiction: 'us',
    day: '2026-11-24',
    channel: 'express',
    exportCountry: 'CN',
    usd: 60,
    isFree: false,
    isRegulated: false,
    ...change,
  }
  const random = createRandom(1)
  const drawn = Array.from({ length: 400 }, () => drawClearance(random, wish)?.type ?? 'none')
  return [...new Set(drawn)].toSorted()
}

const WAYS: readonly (readonly [string, Partial<ClearanceCase>, readonly string[]])[] = [
  ['express today', {}, ['11', 'none']],
  ['express over the informal ceiling', { usd: 2_600 }, ['01']],
  ['express under the exemption in 2024', { day: '2024-03-01' }, ['86', 'none']],
  ['express before Type 86', { day: '2019-05-01' }, ['none']],
  ['express from China in June 2025', { day: '2025-06-10' }, ['11', 'none']],
  ['express from Britain in June 2025', { day: '2025-06-10', exportCountry: 'GB' }, ['86', 'none']],
  ['mail under the exemption', { day: '2024-03-01', channel: 'mail' }, ['none']],
  ['mail in October 2025', { day: '2025-10-10', channel: 'mail' }, ['none', 'worksheet']],
  ['mail today', { channel: 'mail' }, ['13', 'none', 'worksheet']],
  ['regulated mail today', { channel: 'mail', isRegulated: true }, ['13', 'none']],
  ['a gift by mail today', { channel: 'mail', isFree: true }, ['none']],
  ['Arvenia, low value', { jurisdiction: 'example' }, ['LV']],
  ['Arvenia, above 150 EUR', { jurisdiction: 'example', usd: 400 }, ['ST']],
  ['Arvenia, mail', { jurisdiction: 'example', channel: 'mail' }, ['none']],
]

for (const [name, change, expected] of WAYS) {
  test(`${name}: ${expected.join(', ')}`, () => assert.deepEqual(types(change), expected))
}

test('authorities follow their dates', () => {
  assert.equal(marketplaceAuthority('us', '2019-08-21'), 'voluntary')
  assert.equal(marketplaceAuthority('us', '2019-08-22'), 'data-pilot')
  assert.equal(marketplaceAuthority('us', '2025-09-01'), 'voluntary')
  assert.equal(marketplaceAuthority('example', '2024-01-01'), 'voluntary')
  assert.equal(postAuthority('us', '2018-12-30'), 'voluntary')
  assert.equal(postAuthority('us', '2018-12-31'), 'stop-act-aed')
  assert.equal(hasPreloading('us', '2018-06-11'), false)
  assert.equal(hasPreloading('us', '2018-06-12'), true)
})

test('splitting serves the exemption while it is open, then the informal ceiling', () => {
  assert.equal(splittingLimitUsd('us', '2024-03-01', 'CN'), 800)
  assert.equal(splittingLimitUsd('us', '2026-11-24', 'CN'), 2_500)
  assert.equal(splittingLimitUsd('example', '2026-11-24', 'CN'), 170)
})
