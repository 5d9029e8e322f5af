/** Money as integer minor units. Decimal text in, exact integers inside, never floating point. */
import { ok, type Result, refuse } from '../lib/result.ts'

/** An ISO 4217 currency code the runtime's ICU data knows. */
export type Currency = string & { readonly __brand: 'Currency' }

/** An exact amount: `minor` counts the currency's smallest units (cents for USD, yen for JPY). */
export type Money = { readonly minor: number; readonly currency: Currency }

const DIGITS: ReadonlyMap<string, number> = new Map(
  Intl.supportedValuesOf('currency').map((code) => [
    code,
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
      .maximumFractionDigits ?? 2,
  ]),
)

/** Whether `code` is a currency of ISO 4217. */
export function isCurrency(code: string): code is Currency {
  return DIGITS.has(code)
}

/** How many decimal digits the minor unit of `currency` stands for (ISO 4217): 2 for USD, 0 for JPY. */
export function minorDigits(currency: Currency): number {
  return DIGITS.get(currency) ?? 2
}

/** Why a text is no amount of money. */
export type MoneyRefusal = {
  readonly field: 'amount' | 'currency'
  readonly rule: 'decimal' | 'negative' | 'precision' | 'overflow' | 'currency'
  readonly text: string
}

/**
 * Reads a decimal text such as `50.00` and a currency code.
 * Refuses signs, exponents, more decimals than the currency has (trailing zeros excepted), and
 * amounts whose minor units exceed 2^53 - 1.
 */
export function parseMoney(amount: string, currency: string): Result<Money, MoneyRefusal> {
  if (!isCurrency(currency)) {
    return refuse({
      field: 'currency',
      rule: 'currency',
      text: `${quote(currency)} is no ISO 4217 currency; write for example USD.`,
    })
  }
  if (/^\s*-/.test(amount)) {
    return refuse({
      field: 'amount',
      rule: 'negative',
      text: 'A value cannot be negative; file returns and credits as their own filings.',
    })
  }
  const match = /^(\d{1,20})(?:\.(\d{1,20}))?$/.exec(amount)
  if (match === null) {
    return refuse({
      field: 'amount',
      rule: 'decimal',
      text: `${quote(amount)} is no plain decimal number; write for example "50.00".`,
    })
  }
  const digits = minorDigits(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) {
    return refuse({
      field: 'amount',
      rule: 'precision',
      text: `${currency} has ${digits} decimals; ${quote(amount)} has more.`,
    })
  }
  const minor = Number(`${match[1] ?? '0'}${fraction.padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(minor)) {
    return refuse({
      field: 'amount',
      rule: 'overflow',
      text: 'The amount is larger than this system can count exactly.',
    })
  }
  return ok({ minor, currency })
}

/** The amount as decimal text: parse ∘ print is the identity. */
export function printAmount(money: Money): string {
  const digits = minorDigits(money.currency)
  const padded = String(money.minor).padStart(digits + 1, '0')
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

function quote(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
}
