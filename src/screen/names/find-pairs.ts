/**
 * Finds, for the words of an asked name, the listed words that may stand for them, and the names
 * that could reach the least score: the same pairs that comparing with every name would give.
 */
import type { PairedWords, Span, WeighedName } from './align-names.ts'
import { outlinesOf, visitJoinedKeys, visitKeys } from './compare-words.ts'
import { buildKeyTable, invertRows, rowsFrom } from './key-table.ts'
import type { IndexedName } from './listed-names.ts'
import {
  empty,
  type Found,
  foundFor,
  type Hits,
  lookUpJoined,
  lookUpWord,
  newHits,
  type Units,
} from './look-up-words.ts'
import type { NameWord } from './name-word.ts'
import { canStandForJoined, joinedWords, single } from './possible-pairs.ts'
import type { ReadName } from './read-name.ts'
import { PAIRED_SHARE_MIN } from './score-alignment.ts'
import type { NameMode } from './weigh-words.ts'

/** The words of an asked name, and what each weighs beside names of people and of companies. */
export type AskedName = {
  readonly words: readonly NameWord[]
  readonly unparted: ReadName['unparted']
  readonly person: WeighedName
  readonly company: WeighedName
  readonly vessel: WeighedName
}

/** Tells each name that could reach the least score, with all pairs of its words. */
export type PairFinder = (
  asked: AskedName,
  visit: (name: number, pairs: readonly PairedWords[]) => void,
) => void

function collectUnits(lists: readonly (readonly NameWord[])[]): Units {
  const numbers = new Map<NameWord, number>()
  const words: NameWord[] = []
  const ofName = rowsFrom(
    lists.map((list) =>
      list.map((word) => {
        const known = numbers.get(word)
        if (known !== undefined) return known
        numbers.set(word, words.length)
        return words.push(word) - 1
      }),
    ),
  )
  const outlines = outlinesOf(words)
  return { words, outlines, ofName, names: invertRows(ofName, words.length) }
}

const MODES: readonly NameMode[] = ['person', 'company', 'vessel']

/** Builds the tables; everything costly happens here. */
export function pairFinder(names: readonly IndexedName[]): PairFinder {
  const words = collectUnits(names.map((name) => name.words))
  const joined = collectUnits(names.map((name) => name.joined.map(({ word }) => word)))
  const tables = {
    words: buildKeyTable(words.words.length, (at, visit) => {
      const word = words.words[at]
      if (word !== undefined) visitKeys(word, 'listed', visit)
    }),
    wordsJoined: buildKeyTable(words.words.length, (at, visit) => {
      const word = words.words[at]
      if (word !== undefined && canStandForJoined(word)) visitJoinedKeys(word, visit)
    }),
    joined: buildKeyTable(joined.words.length, (at, visit) => {
      const word = joined.words[at]
      if (word !== undefined) visitJoinedKeys(word, visit)
    }),
  }
  const seen = {
    words: new Int32Array(words.words.length),
    joined: new Int32Array(joined.words.length),
    names: new Int32Array(names.length),
  }
  const hits = { words: newHits(words.words.length), joined: newHits(joined.words.length) }
  const modes = Uint8Array.from(names, ({ mode }) => MODES.indexOf(mode))
  let search = 0
  return (asked, visit) => {
    const neededBy = MODES.map((mode) => neededOf(asked[mode].weights))
    const needed = neededBy.reduce((all, bits) => all | bits, 0)
    const look = { words, joined, tables, seen, hits, next: () => (search += 1) }
    for (const [at, word] of asked.words.entries()) lookUpWord(look, word, single(at))
    for (const { span, word, isWhole } of joinedWords(asked)) {
      lookUpJoined(look, word, { asked: span, isWhole })
    }
    search += 1
    const round = search
    const visitNames = (units: Units, found: Hits) => {
      for (const unit of found.order) {
        const bits = askedBits(foundFor(found, unit))
        if ((bits & needed) === 0) continue
        const { starts, members } = units.names
        for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at += 1) {
          const name = members[at] ?? 0
          if (seen.names[name] === round) continue
          if ((bits & (neededBy[modes[name] ?? 0] ?? 0)) === 0) continue
          seen.names[name] = round
          const listed = names[name]
          if (listed === undefined) continue
          const pairs = pairsOf({ name, listed, words, joined, hits, asked })
          if (pairs !== undefined) visit(name, pairs)
        }
      }
    }
    visitNames(words, hits.words)
    visitNames(joined, hits.joined)
    empty(hits.words)
    empty(hits.joined)
  }
}

/** The asked words in any of the spans. */
function askedBits(found: readonly Found[]): number {
  return found.reduce((bits, { asked }) => bits | spanBits(asked), 0)
}

function spanBits({ start, length }: Span): number {
  return ((1 << length) - 1) << start
}

/**
 * The words of which every name that can score at all must have at least one: without them, less
 * than the least share of the weight can be paired.
 */
function neededOf(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const order = weights.map((_, at) => at).toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  let rest = total
  let needed = 0
  for (const at of order) {
    if (rest < total * PAIRED_SHARE_MIN) break
    needed |= 1 << at
    rest -= weights[at] ?? 0
  }
  return needed
}

type Gathering = {
  readonly name: number
  readonly listed: IndexedName
  readonly words: Units
  readonly joined: Units
  readonly hits: { readonly words: Hits; readonly joined: Hits }
  readonly asked: AskedName
}

/** All pairs of one name, or undefined where they pair too little of what was asked. */
function pairsOf(gathering: Gathering): readonly PairedWords[] | undefined {
  const pairs: PairedWords[] = []
  const { words, name, hits, asked, listed } = gathering
  const { starts, members } = words.ofName
  const from = starts[name] ?? 0
  const end = starts[name + 1] ?? 0
  let touched = 0
  for (let at = from; at < end; at += 1) {
    for (const hit of foundFor(hits.words, members[at] ?? 0)) {
      touched |= spanBits(hit.asked)
      pairs.push({ asked: hit.asked, listed: single(at - from), match: hit.match })
    }
  }
  if (hits.joined.order.length > 0) touched |= gatherJoined(gathering, pairs)
  return reaches(asked[listed.mode].weights, touched) ? pairs : undefined
}

/** Adds the pairs of runs of the name; gives the asked words they touch. */
function gatherJoined({ name, listed, joined, hits }: Gathering, pairs: PairedWords[]): number {
  const { starts, members } = joined.ofName
  const from = starts[name] ?? 0
  const end = starts[name + 1] ?? 0
  let touched = 0
  for (let at = from; at < end; at += 1) {
    for (const hit of foundFor(hits.joined, members[at] ?? 0)) {
      const run = listed.joined[at - from]
      if (run === undefined || (hit.isWhole && !run.isWhole)) continue
      touched |= spanBits(hit.asked)
      pairs.push({ asked: hit.asked, listed: run.span, match: hit.match })
    }
  }
  return touched
}

function reaches(weights: readonly number[], touched: number): boolean {
  let total = 0
  let paired = 0
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0
    total += weight
    if ((touched & (1 << at)) !== 0) paired += weight
  }
  return paired >= total * PAIRED_SHARE_MIN
}
