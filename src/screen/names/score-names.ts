/**
 * How alike two names are by themselves, without lists: the same measure as the index, symmetric.
 */
import { alignNames, type WeighedName } from './align-names.ts'
import { explainMatch, type MatchExplanation } from './explain-match.ts'
import { possiblePairs } from './possible-pairs.ts'
import { type NameKind, type ReadName, readNames } from './read-name.ts'
import { scoreAlignment } from './score-alignment.ts'
import { generalRarity, type NameMode, weightOf } from './weigh-words.ts'

/** How two names compare. */
export type NameScore = { readonly score: number; readonly explanation: MatchExplanation }

const NO_MATCH: NameScore = {
  score: 0,
  explanation: { pairs: [], askedLeft: [], listedLeft: [] },
}

/** Scores two names as names of that kind; where the kind is unknown, as what they seem. */
export function scoreNames(one: string, other: string, kind: NameKind = 'unknown'): NameScore {
  let best = NO_MATCH
  for (const first of readNames(one, kind)) {
    for (const second of readNames(other, kind)) {
      const mode = modeOf(kind, first, second)
      // Neither side is the asked one: the score is the same whichever comes first.
      const there = scoreOne(first, second, mode)
      const back = scoreOne(second, first, mode)
      const score = Math.max(there.score, back.score)
      if (score > best.score) best = { ...there, score }
    }
  }
  return best
}

function modeOf(kind: NameKind, one: ReadName, other: ReadName): NameMode {
  if (kind === 'person' || kind === 'company') return kind
  if (kind === 'vessel' || kind === 'aircraft') return 'vessel'
  return one.seemsCompany || other.seemsCompany ? 'company' : 'person'
}

function scoreOne(asked: ReadName, listed: ReadName, mode: NameMode): NameScore {
  const side = weighed(asked, mode)
  const against = weighed(listed, mode)
  const alignment = alignNames(side, against, possiblePairs(asked, listed))
  return {
    score: scoreAlignment(alignment, side, against),
    explanation: explainMatch(alignment, side, against),
  }
}

function weighed({ words }: ReadName, mode: NameMode): WeighedName {
  return { words, mode, weights: words.map((word) => weightOf(word, mode, generalRarity)) }
}
