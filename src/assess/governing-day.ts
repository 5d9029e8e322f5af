/**
 * The day whose law governs a parcel: its arrival in the time zone of the place, else lodgement.
 */
import type { Consignment } from '../domain/consignment.ts'
import type { Pack, Place } from '../domain/pack.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, string>()
const DAYS_REMEMBERED_MAX = 10_000

/**
 * The governing day as YYYY-MM-DD, where the parcel arrived, else where it is to arrive. An arrival
 * that happened goes before an estimated one; without
 * either, the lodgement of the newest filing, else the last event, in the pack's own time zone.
 */
export function governingDay(consignment: Consignment, pack: Pack): string {
  const { whereabouts, statement } = consignment
  const place = placeOf(whereabouts.arrivedPlace, pack) ?? placeOf(statement.arrival?.place, pack)
  const arrival = whereabouts.arrivedAt ?? statement.arrival?.estimatedAt
  if (arrival !== undefined) return dayIn(arrival, place?.timeZone ?? pack.head.timeZone)
  const lodged = consignment.filings
    .map(({ filing }) => filing.lodgedAt)
    .toSorted(byTime)
    .at(-1)
  const moment = lodged ?? whereabouts.last?.at ?? ''
  return dayIn(moment, pack.head.timeZone)
}

/** The place of a code, or of a facility there. */
function placeOf(text: string | undefined, { places }: Pack): Place | undefined {
  const code = text?.toUpperCase()
  if (code === undefined) return undefined
  return places.find((known) => known.code === code || known.facilities.includes(code))
}

/** The calendar day of an instant in a time zone (IANA name), as YYYY-MM-DD. */
export function dayIn(instant: string, timeZone: string): string {
  // Clocks of the world stand a whole number of quarters of an hour apart.
  const quarter = `${Math.floor(Date.parse(instant) / 900_000)} ${timeZone}`
  const known = days.get(quarter)
  if (known !== undefined) return known
  if (days.size >= DAYS_REMEMBERED_MAX) days.clear()
  const day = formatDay(instant, timeZone)
  days.set(quarter, day)
  return day
}

function formatDay(instant: string, timeZone: string): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format.format(Date.parse(instant))
}

function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other)
}
