/**
 * The typed tree of a condition: what the checker makes, and what both the generator and the tracer
 * run. Every name in it was looked up in the catalogue, so no text of the author becomes code.
 */
import type { FactType, FactValue } from '../../domain/fact.ts'
import type { CelType } from './cel-type.ts'
import type { Span } from './syntax.ts'

/** What every node has: its type and its place in the text. */
type Typed = { readonly type: CelType; readonly span: Span }

/** A value that a literal or a constant part of a condition has. */
export type Constant = string | number | boolean

/**
 * A value while it is worked out; `undefined` is unknown or CEL's error. A map literal is a `Map`.
 */
export type CelValue = FactValue | readonly CelValue[] | ReadonlyMap<Constant, CelValue> | undefined

/** The macro names that go over a list. */
export type LoopMacro = 'all' | 'exists' | 'exists_one' | 'map' | 'filter'

/** A node of the typed tree. */
export type Expr =
  | (Typed & { readonly kind: 'literal'; readonly value: Constant })
  | FactExpr
  | LocalExpr
  | SelectExpr
  | (Typed & { readonly kind: 'list'; readonly elements: readonly Expr[] })
  | (Typed & { readonly kind: 'map'; readonly entries: readonly MapEntry[] })
  | (Typed & { readonly kind: 'and' | 'or'; readonly terms: readonly Expr[] })
  | (Typed & { readonly kind: 'not'; readonly of: Expr })
  | ChoiceExpr
  | (Typed & { readonly kind: 'equal'; readonly isNegated: boolean } & Pair)
  | (Typed & { readonly kind: 'order'; readonly operator: OrderOperator } & Pair)
  | (Typed & { readonly kind: 'in'; readonly element: Expr; readonly within: Expr })
  | CallExpr
  | (Typed & { readonly kind: 'has' | 'isMissing'; readonly of: Expr })
  | LoopExpr

type Pair = { readonly left: Expr; readonly right: Expr }

/** The operators that ask which of two values comes first. */
export type OrderOperator = '<' | '<=' | '>' | '>='

/** One `key: value` of a map literal. */
export type MapEntry = { readonly key: Expr; readonly value: Expr }

/** A fact by its names from the root, such as `['consignor', 'country']`. */
export type FactExpr = Typed & {
  readonly kind: 'fact'
  readonly type: FactType
  readonly path: readonly string[]
}

/** The variable of a macro around this node. `id` is unique in the condition. */
export type LocalExpr = Typed & {
  readonly kind: 'local'
  readonly name: string
  readonly id: number
  /** The path of the elements it stands for, such as `goods[]`, when they are facts. */
  readonly path: string | undefined
}

/** A field of a structure that is not reached by names alone, such as `goods[0].brand`. */
export type SelectExpr = Typed & {
  readonly kind: 'select'
  readonly of: Expr
  readonly field: string
}

/** `condition ? yes : no`. */
export type ChoiceExpr = Typed & {
  readonly kind: 'choose'
  readonly condition: Expr
  readonly yes: Expr
  readonly no: Expr
}

/** A call of an operation that is strict: any unknown or failed argument makes it unknown. */
export type CallExpr = Typed & {
  readonly kind: 'call'
  readonly operation: Operation
  readonly args: readonly Expr[]
}

/** A macro over a list, or over the keys of a map. `where` is the filter of a three-part `map`. */
export type LoopExpr = Typed & {
  readonly kind: 'loop'
  readonly macro: LoopMacro
  readonly variable: LocalExpr
  readonly list: Expr
  readonly where: Expr | undefined
  readonly body: Expr
}

/** What a call does. */
export type Operation = {
  readonly name: string
  readonly params: readonly CelType[]
  readonly result: CelType
  /** Runs on known arguments only. `undefined` is an error, whose text is `failure`. */
  readonly run: (...args: never[]) => CelValue
  /** What went wrong when `run` gives undefined; absent when it always gives a value. */
  readonly failure: string | undefined
  /** JavaScript for `run` over argument sources that are names or literals, where that is faster. */
  readonly inline?: (args: readonly string[]) => string
  /** What was fixed when the rule compiled, such as the pattern: same name, same constants, same call. */
  readonly constants?: string
  /** A rough cost beside a comparison, which is 1: terms of `&&` and `||` run cheapest first. */
  readonly cost: number
}

/** The nodes directly inside `expr`, in the order of the text. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'fact':
    case 'local':
      return []
    case 'select':
    case 'not':
    case 'has':
    case 'isMissing':
      return [expr.of]
    case 'list':
      return expr.elements
    case 'map':
      return expr.entries.flatMap((entry) => [entry.key, entry.value])
    case 'and':
    case 'or':
      return expr.terms
    case 'choose':
      return [expr.condition, expr.yes, expr.no]
    case 'equal':
    case 'order':
      return [expr.left, expr.right]
    case 'in':
      return [expr.element, expr.within]
    case 'call':
      return expr.args
    case 'loop':
      return expr.where === undefined ? [expr.list, expr.body] : [expr.list, expr.where, expr.body]
  }
}

/** True when `expr` reads no fact and no variable: its value never changes. */
export function isConstant(expr: Expr): boolean {
  if (expr.kind === 'fact' || expr.kind === 'local') return false
  return partsOf(expr).every(isConstant)
}
