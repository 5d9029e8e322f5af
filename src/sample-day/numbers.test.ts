/** Holds identifiers to their check digits and their uniqueness. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAirWaybill } from '../domain/identifiers/air-waybill.ts'
import { passesLuhn } from '../domain/identifiers/check-digits.ts'
import { parseS9 } from '../domain/identifiers/s9.ts'
import { parseS10 } from '../domain/identifiers/s10.ts'
import { checkTracking } from '../domain/identifiers/tracking-number.ts'
import { createRandom } from '../lib/random.ts'
import {
  domesticTracking,
  entryNumber,
  houseWaybill,
  makeSerials,
  masterWaybill,
  orderNumber,
  receptacle,
  s10,
} from './numbers.ts'

const serial = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'))

test('serial numbers never repeat, near or far', () => {
  const next = makeSerials(createRandom(3))
  const seen = new Set<string>()
  for (let index = 0; index < 60_000; index += 1) seen.add(next(index))
  for (let index = 90_000_000; index < 90_020_000; index += 1) seen.add(next(index))
  assert.equal(seen.size, 80_000)
  assert.ok([...seen].every((one) => /^\d{8}$/.test(one)))
})

test('every serial makes valid postal, air waybill and domestic numbers', () => {
  fc.assert(
    fc.property(serial, (digits) => {
      assert.ok(parseS10(s10('LX', digits, 'CN')).ok)
      assert.ok(parseAirWaybill(masterWaybill('904', digits)).ok)
      assert.equal(checkTracking(domesticTracking(digits))?.kind, 'usps-impb')
      assert.match(houseWaybill('SWX', digits), /^SWX\d{9}$/)
    }),
  )
})

test('a receptacle is read back with its offices and weight', () => {
  const text = receptacle({
    from: 'CNCANA',
    to: 'USJFKA',
    subclass: 'UN',
    year: 2026,
    despatch: 417,
    receptacle: 12,
    weightGrams: 18_460,
  })
  const parsed = parseS9(text)
  assert.ok(parsed.ok)
  assert.equal(parsed.value.originOffice, 'CNCANA')
  assert.equal(parsed.value.destinationOffice, 'USJFKA')
  assert.equal(parsed.value.receptacleNumber, 12)
  assert.equal(parsed.value.year, 6)
  assert.equal(parsed.value.weightGrams, 18_500)
})

test('an entry number ends in the Luhn digit of filer code and number', () => {
  fc.assert(
    fc.property(serial, (digits) => {
      const number = entryNumber('123', digits)
      assert.match(number, /^123-\d{7}-\d$/)
      assert.ok(passesLuhn(number.replaceAll('-', '')))
      assert.match(entryNumber('KX2', digits), /^KX2-\d{7}-\d$/)
    }),
  )
})

test('an order number fills its pattern and ends in the serial', () => {
  assert.equal(orderNumber('SO########', '01234567'), 'SO01234567')
  assert.match(orderNumber('11#-#######-#######', '01234567'), /^11\d-\d{6}0-1234567$/)
})
