/**
 * What the generator gathers while it writes JavaScript: slots for facts, constants, shared calls,
 * macro functions and temporary names. Every name it hands out is made here from a number.
 */
import { type Expr, type FactExpr, isConstant, partsOf } from './typed-tree.ts'

/** JavaScript of an expression: a name or a literal is `isSimple` and may be written twice. */
export type Code = { readonly text: string; readonly isSimple: boolean }

/**
 * Where generated code stands: in rules of a scope, or inside a macro function. Mutable in `temps`,
 * so that every name handed out is counted.
 */
export type Frame = {
  /** Temporaries handed out; the function around declares the most it needs. */
  readonly temps: { used: number; most: number }
  /** The rounds that surround this code, as JavaScript. */
  readonly weight: string
  /** Names of macro variables in reach, to be handed on to inner macro functions. */
  readonly locals: readonly string[]
}

/**
 * A fact's place, and the names from the root. The parcel's facts are fields of the record `y`, a
 * goods item's of the record `z`, which each function that runs goods-item rules has. An unknown
 * number is NaN there, so that the field stays a plain double; every other unknown is undefined.
 */
export type Slot = {
  readonly name: string
  readonly path: readonly string[]
  readonly isNumber: boolean
}

/**
 * A call that several rules make: worked out once for the parcel or the goods item. `empty` is what
 * its place holds until then, which no call gives: null, or 3 for truths.
 */
export type SharedCall = { readonly name: string; readonly empty: 'null' | '3' }

/**
 * How many places the shared calls of the parcel, or of a goods item, take. Mutable while they are
 * counted.
 */
export type SharedPlaces = { truths: number; values: number }

/**
 * A text fact that several rules compare with literals. It is looked up once in `ids`, and each
 * comparison is then one of small numbers: -1 unknown, 0 none of the literals, else the literal.
 */
export type NumberedFact = {
  readonly name: string
  readonly fact: FactExpr
  readonly ids: ReadonlyMap<string, number>
}

/** Everything gathered for one set of rules. Mutable: writing a rule adds what it needs. */
export type Emission = {
  readonly itemVariable: string
  readonly slots: Map<string, Slot>
  /** Constants and their names, in order. */
  readonly constants: Map<unknown, string>
  readonly functions: string[]
  readonly shared: ReadonlyMap<string, SharedCall>
  readonly places: { readonly parcel: SharedPlaces; readonly item: SharedPlaces }
  readonly numbered: ReadonlyMap<string, NumberedFact>
}

/** Nothing gathered yet but what a first look over all conditions finds. */
export function emptyEmission(itemVariable: string, conditions: readonly Expr[]): Emission {
  const places = { parcel: { truths: 0, values: 0 }, item: { truths: 0, values: 0 } }
  return {
    itemVariable,
    slots: new Map(),
    constants: new Map(),
    functions: [],
    shared: findShared(conditions, itemVariable, places),
    places,
    numbered: findNumbered(conditions, itemVariable),
  }
}

/** The field that holds a fact. */
export function slotOf(emission: Emission, { path, type }: FactExpr): Slot {
  const key = path.join('.')
  const known = emission.slots.get(key)
  if (known !== undefined) return known
  const name = `${recordOf(emission.itemVariable, path)}s${emission.slots.size}`
  const isNumber = type.kind === 'int' || type.kind === 'double' || type.kind === 'timestamp'
  const slot = { name, path, isNumber }
  emission.slots.set(key, slot)
  return slot
}

/** The record that holds what belongs to the fact at `path`. */
export function recordOf(itemVariable: string, path: readonly string[]): string {
  return path[0] === itemVariable ? 'z.' : 'y.'
}

/** The name of a constant that the generated code is given. */
export function constantOf(emission: Emission, value: unknown): string {
  const name = emission.constants.get(value) ?? `k${emission.constants.size}`
  emission.constants.set(value, name)
  return name
}

/** A fresh temporary of the function around. */
export function temporary(frame: Frame): string {
  const name = `t${frame.temps.used}`
  frame.temps.used += 1
  frame.temps.most = Math.max(frame.temps.most, frame.temps.used)
  return name
}

/** The declaration of all temporaries that `frame` handed out. */
export function declareTemporaries({ temps }: Frame): string {
  if (temps.most === 0) return ''
  return `let ${Array.from({ length: temps.most }, (_, i) => `t${i}`).join(',')};`
}

/** Calls cheaper than this are not worth a check whether they were made already. */
const SHARED_COST = 6

