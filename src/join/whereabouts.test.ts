import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AcceptedEvent } from '../domain/consignment.ts'
import { type ConsignmentStatement, EVENT_KINDS, type EventKind } from '../domain/filing.ts'
import { eventMember, onDay } from './statement.fixture.ts'
import { whereabouts as whereaboutsBy } from './whereabouts.ts'

/** Whereabouts where the filer of all events has the parcel in hand. */
function whereabouts(events: readonly AcceptedEvent[], statement: ConsignmentStatement) {
  return whereaboutsBy(events, statement, new Set(['acme']))
}

type Told = readonly [EventKind, number, (string | undefined)?]

/** Events told in this order; each on its day and at its place. */
function accepted(...told: readonly Told[]): readonly AcceptedEvent[] {
  return told.map(([event, day, place], index) => {
    const {
      event: content,
      sequence,
      hash,
    } = eventMember(index + 1, {
      event,
      at: onDay(day),
      ...(place === undefined ? {} : { place }),
    })
    return { event: content, sequence, hash }
  })
}

test('[J23] the order of arrival makes no difference', () => {
  const event = fc.tuple(
    fc.constantFrom(...EVENT_KINDS),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('USJFK', 'CNSZX', undefined),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), fc.array(fc.nat()), (told, order) => {
      const events = accepted(...told)
      const shuffled = events
        .map((one, index) => ({ one, at: order[index] ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }, index) => ({ ...one, sequence: index + 1 }))
      assert.deepEqual(whereabouts(shuffled, {}), whereabouts(events, {}))
    }),
    { numRuns: 300 },
  )
})

test('[J23] at one moment a parcel is scanned before it is delivered', () => {
  const found = whereabouts(accepted(['delivered', 1], ['scanned', 1]), {})
  assert.equal(found.isDelivered, true)
  assert.equal(found.last?.event, 'delivered')
})

for (const kind of ['delivered', 'lost', 'exported'] as const) {
  test(`[J24] ${kind} puts a parcel beyond reach until it is seen again`, () => {
    const gone = whereabouts(accepted([kind, 1]), {})
    assert.equal(gone.canBeStopped, false)
    assert.equal(gone.isDelivered, kind === 'delivered')
    assert.equal(whereabouts(accepted([kind, 1], ['scanned', 2]), {}).canBeStopped, true)
    assert.equal(whereabouts(accepted([kind, 2], ['scanned', 1]), {}).canBeStopped, false)
    assert.equal(whereabouts(accepted([kind, 1], ['departed', 2]), {}).canBeStopped, false)
  })
}

test('[J24] who has it not in hand puts no parcel beyond reach', () => {
  const nobody = new Set<string>()
  for (const kind of ['delivered', 'lost', 'exported'] as const) {
    assert.equal(whereaboutsBy(accepted([kind, 1]), {}, nobody).canBeStopped, true)
  }
})

test('[J24] nothing told, nothing known, and it can be stopped', () => {
  assert.deepEqual(whereabouts([], {}), {
    last: undefined,
    place: undefined,
    departedAt: undefined,
    arrivedAt: undefined,
    arrivedPlace: undefined,
    canBeStopped: true,
    isDelivered: false,
    receptacle: undefined,
  })
})

const HUBS = accepted(
  ['departed', 0, 'CNSZX'],
  ['arrived', 1, 'KRICN'],
  ['departed', 2, 'KRICN'],
  ['arrived', 3, 'USJFK'],
  ['departed', 4, 'USJFK'],
  ['arrived', 5, 'USDAY'],
)

test('[J25] the first arrival in the country counts, and the departure before it', () => {
  const found = whereabouts(HUBS, { arrival: { place: 'USJFK' } })
  assert.equal(found.arrivedAt, onDay(3))
  assert.equal(found.arrivedPlace, 'USJFK')
  assert.equal(found.departedAt, onDay(2))
  assert.equal(found.place, 'USDAY')
})

test('[J25] a hub abroad is no arrival', () => {
  const found = whereabouts(HUBS.slice(0, 3), { arrival: { place: 'USJFK' } })
  assert.equal(found.arrivedAt, undefined)
})

test('[J25] a diverted flight arrives where it arrives', () => {
  const events = accepted(['departed', 0], ['diverted', 1, 'USORD'], ['arrived', 1.2, 'USORD'])
  const found = whereabouts(events, { arrival: { place: 'USJFK' } })
  assert.equal(found.arrivedPlace, 'USORD')
})

test('[J25] a facility is no country', () => {
  const found = whereabouts(accepted(['arrived', 1, 'JFK-ECCF-1']), { arrival: { place: 'USJFK' } })
  assert.equal(found.arrivedAt, onDay(1))
})

test('[J25] without a destination the first arrival since the last departure counts', () => {
  assert.equal(whereabouts(HUBS, {}).arrivedAt, onDay(5))
  assert.equal(whereabouts(HUBS.slice(0, 5), {}).arrivedAt, undefined)
})

test('[J25] a stated departure holds until one happened', () => {
  const conveyance = { reference: 'AX0123', departedAt: onDay(-1) }
  assert.equal(whereabouts([], { conveyance }).departedAt, onDay(-1))
  assert.equal(whereabouts(accepted(['departed', 0]), { conveyance }).departedAt, onDay(0))
})

test('[J26] the receptacle is the last it was loaded into', () => {
  const load = (sequence: number, day: number, value: string): AcceptedEvent =>
    eventMember(sequence, {
      event: 'loaded',
      at: onDay(day),
      with: { scheme: 'receptacle', value },
    })
  assert.equal(whereabouts([], { receptacle: 'R1' }).receptacle, 'R1')
  assert.equal(whereabouts([load(1, 2, 'R3'), load(2, 1, 'R2')], {}).receptacle, 'R3')
})
