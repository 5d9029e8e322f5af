import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passesLuhn, remainderOf, toNextTen, weightedSum } from './check-digits.ts'

test('weights repeat', () => {
  assert.equal(weightedSum('1234', [1, 3]), 1 + 6 + 3 + 12)
  assert.equal(weightedSum('', [1, 3]), 0)
})

test('a sum on a ten needs nothing', () => {
  assert.deepEqual([0, 1, 10, 39].map(toNextTen), [0, 9, 0, 1])
})

test('remainders are those of exact arithmetic', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 40n }),
      fc.integer({ min: 1, max: 97 }),
      (n, m) => {
        assert.equal(remainderOf(String(n), m), Number(n % BigInt(m)))
      },
    ),
  )
})

test('Luhn accepts published test cards and no single typing error', () => {
  for (const card of ['4111111111111111', '5500005555555559', '378282246310005']) {
    assert.equal(passesLuhn(card), true, card)
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const card = '4111111111111111'
      const digit = (Number(card.charAt(place)) + by) % 10
      assert.equal(passesLuhn(`${card.slice(0, place)}${digit}${card.slice(place + 1)}`), false)
    }),
  )
})
