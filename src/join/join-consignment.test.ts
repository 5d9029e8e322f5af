import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement, Filing } from '../domain/filing.ts'
import { type FilingWish } from '../domain/statement.fixture.ts'
import { consignmentId, consignmentName, joinConsignment } from './join-consignment.ts'
import type { FilingMember, Member } from './member.ts'
import { eventMember, filingMember, house } from './statement.fixture.ts'

const toMinor = () => undefined

function join(members: readonly Member[], permits?: (filing: Filing) => boolean) {
  return joinConsignment(members, permits === undefined ? { toMinor } : { toMinor, permits })
}

/** A member with an older version that states one thing and a current one that states another. */
function amended(sequence: number, before: FilingWish, after: FilingWish): FilingMember {
  const first = filingMember(sequence, before)
  const next = filingMember(sequence + 100, {
    reference: `F-${sequence}`,
    version: 2,
    function: 'amendment',
    ...after,
  })
  const isCancelled = next.current.filing.function === 'cancellation'
  return {
    ...first,
    current: next.current,
    stated: isCancelled ? first.stated : next.stated,
  }
}

test('[J13] the founder’s filer and reference give the id', () => {
  const one = filingMember(1, { reference: 'R-1', filer: 'acme' })
  const same = filingMember(9, { reference: 'R-1', filer: 'acme', version: 4 })
  assert.match(consignmentId(one), /^c[0-9a-f]{24}$/)
  assert.equal(consignmentId(same), consignmentId(one))
  assert.notEqual(
    consignmentId(filingMember(1, { reference: 'R-1', filer: 'b' })),
    consignmentId(one),
  )
  const event = eventMember(1, { reference: 'R-1', filer: 'acme' })
  assert.notEqual(consignmentId(event), consignmentId(one))
})

const NAMES: readonly (readonly [ConsignmentStatement, string])[] = [
  [{ houseReference: 'H-1', postalItem: 'P', trackingNumber: 'T', orderReference: 'O' }, 'H-1'],
  [{ postalItem: 'P', trackingNumber: 'T', orderReference: 'O' }, 'P'],
  [{ trackingNumber: 'T', orderReference: 'O' }, 'T'],
  [{ orderReference: 'O' }, 'O'],
  [{}, ''],
]

for (const [consignment, name] of NAMES) {
  test(`[J13] the name is the first number the founder states: ${JSON.stringify(name)}`, () => {
    assert.equal(consignmentName([filingMember(1, { consignment })]), name)
  })
}

test('[J13] the name stays when the founder amends it, or when an event founds', () => {
  const moved = amended(1, {}, { consignment: { houseReference: 'NEW1' } })
  assert.equal(consignmentName([moved]), 'AX123456')
  const scan = eventMember(1, { subject: house('ax-123 456') })
  assert.equal(consignmentName([scan, filingMember(2)]), 'ax-123 456')
})

test('[J5] a long name is cut within the bounds of an index, and never within a character', () => {
  const houseReference = '😀'.repeat(40_000)
  const name = consignmentName([filingMember(1, { consignment: { houseReference } })])
  assert.ok(Buffer.byteLength(name) <= 800 && name.isWellFormed())
})

test('[J14] the highest version counts', () => {
  const member = amended(1, {}, { consignment: { houseReference: 'AX123456', packageCount: 7 } })
  assert.equal(join([member]).statement.packageCount, 7)
})

const CANCELLED = amended(
  1,
  { consignment: { houseReference: 'AX123456', packageCount: 1 } },
  { function: 'cancellation', consignment: { houseReference: 'AX123456' } },
)

test('[J15] a cancelled filing is silent while another stands', () => {
  const other = filingMember(2, { consignment: { houseReference: 'AX123456', packageCount: 2 } })
  const consignment = join([CANCELLED, other])
  assert.equal(consignment.statement.packageCount, 2)
  assert.equal(consignment.isCancelled, false)
  assert.deepEqual(consignment.conflicts, [])
  assert.deepEqual(
    consignment.filings.map(({ sequence }) => sequence),
    [2],
  )
})

test('[J15] when all are cancelled their last statements remain as evidence', () => {
  const consignment = join([CANCELLED])
  assert.equal(consignment.statement.packageCount, 1)
  assert.equal(consignment.isCancelled, true)
  assert.equal(consignment.isWithoutFiling, false)
})

test('[J15] what is known from events only is no cancelled filing', () => {
  const consignment = join([eventMember(1)])
  assert.equal(consignment.isCancelled, false)
  assert.equal(consignment.isWithoutFiling, true)
})

test('[J19] only permitted filings are merged and compared', () => {
  const members = [
    filingMember(1, { filer: 'a', authority: 'entry', consignment: { packageCount: 1 } }),
    filingMember(2, { filer: 'b', authority: 'acas', consignment: { packageCount: 9 } }),
  ]
  assert.equal(join(members).conflicts.length, 1)
  const seen = join(members, (filing) => filing.authority === 'acas')
  assert.equal(seen.statement.packageCount, 9)
  assert.deepEqual(seen.conflicts, [])
  const none = join(members, () => false)
  assert.deepEqual(none.statement, {})
  assert.equal(none.isWithoutFiling, false, 'that somebody filed is known all the same')
})

test('[J27] events on what a parcel lies in count to its whereabouts', () => {
  const bag = { scheme: 'receptacle' as const, value: 'BAG100' }
  const arrival = eventMember(5, { event: 'arrived', subject: bag, place: 'USJFK' })
  const consignment = joinConsignment([filingMember(1)], { toMinor, containerEvents: [arrival] })
  assert.equal(consignment.whereabouts.arrivedPlace, 'USJFK')
  assert.equal(consignment.events.length, 1)
})
