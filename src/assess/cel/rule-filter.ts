/**
 * Which rules one fact's value alone rules out. A term of a rule's outermost `&&` that is *no* makes
 * the rule *no* whatever the rest is, so such rules need not run: the truths stay the same.
 */
import type { Facts } from '../../domain/fact.ts'
import { constantValue, traceCondition, valueOf } from './trace-condition.ts'
import {
  type CelValue,
  type Constant,
  type Expr,
  type FactExpr,
  isConstant,
  partsOf,
} from './typed-tree.ts'

/** A fact that filters rules. Its values fall into `bands`, numbered from 0; -1 is unknown. */
export type FilterFact = {
  readonly key: string
  readonly fact: FactExpr
  readonly kind: 'text' | 'number' | 'bool'
  /** A value of each band. Text: band 0 is any other text, band n the n-th word. */
  readonly bands: readonly Constant[]
  /** For numbers, the thresholds between the bands, ascending. */
  readonly bounds: Float64Array
}

/** What filters one rule: by fact, the bands in which the rule may be other than no. */
export type RuleFilter = {
  readonly allowed: ReadonlyMap<string, (band: number) => boolean>
  /** Facts whose terms the filter settles: yes where it lets a known value through, else unknown. */
  readonly settled: ReadonlySet<string>
  /** What is left to run where the filter lets the rule through; undefined when all is settled. */
  readonly remaining: Expr | undefined
}

/** The facts that filter rules, and the filter of each rule. */
export type RuleFilters = {
  readonly facts: readonly FilterFact[]
  readonly ofRule: readonly RuleFilter[]
}

/** At most this many thresholds of one fact bound its bands; others fall inside a band. */
const BOUNDS_MAX = 512
/** Below this many terms, looking the fact's band up costs more than it saves. */
const TERMS_MIN = 3

type Term = {
  readonly expr: Expr
  readonly fact: FactExpr
  readonly constants: readonly Constant[]
}

type Gathered = { readonly fact: FactExpr; count: number; readonly bounds: Set<number> }

/** The filters of `conditions`. `wordsOf` gives the numbered words of a text fact, if it has some. */
export function findFilters(
  conditions: readonly Expr[],
  wordsOf: (key: string) => ReadonlyMap<string, number> | undefined,
): RuleFilters {
  const terms = conditions.map((expr) =>
    termsOf(expr).map((term) => [term, plainTerm(term)] as const),
  )
  const gathered = new Map<string, Gathered>()
  for (const [, term] of terms.flat()) {
    if (term === undefined) continue
    const { fact, constants } = term
    const key = fact.path.join('.')
    const seen = gathered.get(key) ?? { fact, count: 0, bounds: new Set<number>() }
    seen.count += 1
    for (const constant of constants) {
      if (typeof constant === 'number') seen.bounds.add(constant)
    }
    gathered.set(key, seen)
  }
  const facts = new Map<string, FilterFact>()
  for (const [key, { fact, count, bounds }] of gathered) {
    const made =
      count < TERMS_MIN ? undefined : filterFact(key, fact, { bounds, words: wordsOf(key) })
    if (made !== undefined) facts.set(key, made)
  }
  return {
    facts: [...facts.values()],
    ofRule: conditions.map((expr, i) => ruleFilter(expr, terms[i] ?? [], facts)),
  }
}

function termsOf(expr: Expr): readonly Expr[] {
  return expr.kind === 'and' ? expr.terms : [expr]
}

type Values = {
  readonly bounds: ReadonlySet<number>
  readonly words: ReadonlyMap<string, number> | undefined
}

function filterFact(
  key: string,
  fact: FactExpr,
  { bounds, words }: Values,
): FilterFact | undefined {
  switch (fact.type.kind) {
    case 'string': {
      if (words === undefined) return undefined
      const bands = [otherText([...words.keys()]), ...words.keys()]
      return { key, fact, kind: 'text', bands, bounds: new Float64Array() }
    }
    case 'bool':
      return { key, fact, kind: 'bool', bands: [false, true], bounds: new Float64Array() }
    case 'int':
    case 'double':
    case 'timestamp': {
      const chosen = spread(Float64Array.from(bounds).toSorted())
      return { key, fact, kind: 'number', bands: numberBands(chosen), bounds: chosen }
    }
    default:
      return undefined
  }
}

