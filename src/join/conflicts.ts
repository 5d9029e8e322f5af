/**
 * Where two filers contradict each other beyond honest tolerance. Both sides are kept with their
 * source; a value that only one filer gives is no contradiction.
 */
import type { AcceptedFiling, Conflict, ConflictSide } from '../domain/consignment.ts'
import type { ConsignmentStatement, Filing, GoodsStatement } from '../domain/filing.ts'
import type { Money } from '../domain/money.ts'
import { cutText } from '../lib/cut-text.ts'
import { foldedWords } from '../lib/fold.ts'

/** Turns filed money into one currency's minor units; undefined without a rate or a readable amount. */
export type ToMinor = (amount: {
  readonly amount: string
  readonly currency: string
}) => Money['minor'] | undefined

type Element = Conflict['element']
/** What one statement says of an element, and in which form two of them are compared. */
type Stated<C> = { readonly path: string; readonly value: string; readonly compare: C }
type Statement = ConsignmentStatement
type Check = (filings: readonly AcceptedFiling[], toMinor: ToMinor) => Conflict | undefined

/** The most filings whose sides of a contradiction are shown. */
const SIDES_MAX = 20
/** The most different texts said of one element that are compared with each other, of all filers in turn. */
const COMPARED_MAX = 60

/** Values may differ by half, and by 10.00, before they contradict: freight, rounding and discounts. */
const VALUE_RATIO = 1.5
const VALUE_SLACK_MINOR = 1_000
/** Weights may differ by a quarter, and by 50 g: packing and scales. */
const WEIGHT_RATIO = 1.25
const WEIGHT_SLACK_GRAMS = 50

const CHECKS: readonly Check[] = [
  checkOf('value', totalValue, furthestApart(amountsDiffer)),
  checkOf('description', descriptions, firstOfTexts(wordsDiffer)),
  checkOf('weight', weight, furthestApart(weightsDiffer)),
  checkOf('origin', origins, firstUnequal),
  checkOf('consignor', nameOf('consignor'), firstOfTexts(wordsDiffer)),
  checkOf('consignee', nameOf('consignee'), firstOfTexts(wordsDiffer)),
  checkOf('quantity', quantity, furthestApart(isUnequal)),
  checkOf('packageCount', packageCount, furthestApart(isUnequal)),
  checkOf('commodity', chapters, firstUnequal),
]

/** The contradictions between filings of different filers. */
export function findConflicts(
  filings: readonly AcceptedFiling[],
  toMinor: ToMinor,
): readonly Conflict[] {
  if (filings.length < 2) return []
  return CHECKS.map((check) => check(filings, toMinor)).filter((conflict) => conflict !== undefined)
}

function checkOf<C>(
  element: Element,
  read: (statement: Statement, toMinor: ToMinor) => Stated<C> | undefined,
  contradiction: Search<C>,
): Check {
  return (filings, toMinor) => {
    const told = filings.flatMap(({ filing }) => {
      const stated = read(filing.consignment, toMinor)
      return stated === undefined ? [] : [{ ...stated, filing }]
    })
    const pair = contradiction(told)
    if (pair === undefined) return undefined
    const shown = told.filter((one, place) => place < SIDES_MAX - 2 || pair.includes(one))
    return { element, sides: shown.map(sideOf) }
  }
}

type Told<C> = Stated<C> & { readonly filing: Filing }

/** Two sides of different filers that contradict each other; undefined when no two do. */
type Search<C> = (told: readonly Told<C>[]) => readonly Told<C>[] | undefined
type Differ<C> = (one: C, other: C) => boolean

function sideOf({ filing, path, value }: Told<unknown>): ConflictSide {
  const { reference, filer, filerRole } = filing
  return { source: reference, filer, role: filerRole, path, value }
}

/**
 * Of numbers, the two that lie furthest apart: where they do not contradict each other none do, so
 * nothing said in between hides them.
 */
function furthestApart(differ: Differ<number>): Search<number> {
  return (told) => {
    const rising = told.toSorted((one, other) => one.compare - other.compare)
    const [least, most] = [rising[0], rising.at(-1)]
    if (least === undefined || most === undefined) return undefined
    const isOther = (one: Told<number>) => (other: Told<number>) =>
      other.filing.filer !== one.filing.filer
    const [above, below] = [rising.findLast(isOther(least)), rising.find(isOther(most))]
    if (above === undefined || below === undefined) return undefined
    const isWider = above.compare - least.compare >= most.compare - below.compare
    const [one, other] = isWider ? [least, above] : [below, most]
    return differ(one.compare, other.compare) ? [one, other] : undefined
  }
}

/** Of codes, any two that are not the same: there are such where two filers and two codes are. */
function firstUnequal(told: readonly Told<string>[]): readonly Told<string>[] | undefined {
  const first = told[0]
  if (first === undefined) return undefined
  const others = told.filter(({ filing }) => filing.filer !== first.filing.filer)
  const unlike = others.find(({ compare }) => compare !== first.compare)
  if (unlike !== undefined) return [first, unlike]
  const [same] = others
  const own = told.find(({ compare }) => compare !== first.compare)
  return own === undefined || same === undefined ? undefined : [own, same]
}

