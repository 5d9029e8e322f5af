import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchAddresses } from './match-addresses.ts'
import type { AddressParts } from './read-address.ts'

const LISTED: AddressParts = {
  text: 'Room 1838, Guoli Building, 12 Zhonghang Road, Futian District',
  city: 'Shenzhen',
  postcode: '518031',
  country: 'CN',
}

const SAME: readonly (readonly [string, AddressParts, boolean | undefined])[] = [
  ['as listed', LISTED, true],
  ['abbreviated', { text: 'Rm 1838 Guoli Bldg 12 Zhonghang Rd Futian Dist Shenzhen 518031' }, true],
  ['another room', { ...LISTED, text: LISTED.text.replace('1838', '201') }, false],
  ['no room', { text: '12 Zhonghang Rd., Guoli Building, Futian', city: 'Shenzhen' }, undefined],
  ['misspelt', { ...LISTED, text: 'Room 1838, Guoly Bldg, 12 Zhonghan Road' }, true],
  ['Hong Kong coded otherwise', { ...LISTED, country: 'HK' }, true],
  ['Chinese', { text: '深圳市福田区中航路12号国利大厦1838室', country: 'CN' }, true],
]

for (const [how, address, isSameRoom] of SAME) {
  test(`one place: ${how}`, () => {
    const match = matchAddresses(LISTED, address)
    assert.ok(match.isSamePlace, `score ${match.score}`)
    assert.equal(match.isSameRoom, isSameRoom)
  })
}

const OTHER: readonly (readonly [string, AddressParts])[] = [
  ['another number', { ...LISTED, text: 'Guoli Building, 14 Zhonghang Road, Futian District' }],
  ['another street', { text: '12 Renmin Road', city: 'Shenzhen', country: 'CN' }],
  ['another country', { ...LISTED, country: 'US' }],
  ['only the town', { text: '', city: 'Shenzhen', country: 'CN' }],
  ['nothing', { text: '' }],
]

for (const [how, address] of OTHER) {
  test(`another place: ${how}`, () => {
    assert.equal(matchAddresses(LISTED, address).isSamePlace, false)
  })
}

test('neither address comes first', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.deepEqual(
        matchAddresses({ text: one }, { text: other }),
        matchAddresses({ text: other }, { text: one }),
      )
    }),
  )
})
