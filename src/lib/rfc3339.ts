/** Instants as RFC 3339 text, with their offset. Only days and hours that exist are read. */

const SHAPE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** Every month has this many days. */
const SHORTEST_MONTH_DAYS = 28

/**
 * Milliseconds since 1970-01-01 UTC, or `undefined` when `text` is no RFC 3339 date-time with `T`
 * and `Z` in capitals. Digits below the millisecond are cut; leap seconds (`:60`) are not read.
 */
export function parseInstant(text: string): number | undefined {
  if (!SHAPE.test(text)) return undefined
  const day = Number(text.slice(8, 10))
  if (day > SHORTEST_MONTH_DAYS && day > monthDays(text)) return undefined
  return Date.parse(text)
}

/** Whether `text` is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return parseInstant(`${text}T12:00:00Z`) !== undefined
}

/** How many days the month of a date-time has. */
function monthDays(text: string): number {
  // Day 0 of the next month is the last of this one. The years of one 400-year cycle are alike.
  const year = 2000 + (Number(text.slice(0, 4)) % 400)
  return new Date(Date.UTC(year, Number(text.slice(5, 7)), 0)).getUTCDate()
}
