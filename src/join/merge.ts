/**
 * One statement from several filers: for each element the filer whose role knows it best, and where
 * each value came from. Nothing is averaged, nothing is overwritten.
 */
import type { Provenance } from '../domain/consignment.ts'
import type { ConsignmentStatement, FilerRole, Filing, GoodsStatement } from '../domain/filing.ts'

/** A merged statement, its goods, and the filing (by place in the list given) of each element. */
export type Merged = {
  readonly statement: ConsignmentStatement
  readonly goodsItems: readonly GoodsStatement[]
  readonly provenance: Provenance
}

/** Who knows how a parcel travels and what it weighs. */
const TRANSPORT: readonly FilerRole[] = ['carrier', 'post', 'broker', 'marketplace', 'seller']
/** Who answers for value, classification and origin. */
const DECLARATION: readonly FilerRole[] = ['broker', 'carrier', 'post', 'seller', 'marketplace']
/** Who knows the sale and the offer. */
const SALE: readonly FilerRole[] = ['marketplace', 'seller', 'broker', 'carrier', 'post']

type Field = Exclude<keyof ConsignmentStatement, 'goodsItems'>

/** Which roles know each element, best first. The compiler demands every element. */
const KNOWS: Readonly<Record<Field, readonly FilerRole[]>> = {
  houseReference: TRANSPORT,
  masterReference: TRANSPORT,
  trackingNumber: TRANSPORT,
  postalItem: TRANSPORT,
  receptacle: TRANSPORT,
  orderReference: SALE,
  channel: TRANSPORT,
  transportMode: TRANSPORT,
  mailClass: TRANSPORT,
  carrier: TRANSPORT,
  conveyance: TRANSPORT,
  arrival: TRANSPORT,
  entry: DECLARATION,
  exportCountry: TRANSPORT,
  consignor: TRANSPORT,
  consignee: TRANSPORT,
  seller: SALE,
  buyer: SALE,
  manufacturer: SALE,
  importer: DECLARATION,
  marketplace: SALE,
  packageCount: TRANSPORT,
  grossWeightGrams: TRANSPORT,
  isGift: DECLARATION,
  isReturn: TRANSPORT,
  securityScreening: TRANSPORT,
  isKnownConsignor: TRANSPORT,
}
const FIELDS = Object.keys(KNOWS) as readonly Field[]

/** Elements whose parts may come from different filers; all others are taken whole. */
const BY_PART: ReadonlySet<Field> = new Set([
  'carrier',
  'conveyance',
  'arrival',
  'entry',
  'consignor',
  'consignee',
  'seller',
  'buyer',
  'manufacturer',
  'importer',
  'marketplace',
  'securityScreening',
] as const)

const GOODS_KNOWS: Readonly<Record<keyof GoodsStatement, readonly FilerRole[]>> = {
  description: DECLARATION,
  listingTitle: SALE,
  commodityCode: DECLARATION,
  originCountry: DECLARATION,
  quantity: DECLARATION,
  unit: DECLARATION,
  netWeightGrams: DECLARATION,
  brand: SALE,
  value: DECLARATION,
  listedPrice: SALE,
  imageHashes: SALE,
}
const GOODS_FIELDS = Object.keys(GOODS_KNOWS) as readonly (keyof GoodsStatement)[]

/**
 * Merges what several filings state. Filings of one role rank by their order in the list (oldest
 * first). Goods lines are matched by place where two filers list the same number of lines; else the
 * best declarant's lines stand alone.
 */
export function mergeStatements(filings: readonly Filing[]): Merged {
  const only = filings[0]
  if (only !== undefined && filings.length === 1) {
    return {
      statement: only.consignment,
      goodsItems: only.consignment.goodsItems ?? [],
      provenance: { '': 0 },
    }
  }
  if (only === undefined) return { statement: {}, goodsItems: [], provenance: {} }
  const provenance: Record<string, number> = {}
  const statement: Record<string, unknown> = {}
  const ranking = rankingOf(filings)
  for (const field of FIELDS) {
    const value = mergeField(field, { ranked: ranking(KNOWS[field]), filings, provenance })
    if (value !== undefined) statement[field] = value
  }
  const goodsItems = mergeGoods(filings, ranking, provenance)
  if (goodsItems.length > 0) statement['goodsItems'] = goodsItems
  return { statement, goodsItems, provenance }
}

type Merging = {
  readonly ranked: readonly number[]
  readonly filings: readonly Filing[]
  readonly provenance: Record<string, number>
}

function mergeField(field: Field, { ranked, filings, provenance }: Merging): unknown {
  const pointer = `/consignment/${field}`
  const parts: Record<string, unknown> = {}
  for (const index of ranked) {
    const value: unknown = filings[index]?.consignment[field]
    if (value === undefined) continue
    if (!BY_PART.has(field) || typeof value !== 'object' || value === null) {
      provenance[pointer] = index
      return value
    }
    for (const [part, partValue] of Object.entries(value) as readonly [string, unknown][]) {
      if (partValue === undefined || parts[part] !== undefined) continue
      parts[part] = partValue
      provenance[`${pointer}/${part}`] = index
    }
  }
  return Object.keys(parts).length > 0 ? parts : undefined
}

/** Places of filings, those first whose role knows best; of one role, the first in the list. */
type Ranking = (roles: readonly FilerRole[]) => readonly number[]

/** Ranks the filings once for each order of roles that is asked for. */
function rankingOf(filings: readonly Filing[]): Ranking {
  const known = new Map<readonly FilerRole[], readonly number[]>()
  return (roles) => {
    const before = known.get(roles)
    if (before !== undefined) return before
    const ranked = roles.flatMap((role) =>
      filings.flatMap((filing, index) => (filing.filerRole === role ? [index] : [])),
    )
    known.set(roles, ranked)
    return ranked
  }
}

function mergeGoods(
  filings: readonly Filing[],
  ranking: Ranking,
  provenance: Record<string, number>,
): readonly GoodsStatement[] {
  const base = ranking(DECLARATION).find((index) => linesOf(filings, index).length > 0)
  if (base === undefined) return []
  const lines = linesOf(filings, base)
  const isAligned = (index: number) => linesOf(filings, index).length === lines.length
  const aligned = new Map(
    [DECLARATION, SALE].map((roles) => [roles, ranking(roles).filter(isAligned)]),
  )
  provenance['/consignment/goodsItems'] = base
  return lines.map((_, line) => {
    const merged: Record<string, unknown> = {}
    for (const field of GOODS_FIELDS) {
      for (const index of aligned.get(GOODS_KNOWS[field]) ?? []) {
        const value = linesOf(filings, index)[line]?.[field]
        if (value === undefined) continue
        merged[field] = value
        if (index !== base) provenance[`/consignment/goodsItems/${line}/${field}`] = index
        break
      }
    }
    return merged
  })
}

function linesOf(filings: readonly Filing[], index: number): readonly GoodsStatement[] {
  return filings[index]?.consignment.goodsItems ?? []
}
