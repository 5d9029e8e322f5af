/**
 * All that filers say a line of goods is. A harmless word of one filer never hides what another
 * wrote: rules that search words search them all.
 */
import type { Consignment } from '../domain/consignment.ts'
import type { Evidence } from '../domain/decision.ts'
import type { Filing, GoodsStatement } from '../domain/filing.ts'

const FIELDS = ['description', 'listingTitle', 'brand'] as const
/** The most texts read of one line; a filer with thousands of lines for one is read in part. */
const TEXTS_MAX = 50

/** The distinct texts about the line at place `item`, each with where it stands. */
export function itemWords(consignment: Consignment, item: number): readonly Evidence[] {
  const words = new Map<string, Evidence>()
  for (const { filing } of consignment.filings) {
    for (const line of linesAbout(filing, { item, count: consignment.goodsItems.length })) {
      for (const field of FIELDS) {
        const value = line.goods[field]
        if (value === undefined || words.has(value) || words.size >= TEXTS_MAX) continue
        const path = `/consignment/goodsItems/${line.place}/${field}`
        words.set(value, { path, value, source: filing.reference })
      }
    }
  }
  return [...words.values()]
}

type Line = { readonly goods: GoodsStatement; readonly place: number }

/** A filer who lists another number of lines is read whole with the first line. */
function linesAbout(
  { consignment: { goodsItems = [] } }: Filing,
  { item, count }: { readonly item: number; readonly count: number },
): readonly Line[] {
  const lines = goodsItems.map((goods, place) => ({ goods, place }))
  if (lines.length === count) return lines.slice(item, item + 1)
  return item === 0 ? lines : []
}
