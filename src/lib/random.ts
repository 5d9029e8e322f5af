/**
 * Deterministic random numbers for generated records and simulations; never for secrets or draws
 * that decide. A stream is named by its path of labels: drawing more in one changes no other.
 */
import { assert, present } from './assert.ts'

/**
 * A stream of random numbers. `split` depends on the stream's name alone, not on what was drawn.
 */
export type Random = {
  /** The next number, uniform over 0 to 2^32 - 1. */
  readonly next: () => number
  /** The stream of that label below this one: same label, same stream. */
  readonly split: (label: string | number) => Random
}

type Key = readonly [number, number, number, number]

const ROOT: Key = [1779033703, 3144134277, 1013904242, 2773480762]
const WARM_UP_ROUNDS = 12
const NUMBER_WORDS = 3
const NUMBER_TAG = 0x6e756d

/** The root stream of a seed. */
export function createRandom(seed: string | number): Random {
  assert(typeof seed === 'string' || Number.isSafeInteger(seed), 'a numeric seed is a whole number')
  return streamBelow(ROOT, seed)
}

/** A number in [0, 1) in steps of 2^-32. */
export function fraction(random: Random): number {
  return random.next() / 4_294_967_296
}

/** A whole number from 0 to `below` - 1; `below` from 1 to 2^32. */
export function intBelow(random: Random, below: number): number {
  return Math.floor((random.next() / 4_294_967_296) * below)
}

/** A whole number within the bounds, both included. */
export function intWithin(random: Random, bounds: readonly [number, number]): number {
  return bounds[0] + intBelow(random, bounds[1] - bounds[0] + 1)
}

/** Yes with that probability. */
export function chance(random: Random, probability: number): boolean {
  return random.next() < probability * 4_294_967_296
}

/** One of the choices, each as likely; there must be one. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  return present(choices[intBelow(random, choices.length)], 'a choice')
}

/** The choices in random order (Fisher and Yates). */
export function shuffled<T>(random: Random, choices: readonly T[]): readonly T[] {
  const order = [...choices]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = intBelow(random, last + 1)
    const held = present(order[last], 'a choice')
    order[last] = present(order[other], 'a choice')
    order[other] = held
  }
  return order
}

/** Choices with their weights, made ready for drawing. */
export type Weighted<T> = { readonly choices: readonly T[]; readonly upTo: Float64Array }

/** Makes a weighted table. Weights are at least 0 and not all 0. */
export function weighted<T>(choices: readonly T[], weightOf: (choice: T, rank: number) => number) {
  const upTo = new Float64Array(choices.length)
  let sum = 0
  for (const [rank, choice] of choices.entries()) {
    const weight = weightOf(choice, rank)
    assert(weight >= 0, 'a weight is at least 0')
    sum += weight
    upTo[rank] = sum
  }
  assert(sum > 0, 'some weight is above 0')
  return { choices, upTo } satisfies Weighted<T>
}

/**
 * A table in which the weight of a choice falls with its rank: 1 / (rank + offset), the law of
 * Zipf and Mandelbrot with exponent 1. A small offset gives a few giants, a large one a flat
 * market.
 */
export function zipf<T>(choices: readonly T[], offset: number): Weighted<T> {
  return weighted(choices, (_, rank) => 1 / (rank + offset))
}

/** Draws one choice by weight. */
export function draw<T>(random: Random, table: Weighted<T>): T {
  const { choices, upTo } = table
  const target = fraction(random) * (upTo[upTo.length - 1] ?? 0)
  let low = 0
  let high = upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return present(choices[low], 'a weighted choice')
}

/**
 * The stream whose name has these 128 bits: sfc32 by Chris Doty-Humphrey (PractRand), with a period
 * of at least 2^32. The name stays beside the state, so that `split` does not depend on draws.
 */
function stream(k0: number, k1: number, k2: number, k3: number): Random {
  let a = k0
  let b = k1
  let c = k2
  let counter = k3 | 1
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return mixed >>> 0
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next()
  return { next, split: (label) => streamBelow([k0, k1, k2, k3], label) }
}

/** The stream of a label below a name. Numbers and the text of their digits give different ones. */
function streamBelow(key: Key, label: string | number): Random {
  let [a, b, c, d] = key
  const words = typeof label === 'number' ? NUMBER_WORDS : label.length + 1
  for (let at = 0; at < words; at += 1) {
    const word = wordOf(label, at)
    const first = a
    a = b ^ Math.imul(a ^ word, 597399067)
    b = c ^ Math.imul(b ^ word, 2869860233)
    c = d ^ Math.imul(c ^ word, 951274213)
    d = first ^ Math.imul(d ^ word, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  const all = a ^ b ^ c ^ d
  return stream(all, b ^ all, c ^ all, d ^ all)
}

/** A label as 32-bit words: a tag and two halves of a number, or the length and units of a text. */
function wordOf(label: string | number, at: number): number {
  if (typeof label === 'string') return at === 0 ? label.length : label.charCodeAt(at - 1)
  if (at === 0) return NUMBER_TAG
  return at === 1 ? label | 0 : Math.floor(label / 4_294_967_296) | 0
}
