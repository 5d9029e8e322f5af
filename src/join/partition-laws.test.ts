import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arbitraryMembers, OTHER_POOL, POOL } from './arbitrary-members.fixture.ts'
import { joinKeys } from './keys.ts'
import { type Member, memberSequence } from './member.ts'
import { partition } from './partition.ts'
import { filingMember, house, linkMember, onDay } from './statement.fixture.ts'

/** The sets as texts of sequences, kept to those below `below`. */
function setsOf(members: readonly Member[], below = Number.POSITIVE_INFINITY): readonly string[] {
  return partition(members)
    .map((set) => set.map(memberSequence).filter((sequence) => sequence < below))
    .filter((set) => set.length > 0)
    .map((set) => set.join(' '))
}

/** Takes whatever order the numbers give. */
function shuffledBy(members: readonly Member[], order: readonly number[]): readonly Member[] {
  return members
    .map((member, index) => ({ member, at: order[index] ?? 0 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ member }) => member)
}

test('[J11] every member is in one set, and sets do not depend on the order given', () => {
  const orders = fc.array(fc.nat(), { minLength: 14, maxLength: 14 })
  fc.assert(
    fc.property(arbitraryMembers(), orders, (members, order) => {
      const sets = setsOf(members)
      assert.deepEqual(setsOf(shuffledBy(members, order)), sets)
      const placed = sets.flatMap((set) => set.split(' ')).map(Number)
      assert.deepEqual(
        placed.toSorted((one, other) => one - other),
        members.map(memberSequence),
      )
    }),
    { numRuns: 300 },
  )
})

test('[J11] members that share nothing change nothing', () => {
  fc.assert(
    fc.property(
      arbitraryMembers(),
      arbitraryMembers(OTHER_POOL, { first: 100 }),
      (members, others) => {
        assert.deepEqual(setsOf([...members, ...others], 100), setsOf(members))
      },
    ),
    { numRuns: 300 },
  )
})

test('[J11] a member that is added joins sets and splits none but by an order or a second scope', () => {
  const scopeless = arbitraryMembers({ numbers: ['A100', 'B200', 'C300'], orders: ['n/a'] }).map(
    (members) =>
      members.filter((member) =>
        member.kind === 'event'
          ? member.event.event !== 'unlinked' && member.event.subject.scope === undefined
          : member.stated.filing.consignment.carrier === undefined,
      ),
  )
  fc.assert(
    fc.property(scopeless, (members) => {
      const last = members.at(-1)
      if (last === undefined) return
      const before = setsOf(members.slice(0, -1))
      const after = setsOf(members).map((set) => new Set(set.split(' ')))
      for (const set of before) {
        const [first = '', ...rest] = set.split(' ')
        const now = after.find((one) => one.has(first))
        assert.ok(rest.every((one) => now?.has(one) === true))
      }
    }),
    { numRuns: 300 },
  )
})

test('[J10] a link and then an unlink leave all as it was', () => {
  const number = fc.constantFrom(...POOL.numbers)
  const days = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 119 }))
  fc.assert(
    fc.property(
      arbitraryMembers(POOL, { withLinks: false }),
      number,
      number,
      days,
      (members, one, other, [at, later]) => {
        const pair = { one: house(one), other: house(other) }
        const link = linkMember(100, { ...pair, at: onDay(at) })
        const unlink = linkMember(101, { ...pair, event: 'unlinked', at: onDay(at + later) })
        assert.deepEqual(setsOf([...members, link, unlink], 100), setsOf(members))
      },
    ),
    { numRuns: 300 },
  )
})

test('[J9] orders join no two numbered parcels', () => {
  fc.assert(
    fc.property(arbitraryMembers(POOL, { withLinks: false }), (members) => {
      const isNumbered = (member: Member) =>
        member.kind === 'event' ||
        joinKeys(member.stated.filing.consignment).some((key) => key.scheme !== 'order')
      const numbered = members.filter(isNumbered)
      const stripped = numbered.map((member): Member => {
        if (member.kind === 'event') return member
        const { orderReference: _, ...consignment } = member.stated.filing.consignment
        const { filer, lodgedAt } = member.stated.filing
        return filingMember(memberSequence(member), { filer, lodgedAt, consignment })
      })
      const among = (all: readonly Member[]) => {
        const kept = new Set(numbered.map(memberSequence))
        return partition(all)
          .map((set) => set.map(memberSequence).filter((sequence) => kept.has(sequence)))
          .filter((set) => set.length > 0)
          .map((set) => set.join(' '))
          .toSorted()
      }
      assert.deepEqual(among(members), among(stripped))
    }),
    { numRuns: 300 },
  )
})
