/**
 * Goods terms: the words of a text as the search of commodity codes compares them, small, without
 * accents and English plural. Linear in the text, and bounded.
 */
import { fold } from '../../lib/fold.ts'

/** A text as terms. */
export type GoodsText = {
  readonly terms: readonly string[]
  /** Letters of scripts without spaces between words, run together; empty when there are none. */
  readonly unspaced: string
  /** How many of the terms stand before the first comma or "with", "for": there stand the goods. */
  readonly headTerms: number
}

/** Descriptions are short; what stands behind this much text is not read. */
const TEXT_LENGTH_MAX = 4_000

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u

const AFTER_HEAD =
  /[,;:(（，、]|\s(?:with|without|for|from|in|con|sin|para|avec|pour|mit|für|ohne|com|sem|для|с|из)\s/iu

/** Reads a text. */
export function readGoodsText(text: string): GoodsText {
  const folded = fold(text.slice(0, TEXT_LENGTH_MAX).replace(/['’]s?\b/g, ''))
  const words = folded.length === 0 ? [] : folded.split(' ')
  const terms = words.filter((word) => !UNSPACED.test(word)).map(singular)
  const unspaced = words.filter((word) => UNSPACED.test(word)).join('')
  return { terms, unspaced, headTerms: headTermsOf(text, terms.length) }
}

function headTermsOf(text: string, all: number): number {
  const head = text.slice(0, TEXT_LENGTH_MAX).split(AFTER_HEAD, 1)[0] ?? ''
  const words = fold(head.replace(/['’]s?\b/g, ''))
  if (words.length === 0) return all
  return words.split(' ').filter((word) => !UNSPACED.test(word)).length
}

/** English plural endings off: `watches` → `watch`, `batteries` → `battery`, `glasses` → `glass`. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}
