/**
 * Which words of two names stand for each other: each word is used once, the pairs that tell most
 * first. Deterministic; works on sets of words kept as bits, as it runs for each candidate name.
 */
import type { WordMatch } from './compare-words.ts'
import type { NameWord } from './name-word.ts'
import type { NameMode } from './weigh-words.ts'

/** A run of words on one side. */
export type Span = { readonly start: number; readonly length: number }

/** A run of asked words that may stand for a run of listed ones. */
export type PairedWords = {
  readonly asked: Span
  readonly listed: Span
  readonly match: WordMatch
}

/** One side: its words, and what each weighs. */
export type WeighedName = {
  readonly words: readonly NameWord[]
  readonly weights: readonly number[]
  readonly mode: NameMode
}

/** Pairs that stand together, and what is left over on both sides. */
export type Alignment = {
  readonly pairs: readonly PairedWords[]
  /** Weight of the paired words, the lesser of both sides. */
  readonly pairedWeight: number
  /** The same without pairs by initials. */
  readonly pairedWeightWhole: number
  /** The paired weight, each pair times its likeness. */
  readonly alikeWeight: number
  readonly askedLeftWeight: number
  readonly listedLeftWeight: number
  /** What is left of the asked name where pairs by initials count as left too. */
  readonly askedLeftWeightWhole: number
  /** Bits of the words paired on each side. */
  readonly askedUsed: number
  readonly listedUsed: number
}

/** An initial says that a name may be this one, no more. */
const INITIAL: WordMatch = { likeness: 0.9, how: 'initial' }

/** The best reading of `possible` pairs as one alignment. */
export function alignNames(
  asked: WeighedName,
  listed: WeighedName,
  possible: readonly PairedWords[],
): Alignment {
  const pairs: PairedWords[] = []
  const used = { asked: 0, listed: 0 }
  const sum = { paired: 0, alike: 0 }
  for (const { pair, weight } of inOrderOfWorth(asked, listed, possible)) {
    const askedBits = bitsOfSpan(pair.asked)
    const listedBits = bitsOfSpan(pair.listed)
    if ((used.asked & askedBits) !== 0 || (used.listed & listedBits) !== 0) continue
    used.asked |= askedBits
    used.listed |= listedBits
    sum.paired += weight
    sum.alike += weight * pair.match.likeness
    pairs.push(pair)
  }
  const pairedWeightWhole = sum.paired
  const askedLeftWeightWhole = leftWeight(asked, used.asked)
  // What looks like an initial in the name of a firm or a ship is part of its name.
  if (listed.mode === 'person') pairInitials({ asked, listed, used, pairs, sum })
  return {
    pairs,
    pairedWeight: sum.paired,
    pairedWeightWhole,
    alikeWeight: sum.alike,
    askedLeftWeight: leftWeight(asked, used.asked),
    listedLeftWeight: leftWeight(listed, used.listed),
    askedLeftWeightWhole,
    askedUsed: used.asked,
    listedUsed: used.listed,
  }
}

type Worth = { readonly pair: PairedWords; readonly weight: number; readonly worth: number }

function inOrderOfWorth(
  asked: WeighedName,
  listed: WeighedName,
  possible: readonly PairedWords[],
): readonly Worth[] {
  const worths = possible.map((pair) => {
    const weight = Math.min(weightOfSpan(asked, pair.asked), weightOfSpan(listed, pair.listed))
    return { pair, weight, worth: weight * pair.match.likeness }
  })
  return worths.length < 2 ? worths : worths.toSorted(byWorth)
}

/** Ties in the order of the names, so that the result never hangs on how pairs were found. */
function byWorth(one: Worth, other: Worth): number {
  if (one.worth !== other.worth) return other.worth - one.worth
  return placeOf(one.pair) - placeOf(other.pair)
}

/** A number for each pair of runs of words: there are at most 30 words on a side. */
function placeOf({ asked, listed }: PairedWords): number {
  return ((asked.start * 32 + asked.length) * 32 + listed.start) * 32 + listed.length
}

function bitsOfSpan({ start, length }: Span): number {
  return ((1 << length) - 1) << start
}

function weightOfSpan({ weights }: WeighedName, { start, length }: Span): number {
  if (length === 1) return weights[start] ?? 0
  let sum = 0
  for (let at = start; at < start + length; at += 1) sum += weights[at] ?? 0
  return sum
}

function leftWeight({ weights }: WeighedName, used: number): number {
  let sum = 0
  for (let at = 0; at < weights.length; at += 1) {
    if ((used & (1 << at)) === 0) sum += weights[at] ?? 0
  }
  return sum
}

/** An alignment in the making. */
type Draft = {
  readonly asked: WeighedName
  readonly listed: WeighedName
  readonly used: { asked: number; listed: number }
  readonly pairs: PairedWords[]
  readonly sum: { paired: number; alike: number }
}

function pairInitials({ asked, listed, used, pairs, sum }: Draft): void {
  for (let i = 0; i < asked.words.length; i += 1) {
    const word = asked.words[i]
    if (word === undefined || (used.asked & (1 << i)) !== 0) continue
    if (word.role !== 'initial' && word.role !== 'name') continue
    for (let j = 0; j < listed.words.length; j += 1) {
      const match = listed.words[j]
      if (match === undefined || (used.listed & (1 << j)) !== 0) continue
      if (!isInitialOf(word, match)) continue
      const weight = Math.min(asked.weights[i] ?? 0, listed.weights[j] ?? 0)
      used.asked |= 1 << i
      used.listed |= 1 << j
      sum.paired += weight
      sum.alike += weight * INITIAL.likeness
      pairs.push({
        asked: { start: i, length: 1 },
        listed: { start: j, length: 1 },
        match: INITIAL,
      })
      break
    }
  }
}

function isInitialOf(one: NameWord, other: NameWord): boolean {
  const oneIsInitial = one.role === 'initial'
  const otherIsInitial = other.role === 'initial'
  if (oneIsInitial === otherIsInitial) return false
  const whole = oneIsInitial ? other : one
  return whole.role === 'name' && one.text.charCodeAt(0) === other.text.charCodeAt(0)
}
