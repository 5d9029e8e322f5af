/** The clock of the sample day: local days of places, and instants as filers write them. */
import { present } from '../lib/assert.ts'

/** Milliseconds of an hour. */
export const HOUR = 3_600_000
const DAY = 86_400_000

/** The instant at which the day begins at the zone, in milliseconds since 1970 UTC. */
export function startOfDay(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The offset of the zone at its own midnight; one more look settles a change of clocks.
  const near = midnight - offsetAt(midnight, zone)
  return midnight - offsetAt(near, zone)
}

/** The number of days since 1970 of a `YYYY-MM-DD`; a day that does not exist gives `undefined`. */
export function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return undefined
  return ms / DAY
}

/** The instant in UTC, to the second. */
export function writeInstant(ms: number): string {
  return `${writeSeconds(ms)}Z`
}

/** The instant as a filer in that offset writes it, to the second. */
export function writeInstantAt(ms: number, offsetHours: number): string {
  const local = writeSeconds(ms + offsetHours * HOUR)
  const hours = String(Math.abs(offsetHours)).padStart(2, '0')
  return `${local}${offsetHours < 0 ? '-' : '+'}${hours}:00`
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, at) => String(at).padStart(2, '0'))
let lastDay = Number.NaN
let lastDayText = ''

/**
 * `YYYY-MM-DDTHH:MM:SS` in UTC. Instants of a sample day lie on few days: the day's text is kept.
 */
function writeSeconds(ms: number): string {
  const day = Math.floor(ms / DAY)
  if (day !== lastDay) {
    lastDay = day
    lastDayText = new Date(day * DAY).toISOString().slice(0, 11)
  }
  const seconds = Math.floor((ms - day * DAY) / 1_000)
  const hour = TWO_DIGITS[Math.floor(seconds / 3_600)] ?? ''
  const minute = TWO_DIGITS[Math.floor(seconds / 60) % 60] ?? ''
  return `${lastDayText}${hour}:${minute}:${TWO_DIGITS[seconds % 60] ?? ''}`
}

function offsetAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = parts.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name)
  const [, sign = '+', hours = '0', minutes = '0'] = present(match, 'an offset of the zone')
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
