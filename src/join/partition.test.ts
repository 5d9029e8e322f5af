import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement } from '../domain/filing.ts'
import { type Member, memberSequence } from './member.ts'
import { partition } from './partition.ts'
import { eventMember, filingMember, house, linkMember, onDay } from './statement.fixture.ts'

/** The sets as lists of sequences. */
function setsOf(members: readonly Member[]): readonly (readonly number[])[] {
  return partition(members).map((set) => set.map(memberSequence))
}

function stating(sequence: number, consignment: ConsignmentStatement, filer = 'acme'): Member {
  return filingMember(sequence, { filer, consignment })
}

function numbered(sequence: number, houseReference: string, code?: string): Member {
  const carrier = code === undefined ? {} : { carrier: { code } }
  return stating(sequence, { houseReference, ...carrier }, `filer-${sequence}`)
}

test('[J6] the same number of one carrier is one parcel, of two carriers two', () => {
  assert.deepEqual(setsOf([numbered(1, 'A100', 'AX'), numbered(2, 'A100', 'AX')]), [[1, 2]])
  assert.deepEqual(setsOf([numbered(1, 'A100', 'AX'), numbered(2, 'A100', 'BX')]), [[1], [2]])
})

test('[J6] an unstated scope is the only stated one', () => {
  assert.deepEqual(setsOf([numbered(1, 'A100'), numbered(2, 'A100', 'AX')]), [[1, 2]])
  assert.deepEqual(setsOf([numbered(1, 'A100'), numbered(2, 'A100')]), [[1, 2]])
})

test('[J6] where several scopes are stated an unstated one stays apart', () => {
  const members = [numbered(1, 'A100'), numbered(2, 'A100', 'AX'), numbered(3, 'A100', 'BX')]
  assert.deepEqual(setsOf(members), [[1], [2], [3]])
})

test('[J6] an event joins the parcel of its number', () => {
  assert.deepEqual(
    setsOf([numbered(1, 'A100', 'AX'), eventMember(2, { subject: house('A100') })]),
    [[1, 2]],
  )
})

const DAYS: readonly (readonly [string, readonly number[], readonly (readonly number[])[]])[] = [
  ['120 days later is the same parcel', [0, 120], [[1, 2]]],
  ['121 days later is another', [0, 121], [[1], [2]]],
  ['what is dated earlier moves no anchor', [0, 119, -100], [[1, 2, 3]]],
  ['the nearest first use counts', [0, 121, 62], [[1], [2, 3]]],
  ['decades apart', [0, 10_000, -9_000, 10_001], [[1], [2, 4], [3]]],
]

for (const [what, days, sets] of DAYS) {
  test(`[J7] ${what}`, () => {
    const members = days.map((day, index) =>
      filingMember(index + 1, { lodgedAt: onDay(day), consignment: { houseReference: 'A100' } }),
    )
    assert.deepEqual(setsOf(members), sets)
  })
}

test('[J7] an amendment keeps the moment its reference was first lodged', () => {
  const first = filingMember(1, { consignment: { houseReference: 'A100' } })
  const amended = filingMember(1, {
    lodgedAt: onDay(300),
    consignment: { houseReference: 'A100' },
  })
  const member = { ...first, current: amended.current, stated: amended.stated }
  assert.deepEqual(setsOf([member, numbered(2, 'A100')]), [[1, 2]])
})

const order = (sequence: number, filer: string, name?: string): Member =>
  stating(
    sequence,
    { orderReference: 'O-100', ...(name === undefined ? {} : { marketplace: { name } }) },
    filer,
  )
const withOrder = (sequence: number, houseReference: string, name?: string): Member =>
  stating(
    sequence,
    {
      houseReference,
      orderReference: 'o 100',
      ...(name === undefined ? {} : { marketplace: { name } }),
    },
    `carrier-${sequence}`,
  )

