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
  /** A search of one list: the term found first in a text, or undefined. Undefined for an unknown list. */
  readonly searchOf: (list: string) => ((text: string) => string | undefined) | undefined
  /** Everything found in `text`, at most one term a list. */
  readonly mentions: (text: string) => readonly Mention[]
}

/** How many texts' results are remembered: repeated parties and wordings cost one search. */
const REMEMBERED_MAX = 20_000

/** A term; `list` is the place of its list. */
type Phrase = { readonly words: readonly string[]; readonly list: number; readonly term: string }
type Index = {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>
  /** Terms in scripts without spaces between words, looked for anywhere. */
  readonly unspaced: readonly Phrase[]
}

/** Terms found in a text, by place of their list. */
type Found = readonly (string | undefined)[]

/** Builds the index once a pack. */
export function compileTerms(lists: readonly TermList[]): TermIndex {
  const places = new Map(lists.map(({ id }, place) => [id, place]))
  const terms = indexOf(lists.map((list) => list.terms))
  const innocent = indexOf(lists.map((list) => list.except ?? []))
  const remembered = new Map<string, Found>()
  let lastText = ''
  let lastFound: Found = []

  function foundIn(text: string): Found {
    // Rules ask for many lists in one text, one after the other.
    if (text === lastText) return lastFound
    const before = remembered.get(text)
    const found = before ?? search(foldWords(text), { terms, innocent, lists: lists.length })
    if (before === undefined) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(text, found)
    }
    lastText = text
    lastFound = found
    return found
  }
  return {
    searchOf: (list) => {
      const place = places.get(list)
      return place === undefined ? undefined : (text) => foundIn(text)[place]
    },
    mentions: (text) =>
      lists.flatMap(({ id }, place) => {
        const term = foundIn(text)[place]
        return term === undefined ? [] : [{ list: id, term }]
      }),
  }
}

function indexOf(lists: readonly (readonly string[])[]): Index {
  const byFirstWord = new Map<string, Phrase[]>()
  const unspaced: Phrase[] = []
  for (const [list, texts] of lists.entries()) {
    for (const term of texts) {
      const folded = foldWords(term)
      const first = folded.words[0]
      if (first === undefined) continue
      const phrase = { words: folded.words, list, term }
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
type Indexes = { readonly terms: Index; readonly innocent: Index; readonly lists: number }

const NOTHING: Found = []

function search(text: Words, { terms, innocent, lists }: Indexes): Found {
  const hits = hitsIn(text, terms)
  if (hits.length === 0) return NOTHING
  const found = new Array<string | undefined>(lists).fill(undefined)
  const excused = hitsIn(text, innocent)
  for (const { phrase, from, to } of hits) {
    const isInnocent = excused.some(
      (other) => other.phrase.list === phrase.list && other.from <= from && other.to >= to,
    )
    if (!isInnocent) found[phrase.list] ??= phrase.term
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
