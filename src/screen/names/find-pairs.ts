/**
 * Finds, for the words of an asked name, the listed words that may stand for them, and the names
 * that could reach the least score: the same pairs that comparing with every name would give.
 */
import type { PairedWords, Span, WeighedName } from './align-names.ts'
import {
  compareJoined,
  compareWords,
  LIKENESS_MIN,
  mayBeAlike,
  type Outlines,
  outlinesOf,
  visitJoinedKeys,
  visitKeys,
  type WordMatch,
} from './compare-words.ts'
import {
  buildKeyTable,
  invertRows,
  type KeyTable,
  MEMBER_BITS,
  type Rows,
  rowsFrom,
  TAG_BITS,
} from './key-table.ts'
import type { IndexedName } from './listed-names.ts'
import type { NameWord } from './name-word.ts'
import type { ReadName } from './read-name.ts'
import { canStandForJoined, joinedWords, single } from './possible-pairs.ts'
import { PAIRED_SHARE_MIN } from './score-alignment.ts'

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

/** One sort of listed units (words, or words written as one), its keys, and the names it stands in. */
type Units = {
  readonly words: readonly NameWord[]
  /** What tells at once that a unit is another word, in flat arrays. */
  readonly outlines: Outlines
  /** For each name, its units in order. */
  readonly ofName: Rows
  /** For each unit, the names it stands in. */
  readonly names: Rows
}

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

/** A unit of the asked name that stands for a listed unit. */
type Found = { readonly asked: Span; readonly match: WordMatch; readonly isWhole: boolean }

/** What was found for listed units during one search. Mutable, and emptied after each. */
type Hits = { readonly byUnit: Map<number, Found[]>; readonly order: number[] }

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
  let search = 0
  return (asked, visit) => {
    const hits = { words: newHits(), joined: newHits() }
    const needed = neededWords(asked)
    const look = lookUp({ words, joined, tables, seen, hits, next: () => (search += 1) })
    for (const [at, word] of asked.words.entries()) look.word(word, single(at))
    for (const { span, word, isWhole } of joinedWords(asked)) look.joined(word, span, isWhole)
    search += 1
    const round = search
    const visitNames = (units: Units, found: Hits) => {
      for (const unit of found.order) {
        const bits = askedBits(found.byUnit.get(unit) ?? [])
        if ((bits & needed.any) === 0) continue
        const { starts, members } = units.names
        for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at += 1) {
          const name = members[at] ?? 0
          if (seen.names[name] === round) continue
          const listed = names[name]
          if (listed === undefined) continue
          if ((bits & needed[listed.mode]) === 0) continue
          seen.names[name] = round
          const pairs = pairsOf({ name, listed, words, joined, hits, asked })
          if (pairs !== undefined) visit(name, pairs)
        }
      }
    }
    visitNames(words, hits.words)
    visitNames(joined, hits.joined)
  }
}

function newHits(): Hits {
  return { byUnit: new Map(), order: [] }
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
 * than the least share of the weight can be paired, beside people and beside companies.
 */
function neededWords({ person, company, vessel }: AskedName) {
  const needed = {
    person: neededOf(person.weights),
    company: neededOf(company.weights),
    vessel: neededOf(vessel.weights),
  }
  return { ...needed, any: needed.person | needed.company | needed.vessel }
}

function neededOf(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const order = weights.map((_, at) => at).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  let rest = total
  let needed = 0
  for (const at of order) {
    if (rest < total * PAIRED_SHARE_MIN) break
    needed |= 1 << at
    rest -= weights[at] ?? 0
  }
  return needed
}

type Search = {
  readonly words: Units
  readonly joined: Units
  readonly tables: {
    readonly words: KeyTable
    readonly wordsJoined: KeyTable
    readonly joined: KeyTable
  }
  readonly seen: {
    readonly words: Int32Array
    readonly joined: Int32Array
    readonly names: Int32Array
  }
  readonly hits: { readonly words: Hits; readonly joined: Hits }
  readonly next: () => number
}

function lookUp({ words, joined, tables, seen, hits, next }: Search) {
  const visitTable =
    (
      { starts, members, mask }: KeyTable,
      { marks, round }: { readonly marks: Int32Array; readonly round: number },
      visit: (unit: number) => void,
    ) =>
    (hash: number) => {
      const bucket = hash & mask
      const tag = hash & TAG_BITS
      for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at += 1) {
        const member = members[at] ?? 0
        if ((member & TAG_BITS) !== tag) continue
        const unit = member & MEMBER_BITS
        if (marks[unit] === round) continue
        marks[unit] = round
        visit(unit)
      }
    }
  const note = (found: Hits, unit: number, hit: Found) => {
    const before = found.byUnit.get(unit)
    if (before === undefined) {
      found.byUnit.set(unit, [hit])
      found.order.push(unit)
    } else before.push(hit)
  }
  const againstJoined = (word: NameWord, asked: Span, isWhole: boolean) => {
    visitJoinedKeys(
      word,
      visitTable(tables.joined, { marks: seen.joined, round: next() }, (unit) => {
        const other = joined.words[unit]
        if (other === undefined) return
        const match = compareJoined(word, other, !isWhole || asked.length === 1)
        if (match.likeness >= LIKENESS_MIN) note(hits.joined, unit, { asked, match, isWhole })
      }),
    )
  }
  const againstWords =
    (compare: (one: NameWord, other: NameWord) => WordMatch, word: NameWord, asked: Span) =>
    (unit: number) => {
      if (compare === compareWords && !mayBeAlike(word, words.outlines, unit)) return
      const other = words.words[unit]
      if (other === undefined) return
      const match = compare(word, other)
      if (match.likeness >= LIKENESS_MIN) note(hits.words, unit, { asked, match, isWhole: false })
    }
  return {
    word: (word: NameWord, asked: Span) => {
      const found = againstWords(compareWords, word, asked)
      visitKeys(
        word,
        'asked',
        visitTable(tables.words, { marks: seen.words, round: next() }, found),
      )
      if (canStandForJoined(word)) againstJoined(word, asked, false)
    },
    joined: (word: NameWord, asked: Span, isWhole: boolean) => {
      const found = againstWords(compareJoined, word, asked)
      visitJoinedKeys(
        word,
        visitTable(tables.wordsJoined, { marks: seen.words, round: next() }, found),
      )
      if (isWhole) againstJoined(word, asked, true)
    },
  }
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
function pairsOf({
  name,
  listed,
  words,
  joined,
  hits,
  asked,
}: Gathering): readonly PairedWords[] | undefined {
  const pairs: PairedWords[] = []
  let touched = 0
  const { starts, members } = words.ofName
  const from = starts[name] ?? 0
  for (let at = from; at < (starts[name + 1] ?? 0); at += 1) {
    for (const hit of hits.words.byUnit.get(members[at] ?? 0) ?? []) {
      touched |= spanBits(hit.asked)
      pairs.push({ asked: hit.asked, listed: single(at - from), match: hit.match })
    }
  }
  if (hits.joined.order.length > 0) {
    const first = joined.ofName.starts[name] ?? 0
    for (const [at, run] of listed.joined.entries()) {
      for (const hit of hits.joined.byUnit.get(joined.ofName.members[first + at] ?? 0) ?? []) {
        if (hit.isWhole && !run.isWhole) continue
        touched |= spanBits(hit.asked)
        pairs.push({ asked: hit.asked, listed: run.span, match: hit.match })
      }
    }
  }
  return reaches(asked[listed.mode].weights, touched) ? pairs : undefined
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
