/**
 * Puts labelled lines before a matcher and takes down its answers. What counts as right is decided
 * here, once for matcher and floor alike.
 */
import { fold } from '../../src/lib/fold.ts'
import type { BrandLine, GoodsLine, NamePair } from './labelled-sets.ts'
import type { Answer } from './tally.ts'

/** Whether two names are one party's, as a matcher sees it. */
export type NameMatcher = (pair: NamePair) => boolean

/** The topics under which a matcher would stop a text. */
export type GoodsMatcher = (text: string) => readonly string[]

/** The marks a matcher finds in a text, and what it says of the text. */
export type BrandFound = {
  readonly brands: readonly string[]
  readonly disguised: boolean
  readonly suspicious: boolean
}
export type BrandMatcher = (text: string) => BrandFound

/** One answer a pair. */
export function judgeNames(pairs: readonly NamePair[], matches: NameMatcher): readonly Answer[] {
  return pairs.map((pair) => ({
    kind: pair.kind,
    shown: `${pair.name1} | ${pair.name2}`,
    expected: pair.same,
    found: matches(pair),
  }))
}

/** One answer a line, by the topic it stops under or is the twin of. More topics do no harm. */
export function judgeGoods(lines: readonly GoodsLine[], find: GoodsMatcher): readonly Answer[] {
  return lines.map((line) => {
    const topics = find(line.text)
    return {
      kind: line.near,
      shown: `${line.text} (${line.language})`,
      expected: line.topics.length > 0,
      found: topics.length > 0,
      isRightOne: topics.some((topic) => line.topics.includes(topic)),
    }
  })
}

/** Which mark a text names, if any. */
export function judgeBrands(lines: readonly BrandLine[], find: BrandMatcher): readonly Answer[] {
  return lines.map((line) => {
    const { brands } = find(line.text)
    return {
      kind: line.kind,
      shown: line.text,
      expected: line.brands.length > 0,
      found: brands.length > 0,
      isRightOne: brands.some((brand) => line.brands.some((name) => fold(name) === fold(brand))),
    }
  })
}

/** Whether a mark is written so as not to be found. */
export function judgeDisguise(lines: readonly BrandLine[], find: BrandMatcher): readonly Answer[] {
  return judgeSaid(lines, find, 'disguised')
}

/** Whether a text speaks of a copy: what would stop a parcel, where a mention alone must not. */
export function judgeSuspicion(lines: readonly BrandLine[], find: BrandMatcher): readonly Answer[] {
  return judgeSaid(lines, find, 'suspicious')
}

function judgeSaid(
  lines: readonly BrandLine[],
  find: BrandMatcher,
  said: 'disguised' | 'suspicious',
): readonly Answer[] {
  return lines.map((line) => ({
    kind: line.kind,
    shown: line.text,
    expected: line[said],
    found: find(line.text)[said],
  }))
}
