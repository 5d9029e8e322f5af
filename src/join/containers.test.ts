import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement, EventKind, Subject } from '../domain/filing.ts'
import { containersOf, eventsReaching } from './containers.ts'
import type { EventMember, Member } from './member.ts'
import { eventMember, filingMember, onDay } from './statement.fixture.ts'

const FLIGHT: Subject = { scheme: 'conveyance', value: 'AX0123' }
const BAG: Subject = { scheme: 'receptacle', value: 'CNSZXAUSJFKAAUN60001001100123' }
const OTHER_BAG: Subject = { scheme: 'receptacle', value: 'CNSZXAUSJFKAAUN60001002100123' }
const MASTER: Subject = { scheme: 'master', value: '020-12345675' }

function on(subject: Subject, event: EventKind, day: number, place?: string): EventMember {
  return eventMember(Math.round(day * 100) + 10_000, {
    reference: `${subject.value} ${event} ${day}`,
    event,
    subject,
    at: onDay(day),
    ...(place === undefined ? {} : { place }),
  })
}

function loadedInto(container: Subject, day: number, what?: Subject): EventMember {
  return eventMember(Math.round(day * 100) + 10_000, {
    event: 'loaded',
    at: onDay(day),
    with: container,
    ...(what === undefined ? {} : { subject: what }),
  })
}

/** Which of the events reach, as `kind day`. */
function reaching(members: readonly Member[], events: readonly EventMember[]): readonly string[] {
  return eventsReaching(members, events).map(({ event }) => {
    const day = (Date.parse(event.at) - Date.parse(onDay(0))) / 86_400_000
    return `${event.event} ${Math.round(day * 100) / 100}`
  })
}

function parcel(consignment: ConsignmentStatement, lodgedDay = 0): Member {
  return filingMember(1, { lodgedAt: onDay(lodgedDay), consignment })
}

test('[J27] a parcel lies in what is stated and in what it was loaded into', () => {
  const stated = parcel({ masterReference: '020-12345675', conveyance: { reference: 'ax 0123' } })
  assert.deepEqual(containersOf([stated]), ['master:02012345675', 'conveyance:AX0123'])
  assert.deepEqual(containersOf([stated, loadedInto(BAG, 1)]).slice(2), [`receptacle:${BAG.value}`])
})

test('[J27] events on a master reach within 120 days', () => {
  const member = parcel({ masterReference: '02012345675' })
  const events = [-121, -120, 1, 120, 121].map((day) => on(MASTER, 'arrived', day))
  assert.deepEqual(reaching([member], events), ['arrived -120', 'arrived 1', 'arrived 120'])
})

test('[J27] what was loaded into another receptacle is left alone by the first', () => {
  const members = [parcel({ receptacle: BAG.value }), loadedInto(OTHER_BAG, 2)]
  const events = [on(BAG, 'departed', 1), on(BAG, 'arrived', 3), on(OTHER_BAG, 'arrived', 4)]
  assert.deepEqual(reaching(members, events), ['departed 1', 'arrived 4'])
})

/** A flight that leaves daily at the hour of `onDay` and lands 14 hours later. */
const DAILY = [-2, -1, 0, 1, 2].flatMap((day) => [
  on(FLIGHT, 'departed', day, 'CNSZX'),
  on(FLIGHT, 'arrived', day + 0.58, 'USJFK'),
])
const BOOKED: ConsignmentStatement = {
  arrival: { place: 'USJFK' },
  conveyance: { reference: 'AX0123', departedAt: onDay(0) },
}

test('[J28] of a daily flight only the stated one reaches', () => {
  assert.deepEqual(reaching([parcel(BOOKED, -1)], DAILY), ['departed 0', 'arrived 0.58'])
})

test('[J28] filings that know less of the flight do not draw in another', () => {
  const market = filingMember(2, { lodgedAt: onDay(-9), consignment: { orderReference: 'O-1' } })
  assert.deepEqual(reaching([market, parcel(BOOKED)], DAILY), ['departed 0', 'arrived 0.58'])
})

test('[J28] the estimated arrival stands in for the departure', () => {
  const consignment = {
    arrival: { place: 'USJFK', estimatedAt: onDay(0.58) },
    conveyance: { reference: 'AX0123' },
  }
  assert.deepEqual(reaching([parcel(consignment)], DAILY).slice(-1), ['arrived 0.58'])
})

test('[J28] a flight that slips two days takes its parcels along', () => {
  const slipped = [on(FLIGHT, 'departed', 2), on(FLIGHT, 'arrived', 2.58, 'USJFK')]
  assert.deepEqual(reaching([parcel(BOOKED)], slipped), ['departed 2', 'arrived 2.58'])
})

test('[J28] one that diverts reaches with where it went, and what follows is another', () => {
  const diverted = [
    on(FLIGHT, 'departed', 0),
    on(FLIGHT, 'diverted', 0.5, 'CAYYZ'),
    on(FLIGHT, 'arrived', 0.6, 'CAYYZ'),
    on(FLIGHT, 'departed', 0.8, 'CAYYZ'),
    on(FLIGHT, 'arrived', 0.9, 'USORD'),
    on(FLIGHT, 'departed', 1),
  ]
  assert.equal(reaching([parcel(BOOKED)], diverted).at(-1), 'arrived 0.9')
})

test('[J28] a voyage of weeks arrives', () => {
  const voyage = [on(FLIGHT, 'departed', 0), on(FLIGHT, 'arrived', 31, 'USLGB')]
  assert.deepEqual(reaching([parcel(BOOKED)], voyage), ['departed 0', 'arrived 31'])
  assert.deepEqual(reaching([parcel(BOOKED)], [on(FLIGHT, 'arrived', 70)]), [])
})

test('[J28] what was loaded into a flight goes with that flight', () => {
  assert.deepEqual(reaching([eventMember(1, { at: onDay(-3) }), loadedInto(FLIGHT, 1)], DAILY), [
    'departed 1',
    'arrived 1.58',
  ])
})

test('[J29] what a container was loaded into is a container of its parcels', () => {
  const bagOnFlight = loadedInto(FLIGHT, 0, BAG)
  const member = parcel({ receptacle: BAG.value })
  assert.deepEqual(containersOf([member], [bagOnFlight]), [
    `receptacle:${BAG.value}`,
    'conveyance:AX0123',
  ])
})

test('[J29] events on a flight reach through the bag that was loaded into it, on that day', () => {
  const member = parcel({ receptacle: BAG.value })
  const bagOnFlight = loadedInto(FLIGHT, 1, BAG)
  assert.deepEqual(reaching([member], [bagOnFlight, ...DAILY]).toSorted(), [
    'arrived 1.58',
    'departed 1',
    'loaded 1',
  ])
})