/** The calls that stand at least twice in `conditions`, with a variable for each. */
function findShared(
  conditions: readonly Expr[],
  itemVariable: string,
  places: Emission['places'],
): ReadonlyMap<string, SharedCall> {
  const counts = new Map<string, { count: number; expr: Expr }>()
  const visit = (expr: Expr): void => {
    const key = sharedKey(expr)
    if (key !== undefined) counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, expr })
    partsOf(expr).forEach(visit)
  }
  conditions.forEach(visit)
  const shared = new Map<string, SharedCall>()
  for (const [key, { count, expr }] of counts) {
    if (count < 2) continue
    const isOfItem = readsRoot(expr, itemVariable)
    const place = isOfItem ? places.item : places.parcel
    const record = isOfItem ? 'z.' : 'y.'
    shared.set(
      key,
      expr.type.kind === 'bool'
        ? { name: `${record}b[${place.truths++}]`, empty: '3' }
        : { name: `${record}e[${place.values++}]`, empty: 'null' },
    )
  }
  return shared
}

/** Below this many comparisons, looking a fact up costs more than it saves. */
const NUMBERED_USES = 3

function findNumbered(
  conditions: readonly Expr[],
  itemVariable: string,
): ReadonlyMap<string, NumberedFact> {
  const found = new Map<string, { fact: FactExpr; uses: number; words: Set<string> }>()
  const visit = (expr: Expr): void => {
    const compared = comparedWords(expr)
    if (compared !== undefined) {
      const key = compared.fact.path.join('.')
      const seen = found.get(key) ?? { fact: compared.fact, uses: 0, words: new Set<string>() }
      seen.uses += 1
      for (const word of compared.words) seen.words.add(word)
      found.set(key, seen)
    }
    partsOf(expr).forEach(visit)
  }
  conditions.forEach(visit)
  const numbered = new Map<string, NumberedFact>()
  for (const [key, { fact, uses, words }] of found) {
    if (uses < NUMBERED_USES) continue
    const ids = new Map([...words].map((word, i) => [word, i + 1]))
    const record = recordOf(itemVariable, fact.path)
    numbered.set(key, { name: `${record}i${numbered.size}`, fact, ids })
  }
  return numbered
}

/** The text fact and the literals that `expr` compares it with by `==`, `!=` or `in`. */
export function comparedWords(
  expr: Expr,
): { readonly fact: FactExpr; readonly words: readonly string[] } | undefined {
  if (expr.kind === 'equal') {
    const { left, right } = expr
    if (left.kind === 'fact') return wordsOf(left, [right])
    return right.kind === 'fact' ? wordsOf(right, [left]) : undefined
  }
  if (expr.kind !== 'in' || expr.element.kind !== 'fact') return undefined
  return expr.within.kind === 'list' ? wordsOf(expr.element, expr.within.elements) : undefined
}

function wordsOf(fact: FactExpr, literals: readonly Expr[]) {
  if (fact.type.kind !== 'string') return undefined
  const words: string[] = []
  for (const literal of literals) {
    if (literal.kind !== 'literal' || typeof literal.value !== 'string') return undefined
    words.push(literal.value)
  }
  return { fact, words }
}

function readsRoot(expr: Expr, root: string): boolean {
  if (expr.kind === 'fact') return expr.path[0] === root
  return partsOf(expr).some((part) => readsRoot(part, root))
}

/** What identifies a call worth sharing; undefined for one that is cheap or in a macro's round. */
export function sharedKey(expr: Expr): string | undefined {
  if (expr.kind !== 'call' || expr.operation.cost < SHARED_COST || isConstant(expr))
    return undefined
  return callKey(expr)
}

function callKey(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'literal':
      return `${expr.type.kind}:${JSON.stringify(expr.value)}`
    case 'fact':
      return expr.path.join('.')
    case 'call': {
      const args = expr.args.map(callKey)
      if (args.includes(undefined)) return undefined
      const { name, params, constants } = expr.operation
      const kinds = params.map((param) => param.kind).join()
      return `${name}/${kinds}/${constants ?? ''}(${args.join()})`
    }
    default:
      return undefined
  }
}

/** The two generators of an expression's code, for code that stands inside a macro. */
export type Generators = {
  readonly valueCode: (expr: Expr, emission: Emission, frame: Frame) => Code
  readonly truthCode: (expr: Expr, emission: Emission, frame: Frame) => string
}