test('[J8] an order-only statement joins the one parcel that carries the order', () => {
  assert.deepEqual(setsOf([order(1, 'tidemart'), withOrder(2, 'A100')]), [[1, 2]])
  assert.deepEqual(setsOf([order(1, 'a', 'Tidemart'), withOrder(2, 'A100', 'TIDEMART')]), [[1, 2]])
  assert.deepEqual(setsOf([order(1, 'a', 'Tidemart'), withOrder(2, 'A100', 'Other')]), [[1], [2]])
})

test('[J8] several statements of that parcel are one parcel', () => {
  const members = [order(1, 'a'), withOrder(2, 'A100'), withOrder(3, 'A100')]
  assert.deepEqual(setsOf(members), [[1, 2, 3]])
})

test('[J8] order-only statements of different filers join when no parcel carries the order', () => {
  assert.deepEqual(setsOf([order(1, 'marketplace'), order(2, 'seller')]), [[1, 2]])
})

test('[J9] with several parcels an order-only statement stays apart', () => {
  const members = [order(1, 'a'), withOrder(2, 'A100'), withOrder(3, 'B200')]
  assert.deepEqual(setsOf(members), [[1], [2], [3]])
  assert.deepEqual(setsOf([...members, order(4, 'b')]), [[1], [2], [3], [4]])
})

test('[J9] an order never joins two numbered parcels', () => {
  assert.deepEqual(setsOf([withOrder(1, 'A100'), withOrder(2, 'B200')]), [[1], [2]])
})

test('[J9] an order-only statement never makes one parcel of two', () => {
  const members = [withOrder(1, 'A100', 'Tidemart'), order(2, 'a'), withOrder(3, 'B200', 'Other')]
  assert.deepEqual(setsOf(members), [[1], [2], [3]])
})

test('[J9] one filer that states an order twice speaks of two parcels', () => {
  assert.deepEqual(setsOf([order(1, 'a'), order(2, 'a')]), [[1], [2]])
  assert.deepEqual(setsOf([order(1, 'a'), order(2, 'a'), withOrder(3, 'A100')]), [[1], [2], [3]])
  assert.deepEqual(setsOf([order(1, 'a'), order(2, 'a'), order(3, 'b'), withOrder(4, 'A100')]), [
    [1],
    [2],
    [3, 4],
  ])
})

test('[J9] statements of two marketplaces are two, though one parcel names none', () => {
  const members = [withOrder(1, 'A100'), order(2, 'a', 'Tidemart'), order(3, 'b', 'Other')]
  assert.deepEqual(setsOf(members), [[1], [2], [3]])
})

test('[J10] a link joins two numbers, and an unlink restores both', () => {
  const two = [numbered(1, 'A100'), numbered(2, 'B200')]
  const pair = { one: house('A100'), other: house('B200') }
  const link = linkMember(3, { ...pair, at: onDay(1) })
  assert.deepEqual(setsOf([...two, link]), [[1, 2, 3]])
  const unlink = linkMember(4, { ...pair, event: 'unlinked', at: onDay(2) })
  assert.deepEqual(setsOf([...two, link, unlink]), [[1, 3, 4], [2]])
  const turned = { one: house('B200'), other: house('A100') }
  const other = linkMember(4, { ...turned, event: 'unlinked', at: onDay(2) })
  assert.deepEqual(setsOf([...two, link, other]), [
    [1, 3],
    [2, 4],
  ])
})

test('[J10] what happened counts, not when it was told', () => {
  const two = [numbered(1, 'A100'), numbered(2, 'B200')]
  const pair = { one: house('A100'), other: house('B200') }
  const toldFirst = linkMember(3, { ...pair, event: 'unlinked', at: onDay(2) })
  const toldLater = linkMember(4, { ...pair, at: onDay(1) })
  assert.deepEqual(setsOf([...two, toldFirst, toldLater]), [[1, 3, 4], [2]])
  const again = linkMember(5, { ...pair, at: onDay(3) })
  assert.deepEqual(setsOf([...two, toldFirst, toldLater, again]), [[1, 2, 3, 4, 5]])
})

