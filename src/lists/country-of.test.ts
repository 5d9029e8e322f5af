import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCountryCode } from '../domain/identifiers/country-code.ts'
import { countryOf, countryOfAddress } from './country-of.ts'

const CASES = [
  ['Korea, North', 'KP'],
  ['Democratic People’s Republic of Korea', 'KP'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Burma', 'MM'],
  ['Region: Gaza', 'PS'],
  ['Palestinian', 'PS'],
  ['Russian Federation', 'RU'],
  ['CN', 'CN'],
  ['PRC', 'CN'],
  ['Virgin Islands, British', 'VG'],
  ['undetermined', undefined],
  ['NM', undefined],
  ['', undefined],
] as const

for (const [name, code] of CASES) {
  test(`${JSON.stringify(name)} is ${String(code)}`, () => {
    assert.equal(countryOf(name), code)
    assert.equal(countryOf(name), code, 'the second time as the first')
    assert.ok(code === undefined || isCountryCode(code))
  })
}

test('an address in Hong Kong or Macau is there, though it is coded as China', () => {
  assert.equal(countryOfAddress('Unit 5, Kwun Tong, Kowloon, CN', 'CN'), 'HK')
  assert.equal(countryOfAddress('九龍彌敦道 1 號', 'CN'), 'HK')
  assert.equal(countryOfAddress('Rua do Almirante, Macau', 'CN'), 'MO')
  assert.equal(countryOfAddress('113 Hezuo Road, Shijiazhuang', 'CN'), 'CN')
  assert.equal(countryOfAddress('Hong Kong Street, Singapore', 'SG'), 'SG')
})
