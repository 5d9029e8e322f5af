/** Instants as RFC 3339 text, with their offset. Only days and hours that exist are read. */

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/**
 * Milliseconds since 1970-01-01 UTC, or `undefined` when `text` is no RFC 3339 date-time with `T`
 * and `Z` in capitals. Digits below the millisecond are cut; leap seconds (`:60`) are not read.
 */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] = match
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // A day the month does not have rolls over into the next.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined
  const offsetMinutes = Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)
  const local = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000
  const shift = (sign === '-' ? offsetMinutes : -offsetMinutes) * 60_000
  return date.getTime() + local + shift + Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
}
