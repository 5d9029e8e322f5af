/**
 * What happens to loads and parcels in the sample day: departed, arrived, scanned, delivered,
 * linked. Each load's events are in the order in which they can happen.
 */
import type { EventKind, Subject, TransportEvent } from '../domain/filing.ts'
import { chance, fraction, intWithin, pick, type Random } from '../lib/random.ts'
import { HOUR, writeInstant } from './clock.ts'
import type { Sent } from './filings.ts'
import type { Load } from './loads.ts'
import type { Land } from './network.ts'
import type { Shipment } from './shipment.ts'

const MINUTE = 60_000

/** The events of a load: departure and arrival, now and then at another place. */
export function loadEvents(load: Load, land: Land, tag: string): readonly Sent[] {
  const filer = load.carrier?.filer ?? land.post.filer
  const subject = loadSubject(load, land)
  if (subject === undefined) return []
  const make = (event: EventKind, at: number, place: string) =>
    happen({ filer, event, at, place, subject, reference: `EV-${tag}-L${load.number}-${event}` })
  const place = load.divertedTo ?? load.port.place
  return [
    make('departed', load.departedAt, load.gateway),
    ...(load.divertedTo === undefined
      ? []
      : [make('diverted', load.arrivedAt - 90 * MINUTE, load.divertedTo)]),
    make('arrived', load.arrivedAt, place),
  ]
}

/** The events of one parcel after its arrival. */
export function parcelEvents(random: Random, shipment: Shipment, land: Land): readonly Sent[] {
  const { load, numbers } = shipment
  const filer = load.carrier?.filer ?? land.post.filer
  const subject = parcelSubject(shipment, land)
  const make = (event: EventKind, at: number, more: { place?: string; with?: Subject } = {}) =>
    happen({ filer, event, at, subject, ...more, reference: `EV-${numbers.suffix}-${event}` })
  const scannedAt = load.arrivedAt + intWithin(random, [25, 300]) * MINUTE
  const events: Sent[] = []
  const share = fraction(random)
  if (share < 0.42 || shipment.must.has('scanned'))
    events.push(make('scanned', scannedAt, { place: load.facility }))
  if (share > 0.4 && share < 0.46) {
    const shelf = `${load.facility}/R${intWithin(random, [1, 40])}-${intWithin(random, [1, 6])}`
    events.push(make('located', scannedAt + 12 * MINUTE, { place: shelf }))
  }
  if (numbers.handedOver !== undefined && chance(random, 0.8)) {
    const other: Subject = { scheme: 'tracking', scope: 'MRX', value: numbers.handedOver }
    const linkedAt = load.arrivedAt + intWithin(random, [7 * 60, 12 * 60]) * MINUTE
    events.push(make('linked', linkedAt, { with: other }))
    if (chance(random, 0.06)) events.push(make('unlinked', linkedAt + 3 * HOUR, { with: other }))
  }
  const deliveredAt = scannedAt + intWithin(random, [7, 40]) * HOUR
  if (share < 0.2) events.push(make('delivered', deliveredAt))
  else if (share > 0.998)
    events.push(make(pick(random, ['lost', 'returned'] as const), deliveredAt))
  return events
}

/** The parcel's own number, in the scope of who gave it. */
function parcelSubject(shipment: Shipment, land: Land): Subject {
  const { load, numbers } = shipment
  if (load.carrier === undefined) {
    return { scheme: 'postal-item', scope: land.post.code, value: numbers.postalItem ?? '' }
  }
  return { scheme: 'house', scope: load.carrier.code, value: numbers.house ?? '' }
}

/** One event as it reaches the door, a little after it happened. */
function happen(
  wish: Omit<TransportEvent, 'kind' | 'at' | 'version'> & { readonly at: number },
): Sent {
  const { reference, filer, event, at, place, subject } = wish
  const submission: TransportEvent = {
    kind: 'event',
    reference,
    filer,
    event,
    at: writeInstant(at),
    ...(place === undefined ? {} : { place }),
    subject,
    ...(wish.with === undefined ? {} : { with: wish.with }),
  }
  return { submission, sentAt: at + 2 * MINUTE }
}

function loadSubject(load: Load, land: Land): Subject | undefined {
  if (load.receptacle !== undefined) {
    return { scheme: 'receptacle', scope: land.post.code, value: load.receptacle }
  }
  if (load.mode === 'sea') {
    return { scheme: 'conveyance', scope: load.carrier?.code ?? '', value: load.conveyance }
  }
  if (load.master === undefined) return undefined
  return { scheme: 'master', scope: load.carrier?.code ?? '', value: load.master }
}
