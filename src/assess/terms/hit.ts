/** What a search of a text finds. */
import type { Phrase } from './lexicon.ts'

/**
 * How a phrase stood in the text: as words of it, within a longer word, so written that a plain
 * search would miss it, or as a registry number.
 */
export type Manner = 'plain' | 'part-of-word' | 'disguised' | 'number'

/** A phrase found: the words from `from` up to and not including `to`. */
export type Hit<T> = {
  readonly phrase: Phrase<T>
  readonly from: number
  readonly to: number
  readonly manner: Manner
}
