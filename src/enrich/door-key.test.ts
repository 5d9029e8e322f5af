import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { doorKey } from './door-key.ts'

const SAME: readonly (readonly [string, string, string])[] = [
  ['US', 'Apt 4, 12 Main St', '12 Main Street #4'],
  ['US', '12 N Main St., Unit 4B', '12 North Main Street, Apt. 4B'],
  ['US', '900 Ocean Blvd Ste 200', 'Suite 200, 900 Ocean Boulevard'],
  [
    'CN',
    'Rm 1838, Guoli Bldg, No. 12 Zhonghang Rd',
    'Guoli Building, 12 Zhonghang Road, Room 1838',
  ],
  ['CN', '中航路12号国利大厦1838室', '中航路 12 号 国利大厦 1838 室'],
  ['HK', 'Flat 5, 12/F, Wing Lee Building', 'Wing Lee Bldg, Flat 5'],
  ['GB', 'Flat 3, 9 Orchard Court', '9 Orchard Ct, Flat 3'],
  ['DE', 'Hauptstr. 5', 'Hauptstraße 5'],
  ['FR', '14 bd Voltaire, Appartement 6', '14, Boulevard Voltaire, App. 6'],
  ['JP', '神南1丁目2番3号', '神南1-2-3'],
  ['MX', 'Av. Juárez 20, Depto 3', 'Avenida Juarez No. 20 Depto. 3'],
  ['TR', 'Sanayi Caddesi No:14 Daire:5', 'Sanayi Cad. 14, Daire 5'],
  ['RU', 'ул. Ленина, д. 5, кв. 12', 'улица Ленина 5 квартира 12'],
]

for (const [country, one, other] of SAME) {
  test(`one door in ${country}: ${one}`, () => {
    assert.deepEqual(doorKey([one], country), doorKey(other.split(', '), country))
    assert.ok(doorKey([one], country).house.length > 0)
  })
}

const OTHER: readonly (readonly [string, string, string])[] = [
  ['US', '12 Main St Apt 4', '12 Main St Apt 5'],
  ['US', '12 Main St', '14 Main St'],
  ['US', '12 Main St', '12 Main Ave'],
  ['US', '12 N Main St', '12 S Main St'],
  ['CN', '中航路12号1838室', '中航路12号1839室'],
  ['JP', '神南1-2-3', '神南1-2-4'],
]

for (const [country, one, other] of OTHER) {
  test(`two doors in ${country}: ${one} and ${other}`, () => {
    assert.notDeepEqual(doorKey([one], country), doorKey([other], country))
  })
}

test('doors of one house share the house; the floor is told where no room is', () => {
  const four = doorKey(['12 Main St', 'Apt 4'], 'US')
  assert.equal(four.house, doorKey(['12 Main St'], 'US').house)
  assert.equal(four.door, '4')
  assert.equal(doorKey(['12 Main St, 2nd floor'], 'US').door, '2')
  assert.equal(doorKey(['12 Main St, Floor 2'], 'US').door, '2')
})

test('whatever is written, the order of the lines makes no difference where each is whole', () => {
  const line = fc.stringMatching(/^[a-z]{3,8} \d{1,3} [a-z]{4,8}$/u)
  fc.assert(
    fc.property(line, line, (one, other) => {
      assert.deepEqual(doorKey([one, other], 'US').house, doorKey([other, one], 'US').house)
    }),
  )
})
