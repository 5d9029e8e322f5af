/** IATA air waybill numbers, such as `020-12345675`: airline prefix, serial number, check digit modulo 7. */
import { ok, type Result, refuse } from '../../lib/result.ts'
import { compactIdentifier } from './compact-identifier.ts'
import type { IdentifierRefusal } from './identifier-refusal.ts'

/** A master air waybill number. `text` is written with its hyphen; `prefix` is the airline's. */
export type AirWaybill = {
  readonly text: string
  readonly prefix: string
  readonly serial: string
}

const SHAPE = /^(\d{3})(\d{7})(\d)$/

/**
 * Reads an air waybill number; hyphens and spaces are forgiven. Refuses a wrong shape and a check
 * digit that is not the seven-digit serial number modulo 7. Source: IATA Resolution 600a.
 */
export function parseAirWaybill(text: string): Result<AirWaybill, IdentifierRefusal> {
  const match = SHAPE.exec(compactIdentifier(text))
  if (match === null) {
    return refuse({
      rule: 'format',
      text: 'An air waybill number has three digits for the airline and eight more.',
      mend: 'Write it as 020-12345675.',
    })
  }
  const [, prefix = '', serial = '', digit = ''] = match
  const checkDigit = Number(serial) % 7
  if (Number(digit) !== checkDigit) {
    return refuse({
      rule: 'check-digit',
      text: `The last digit of ${prefix}-${serial}${digit} should be ${checkDigit}.`,
      mend: 'Copy the air waybill number again; a digit is wrong or two are swapped.',
    })
  }
  return ok({ text: `${prefix}-${serial}${digit}`, prefix, serial: `${serial}${digit}` })
}
