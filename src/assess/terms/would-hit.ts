/** What a term not yet in a list would have found: an analyst sees it before adding it. */
import type { TermList } from '../../domain/pack.ts'
import { compileTerms, type TermHit } from './term-index.ts'

/** A term as a list would write it (`special k +form -cereal`), and the list it is meant for. */
export type Proposal = {
  readonly term: string
  /** Key under the list's `terms`; left out, the script of the term tells. */
  readonly language?: Exclude<keyof Exclude<TermList['terms'], readonly string[]>, number>
  /** Id of the list whose contexts and exceptions hold for it; left out, it stands alone. */
  readonly list?: string
  /** The pack's lists, for contexts. */
  readonly lists: readonly TermList[]
}

/** The texts that it hits, by their place among `texts`, with every hit. Pure. */
export function wouldHit(
  proposal: Proposal,
  texts: Iterable<string>,
): readonly { readonly place: number; readonly hits: readonly TermHit[] }[] {
  const { find } = compileTerms(listsWith(proposal))
  const found: { readonly place: number; readonly hits: readonly TermHit[] }[] = []
  let place = 0
  for (const text of texts) {
    const hits = find(text).filter(({ list }) => list === PROPOSED)
    if (hits.length > 0) found.push({ place, hits })
    place += 1
  }
  return found
}

/** No list of a pack can be called so. */
const PROPOSED = '(proposed)'

/** The list with the one term in place of its own; the other lists serve as contexts alone. */
function listsWith({ term, language, list, lists }: Proposal): readonly TermList[] {
  const known = lists.find(({ id }) => id === list)
  const proposed: TermList = {
    ...(known ?? STANDING_ALONE),
    id: PROPOSED,
    terms: language === undefined ? [term] : { [language]: [term] },
  }
  return [proposed, ...lists]
}

const STANDING_ALONE: TermList = {
  id: PROPOSED,
  topic: 'narcotic',
  about: 'A proposed term.',
  owner: 'nobody',
  reviewBy: '2000-01-01',
  terms: ['proposed'],
  cite: 'None yet',
  mark: 'N',
}
