/** Converts filed money into the pack's currency by its dated table. Without a rate an amount is unknown. */
import { type Currency, isCurrency, minorDigits, parseMoney } from '../domain/money.ts'
import type { Pack } from '../domain/pack.ts'

/** Minor units of the pack's currency for a filed amount; undefined when it cannot be known. */
export type Convert = (amount: {
  readonly amount: string
  readonly currency: string
}) => number | undefined

const RATE_DIGITS = 9

/** The conversion in force on `day` (YYYY-MM-DD). Exact decimal arithmetic, half a unit rounds up. */
export function conversionOn(pack: Pack, day: string): Convert {
  const rates = new Map<string, bigint>()
  for (const row of pack.rates) {
    if (isWithin(row, day)) rates.set(row.currency, scaled(row.rate))
  }
  const own = pack.head.currency
  const ownDigits = isCurrency(own) ? minorDigits(own) : 2
  return (filed) => {
    const money = parseMoney(filed.amount, filed.currency)
    if (!money.ok) return undefined
    if (money.value.currency === own) return money.value.minor
    const rate = rates.get(money.value.currency)
    if (rate === undefined) return undefined
    return exchange({ ...money.value, rate, ownDigits })
  }
}

type Exchange = {
  readonly minor: number
  readonly currency: Currency
  readonly rate: bigint
  readonly ownDigits: number
}

function exchange({ minor, currency, rate, ownDigits }: Exchange): number | undefined {
  const numerator = BigInt(minor) * rate * 10n ** BigInt(ownDigits)
  const denominator = 10n ** BigInt(RATE_DIGITS + minorDigits(currency))
  const result = Number((2n * numerator + denominator) / (2n * denominator))
  return Number.isSafeInteger(result) ? result : undefined
}

function scaled(rate: string): bigint {
  const [whole = '0', fraction = ''] = rate.split('.')
  return BigInt(whole + fraction.padEnd(RATE_DIGITS, '0'))
}

/** Whether a period that includes `from` and excludes `to` (null is open) holds `day`. */
export function isWithin(
  period: { readonly from: string | null; readonly to: string | null },
  day: string,
): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || day < period.to)
}
