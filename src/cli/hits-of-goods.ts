/** Hits of a search in what a filing says about its goods; each with where it stands in the filing. */
import type { TermHit } from '../assess/terms/term-index.ts'
import type { findProposed } from '../assess/terms/would-hit.ts'
import type { Filing, GoodsStatement } from '../domain/filing.ts'

/** A search of one text, with the parcel's other texts around it. */
export type FindTerms = ReturnType<typeof findProposed>

/** A hit, and the text it stands in: an RFC 6901 pointer into the filing. */
export type FoundAt = Omit<TermHit, 'list' | 'source'> & { readonly pointer: string }

const FIELDS = ['description', 'listingTitle', 'brand'] as const
/** The most texts of a parcel in which a context is looked for. */
const AROUND_MAX = 50

/** Hits of all texts about goods; each text may have its context in another of the parcel. */
export function hitsOfGoods({ consignment }: Filing, find: FindTerms): readonly FoundAt[] {
  const texts = (consignment.goodsItems ?? []).flatMap((goods, item) => textsOf(goods, item))
  return texts.flatMap(({ pointer, text }) => {
    const around = texts.slice(0, AROUND_MAX).flatMap((other) => {
      return other.pointer === pointer ? [] : [other.text]
    })
    return find(text, { around }).map(({ list: _list, source: _source, ...hit }) => ({
      pointer,
      ...hit,
    }))
  })
}

function textsOf(goods: GoodsStatement, item: number) {
  return FIELDS.flatMap((field) => {
    const text = goods[field]
    return text === undefined ? [] : [{ pointer: `/consignment/goodsItems/${item}/${field}`, text }]
  })
}
