/** What a term not yet in a list would have found: an analyst sees it before adding it. */
import type { TermList } from '../../domain/pack.ts'
import { readTerms } from '../../domain/term.ts'
import type { TermLanguage } from '../../domain/term-language.ts'
import { type Around, compileTerms, type TermHit } from './term-index.ts'

/** A term as a list would write it (`special k +form -cereal`), and the list it is meant for. */
export type Proposal = {
  readonly term: string
  /** Its language; left out, the script of the term tells. */
  readonly language?: TermLanguage
  /** Id of the list whose contexts and exceptions hold for it; left out, it stands alone. */
  readonly list?: string
  /** The pack's lists, for contexts. */
  readonly lists: readonly TermList[]
}

/** The list with the proposed term in place of its own terms. */
export function proposedList({ term, language, list, lists }: Proposal): TermList {
  const known = lists.find(({ id }) => id === list)
  return {
    ...(known ?? STANDING_ALONE),
    id: PROPOSED,
    terms: language === undefined ? [term] : { [language]: [term] },
  }
}

/** No list of a pack can be called so. */
const PROPOSED = '(proposed)'

const STANDING_ALONE: TermList = {
  id: PROPOSED,
  topic: 'narcotic',
  about: 'A proposed term.',
  owner: 'nobody',
  reviewBy: '2000-01-01',
  terms: [PROPOSED],
  cite: 'None yet',
  mark: 'N',
}

/** A search for the proposed term alone, to run over many texts. */
export function findProposed(
  proposal: Proposal,
): (text: string, around?: Around) => readonly TermHit[] {
  const proposed = proposedList(proposal)
  const named = readTerms(proposed).flatMap(({ needs, unless }) => [...needs, ...unless])
  const contexts = proposal.lists.filter(({ id }) => named.some(({ name }) => name === id))
  const { find } = compileTerms([proposed, ...contexts])
  return (text, around) => find(text, around).filter(({ list }) => list === PROPOSED)
}

/** The texts that the term hits, by their place among `texts`, with every hit. Pure. */
export function wouldHit(
  proposal: Proposal,
  texts: readonly string[],
): readonly { readonly place: number; readonly hits: readonly TermHit[] }[] {
  const find = findProposed(proposal)
  return texts.flatMap((text, place) => {
    const hits = find(text)
    return hits.length === 0 ? [] : [{ place, hits }]
  })
}
