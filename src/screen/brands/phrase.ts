/** A phrase the brand search knows: a name of a mark in one of its forms, as folded words. */
import { readChunk } from './read-chunk.ts'

/** What a phrase of a mark is. */
export type PhraseKind = 'name' | 'initials' | 'nickname'

/** A phrase of the mark at this place of the list. */
export type Phrase = {
  readonly mark: number
  readonly kind: PhraseKind
  readonly written: string
  readonly words: readonly string[]
  /** The words run together. */
  readonly compact: string
  readonly hasAccents: boolean
  readonly isUnspaced: boolean
  /** Also an ordinary word or a family name, as far as its mark is one. */
  readonly isOwnName: boolean
}

const BLANKS = /[\s,;:/()[\]{}"“”«»<>=&，。；：、（）【】《》]+/u

/** Cuts a text at blanks and hard separators. */
function chunksOf(text: string): readonly string[] {
  return text.split(BLANKS).filter((chunk) => chunk.length > 0)
}

/** The folded words of a phrase; an apostrophe parts no word (`Levi's` is `levis`). */
export function phraseWords(written: string): readonly string[] {
  return chunksOf(written.replace(/['’`´]/gu, '')).flatMap((chunk) =>
    readChunk(chunk).words.map((word) => word.text),
  )
}

/** The phrase `written` as the search knows it, or undefined when nothing is left of it. */
export function readPhrase(
  written: string,
  of: Pick<Phrase, 'mark' | 'kind' | 'isOwnName'>,
): Phrase | undefined {
  const words = phraseWords(written)
  if (words.length === 0) return undefined
  const chunks = chunksOf(written).flatMap((chunk) => readChunk(chunk).words)
  return {
    ...of,
    written,
    words,
    compact: words.join(''),
    hasAccents: chunks.some(({ dress }) => dress !== 'none'),
    isUnspaced: chunks.every(({ isUnspaced }) => isUnspaced),
  }
}
