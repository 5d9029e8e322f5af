/**
 * Where two filers contradict each other beyond honest tolerance. Both sides are kept with their
 * source; a value that only one filer gives is no contradiction.
 */
import type { AcceptedFiling, Conflict, ConflictSide } from '../domain/consignment.ts'
import type { ConsignmentStatement, GoodsStatement, Party } from '../domain/filing.ts'
import type { Money } from '../domain/money.ts'
import { foldedWords } from '../lib/fold.ts'

/** Turns filed money into one currency's minor units; undefined without a rate or a readable amount. */
export type ToMinor = (amount: {
  readonly amount: string
  readonly currency: string
}) => Money['minor'] | undefined

type Element = Conflict['element']
type Stated = { readonly path: string; readonly value: string; readonly compare: unknown }
type Reader = (statement: ConsignmentStatement, toMinor: ToMinor) => Stated | undefined
type Check = {
  readonly element: Element
  readonly read: Reader
  readonly differ: (one: never, other: never) => boolean
}

/** Values may differ by half, and by 10.00, before they contradict: freight, rounding and discounts. */
const VALUE_RATIO = 1.5
const VALUE_SLACK_MINOR = 1_000
/** Weights may differ by a quarter, and by 50 g: packing and scales. */
const WEIGHT_RATIO = 1.25
const WEIGHT_SLACK_GRAMS = 50

const CHECKS: readonly Check[] = [
  { element: 'value', read: totalValue, differ: amountsDiffer },
  { element: 'description', read: descriptions, differ: wordsDiffer },
  { element: 'weight', read: weight, differ: weightsDiffer },
  { element: 'origin', read: origins, differ: setsDiffer },
  { element: 'consignor', read: (s) => partyName(s.consignor, 'consignor'), differ: wordsDiffer },
  { element: 'consignee', read: (s) => partyName(s.consignee, 'consignee'), differ: wordsDiffer },
  { element: 'quantity', read: quantity, differ: numbersDiffer },
  { element: 'packageCount', read: packageCount, differ: numbersDiffer },
  { element: 'commodity', read: chapters, differ: setsDiffer },
]

/** The contradictions between filings of different filers. */
export function findConflicts(
  filings: readonly AcceptedFiling[],
  toMinor: ToMinor,
): readonly Conflict[] {
  if (filings.length < 2) return []
  return CHECKS.map((check) => conflictOn(check, { filings, toMinor })).filter(
    (conflict) => conflict !== undefined,
  )
}

type Checking = { readonly filings: readonly AcceptedFiling[]; readonly toMinor: ToMinor }

function conflictOn(check: Check, { filings, toMinor }: Checking): Conflict | undefined {
  const stated = filings.flatMap(({ filing }) => {
    const read = check.read(filing.consignment, toMinor)
    return read === undefined ? [] : [{ filing, read }]
  })
  const differ = check.differ as (one: unknown, other: unknown) => boolean
  const contradicts = stated.some((one, index) =>
    stated
      .slice(index + 1)
      .some(
        (other) =>
          one.filing.filer !== other.filing.filer && differ(one.read.compare, other.read.compare),
      ),
  )
  if (!contradicts) return undefined
  const sides: ConflictSide[] = stated.map(({ filing, read }) => ({
    source: filing.reference,
    filer: filing.filer,
    role: filing.filerRole,
    path: read.path,
    value: read.value,
  }))
  return { element: check.element, sides }
}

function lines(statement: ConsignmentStatement): readonly GoodsStatement[] {
  return statement.goodsItems ?? []
}

/** The larger of what was declared and what the offer asked: either may be what another filer saw. */
function totalValue(statement: ConsignmentStatement, toMinor: ToMinor): Stated | undefined {
  const declared = sum(lines(statement).map((item) => item.value && toMinor(item.value)))
  const listed = sum(
    lines(statement).map((item) => {
      const price = item.listedPrice && toMinor(item.listedPrice)
      return price === undefined ? undefined : Math.round(price * (item.quantity ?? 1))
    }),
  )
  if (declared === undefined && listed === undefined) return undefined
  const isListed = (listed ?? -1) > (declared ?? -1)
  const item = lines(statement)[0]
  const shown = isListed ? item?.listedPrice : item?.value
  return {
    path: `/consignment/goodsItems/0/${isListed ? 'listedPrice' : 'value'}`,
    value:
      lines(statement).length === 1 && shown !== undefined
        ? `${shown.amount} ${shown.currency}`
        : `${lines(statement).length} lines`,
    compare: Math.max(declared ?? 0, listed ?? 0),
  }
}

