/** An alignment of two names in words: which asked word met which listed one, and how. */
import type { Alignment, Span, WeighedName } from './align-names.ts'
import type { Likeness } from './compare-words.ts'

/** A pair of words, or of neighbouring words, as they were read. */
export type WordPair = {
  readonly asked: string
  readonly listed: string
  readonly how: Likeness
  /** 0 to 1. */
  readonly likeness: number
}

/** Why a name matched, and what in it did not. */
export type MatchExplanation = {
  /** In the order of the asked name. */
  readonly pairs: readonly WordPair[]
  readonly askedLeft: readonly string[]
  readonly listedLeft: readonly string[]
}

/** Puts an alignment in words. */
export function explainMatch(
  alignment: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): MatchExplanation {
  const pairs = alignment.pairs
    .toSorted((one, other) => one.asked.start - other.asked.start)
    .map(({ asked: from, listed: to, match }) => ({
      asked: textOf(asked, from),
      listed: textOf(listed, to),
      how: match.how,
      likeness: match.likeness,
    }))
  return {
    pairs,
    askedLeft: leftOf(asked, alignment.askedUsed),
    listedLeft: leftOf(listed, alignment.listedUsed),
  }
}

function textOf({ words }: WeighedName, { start, length }: Span): string {
  return words
    .slice(start, start + length)
    .map(({ text }) => text)
    .join(' ')
}

function leftOf({ words }: WeighedName, used: number): readonly string[] {
  return words.filter((_, at) => (used & (1 << at)) === 0).map(({ text }) => text)
}
