/**
 * Looks asked words up among listed units (words, and words written as one), by the keys that words
 * taken for one always share.
 */
import type { Span } from './align-names.ts'
import {
  compareJoined,
  compareWords,
  LIKENESS_MIN,
  type Outlines,
  outlineTest,
  visitJoinedKeys,
  visitKeys,
  type WordMatch,
} from './compare-words.ts'
import { type KeyTable, MEMBER_BITS, mayHold, type Rows, TAG_BITS } from './key-table.ts'
import type { NameWord } from './name-word.ts'
import { canStandForJoined } from './possible-pairs.ts'

/**
 * One sort of listed units (words, or words written as one), its keys, and the names it stands
 * in.
 */
export type Units = {
  readonly words: readonly NameWord[]
  /** What tells at once that a unit is another word, in flat arrays. */
  readonly outlines: Outlines
  /** For each name, its units in order. */
  readonly ofName: Rows
  /** For each unit, the names it stands in. */
  readonly names: Rows
}

/** A unit of the asked name that stands for a listed unit. */
export type Found = { readonly asked: Span; readonly match: WordMatch; readonly isWhole: boolean }

/** What was found for listed units during one search. Mutable, and emptied after each. */
export type Hits = {
  /** For each unit, one more than its place in `found`; 0 for a unit that was not found. */
  readonly slots: Int32Array
  readonly found: Found[][]
  /** The units found, in the order of `found`. */
  readonly order: number[]
}

/** No hits yet among so many units. */
export function newHits(units: number): Hits {
  return { slots: new Int32Array(units), found: [], order: [] }
}

const NOTHING_FOUND: readonly Found[] = []

/** What was found for a unit. */
export function foundFor({ slots, found }: Hits, unit: number): readonly Found[] {
  const slot = slots[unit] ?? 0
  return slot === 0 ? NOTHING_FOUND : (found[slot - 1] ?? NOTHING_FOUND)
}

/** Forgets all hits. */
export function empty({ slots, found, order }: Hits): void {
  for (const unit of order) slots[unit] = 0
  found.length = 0
  order.length = 0
}

/** Where to look, and where to note what was found. */
export type Search = {
  readonly words: Units
  readonly joined: Units
  readonly tables: {
    readonly words: KeyTable
    readonly wordsJoined: KeyTable
    readonly joined: KeyTable
  }
  readonly seen: { readonly words: Int32Array; readonly joined: Int32Array }
  readonly hits: { readonly words: Hits; readonly joined: Hits }
  /** A number that no look-up had before. */
  readonly next: () => number
}

/** Notes the listed units that one asked word may stand for. */
export function lookUpWord(search: Search, word: NameWord, asked: Span): void {
  const { words, tables, seen, hits, next } = search
  const mayBe = outlineTest(word, words.outlines)
  const found = (unit: number) => {
    const other = mayBe(unit) ? words.words[unit] : undefined
    if (other === undefined) return
    note(hits.words, unit, { asked, match: compareWords(word, other), isWhole: false })
  }
  visitKeys(word, 'asked', visitTable(tables.words, { marks: seen.words, round: next() }, found))
  if (canStandForJoined(word)) lookUpAmongJoined(search, word, { asked, isWhole: false })
}

/** Notes the listed units that neighbouring asked words, written as one, may stand for. */
export function lookUpJoined(
  search: Search,
  word: NameWord,
  { asked, isWhole }: { readonly asked: Span; readonly isWhole: boolean },
): void {
  const { words, tables, seen, hits, next } = search
  const found = (unit: number) => {
    const other = words.words[unit]
    if (other === undefined) return
    note(hits.words, unit, { asked, match: compareJoined(word, other), isWhole: false })
  }
  visitJoinedKeys(word, visitTable(tables.wordsJoined, { marks: seen.words, round: next() }, found))
  if (isWhole) lookUpAmongJoined(search, word, { asked, isWhole })
}

function lookUpAmongJoined(
  { joined, tables, seen, hits, next }: Search,
  word: NameWord,
  { asked, isWhole }: { readonly asked: Span; readonly isWhole: boolean },
): void {
  const found = (unit: number) => {
    const other = joined.words[unit]
    if (other === undefined) return
    const match = compareJoined(word, other, !isWhole || asked.length === 1)
    note(hits.joined, unit, { asked, match, isWhole })
  }
  visitJoinedKeys(word, visitTable(tables.joined, { marks: seen.joined, round: next() }, found))
}

/** Tells `visit` each unit under a key once a round. */
function visitTable(
  table: KeyTable,
  { marks, round }: { readonly marks: Int32Array; readonly round: number },
  visit: (unit: number) => void,
): (hash: number) => void {
  const { starts, members, mask } = table
  return (hash) => {
    if (!mayHold(table, hash)) return
    const bucket = hash & mask
    const tag = hash & TAG_BITS
    const end = starts[bucket + 1] ?? 0
    for (let at = starts[bucket] ?? 0; at < end; at += 1) {
      const member = members[at] ?? 0
      if ((member & TAG_BITS) !== tag) continue
      const unit = member & MEMBER_BITS
      if (marks[unit] === round) continue
      marks[unit] = round
      visit(unit)
    }
  }
}

function note({ slots, found, order }: Hits, unit: number, hit: Found): void {
  if (hit.match.likeness < LIKENESS_MIN) return
  const slot = slots[unit] ?? 0
  if (slot === 0) {
    slots[unit] = found.push([hit])
    order.push(unit)
  } else found[slot - 1]?.push(hit)
}
