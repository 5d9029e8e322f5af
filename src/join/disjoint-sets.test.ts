import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { disjointSets } from './disjoint-sets.ts'
import { partition } from './partition.ts'
import { filingMember, house, linkMember, onDay } from './statement.fixture.ts'

test('[J11] sets are what joins connect, and the smallest names them', () => {
  const pair = fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 }))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 14 }), (pairs) => {
      const sets = disjointSets(12)
      const names = Array.from({ length: 12 }, (_, index) => index)
      for (const [one, other] of pairs) {
        sets.join(one, other)
        const [low, high] = [names[one] ?? 0, names[other] ?? 0].toSorted((a, b) => a - b)
        for (const [index, name] of names.entries()) if (name === high) names[index] = low ?? 0
      }
      assert.deepEqual(
        names.map((_, index) => sets.find(index)),
        names,
      )
    }),
  )
})

test('[J11] a chain of links is joined in little time, from whichever end it comes', async () => {
  const count = 10_000
  const parcels = Array.from({ length: count }, (_, at) =>
    filingMember(at + 1, { filer: 'f', consignment: { houseReference: `N${at}A` } }),
  )
  const links = Array.from({ length: count - 1 }, (_, at) =>
    linkMember(count + at + 1, {
      one: house(`N${count - at - 2}A`),
      other: house(`N${count - at - 1}A`),
      at: onDay(0),
    }),
  )
  const spent = await cpuMillis(() => assert.equal(partition([...parcels, ...links]).length, 1))
  assert.ok(spent < 3_000, `${spent} ms`)
})

test('[J9] thousands of statements under one order or one number cost little', async () => {
  const count = 10_000
  const many = (consignment: object) =>
    Array.from({ length: count }, (_, at) =>
      filingMember(at + 1, { filer: `f${at % 4_000}`, consignment }),
    )
  const ordered = many({ orderReference: 'O-100' })
  const numbered = many({ houseReference: 'A100' })
  const spent = await cpuMillis(() => {
    assert.equal(partition(ordered).length, count)
    assert.equal(partition(numbered).length, 1)
  })
  assert.ok(spent < 3_000, `${spent} ms`)
})
