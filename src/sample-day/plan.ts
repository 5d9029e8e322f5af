/**
 * Which parcels of the run carry a planted threat. Parcels are planned in blocks, so that a run
 * of any length needs the same memory; every topic comes once before any comes by its weight.
 */
import { draw, intWithin, type Random, shuffled, weighted } from '../lib/random.ts'
import { GROUP_SIZES, type PlantedTopic, TOPIC_WEIGHTS } from './threats/prepare-threat.ts'
import type { Member } from './threats/threat.ts'

/** Parcels that are planned, sorted and sent together. */
export const BLOCK_PARCELS = 1_000

/** A threat's place in a block. */
export type Slot = { readonly topic: PlantedTopic; readonly member: Member | undefined }

/** Fewer parcels make no group. */
const GROUP_LEAST = 3

/** Gives the topic of the next threat, and numbers the groups. */
export type ThreatDeck = {
  readonly topic: () => PlantedTopic
  /** A topic that had no room: it comes first in the next block. */
  readonly putBack: (topic: PlantedTopic) => void
  readonly startBlock: () => void
  readonly group: () => number
}

const TOPICS_PLANTED = Object.keys(TOPIC_WEIGHTS) as readonly PlantedTopic[]
const BY_WEIGHT = weighted(TOPICS_PLANTED, (topic) => TOPIC_WEIGHTS[topic])

/** A deck whose first round has every topic once, in random order. */
export function openDeck(random: Random): ThreatDeck {
  const first = [...shuffled(random.split('first round'), TOPICS_PLANTED)]
  const later = random.split('later')
  const waiting = new Set<PlantedTopic>()
  let groups = 0
  return {
    topic: () => first.pop() ?? draw(later, BY_WEIGHT),
    putBack: (topic) => {
      waiting.add(topic)
    },
    startBlock: () => {
      first.push(...waiting)
      waiting.clear()
    },
    group: () => {
      groups += 1
      return groups
    },
  }
}

/** Plans a block: threats by the place of their parcel in it. `threats` parcels carry one. */
export function planBlock(
  random: Random,
  deck: ThreatDeck,
  block: { readonly parcels: number; readonly threats: number },
): ReadonlyMap<number, Slot> {
  deck.startBlock()
  const places = shuffled(
    random,
    Array.from({ length: block.parcels }, (_, place) => place),
  ).slice(0, block.threats)
  const slots = new Map<number, Slot>()
  let at = 0
  while (at < places.length) {
    const topic = deck.topic()
    const size = GROUP_SIZES[topic]
    const left = places.length - at
    if (size === undefined) {
      slots.set(places[at] ?? 0, { topic, member: undefined })
      at += 1
      continue
    }
    const members = Math.min(intWithin(random, size), left)
    if (members < GROUP_LEAST) {
      deck.putBack(topic)
      continue
    }
    const group = deck.group()
    for (let place = 0; place < members; place += 1) {
      const member = { group, place, size: members }
      slots.set(places[at + place] ?? 0, { topic, member })
    }
    at += members
  }
  return slots
}
