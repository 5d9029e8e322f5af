/**
 * Finds all that a lexicon holds in a text, in one pass over its words, whatever the number of
 * terms. The work is bounded by the length of the text, however it is made.
 */
import { findCasNumbers } from './cas-numbers.ts'
import { findDisguised } from './disguised-words.ts'
import type { Hit, Manner } from './hit.ts'
import type { Branch, Entry, Lexicon, Phrase } from './lexicon.ts'
import { gapBefore, type TextWords } from './read-words.ts'

/** The most hits of one text: more tell nothing that these do not. */
const HITS_MAX = 2_000

/** Every hit in the text; for one place the longer ones stand anywhere among them. */
export function searchText<T>(text: TextWords, lexicon: Lexicon<T>): readonly Hit<T>[] {
  const hits: Hit<T>[] = []
  const { words } = text
  const entries: (Entry<T> | undefined)[] = []
  for (const word of words) entries.push(lexicon.entries.get(word))
  for (let at = 0; at < words.length && hits.length < HITS_MAX; at += 1) {
    for (const id of entries[at]?.ids ?? NONE) {
      const root = lexicon.roots[id]
      if (root !== undefined) follow({ text, entries, hits, from: at }, root, at + 1)
    }
    const word = words[at] ?? ''
    for (const phrase of lexicon.findParts(word)) {
      // The whole word was found as such.
      if (phrase.letters < word.length)
        hits.push({ phrase, from: at, to: at + 1, manner: 'part-of-word' })
    }
  }
  findDisguised({ text, entries, lexicon, hits })
  for (const number of findCasNumbers(text.folded.text, text.digits)) {
    const phrase = lexicon.numbers.get(number.number)
    if (phrase !== undefined) hits.push({ phrase, ...wordsWithin(text, number), manner: 'number' })
  }
  return hits
}

const NONE: readonly number[] = []

type Following<T> = {
  readonly text: TextWords
  readonly entries: readonly (Entry<T> | undefined)[]
  readonly hits: Hit<T>[]
  readonly from: number
}

/** Goes down the tree of phrases as far as the words of the text lead. */
function follow<T>(following: Following<T>, branch: Branch<T>, to: number): void {
  const { text, entries, hits, from } = following
  for (const phrase of branch.phrases) {
    const manner = phrase.isUnspaced ? unspacedManner(text, { phrase, from, to }) : 'plain'
    if (manner !== undefined) hits.push({ phrase, from, to, manner })
  }
  if (branch.next.size === 0) return
  for (const id of entries[to]?.ids ?? NONE) {
    const next = branch.next.get(id)
    if (next !== undefined) follow(following, next, to + 1)
  }
}

/** Signs between letters that no one writes there but to hide a word. */
const ODD = /^[^\s\p{L}\p{N},;:!?()[\]{}'"、，。；：！？（）【】《》「」/\\|&+-]+$/u

/**
 * Letters of a script without spaces stand together, or are hidden on purpose: with odd signs
 * between, or each apart. 大象 牙刷 holds no 象牙.
 */
function unspacedManner<T>(
  text: TextWords,
  { phrase, from, to }: { readonly phrase: Phrase<T>; readonly from: number; readonly to: number },
): Manner | undefined {
  let isApart = gapBefore(text, from) !== '' && gapBefore(text, to) !== ''
  let isTogether = true
  let hasOdd = false
  for (let at = from + 1; at < to; at += 1) {
    const gap = gapBefore(text, at)
    if (gap === '') isApart = false
    else if (ODD.test(gap)) hasOdd = true
    else if (phrase.spaceBefore[at - from] !== true) isTogether = false
  }
  if (isTogether) return hasOdd ? 'disguised' : 'plain'
  return isApart ? 'disguised' : undefined
}

/** The words that lie in a stretch of the folded text. */
function wordsWithin(
  { starts, ends }: TextWords,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  let first = 0
  while (first < ends.length && (ends[first] ?? 0) <= from) first += 1
  let last = first
  while (last < starts.length && (starts[last] ?? 0) < to) last += 1
  return { from: first, to: last }
}
