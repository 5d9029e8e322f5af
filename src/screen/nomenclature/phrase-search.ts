/** Phrase search: finds what sellers call goods in a text, the longest name first. */
import type { GoodsPhrase } from './goods-phrase.ts'
import { type GoodsText, readGoodsText } from './goods-terms.ts'

/** A phrase in a text. `isHead`: it is the last before what the goods come with or are for. */
export type PhraseHit = {
  readonly written: string
  readonly codes: readonly string[]
  readonly terms: number
  readonly isHead: boolean
}

/** Finds the phrases of a text. */
export type PhraseSearch = (text: GoodsText) => readonly PhraseHit[]

type Known = {
  readonly written: string
  readonly words: readonly string[]
  readonly codes: readonly string[]
}

/** A name in an unspaced script says by itself about as much as two words do. */
const UNSPACED_TERMS = 2
const HITS_MAX = 40

/** Builds the search. */
export function buildPhraseSearch(goods: readonly GoodsPhrase[]): PhraseSearch {
  const spaced = new Map<string, Known[]>()
  const unspaced = new Map<string, Known[]>()
  for (const { codes, phrases } of goods) {
    for (const written of phrases) {
      const { terms, unspaced: letters } = readGoodsText(written)
      if (letters.length > 0)
        put(unspaced, letters.slice(0, 1), { written, words: [letters], codes })
      else if (terms.length > 0) put(spaced, terms[0] ?? '', { written, words: terms, codes })
    }
  }
  for (const known of [...spaced.values(), ...unspaced.values()]) {
    known.sort(longestFirst)
  }
  return (text) => {
    const hits = [...spacedHits(text.terms, spaced), ...unspacedHits(text.unspaced, unspaced)]
    const head = hits.findLast(({ at }) => at < text.headTerms) ?? hits.at(-1)
    return hits.slice(0, HITS_MAX).map((hit) => ({ ...hit, isHead: hit === head }))
  }
}

function longestFirst(a: Known, b: Known): number {
  const words = b.words.length - a.words.length
  return words === 0 ? length(b) - length(a) : words
}

function length({ words }: Known): number {
  return words.join('').length
}

function put(groups: Map<string, Known[]>, key: string, known: Known): void {
  const same = groups.get(key)
  if (same === undefined) groups.set(key, [known])
  else same.push(known)
}

type Hit = Omit<PhraseHit, 'isHead'> & { readonly at: number }

function spacedHits(
  terms: readonly string[],
  known: ReadonlyMap<string, readonly Known[]>,
): readonly Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < terms.length; ) {
    const phrase = known
      .get(terms[at] ?? '')
      ?.find(({ words }) => words.every((word, offset) => terms[at + offset] === word))
    if (phrase === undefined) {
      at += 1
      continue
    }
    hits.push({ written: phrase.written, codes: phrase.codes, terms: phrase.words.length, at })
    at += phrase.words.length
  }
  return hits
}

function unspacedHits(text: string, known: ReadonlyMap<string, readonly Known[]>): readonly Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < text.length; ) {
    const phrase = known
      .get(text[at] ?? '')
      ?.find(({ words: [word = ''] }) => text.startsWith(word, at))
    if (phrase === undefined) {
      at += 1
      continue
    }
    // Its place among spaced words is unknown; of several the last is the head, as in Chinese.
    hits.push({ written: phrase.written, codes: phrase.codes, terms: UNSPACED_TERMS, at: 0 })
    at += phrase.words[0]?.length ?? 1
  }
  return hits
}
