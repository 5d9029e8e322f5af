/** From a fact that a rule read to the filed elements it came from, for evidence and for unknowns. */
import type { ConsignmentStatement } from '../domain/filing.ts'

const PARTY_PARTS: Readonly<Record<string, string>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  country: 'address/country',
  city: 'address/city',
  region: 'address/region',
  postcode: 'address/postcode',
  address: 'address/lines',
}
const PARTIES = new Set(['consignor', 'consignee', 'seller', 'buyer', 'manufacturer', 'importer'])
const ITEM_PARTS: Readonly<Record<string, readonly string[]>> = {
  // Evidence of `text` is read from all filers, see item-words.ts.
  text: [],
  hs2: ['commodityCode'],
  hs4: ['commodityCode'],
  hs6: ['commodityCode'],
  valueMinor: ['value'],
  unitValueMinor: ['value', 'quantity'],
  valuePerKgMinor: ['value', 'netWeightGrams'],
  listedPriceMinor: ['listedPrice'],
  currency: ['value'],
}
/** Facts that are worked out, not filed. */
const DERIVED = new Set([
  'day',
  'regime',
  'pathway',
  'person',
  'activity',
  'timing',
  'whereabouts',
  'conflicts',
  'quality',
  'missing',
  'filerRoles',
  'authorities',
  'isCancelled',
  'itemCount',
  'goods',
])

/**
 * Pointers into the filing for a fact path such as `consignor.country` or `item.text`; `item` is the
 * place of the goods item. Empty for facts that are worked out.
 */
export function factPointers(path: string, item: number): readonly string[] {
  const [head = '', part] = path.split('.')
  if (head === 'item' || head === 'goods[]') {
    if (part === undefined) return []
    return (ITEM_PARTS[part] ?? [part]).map((name) => `/consignment/goodsItems/${item}/${name}`)
  }
  if (head === 'totalValueMinor') return [`/consignment/goodsItems/${item}/value`]
  if (head === 'origins') return [`/consignment/goodsItems/${item}/originCountry`]
  if (DERIVED.has(head)) return []
  if (PARTIES.has(head)) {
    return part === undefined ? [] : [`/consignment/${head}/${PARTY_PARTS[part] ?? part}`]
  }
  return [`/consignment/${part === undefined ? head : `${head}/${part}`}`]
}

/** The filed value at a pointer, as text; undefined where nothing was filed. */
export function filedText(statement: ConsignmentStatement, pointer: string): string | undefined {
  let value: unknown = { consignment: statement }
  for (const part of pointer.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[part]
  }
  return textOf(value)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((part) => part !== undefined)
      .join(', ')
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value) {
    return `${String(value.amount)} ${String(value.currency)}`
  }
  return undefined
}
