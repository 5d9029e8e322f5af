/** Holds the plan to its counts: the share asked for, every topic first, groups whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../lib/random.ts'
import { openDeck, planBlock, type Slot } from './plan.ts'
import { GROUP_SIZES, TOPIC_WEIGHTS } from './threats/prepare-threat.ts'

test('a block has exactly the threats asked for, in its own parcels', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat({ max: 300 }),
      fc.nat({ max: 300 }),
      (seed, parcels, wished) => {
        const threats = Math.min(parcels, wished)
        const random = createRandom(seed)
        const slots = planBlock(random, openDeck(random), { parcels, threats })
        assert.equal(slots.size, threats)
        assert.ok([...slots.keys()].every((place) => place >= 0 && place < parcels))
      },
    ),
  )
})

test('groups are whole, never under three, and never across blocks', () => {
  const random = createRandom(9)
  const deck = openDeck(random)
  const groups: Slot[][] = []
  for (let block = 0; block < 40; block += 1) {
    const slots = planBlock(random.split(block), deck, { parcels: 1_000, threats: 30 })
    const members = [...slots.values()].filter((slot) => slot.member !== undefined)
    groups.push(...Map.groupBy(members, (slot) => slot.member?.group).values())
  }
  assert.ok(groups.length > 4)
  assert.equal(new Set(groups.map(([slot]) => slot?.member?.group)).size, groups.length)
  for (const group of groups) {
    assert.ok(group.length >= 3)
    assert.ok(
      group.every((slot) => slot.member?.size === group.length && slot.topic in GROUP_SIZES),
    )
    const places = group.map((slot) => slot.member?.place ?? -1).toSorted((a, b) => a - b)
    assert.deepEqual(places, [...places.keys()])
  }
})

test('each topic comes once before any comes twice', () => {
  const deck = openDeck(createRandom(2))
  const topics = Object.keys(TOPIC_WEIGHTS)
  const first = Array.from({ length: topics.length }, () => deck.topic())
  assert.deepEqual(first.toSorted(), topics.toSorted())
})

test('a topic without room waits for the next block', () => {
  const deck = openDeck(createRandom(4))
  for (let count = 0; count < 40; count += 1) deck.topic()
  deck.putBack('split-shipment')
  assert.notEqual(deck.group(), deck.group())
  deck.startBlock()
  assert.equal(deck.topic(), 'split-shipment')
})
