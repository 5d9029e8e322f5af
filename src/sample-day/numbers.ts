/**
 * Identifiers of the sample day: right check digits, and never twice for two parcels of one run.
 * Serial numbers walk through their range in steps that share no factor with it.
 */
import { s10CheckDigit } from '../domain/identifiers/s10.ts'
import { intBelow, type Random } from '../lib/random.ts'

const STEP = 61_803_399
const RANGE = 100_000_000

/** Gives serial numbers of 8 digits, one a parcel index below 10^8. */
export type Serials = (index: number) => string

/** A walk of its own for the kind of number that `random` stands for. */
export function makeSerials(random: Random): Serials {
  const start = intBelow(random, RANGE)
  // Both factors stay below 2^53: STEP × index is reduced by splitting the index.
  return (index) => {
    const low = (STEP * (index % 10_000)) % RANGE
    const high = (((STEP * 10_000) % RANGE) * Math.floor(index / 10_000)) % RANGE
    return String((start + low + high) % RANGE).padStart(8, '0')
  }
}

/** A postal item identifier (UPU S10). */
export function s10(indicator: string, serial: string, country: string): string {
  return `${indicator}${serial}${s10CheckDigit(serial)}${country}`
}

/**
 * A master air waybill: airline prefix, seven digits, and their remainder by 7 (IATA Resolution
 * 600a).
 */
export function masterWaybill(prefix: string, serial: string): string {
  const digits = serial.slice(1)
  return `${prefix}-${digits}${Number(digits) % 7}`
}

/** A house waybill number of a carrier: its code, eight digits, and their remainder by 7. */
export function houseWaybill(code: string, serial: string): string {
  return `${code}${serial}${Number(serial) % 7}`
}

/**
 * An order number in its market's pattern: `#` is a digit, and the last eight are the parcel's
 * own.
 */
export function orderNumber(pattern: string, serial: string): string {
  const digits = `${String(Number(serial) * 7919).padStart(11, '3')}${serial}`
  let at = digits.length
  let text = ''
  for (let place = pattern.length - 1; place >= 0; place -= 1) {
    const sign = pattern.charAt(place)
    at -= sign === '#' ? 1 : 0
    text = (sign === '#' ? digits.charAt(at) : sign) + text
  }
  return text
}

/** What a receptacle identifier is made of. Weight in grams. */
export type ReceptacleParts = {
  readonly from: string
  readonly to: string
  readonly subclass: string
  readonly year: number
  readonly despatch: number
  readonly receptacle: number
  readonly weightGrams: number
}

/** A receptacle identifier (UPU S9) of 29 characters: offices, category A (air), and 14 digits. */
export function receptacle(parts: ReceptacleParts): string {
  const digits = [
    parts.year % 10,
    String(parts.despatch).padStart(4, '0'),
    String(parts.receptacle).padStart(3, '0'),
    '0',
    '0',
    String(Math.min(9999, Math.max(1, Math.round(parts.weightGrams / 100)))).padStart(4, '0'),
  ]
  return `${parts.from}${parts.to}A${parts.subclass}${digits.join('')}`
}

/**
 * An entry number: filer code, seven digits and a last digit by Luhn over the code's digits
 * (unverified).
 */
export function entryNumber(filerCode: string, serial: string): string {
  const digits = serial.slice(1)
  const all = filerCode.replace(/./g, digitOf) + digits
  let sum = 0
  for (let at = 0; at < all.length; at += 1) {
    const digit = Number(all.charAt(all.length - 1 - at)) * (at % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return `${filerCode}-${digits}-${(10 - (sum % 10)) % 10}`
}

/** A domestic tracking number of 22 digits as a post gives it after hand-over. */
export function domesticTracking(serial: string): string {
  const body = `926129099${serial}0417`
  let sum = 0
  for (let at = 0; at < body.length; at += 1) {
    sum += Number(body.charAt(body.length - 1 - at)) * (at % 2 === 0 ? 3 : 1)
  }
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** Letters stand for 1 to 9 again and again: A, J are 1; S is 2. */
function digitOf(sign: string): string {
  if (sign >= '0' && sign <= '9') return sign
  const place = sign.charCodeAt(0) - 65
  return String(place < 18 ? (place % 9) + 1 : place - 16)
}
