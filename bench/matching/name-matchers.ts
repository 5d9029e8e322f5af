/** Names scored as `names score` does, and as the floor: the same name after folding. */
import { fold } from '../../src/lib/fold.ts'
import { MATCH_THRESHOLD } from '../../src/screen/names/name-index.ts'
import { scoreNames } from '../../src/screen/names/score-names.ts'
import type { NameMatcher } from './judge.ts'
import type { NamePair } from './labelled-sets.ts'

/** Whether the score of a pair reaches the default threshold. */
export const scoreMatcher: NameMatcher = (pair) => scoreOf(pair) >= MATCH_THRESHOLD

/** Whether two names are equal but for case, width, accents and punctuation. */
export const sameWhenFolded: NameMatcher = ({ name1, name2 }) => {
  const folded = fold(name1)
  return folded.length > 0 && folded === fold(name2)
}

/** The score of a pair, 0 to 1. */
export function scoreOf({ name1, name2, schema }: NamePair): number {
  return scoreNames(name1, name2, KINDS[schema] ?? 'unknown').score
}

const KINDS: Readonly<Record<string, 'person' | 'company' | 'vessel'>> = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  Vessel: 'vessel',
}
