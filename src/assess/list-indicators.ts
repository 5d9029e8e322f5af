/**
 * Hits on lists of parties as indicators, each with the consequence that the pack gives its list. A
 * hit counts for a purpose only where the filing that names the party may serve it.
 */
import type { Consignment } from '../domain/consignment.ts'
import type { Evidence, Indicator } from '../domain/decision.ts'
import type { Enrichment, ListHit } from '../domain/enrichment.ts'
import type { ListConsequence, Pack } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { isWithin } from './convert.ts'

/** The most hits shown as evidence of one indicator, the likest first. */
const EVIDENCE_MAX = 10

/** An indicator of a list, and what it does. */
export type Listed = { readonly indicator: Indicator; readonly consequence: ListConsequence }

type Seeing = {
  readonly day: string
  readonly enrichment: Enrichment
  readonly viewFor: (purpose: Purpose) => Consignment
}

/** One indicator a consequence whose list has hits, in the order of the pack. */
export function listIndicators(
  { consequences }: Pack,
  { day, enrichment, viewFor }: Seeing,
): readonly Listed[] {
  const { hits } = enrichment
  if (hits === undefined) return []
  return consequences.flatMap((consequence) => {
    if (!isWithin(consequence, day)) return []
    const view = viewFor(consequence.purpose)
    const own = hits.filter((hit) => hit.consequence === consequence.id && isSeen(hit, view))
    if (own.length === 0) return []
    const { id, topic, effect, ground, text } = consequence
    const evidence = own
      .toSorted((one, other) => other.score - one.score)
      .slice(0, EVIDENCE_MAX)
      .map(evidenceOf)
    return [
      { indicator: { id, topic, weight: effect.weight, ground, text, evidence }, consequence },
    ]
  })
}

function isSeen({ filer, reference }: ListHit, { filings }: Consignment): boolean {
  return filings.some(({ filing }) => filing.filer === filer && filing.reference === reference)
}

function evidenceOf({ role, value, reference, list, entry, score, address }: ListHit): Evidence {
  const what = address === undefined ? 'name' : 'address'
  const path = `/consignment/${role}/${what}`
  const found = { path, value, source: reference, list, entry, score }
  return address === undefined ? found : { ...found, listed: address }
}
