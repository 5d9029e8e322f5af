/**
 * UPU S10: the 13-character identifier of a postal item, such as `RR123456785CN`.
 * A parsed identifier has a right check digit, an issuing country and an indicator that a post may
 * give out.
 */
import { ok, type Result, refuse } from '../../lib/result.ts'
import { weightedSum } from './check-digits.ts'
import { compactIdentifier } from './compact-identifier.ts'
import { isCountryCode } from './country-code.ts'
import type { IdentifierRefusal } from './identifier-refusal.ts'

/** What the first letter says of the item (UPU S10, service indicators). */
export type S10Service =
  | 'parcel'
  | 'ems'
  | 'e-commerce-parcel'
  | 'letter-tracked'
  | 'letter-registered'
  | 'letter-insured'
  | 'letter-customs'
  | 'letter-m-bag'
  | 'business-reply'
  | 'domestic'
  | 'unassigned'

/** A postal item identifier, taken apart. `text` is the 13 characters as posts exchange them. */
export type S10 = {
  readonly text: string
  readonly indicator: string
  readonly serial: string
  readonly checkDigit: number
  readonly country: string
  readonly service: S10Service
}

const SHAPE = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const

/** First letters that S10 reserves and forbids to give out. */
const RESERVED = 'JK'
const SERVICES: Readonly<Record<string, S10Service>> = {
  B: 'domestic',
  C: 'parcel',
  D: 'domestic',
  E: 'ems',
  H: 'e-commerce-parcel',
  L: 'letter-tracked',
  M: 'letter-m-bag',
  N: 'domestic',
  P: 'domestic',
  Q: 'business-reply',
  R: 'letter-registered',
  U: 'letter-customs',
  V: 'letter-insured',
  Z: 'domestic',
}

/** The check digit of an 8-digit serial number: 11 less the weighted sum modulo 11; 10 → 0, 11 → 5. */
export function s10CheckDigit(serial: string): number {
  const digit = 11 - (weightedSum(serial, WEIGHTS) % 11)
  if (digit === 10) return 0
  return digit === 11 ? 5 : digit
}

/**
 * Reads a postal item identifier; spaces, hyphens and small letters are forgiven.
 * Refuses a wrong shape, a reserved service indicator, a wrong check digit and an issuing country
 * that is none. `extraCountries` are user-assigned codes that the pack knows. Source: UPU S10.
 */
export function parseS10(
  text: string,
  extraCountries?: ReadonlySet<string>,
): Result<S10, IdentifierRefusal> {
  const compact = compactIdentifier(text)
  const match = SHAPE.exec(compact)
  if (match === null) {
    return refuse({
      rule: 'format',
      text: 'A postal item identifier has two letters, nine digits and two letters.',
      mend: 'Copy the 13 characters under the barcode, such as RR123456785CN.',
    })
  }
  const [, indicator = '', serial = '', digit = '', country = ''] = match
  if (RESERVED.includes(indicator.charAt(0))) {
    return refuse({
      rule: 'indicator',
      text: `The service indicator ${indicator} is reserved; no post may give it out.`,
      mend: 'Check the first two letters against the label.',
    })
  }
  if (!isCountryCode(country) && extraCountries?.has(country) !== true) {
    return refuse({
      rule: 'country',
      text: `No post issues identifiers that end in ${country}.`,
      mend: 'Check the last two letters against the label; they name the country of the post.',
    })
  }
  const checkDigit = s10CheckDigit(serial)
  if (Number(digit) !== checkDigit) {
    return refuse({
      rule: 'check-digit',
      text: `The check digit of ${compact} is ${digit}; its serial number asks for ${checkDigit}.`,
      mend: 'Scan or copy the identifier again; a digit is wrong or two are swapped.',
    })
  }
  return ok({
    text: compact,
    indicator,
    serial,
    checkDigit,
    country,
    service: serviceOf(indicator),
  })
}

function serviceOf(indicator: string): S10Service {
  if (indicator === 'GA' || indicator === 'GD' || /^A[V-Z]$/.test(indicator)) return 'domestic'
  return SERVICES[indicator.charAt(0)] ?? 'unassigned'
}
