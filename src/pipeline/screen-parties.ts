/** Looks a parcel's parties up in the lists that its pack gives a consequence. */
import { isWithin } from '../assess/convert.ts'
import type { ClearedHit, Enrichment, ListHit } from '../domain/enrichment.ts'
import type { Prepared } from './prepare.ts'
import type { PipelineSettings } from './settings.ts'

/** What screening needs of the settings. */
export type ScreeningSettings = Pick<PipelineSettings, 'compiled' | 'screen' | 'cleared'>

/**
 * Who is like a listed party, and against which versions this was looked for; empty without lists.
 * What a person cleared is kept apart: it counts for nothing, and shows in the record.
 */
export function screenParties(
  { consignment, day }: Prepared,
  { compiled, screen, cleared }: ScreeningSettings,
): Pick<Enrichment, 'lists' | 'hits' | 'cleared'> {
  if (screen === undefined) return {}
  const consequences = compiled.pack.consequences.filter(
    (row) => isWithin(row, day) && Object.hasOwn(screen.lists, row.list),
  )
  const named = new Set(consequences.map(({ list }) => list))
  const lists = Object.fromEntries(Object.entries(screen.lists).filter(([list]) => named.has(list)))
  const hits: ListHit[] = []
  const excused: ClearedHit[] = []
  for (const hit of screen.hitsIn(consignment.filings, consequences)) {
    const match = cleared?.(hit)
    if (match === undefined) hits.push(hit)
    else excused.push({ ...hit, clearedAs: match.id })
  }
  return {
    lists,
    ...(hits.length === 0 ? {} : { hits }),
    ...(excused.length === 0 ? {} : { cleared: excused }),
  }
}
