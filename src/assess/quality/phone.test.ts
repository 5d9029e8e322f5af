import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { canBePhone } from './phone.ts'

const GOOD = [
  ['+86 138 0013 8000', undefined],
  ['+86-755-2345-6789', 'US'],
  ['+1 (937) 224-1234', undefined],
  ['(937) 224-1234', 'US'],
  ['0755 2345 6789', 'CN'],
  ['0044 20 7183 8750', undefined],
  ['+44 20 7183 8750', 'CN'],
  ['13800138000', 'CN'],
  ['555 0199', undefined],
] as const

for (const [text, country] of GOOD) {
  test(`${text} (${country ?? 'no country'}) can be`, () => {
    assert.equal(canBePhone(text, country), true)
  })
}

const BAD = [
  ['', 'US'],
  ['n/a', 'US'],
  ['123', 'US'],
  ['+1 000 000 0000', undefined],
  ['+999 12345678', undefined],
  ['1234567890', 'US'],
  ['+86 1', undefined],
  ['call me', undefined],
  ['9'.repeat(100), 'US'],
] as const

for (const [text, country] of BAD) {
  test(`${JSON.stringify(text.slice(0, 20))} (${country ?? 'no country'}) cannot be`, () => {
    assert.equal(canBePhone(text, country), false)
  })
}

test('the quick way accepts nothing that libphonenumber refuses', () => {
  const codes = fc.constantFrom(
    '1',
    '7',
    '44',
    '49',
    '86',
    '852',
    '886',
    '91',
    '84',
    '90',
    '31',
    '33',
    '39',
    '55',
    '81',
    '61',
  )
  let accepted = 0
  fc.assert(
    fc.property(codes, fc.stringMatching(/^\d{7,11}$/), (code, national) => {
      const text = `+${code}${national}`
      const isThere = parsePhoneNumberFromString(text)?.isValid() === true
      if (isThere) accepted += 1
      assert.equal(canBePhone(text, undefined), isThere, text)
    }),
    { numRuns: 3_000 },
  )
  assert.ok(accepted > 100, `only ${accepted} numbers were real`)
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('US', 'XX', undefined),
      (text, at) => {
        assert.equal(typeof canBePhone(text, at), 'boolean')
      },
    ),
  )
})
