import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCountryCode } from './country-code.ts'
import { parseS10, s10CheckDigit } from './s10.ts'

test('check digits of published examples', () => {
  assert.equal(s10CheckDigit('47312482'), 9)
  assert.equal(s10CheckDigit('80657672'), 5)
  assert.equal(s10CheckDigit('12345678'), 5)
})

test('remainders 0 and 1 have their own check digits', () => {
  assert.equal(s10CheckDigit('00000000'), 5)
  // 8·1 + 4·1 = 12, and 12 modulo 11 is 1.
  assert.equal(s10CheckDigit('10100000'), 0)
})

test('a printed identifier is taken apart', () => {
  const parsed = parseS10(' lx 806 576 725 tw ')
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.value, {
    text: 'LX806576725TW',
    indicator: 'LX',
    serial: '80657672',
    checkDigit: 5,
    country: 'TW',
    service: 'letter-tracked',
  })
})

const REFUSED = [
  ['', 'format'],
  ['RR12345678CN', 'format'],
  ['RR1234567855CN', 'format'],
  ['R1123456785CN', 'format'],
  ['RR123456786CN', 'check-digit'],
  ['RR213456785CN', 'check-digit'],
  ['RB123456785XX', 'country'],
  ['JA123456785CN', 'indicator'],
  ['KB123456785CN', 'indicator'],
] as const

for (const [text, rule] of REFUSED) {
  test(`${JSON.stringify(text)} is refused: ${rule}`, () => {
    const parsed = parseS10(text)
    assert.ok(!parsed.ok)
    assert.equal(parsed.refusal.rule, rule)
    assert.ok(parsed.refusal.text.endsWith('.') && parsed.refusal.mend.endsWith('.'))
  })
}

const SERVICES = [
  ['CP', 'parcel'],
  ['EE', 'ems'],
  ['HM', 'e-commerce-parcel'],
  ['RR', 'letter-registered'],
  ['UA', 'letter-customs'],
  ['VV', 'letter-insured'],
  ['AV', 'domestic'],
  ['AA', 'unassigned'],
  ['GD', 'domestic'],
  ['GB', 'unassigned'],
  ['XA', 'unassigned'],
] as const

for (const [indicator, service] of SERVICES) {
  test(`${indicator} is ${service}`, () => {
    const parsed = parseS10(`${indicator}123456785CN`)
    assert.ok(parsed.ok)
    assert.equal(parsed.value.service, service)
  })
}

test('a user-assigned country is accepted only when the pack knows it', () => {
  assert.equal(parseS10('RR123456785XA').ok, false)
  assert.equal(parseS10('RR123456785XA', new Set(['XA'])).ok, true)
  assert.equal(isCountryCode('XA'), false)
})

test('every serial number with its check digit is read; with another digit it is refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 1, max: 9 }),
      (n, by) => {
        const serial = String(n).padStart(8, '0')
        const right = s10CheckDigit(serial)
        assert.equal(parseS10(`RR${serial}${right}DE`).ok, true)
        assert.equal(parseS10(`RR${serial}${(right + by) % 10}DE`).ok, false)
      },
    ),
  )
})

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      (n, place, by) => {
        const serial = String(n).padStart(8, '0')
        const digit = (Number(serial.charAt(place)) + by) % 10
        const wrong = `${serial.slice(0, place)}${digit}${serial.slice(place + 1)}`
        const right = s10CheckDigit(serial)
        // Remainders 0 and 6 both give check digit 5: the one hole in the scheme.
        if (s10CheckDigit(wrong) === right) assert.equal(right, 5)
        else assert.equal(parseS10(`RR${wrong}${right}DE`).ok, false)
      },
    ),
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      assert.equal(typeof parseS10(text).ok, 'boolean')
    }),
  )
})
