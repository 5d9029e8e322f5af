/** Time in the sample day: local days of places, and instants as filers write them. */
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
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** The instant as a filer in that offset writes it, to the second. */
export function writeInstantAt(ms: number, offsetHours: number): string {
  const local = new Date(ms + offsetHours * HOUR).toISOString().slice(0, 19)
  const hours = String(Math.abs(offsetHours)).padStart(2, '0')
  return `${local}${offsetHours < 0 ? '-' : '+'}${hours}:00`
}

function offsetAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = parts.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name)
  const [, sign = '+', hours = '0', minutes = '0'] = present(match, 'an offset of the zone')
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