function sum(parts: readonly (number | undefined)[]): number | undefined {
  let total = 0
  for (const part of parts) {
    if (part === undefined) return undefined
    total += part
  }
  return parts.length === 0 ? undefined : total
}

function descriptions(statement: ConsignmentStatement): Stated | undefined {
  const text = lines(statement)
    .flatMap((item) => [item.description, item.listingTitle])
    .filter((part) => part !== undefined)
    .join(' ')
  if (text.length === 0) return undefined
  const field = lines(statement)[0]?.description === undefined ? 'listingTitle' : 'description'
  return { path: `/consignment/goodsItems/0/${field}`, value: text.slice(0, 500), compare: text }
}

function weight(statement: ConsignmentStatement): Stated | undefined {
  const grams = statement.grossWeightGrams
  if (grams === undefined || grams === 0) return undefined
  return { path: '/consignment/grossWeightGrams', value: String(grams), compare: grams }
}

function origins(statement: ConsignmentStatement): Stated | undefined {
  return set(
    lines(statement).map((item) => item.originCountry?.toUpperCase()),
    'originCountry',
  )
}

function chapters(statement: ConsignmentStatement): Stated | undefined {
  const codes = lines(statement).map((item) => item.commodityCode?.replace(/\D/g, '').slice(0, 2))
  return set(codes, 'commodityCode')
}

function set(values: readonly (string | undefined)[], field: string): Stated | undefined {
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0 || known.length < values.length) return undefined
  const sorted = [...new Set(known)].sort()
  return {
    path: `/consignment/goodsItems/0/${field}`,
    value: sorted.join(', '),
    compare: sorted.join(' '),
  }
}

function partyName(party: Party | undefined, role: string): Stated | undefined {
  const name = party?.name
  if (name === undefined) return undefined
  return { path: `/consignment/${role}/name`, value: name, compare: name }
}

function quantity(statement: ConsignmentStatement): Stated | undefined {
  const total = sum(lines(statement).map((item) => item.quantity))
  if (total === undefined) return undefined
  const path = '/consignment/goodsItems/0/quantity'
  return { path, value: String(total), compare: total }
}

function packageCount(statement: ConsignmentStatement): Stated | undefined {
  const count = statement.packageCount
  if (count === undefined) return undefined
  return { path: '/consignment/packageCount', value: String(count), compare: count }
}

function amountsDiffer(one: number, other: number): boolean {
  const [low, high] = one < other ? [one, other] : [other, one]
  return high > low * VALUE_RATIO && high - low > VALUE_SLACK_MINOR
}

function weightsDiffer(one: number, other: number): boolean {
  const [low, high] = one < other ? [one, other] : [other, one]
  return high > low * WEIGHT_RATIO && high - low > WEIGHT_SLACK_GRAMS
}

function numbersDiffer(one: number, other: number): boolean {
  return one !== other
}

function setsDiffer(one: string, other: string): boolean {
  return one !== other
}

/** No word in common, in texts that can be compared: same script, at least one real word each. */
function wordsDiffer(one: string, other: string): boolean {
  const first = stems(one)
  const second = stems(other)
  if (first.length === 0 || second.length === 0) return false
  if (isLatin(one) !== isLatin(other)) return false
  return !first.some((word) => second.some((peer) => alike(word, peer)))
}

function stems(text: string): readonly string[] {
  return foldedWords(text).filter((word) => word.length >= 2)
}

function alike(one: string, other: string): boolean {
  if (one === other) return true
  const length = Math.min(one.length, other.length)
  return (
    length >= 4 && one.slice(0, Math.max(4, length - 2)) === other.slice(0, Math.max(4, length - 2))
  )
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text)
}
