/**
 * The index over listed names: built once a set of list versions, then only asked. Pure; the same
 * lists and the same question give the same candidates for ever.
 */
import type { ListEntry, ListedName, ListVersion } from '../../domain/list.ts'
import { alignNames, type PairedWords, type WeighedName } from './align-names.ts'
import { explainMatch, type MatchExplanation } from './explain-match.ts'
import { type AskedName, pairFinder } from './find-pairs.ts'
import { type IndexedName, type ListedNames, listedNames } from './listed-names.ts'
import { possiblePairs } from './possible-pairs.ts'
import { type Qualifier, type Qualities, qualify } from './qualify.ts'
import { readNames } from './read-name.ts'
import { scoreAlignment } from './score-alignment.ts'
import { type NameMode, type Rarity, weightOf } from './weigh-words.ts'

/** The score from which a candidate is a hit, unless a pack says otherwise for its list. */
export const MATCH_THRESHOLD = 0.627

/** Names that score less are not told: nothing is known of them but that they differ. */
const SCORE_MIN = 0.5

/** What is asked of an index: a name, and whatever else is known of the party. */
export type NameQuery = Qualities & { readonly name: string }

/** A listed party that may be the one asked for, and why. */
export type Candidate = {
  readonly entry: ListEntry
  readonly list: string
  /** The name of the entry that matched best. */
  readonly name: ListedName
  /** 0 to 1, with qualifiers. */
  readonly score: number
  /** The same by the name alone. */
  readonly nameScore: number
  readonly explanation: MatchExplanation
  readonly qualifiers: readonly Qualifier[]
}

/** An index that can be asked. */
export type NameIndex = {
  readonly nameCount: number
  /** Candidates from `SCORE_MIN` on, best first, one an entry, at most `CANDIDATES_MAX`. */
  screen(query: NameQuery): readonly Candidate[]
  /** The same by comparing with every name: the measure of `screen`, and far slower. */
  screenEach(query: NameQuery): readonly Candidate[]
}

/** Candidates told for one question. */
const CANDIDATES_MAX = 20

/** A weak alias is broad or common: alone it needs more than likeness. */
const WEAK_SHARE = 0.9

/** Tells names of the index that may be the asked one, with the pairs of their words. */
type Search = (
  asked: AskedName,
  visit: (name: number, pairs: readonly PairedWords[]) => void,
) => void

/**
 * Builds the index over the names of `lists`. Entries not in force are left out: on `day`
 * (`YYYY-MM-DD`), or else on the day each list was given out.
 */
export function buildNameIndex(
  lists: readonly ListVersion[],
  options: { readonly day?: string } = {},
): NameIndex {
  const listed = listedNames(lists, options.day)
  const find = pairFinder(listed.names)
  const each: Search = (asked, visit) => {
    for (const [at, name] of listed.names.entries()) visit(at, possiblePairs(asked, name))
  }
  return {
    nameCount: listed.names.length,
    screen: (query) => search(listed, query, find),
    screenEach: (query) => search(listed, query, each),
  }
}

/** The best name of an entry so far. */
type Best = {
  readonly asked: AskedName
  readonly listed: IndexedName
  readonly pairs: readonly PairedWords[]
  readonly score: number
}

function search(
  { entries, names, rarity }: ListedNames,
  query: NameQuery,
  find: Search,
): readonly Candidate[] {
  const best = new Map<number, Best>()
  for (const read of readNames(query.name, query.kind ?? 'unknown')) {
    const asked = askedName(read, rarity)
    find(asked, (at, pairs) => {
      const listed = names[at]
      if (listed === undefined || pairs.length === 0) return
      const score = scorePairs(asked, listed, pairs)
      if (score < LEAST_QUALIFIED) return
      const before = best.get(listed.entry)
      // Names are visited in no order that matters: ties go to the earlier name of the entry.
      if (before !== undefined && !isBetter({ score, listed }, before)) return
      best.set(listed.entry, { asked, listed, pairs, score })
    })
  }
  const candidates: Candidate[] = []
  for (const [at, found] of best) {
    const of = entries[at]
    if (of === undefined) continue
    const { score, qualifiers } = qualify(found.score, of.entry, query)
    if (score < SCORE_MIN) continue
    candidates.push({ ...of, ...toldOf(found), score, qualifiers })
  }
  return candidates.toSorted(inOrder).slice(0, CANDIDATES_MAX)
}

/** Below it nothing that is known besides can lift a name to `SCORE_MIN`. */
const LEAST_QUALIFIED = 0.4

function isBetter(one: Pick<Best, 'score' | 'listed'>, other: Best): boolean {
  if (one.score !== other.score) return one.score > other.score
  return one.listed.place < other.listed.place
}

function inOrder(one: Candidate, other: Candidate): number {
  if (one.score !== other.score) return other.score - one.score
  if (one.list !== other.list) return one.list < other.list ? -1 : 1
  return one.entry.id < other.entry.id ? -1 : 1
}

/** An asked name, weighed beside each mode of listed names. */
function askedName(
  { words, unparted }: Pick<AskedName, 'words' | 'unparted'>,
  rarity: Rarity,
): AskedName {
  const weighed = (mode: NameMode): WeighedName => ({
    words,
    mode,
    weights: words.map((word) => weightOf(word, mode, rarity)),
  })
  return {
    words,
    unparted,
    person: weighed('person'),
    company: weighed('company'),
    vessel: weighed('vessel'),
  }
}

function scorePairs(asked: AskedName, listed: IndexedName, pairs: readonly PairedWords[]): number {
  const side = asked[listed.mode]
  const score = scoreAlignment(alignNames(side, listed, pairs), side, listed)
  return listed.name.quality === 'weak' ? score * WEAK_SHARE : score
}

function toldOf({ asked, listed, pairs, score }: Best) {
  const side = asked[listed.mode]
  return {
    name: listed.name,
    nameScore: score,
    explanation: explainMatch(alignNames(side, listed, pairs), side, listed),
  }
}
