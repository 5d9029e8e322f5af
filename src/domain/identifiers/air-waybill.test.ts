import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAirWaybill } from './air-waybill.ts'

for (const text of ['020-12345675', '020 1234 5675', '02012345675', '160–12345675']) {
  test(`${text} is read`, () => {
    const parsed = parseAirWaybill(text)
    assert.ok(parsed.ok)
    assert.equal(parsed.value.serial, '12345675')
    assert.match(parsed.value.text, /^\d{3}-12345675$/)
  })
}

const REFUSED = [
  ['020-12345676', 'check-digit'],
  ['020-1234567', 'format'],
  ['AX-12345675', 'format'],
  ['', 'format'],
] as const

for (const [text, rule] of REFUSED) {
  test(`${JSON.stringify(text)} is refused: ${rule}`, () => {
    const parsed = parseAirWaybill(text)
    assert.ok(!parsed.ok)
    assert.equal(parsed.refusal.rule, rule)
  })
}

test('exactly one of ten last digits is right', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), (n) => {
      const serial = String(n).padStart(7, '0')
      const right = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
        (digit) => parseAirWaybill(`020-${serial}${digit}`).ok,
      )
      assert.deepEqual(right, [n % 7])
    }),
  )
})
