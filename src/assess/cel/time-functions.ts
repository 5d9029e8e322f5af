/**
 * Functions on time in the rule language: timestamps and durations, both in milliseconds. `undefined` is CEL's error.
 * Only UTC and fixed offsets are known: a table of zones changes, and a decision must replay.
 */

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z, the range of CEL (protobuf) timestamps. */
const TIMESTAMP_MIN = -62_135_596_800_000
const TIMESTAMP_MAX = 253_402_300_799_999
/** The range of CEL durations, both ways: 2^63 nanoseconds, about 292 years. */
const DURATION_MAX = 9_223_372_036_854

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

/** An instant in range, or undefined. */
function instantInRange(at: number): number | undefined {
  return at >= TIMESTAMP_MIN && at <= TIMESTAMP_MAX ? at : undefined
}

function durationInRange(length: number): number | undefined {
  return length >= -DURATION_MAX && length <= DURATION_MAX ? length : undefined
}

/** The instant of an RFC 3339 text; digits finer than a millisecond are cut off. */
export function parseTimestamp(text: string): number | undefined {
  const found = RFC3339.exec(text)
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] = found
  const days = daysInMonth(Number(year), Number(month))
  if (Number(day) < 1 || Number(day) > days) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const offsetMinutes = Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)
  if (Number(zoneHour ?? 0) > 23 || Number(zoneMinute ?? 0) > 59) return undefined
  const at =
    daysSince1970(Number(year), Number(month), Number(day)) * 86_400_000 +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1_000 +
    Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  return instantInRange(at - (sign === '-' ? -offsetMinutes : offsetMinutes) * 60_000)
}

function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar; Date.UTC bends years below 100. */
function daysSince1970(year: number, month: number, day: number): number {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  return at.getTime() / 86_400_000
}

/** An instant as RFC 3339 in UTC, with only as many fraction digits as it needs. */
export function timestampToText(at: number): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, (end) => (end.startsWith('.') ? 'Z' : end))
}

const DURATION_UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
}

/** The length of a text such as `1h30m`, `-1.5s` or `250ms`, whole milliseconds only. */
export function parseDuration(text: string): number | undefined {
  const signed = /^([+-]?)((?:[0-9]{1,15}(?:\.[0-9]{1,9})?(?:h|ms|m|s))+|0)$/.exec(text)
  if (signed === null) return undefined
  let total = 0
  for (const [, number, unit] of (signed[2] ?? '').matchAll(/([0-9.]+)(h|ms|m|s)/g)) {
    total += Number(number) * (DURATION_UNITS[unit ?? ''] ?? 0)
  }
  // A product such as 1.1 * 60000 may miss its whole number by the last bit.
  const whole = Math.round(total)
  if (Math.abs(whole - total) > 1e-6) return undefined
  return durationInRange((signed[1] === '-' ? -whole : whole) + 0)
}

/** A length as CEL writes it: seconds, with up to three decimals. */
export function durationToText(length: number): string {
  return `${length / 1_000}s`
}

/** The instant `length` after `at`. */
export function addDuration(at: number, length: number): number | undefined {
  return instantInRange(at + length)
}

/** The instant `length` before `at`. */
export function subtractDuration(at: number, length: number): number | undefined {
  return instantInRange(at - length)
}

/** The length from `earlier` to `later`. */
export function between(later: number, earlier: number): number | undefined {
  return durationInRange(later - earlier)
}

/** The sum of two lengths. */
export function addDurations(left: number, right: number): number | undefined {
  return durationInRange(left + right)
}

/** The instant `seconds` after 1970. */
export function timestampOfSeconds(seconds: number): number | undefined {
  return instantInRange(seconds * 1_000)
}

/** Whole seconds since 1970, rounded down. */
export function secondsOf(at: number): number {
  return Math.floor(at / 1_000)
}

const ZONE = /^([+-]?)(\d{2}):(\d{2})$/

/** The instant moved so that its UTC fields read as in `zone` (`UTC` or an offset like -08:00). */
function inZone(at: number, zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'UTC' || zone === 'Z') return at
  const found = ZONE.exec(zone)
  if (found === null) return undefined
  const minutes = Number(found[2]) * 60 + Number(found[3])
  if (Number(found[2]) > 23 || Number(found[3]) > 59) return undefined
  return at + (found[1] === '-' ? -minutes : minutes) * 60_000
}

/** The parts of an instant by CEL's method name, each as CEL counts it. */
export const TIMESTAMP_PARTS: Readonly<Record<string, (at: Date) => number>> = {
  getFullYear: (at) => at.getUTCFullYear(),
  getMonth: (at) => at.getUTCMonth(),
  getDate: (at) => at.getUTCDate(),
  getDayOfMonth: (at) => at.getUTCDate() - 1,
  getDayOfWeek: (at) => at.getUTCDay(),
  getDayOfYear: (at) =>
    Math.floor(at.getTime() / 86_400_000) - daysSince1970(at.getUTCFullYear(), 1, 1),
  getHours: (at) => at.getUTCHours(),
  getMinutes: (at) => at.getUTCMinutes(),
  getSeconds: (at) => at.getUTCSeconds(),
  getMilliseconds: (at) => at.getUTCMilliseconds(),
}

/** `part` of the instant `at` in `zone`; an error for a zone that is no fixed offset. */
export function timestampPart(
  part: (at: Date) => number,
  at: number,
  zone: string | undefined,
): number | undefined {
  const moved = inZone(at, zone)
  return moved === undefined ? undefined : part(new Date(moved))
}

/** Whole units in a length, cut towards zero, by CEL's method name. */
export const DURATION_PARTS: Readonly<Record<string, (length: number) => number>> = {
  getHours: (length) => Math.trunc(length / 3_600_000) + 0,
  getMinutes: (length) => Math.trunc(length / 60_000) + 0,
  getSeconds: (length) => Math.trunc(length / 1_000) + 0,
  getMilliseconds: (length) => (length % 1_000) + 0,
}
