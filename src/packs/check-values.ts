/** Checks single values of a pack against the world: time zones, currencies, days, one row an id. */
import { isCurrency } from '../domain/money.ts'
import type { Pack } from '../domain/pack.ts'
import { isDay } from '../lib/rfc3339.ts'
import { checkTerms } from './check-terms.ts'
import type { PackIssue } from './pack-problem.ts'

/** Issues with single values. */
export function checkValues(pack: Pack): readonly PackIssue[] {
  return [
    ...zoneIssues('/head/timeZone', pack.head.timeZone),
    ...currencyIssues('/head/currency', pack.head.currency),
    ...pack.places.flatMap(({ timeZone }, at) => zoneIssues(`/places/${at}/timeZone`, timeZone)),
    ...pack.rates.flatMap((rate, at) => rateIssues(pack, rate, `/rates/${at}`)),
    ...repeats('/authorities', pack.authorities, ({ id }) => id),
    ...repeats('/places', pack.places, ({ code }) => code),
    ...repeats('/grounds', pack.grounds, ({ id }) => id),
    ...repeats('/termLists', pack.termLists, ({ id }) => id),
    ...pack.termLists.flatMap(({ reviewBy }, at) =>
      dayIssues(`/termLists/${at}/reviewBy`, reviewBy),
    ),
    ...checkTerms(pack),
    ...pack.rules.flatMap(({ reviewBy }, at) => dayIssues(`/rules/${at}/reviewBy`, reviewBy)),
  ]
}

function rateIssues(pack: Pack, rate: Pack['rates'][number], path: string): readonly PackIssue[] {
  const issues = [...currencyIssues(`${path}/currency`, rate.currency)]
  if (rate.currency === pack.head.currency) {
    issues.push({
      path: `${path}/currency`,
      rule: 'value',
      text: `${rate.currency} is the pack's own currency and has no rate.`,
      mend: 'Take the row out.',
    })
  }
  if (Number(rate.rate) === 0) {
    const mend = "Write how much of the pack's currency one unit buys."
    issues.push({ path: `${path}/rate`, rule: 'value', text: 'A rate cannot be zero.', mend })
  }
  return issues
}

/** Offsets such as `+01:00` are refused: they know no summer time, so they give wrong days. */
function zoneIssues(path: string, timeZone: string): readonly PackIssue[] {
  if (/^[A-Z]/.test(timeZone) && isZone(timeZone)) return []
  const text = `${timeZone} is no time zone of the IANA database.`
  return [{ path, rule: 'value', text, mend: 'Write for example America/New_York.' }]
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

function currencyIssues(path: string, currency: string): readonly PackIssue[] {
  if (isCurrency(currency)) return []
  const text = `${currency} is no ISO 4217 currency.`
  return [{ path, rule: 'value', text, mend: 'Write for example EUR.' }]
}

function dayIssues(path: string, day: string): readonly PackIssue[] {
  if (isDay(day)) return []
  return [{ path, rule: 'value', text: `${day} is no day.`, mend: 'Write a day that exists.' }]
}

/** Issues for values that stand twice under one key. */
function repeats<T>(
  path: string,
  values: readonly T[],
  keyOf: (value: T) => string,
): readonly PackIssue[] {
  const seen = new Set<string>()
  const issues: PackIssue[] = []
  for (const [at, value] of values.entries()) {
    const key = keyOf(value)
    if (seen.has(key)) {
      const text = `\`${key}\` stands here a second time.`
      issues.push({ path: `${path}/${at}`, rule: 'duplicate', text, mend: 'Keep one of them.' })
    }
    seen.add(key)
  }
  return issues
}
