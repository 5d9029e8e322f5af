/** Which country a place lies in, as far as its code tells. */
import type { TransportEvent } from '../domain/filing.ts'

/** A UN/LOCODE begins with its country's ISO 3166-1 code. */
const LOCODE = /^([A-Z]{2})[A-Z2-9]{3}$/

/** The country of a UN/LOCODE; undefined for facilities and other codes. */
export function countryOf(place: string | undefined): string | undefined {
  return LOCODE.exec(place?.toUpperCase() ?? '')?.[1]
}

/** Whether an event is an arrival that may be in `country`: nothing says that it was elsewhere. */
export function isArrivalIn(event: TransportEvent, country: string | undefined): boolean {
  if (event.event !== 'arrived') return false
  const where = countryOf(event.place)
  return where === undefined || country === undefined || where === country
}
