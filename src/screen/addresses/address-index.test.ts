import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListVersion } from '../../domain/list.ts'
import { buildAddressIndex } from './address-index.ts'
import type { AddressParts } from './read-address.ts'

function listed(...addresses: readonly (readonly [string, string, string])[]): ListVersion {
  const head = { list: 'l', asOf: '2026-11-01', source: 's', licence: 'l', refused: 0, hash: 'h' }
  const entries = addresses.map(([text, city, country], at) => ({
    id: String(at + 1),
    kind: 'company' as const,
    names: [{ text: `Firm ${at + 1}`, quality: 'primary' as const }],
    countries: [],
    birthDates: [],
    addresses: [{ text, city, country }],
    identifiers: [],
    programmes: [],
  }))
  return { head: { ...head, entries: entries.length }, entries }
}

const index = buildAddressIndex([
  listed(
    ['Room 1838, Guoli Building, 12 Zhonghang Road, Futian District', 'Shenzhen', 'CN'],
    ['', 'Tehran', 'IR'],
    ['Valiasr Street', 'Tehran', 'IR'],
    ['P.O. Box 12345', 'Dubai', 'AE'],
    ['47 Quarry Lane', 'Aldermere', 'GB'],
    ['Flat 3, 9 Orchard Court, Kessel Street', 'Dunmore', 'GB'],
  ),
])

const FOUND: readonly (readonly [string, AddressParts, string])[] = [
  [
    'abbreviated',
    { text: 'Rm 1838 Guoli Bldg 12 Zhonghang Rd Futian', city: 'Shenzhen', country: 'CN' },
    '1',
  ],
  ['in Chinese', { text: '深圳市福田区中航路12号国利大厦1838室', country: 'CN' }, '1'],
  [
    'as Hong Kong',
    { text: 'Rm 1838, Guoli Building, 12 Zhonghang Road, Futian, Shenzhen', country: 'HK' },
    '1',
  ],
  [
    'a house',
    { text: '47 Quarry Ln.', city: 'ALDERMERE', postcode: 'QX1 2YZ', country: 'GB' },
    '5',
  ],
  ['a flat', { text: 'Apt 3, 9 Orchard Court, Kessel St', city: 'Dunmore', country: 'GB' }, '6'],
]

for (const [how, address, id] of FOUND) {
  test(`finds the listed house: ${how}`, () => {
    const hits = index.find(address)
    assert.deepEqual(
      hits.map(({ entry }) => entry.id),
      [id],
    )
    assert.ok((hits[0]?.score ?? 0) >= 0.88, String(hits[0]?.score))
  })
}

const OTHERS: readonly (readonly [string, AddressParts])[] = [
  ['the town alone', { text: '', city: 'Tehran', country: 'IR' }],
  ['the street alone', { text: 'Valiasr Street', city: 'Tehran', country: 'IR' }],
  [
    'a number in a street listed without',
    { text: '12 Valiasr Street', city: 'Tehran', country: 'IR' },
  ],
  ['the same box', { text: 'PO Box 12345', city: 'Dubai', country: 'AE' }],
  ['another house', { text: '49 Quarry Lane', city: 'Aldermere', country: 'GB' }],
  ['another town', { text: '47 Quarry Lane', city: 'Brinford', country: 'GB' }],
  ['another country', { text: '47 Quarry Lane', city: 'Aldermere', country: 'US' }],
  [
    'another room',
    { text: 'Room 201, Guoli Building, 12 Zhonghang Road, Futian', city: 'Shenzhen' },
  ],
  [
    'the building of a room',
    { text: 'Guoli Building, 12 Zhonghang Road, Futian', city: 'Shenzhen' },
  ],
  [
    'another flat',
    { text: 'Flat 4, 9 Orchard Court, Kessel Street', city: 'Dunmore', country: 'GB' },
  ],
  ['nothing', { text: '' }],
]

for (const [how, address] of OTHERS) {
  test(`finds nobody: ${how}`, () => {
    const strong = index.find(address).filter(({ score }) => score >= 0.88)
    assert.deepEqual(strong, [])
  })
}

test('an entry no longer in force has no house', () => {
  const { head, entries } = listed(['47 Quarry Lane', 'Aldermere', 'GB'])
  const gone = buildAddressIndex([
    { head, entries: entries.map((one) => ({ ...one, to: '2026-11-01' })) },
  ])
  assert.deepEqual(gone.find({ text: '47 Quarry Lane', city: 'Aldermere', country: 'GB' }), [])
})
