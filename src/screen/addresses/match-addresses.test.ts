import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ListVersion } from '../../domain/list.ts'
import { addressKey, buildAddressIndex, sharedAddresses } from './address-index.ts'
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

test('parties of one place share a key, whatever their rooms; a box is no place', () => {
  const parties = [
    { id: 'a', address: LISTED },
    { id: 'b', address: { ...LISTED, text: LISTED.text.replace('Room 1838', 'Rm 7') } },
    { id: 'c', address: { text: 'P.O. Box 12, Dubai Marina', country: 'AE' } },
    { id: 'd', address: { text: 'P.O. Box 12, Dubai Marina', country: 'AE' } },
  ]
  assert.deepEqual(
    sharedAddresses(parties).map(({ ids }) => ids),
    [['a', 'b']],
  )
  assert.equal(addressKey({ text: 'P.O. Box 12, Dubai Marina' }), undefined)
})

test('parties listed at an address are found, and those of the next house are not', () => {
  const list: ListVersion = {
    head: {
      list: 'own',
      asOf: '2026-11-01',
      source: 'test',
      licence: 'none',
      entries: 1,
      refused: 0,
      hash: 'sha256:0',
    },
    entries: [
      {
        id: 'x',
        kind: 'company',
        names: [{ text: 'Guoli Works', quality: 'primary' }],
        countries: [],
        birthDates: [],
        addresses: [{ text: LISTED.text, city: 'Shenzhen', country: 'CN' }],
        identifiers: [],
        programmes: [],
      },
    ],
  }
  const index = buildAddressIndex([list])
  const found = index.find({ text: 'Rm 9, Guoli Bldg, 12 Zhonghang Rd, Futian, Shenzhen' })
  assert.deepEqual(
    found.map(({ entry }) => entry.id),
    ['x'],
  )
  assert.equal(index.find({ text: '13 Zhonghang Rd, Futian, Shenzhen' }).length, 0)
})