/** At most `BOUNDS_MAX` of the ascending bounds, evenly picked. */
function spread(bounds: Float64Array): Float64Array {
  if (bounds.length <= BOUNDS_MAX) return bounds
  const step = bounds.length / BOUNDS_MAX
  return bounds.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

/** A text that is none of `words`. */
function otherText(words: readonly string[]): string {
  return `${words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')}_`
}

/** A value below, at and between the bounds. */
function numberBands(bounds: Float64Array): readonly number[] {
  const bands: number[] = []
  bounds.forEach((bound, i) => {
    const before = bounds[i - 1]
    bands.push(before === undefined ? -Infinity : before + (bound - before) / 2, bound)
  })
  return [...bands, Infinity]
}

/** The band of `value` among `bounds`; -1 for NaN, which stands for unknown. */
export function bandOf(bounds: Float64Array, value: number): number {
  if (Number.isNaN(value)) return -1
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return bounds[low] === value ? 2 * low + 1 : 2 * low
}

function ruleFilter(
  expr: Expr,
  terms: readonly (readonly [Expr, Term | undefined])[],
  facts: ReadonlyMap<string, FilterFact>,
): RuleFilter {
  const allowed = new Map<string, (band: number) => boolean>()
  const settled = new Set<string>()
  const remaining: Expr[] = []
  for (const [whole, term] of terms) {
    const key = term?.fact.path.join('.') ?? ''
    const fact = facts.get(key)
    const isExact = term?.constants.every(
      (constant) => fact !== undefined && isBand(fact, constant),
    )
    // A word that has no number of its own would hide in the band of other texts.
    if (term === undefined || fact === undefined || (fact.kind === 'text' && isExact !== true)) {
      remaining.push(whole)
      continue
    }
    const maybe = mayHold(term, fact)
    const before = allowed.get(key)
    allowed.set(key, before === undefined ? maybe : (band) => before(band) && maybe(band))
    if (isExact === true && truthAt(term, undefined) === undefined) settled.add(key)
    else remaining.push(whole)
  }
  if (remaining.length === 0) return { allowed, settled, remaining: undefined }
  return {
    allowed,
    settled,
    remaining: expr.kind === 'and' ? { ...expr, terms: remaining } : (remaining[0] ?? expr),
  }
}

function isBand({ kind, bounds, bands }: FilterFact, constant: Constant): boolean {
  if (kind === 'number') return typeof constant === 'number' && bounds.includes(constant)
  return bands.includes(constant)
}

/** Whether the term may be other than no in a band, worked out once for the values it names. */
function mayHold(term: Term, { kind, bands, bounds }: FilterFact): (band: number) => boolean {
  const unknown = isOpen(term, undefined)
  if (kind === 'number') {
    const named = term.constants.filter((constant) => typeof constant === 'number')
    const own = Float64Array.from(new Set(named)).toSorted()
    const open = numberBands(own).map((value) => isOpen(term, value))
    // A threshold inside a wider band opens the band when one of its sides, or itself, is open.
    const inside = new Set<number>()
    own.forEach((bound, i) => {
      if (bounds.includes(bound)) return
      if (open.slice(2 * i, 2 * i + 3).includes(true)) inside.add(bandOf(bounds, bound))
    })
    return (band) =>
      band < 0 ? unknown : inside.has(band) || open[bandOf(own, Number(bands[band]))] === true
  }
  const other = bands[0]
  const isOtherOpen = isOpen(term, other)
  const named = new Map(
    [...term.constants, ...(kind === 'bool' ? bands : [])].map((value) => [
      value,
      isOpen(term, value),
    ]),
  )
  return (band) => {
    if (band < 0) return unknown
    const value = bands[band]
    return value === undefined ? true : (named.get(value) ?? isOtherOpen)
  }
}

/** The term's value when its fact has that value: true, false, or undefined for unknown. */
function truthAt({ expr, fact }: Term, value: Constant | undefined): CelValue {
  const facts = fact.path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
  const scope = { text: '', facts: facts as Facts, item: undefined, weight: 1 }
  return valueOf(traceCondition(expr, scope))
}

function isOpen(term: Term, value: Constant | undefined): boolean {
  return truthAt(term, value) !== false
}

/** The term when it compares one fact with constants and nothing else. */
function plainTerm(expr: Expr): Term | undefined {
  const facts: FactExpr[] = []
  const constants: Constant[] = []
  if (!isPlainTerm(expr, facts, constants)) return undefined
  const [fact] = facts
  const key = fact?.path.join('.')
  if (fact === undefined || facts.some(({ path }) => path.join('.') !== key)) return undefined
  return { expr, fact, constants }
}

function isPlainTerm(expr: Expr, facts: FactExpr[], constants: Constant[]): boolean {
  if (isConstant(expr)) return addConstants(constantValue(expr), constants)
  switch (expr.kind) {
    case 'fact':
      facts.push(expr)
      return true
    case 'isMissing':
      return expr.of.kind === 'fact' && isPlainTerm(expr.of, facts, constants)
    case 'order':
      // Texts are told apart only as equal or not, which says nothing of their order.
      if (expr.left.type.kind === 'string') return false
      break
    case 'equal':
    case 'in':
    case 'and':
    case 'or':
    case 'not':
      break
    default:
      return false
  }
  return partsOf(expr).every((part) => isPlainTerm(part, facts, constants))
}

function addConstants(value: unknown, constants: Constant[]): boolean {
  if (Array.isArray(value)) return value.every((part) => addConstants(part, constants))
  if (typeof value === 'number' && Number.isNaN(value)) return false
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return false
  }
  constants.push(value)
  return true
}