/** Of texts, the first two found among those compared: whoever says much takes nobody's turn. */
function firstOfTexts<C>(differ: Differ<C>): Search<C> {
  return (told) => {
    const compared = inTurn(told)
    for (const [place, one] of compared.entries()) {
      const other = compared
        .slice(place + 1)
        .find(
          ({ filing, compare }) =>
            filing.filer !== one.filing.filer && differ(one.compare, compare),
        )
      if (other !== undefined) return [one, other]
    }
    return undefined
  }
}

/** One text of each filer, then a second of each, and so on: a filer's first, its last, the rest. */
function inTurn<C>(told: readonly Told<C>[]): readonly Told<C>[] {
  const byFiler = new Map<string, Map<string, Told<C>>>()
  for (const one of told) {
    const own = byFiler.get(one.filing.filer) ?? new Map<string, Told<C>>()
    byFiler.set(one.filing.filer, own)
    const said = JSON.stringify(one.compare)
    if (!own.has(said)) own.set(said, one)
  }
  const queues = [...byFiler.values()].map((own) => {
    const [first, ...rest] = own.values()
    return [first, rest.pop(), ...rest].filter((one) => one !== undefined)
  })
  const turns: Told<C>[] = []
  for (let turn = 0; turn < COMPARED_MAX && turns.length < COMPARED_MAX; turn += 1) {
    for (const queue of queues) turns.push(...queue.slice(turn, turn + 1))
  }
  return turns.slice(0, COMPARED_MAX)
}

function lines(statement: Statement): readonly GoodsStatement[] {
  return statement.goodsItems ?? []
}

/** The larger of what was declared and what the offer asked: either may be what another filer saw. */
function totalValue(statement: Statement, toMinor: ToMinor): Stated<number> | undefined {
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

function descriptions(statement: Statement): Stated<Worded> | undefined {
  const text = lines(statement)
    .flatMap((item) => [item.description, item.listingTitle])
    .filter((part) => part !== undefined)
    .join(' ')
  if (text.length === 0) return undefined
  const field = lines(statement)[0]?.description === undefined ? 'listingTitle' : 'description'
  return { path: `/consignment/goodsItems/0/${field}`, value: forShow(text), compare: worded(text) }
}

function weight(statement: Statement): Stated<number> | undefined {
  const grams = statement.grossWeightGrams
  if (grams === undefined || grams === 0) return undefined
  return { path: '/consignment/grossWeightGrams', value: String(grams), compare: grams }
}

function origins(statement: Statement): Stated<string> | undefined {
  return set(
    lines(statement).map((item) => item.originCountry?.toUpperCase()),
    'originCountry',
  )
}

function chapters(statement: Statement): Stated<string> | undefined {
  const codes = lines(statement).map((item) => item.commodityCode?.replace(/\D/g, '').slice(0, 2))
  return set(codes, 'commodityCode')
}

function set(values: readonly (string | undefined)[], field: string): Stated<string> | undefined {
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0 || known.length < values.length) return undefined
  const sorted = [...new Set(known)].toSorted()
  return {
    path: `/consignment/goodsItems/0/${field}`,
    value: forShow(sorted.join(', ')),
    compare: sorted.join(' '),
  }
}

function nameOf(role: 'consignor' | 'consignee') {
  return (statement: Statement): Stated<Worded> | undefined => {
    const name = statement[role]?.name
    if (name === undefined) return undefined
    return { path: `/consignment/${role}/name`, value: forShow(name), compare: worded(name) }
  }
}

function quantity(statement: Statement): Stated<number> | undefined {
  const total = sum(lines(statement).map((item) => item.quantity))
  if (total === undefined) return undefined
  const path = '/consignment/goodsItems/0/quantity'
  return { path, value: String(total), compare: total }
}

function packageCount(statement: Statement): Stated<number> | undefined {
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

function isUnequal(one: number, other: number): boolean {
  return one !== other
}

/** What of a text is compared with another: its first words of two letters and more. */
type Worded = { readonly words: readonly string[]; readonly isLatin: boolean }

const WORDS_MAX = 80
const SHOWN_MAX = 500

function worded(text: string): Worded {
  const words = foldedWords(text.slice(0, WORDS_MAX * 20)).filter((word) => word.length >= 2)
  return { words: words.slice(0, WORDS_MAX), isLatin: /\p{Script=Latin}/u.test(text) }
}

function forShow(text: string): string {
  return cutText(text, SHOWN_MAX)
}

/** No word in common, in texts that can be compared: same script, at least one real word each. */
function wordsDiffer(one: Worded, other: Worded): boolean {
  if (one.words.length === 0 || other.words.length === 0) return false
  if (one.isLatin !== other.isLatin) return false
  return !one.words.some((word) => other.words.some((peer) => alike(word, peer)))
}

function alike(one: string, other: string): boolean {
  if (one === other) return true
  const length = Math.min(one.length, other.length)
  return (
    length >= 4 && one.slice(0, Math.max(4, length - 2)) === other.slice(0, Math.max(4, length - 2))
  )
}
