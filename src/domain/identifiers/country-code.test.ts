import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMeantCountry, isCountryCode } from './country-code.ts'

test('the list agrees with the runtime’s region names', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const codes = letters.flatMap((one) => letters.map((other) => one + other))
  assert.equal(codes.filter(isCountryCode).length, 249 + 1)
  for (const code of codes.filter(isCountryCode)) assert.notEqual(names.of(code), undefined, code)
})

test('what is no code', () => {
  for (const text of ['', 'UK', 'us', 'XX', 'ZZ', 'EU', 'AN', 'USA', ' US']) {
    assert.equal(isCountryCode(text), false, text)
  }
})

test('what is meant', () => {
  assert.equal(findMeantCountry('UK'), 'GB')
  assert.equal(findMeantCountry(' cn '), 'CN')
  assert.equal(findMeantCountry('Hong Kong'), 'HK')
  assert.equal(findMeantCountry('Narnia'), undefined)
})
