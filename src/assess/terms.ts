/**
 * Finds the words and phrases of a pack's term lists in filed texts, whatever their case, accents,
 * width, plural or look-alike letters, and leaves alone the phrases a list names as innocent.
 */
import type { TermList } from '../domain/pack.ts'
import { foldWords, type Words } from './words.ts'

/** A term found in a text: `term` as the list writes it. */
export type Mention = { readonly list: string; readonly term: string }

/** Searches all lists of a pack at once. */
export type TermIndex = {
  /** The term of `list` found first in `text`, or undefined. */
  readonly find: (text: string, list: string) => string | undefined
  /** Everything found in `text`, at most one term a list. */
  readonly mentions: (text: string) => ReadonlyMap<string, string>
  readonly has: (list: string) => boolean
}

/** How many texts' results are remembered: repeated parties and wordings cost one search. */
const REMEMBERED_MAX = 20_000

type Phrase = { readonly words: readonly string[]; readonly list: string; readonly term: string }
type Index = {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>
  /** Terms in scripts without spaces between words, looked for anywhere. */
  readonly unspaced: readonly Phrase[]
}

/** Builds the index once a pack. */
export function compileTerms(lists: readonly TermList[]): TermIndex {
  const terms = indexOf(lists.map((list) => ({ id: list.id, texts: list.terms })))
  const innocent = indexOf(lists.map((list) => ({ id: list.id, texts: list.except ?? [] })))
  const known = new Set(lists.map((list) => list.id))
  const remembered = new Map<string, ReadonlyMap<string, string>>()
  const none: ReadonlyMap<string, string> = new Map()
  let lastText = ''
  let lastFound = none

  function mentions(text: string): ReadonlyMap<string, string> {
    if (text === lastText) return lastFound
    const before = remembered.get(text)
    const found = before ?? search(foldWords(text), { terms, innocent })
    if (before === undefined) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(text, found)
    }
    lastText = text
    lastFound = found
    return found
  }
  return {
    mentions,
    find: (text, list) => mentions(text).get(list),
    has: (list) => known.has(list),
  }
}

function indexOf(
  lists: readonly { readonly id: string; readonly texts: readonly string[] }[],
): Index {
  const byFirstWord = new Map<string, Phrase[]>()
  const unspaced: Phrase[] = []
  for (const { id, texts } of lists) {
    for (const term of texts) {
      const folded = foldWords(term)
      const first = folded.words[0]
      if (first === undefined) continue
      const phrase = { words: folded.words, list: id, term }
      if (folded.isUnspaced) unspaced.push({ ...phrase, words: [folded.words.join('')] })
      else {
        const same = byFirstWord.get(first)
        if (same === undefined) byFirstWord.set(first, [phrase])
        else same.push(phrase)
      }
    }
  }
  return { byFirstWord, unspaced }
}

type Hit = { readonly phrase: Phrase; readonly from: number; readonly to: number }
type Indexes = { readonly terms: Index; readonly innocent: Index }

function search(text: Words, { terms, innocent }: Indexes): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const hits = hitsIn(text, terms)
  if (hits.length === 0) return found
  const excused = hitsIn(text, innocent)
  for (const hit of hits) {
    const isInnocent = excused.some(
      (phrase) =>
        phrase.phrase.list === hit.phrase.list && phrase.from <= hit.from && phrase.to >= hit.to,
    )
    if (!isInnocent && !found.has(hit.phrase.list)) found.set(hit.phrase.list, hit.phrase.term)
  }
  return found
}

function hitsIn(text: Words, index: Index): readonly Hit[] {
  const hits: Hit[] = []
  for (let from = 0; from < text.words.length; from += 1) {
    const candidates = index.byFirstWord.get(text.words[from] ?? '')
    if (candidates === undefined) continue
    for (const phrase of candidates) {
      const to = from + phrase.words.length
      if (to > text.words.length) continue
      if (phrase.words.every((word, offset) => text.words[from + offset] === word)) {
        hits.push({ phrase, from: text.starts[from] ?? 0, to: text.starts[to] ?? text.length })
      }
    }
  }
  if (!text.hasUnspaced) return hits
  for (const phrase of index.unspaced) {
    const word = phrase.words[0] ?? ''
    const from = text.joined.indexOf(word)
    if (from >= 0) hits.push({ phrase, from, to: from + word.length })
  }
  return hits
}