test('[J10] one unlink takes back what two filers linked, and nothing of the year before', () => {
  const pair = { one: house('A100'), other: house('B200') }
  const old = [
    filingMember(1, { lodgedAt: onDay(-365), consignment: { houseReference: 'A100' } }),
    filingMember(2, { lodgedAt: onDay(-365), consignment: { houseReference: 'B200' } }),
    linkMember(3, { ...pair, at: onDay(-364) }),
  ]
  const now = [
    numbered(4, 'A100'),
    numbered(5, 'B200'),
    linkMember(6, { ...pair, at: onDay(1) }),
    linkMember(7, { ...pair, filer: 'post', at: onDay(1) }),
    linkMember(8, { ...pair, event: 'unlinked', at: onDay(2) }),
  ]
  assert.deepEqual(setsOf([...old, ...now]), [[1, 2, 3], [4, 6, 7, 8], [5]])
})

test('[J10] a link waits for the parcel of its second number', () => {
  const link = linkMember(1, { one: house('A100'), other: house('B200'), at: onDay(1) })
  assert.deepEqual(setsOf([link]), [[1]])
  assert.deepEqual(setsOf([link, numbered(2, 'B200')]), [[1, 2]])
})

test('[J10] a link whose second number two carriers use joins only the one it names', () => {
  const members = [numbered(1, 'A100'), numbered(2, 'B200', 'AX'), numbered(3, 'B200', 'BX')]
  const unscoped = linkMember(4, { one: house('A100'), other: house('B200'), at: onDay(1) })
  assert.deepEqual(setsOf([...members, unscoped]), [[1, 4], [2], [3]])
  const scoped = linkMember(4, { one: house('A100'), other: house('B200', 'BX'), at: onDay(1) })
  assert.deepEqual(setsOf([...members, scoped]), [[1, 3, 4], [2]])
})

test('[J10] links in a circle make one parcel', () => {
  const numbers = ['A100', 'B200', 'C300', 'D400']
  const parcels = numbers.map((number, index) => numbered(index + 1, number))
  const links = numbers.map((number, index) =>
    linkMember(index + 5, {
      one: house(number),
      other: house(numbers[(index + 1) % numbers.length] ?? ''),
      at: onDay(1),
    }),
  )
  assert.deepEqual(setsOf([...parcels, ...links]), [[1, 2, 3, 4, 5, 6, 7, 8]])
})

test('[J10] a link of a number with itself changes nothing', () => {
  const link = linkMember(2, { one: house('A100'), other: house('A100'), at: onDay(1) })
  assert.deepEqual(setsOf([numbered(1, 'A100'), link]), [[1, 2]])
})

test('[J12] a crowded number joins nobody new and parts nobody', () => {
  const members = [numbered(1, 'A100'), numbered(2, 'A100'), numbered(3, 'A100')]
  const homes = new Map([
    [1, 'c1'],
    [2, 'c1'],
  ])
  const crowd = {
    keys: new Set(['number:A100']),
    homeOf: (member: Member) => homes.get(memberSequence(member)),
  }
  const sets = partition(members, crowd).map((set) => set.map(memberSequence))
  assert.deepEqual(sets, [[1, 2], [3]])
})

test('[J12] a crowded order joins nobody new and parts nobody', () => {
  const members = [withOrder(1, 'A100'), order(2, 'a'), order(3, 'b')]
  const homes = new Map([
    [1, 'c1'],
    [2, 'c1'],
  ])
  const crowd = {
    keys: new Set(['order:O100']),
    homeOf: (member: Member) => homes.get(memberSequence(member)),
  }
  const sets = partition(members, crowd).map((set) => set.map(memberSequence))
  assert.deepEqual(sets, [[1, 2], [3]])
})
