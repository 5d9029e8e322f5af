/**
 * Runs a typed condition node by node and keeps what each part gave: why a rule fired, why it did
 * not, what was unknown. Slow and thorough; it gives the same truth as the generated code.
 */
import type { Facts } from '../../domain/fact.ts'
import { run } from './check-call.ts'
import { pathOf } from './fact-paths.ts'
import { LIMITS } from './limits.ts'
import type { Span } from './syntax.ts'
import { compareText } from './text-functions.ts'
import type { CallExpr, CelValue, Expr, FactExpr, LoopExpr, OrderOperator } from './typed-tree.ts'
import * as values from './value-functions.ts'

/** Something that failed while a part was worked out, such as a division by zero. */
export type TraceError = { readonly text: string; readonly span: Span }

/** What a part gave: a value, or unknown with the facts that were missing and what failed. */
export type TraceOutcome =
  | { readonly kind: 'known'; readonly value: Exclude<CelValue, undefined> }
  | {
      readonly kind: 'unknown'
      readonly missing: readonly string[]
      readonly errors: readonly TraceError[]
    }

/** A part of a condition with its outcome; `text` is the part as written, `parts` what is in it. */
export type Trace = {
  readonly text: string
  readonly span: Span
  readonly outcome: TraceOutcome
  /** For one round of a macro: the element it looked at, such as `goods[2]`. */
  readonly round: string | undefined
  readonly parts: readonly Trace[]
}

/** What a condition runs on. `item` is set in scope of a goods item. */
export type TraceScope = {
  readonly text: string
  readonly facts: Facts
  readonly item:
    | { readonly variable: string; readonly value: CelValue; readonly path: string }
    | undefined
  /** How many goods items the rule runs on; counts into the bound on rounds. */
  readonly weight: number
}

type Binding = { readonly value: CelValue; readonly path: string | undefined }

type Frame = TraceScope & { readonly locals: ReadonlyMap<number, Binding> }

/** At most this many rounds of a macro are kept, those that decided it first. */
const ROUNDS_KEPT = 20

/** The trace of `expr` in `scope`. */
export function traceCondition(expr: Expr, scope: TraceScope): Trace {
  return trace(expr, { ...scope, locals: new Map() })
}

/** The value of an expression that reads no facts; undefined when it fails. */
export function constantValue(expr: Expr): CelValue {
  const scope = { text: '', facts: {}, item: undefined, weight: 1 }
  return valueOf(traceCondition(expr, scope))
}

/** The value a part gave; undefined when unknown. */
export function valueOf({ outcome }: Trace): CelValue {
  return outcome.kind === 'known' ? outcome.value : undefined
}

function trace(expr: Expr, frame: Frame): Trace {
  switch (expr.kind) {
    case 'literal':
      return known(expr, frame, expr.value, [])
    case 'fact':
      return traceFact(expr, frame)
    case 'local':
    case 'select':
      return tracePath(expr, frame)
    case 'list':
      return strict(expr, frame, { inner: expr.elements, give: (elements) => elements })
    case 'map': {
      const entries = expr.entries.flatMap(({ key, value }) => [key, value])
      const failure = 'a key stands twice in the map'
      return strict(expr, frame, { inner: entries, give: values.mapOf, failure })
    }
    case 'and':
    case 'or':
      return traceChain(expr, frame)
    case 'not':
      return strict(expr, frame, { inner: [expr.of], give: ([of]) => of === false })
    case 'choose':
      return traceChoice(expr, frame)
    case 'equal':
      return strict(expr, frame, {
        inner: [expr.left, expr.right],
        give: ([left, right]) => {
          const truth = values.equalValues(left, right)
          return truth === values.UNKNOWN ? undefined : (truth === values.YES) !== expr.isNegated
        },
      })
    case 'order':
      return strict(expr, frame, {
        inner: [expr.left, expr.right],
        give: ([left, right]) =>
          typeof left === 'string' && typeof right === 'string'
            ? isOrdered(expr.operator, compareText(left, right), 0)
            : isOrdered(expr.operator, Number(left), Number(right)),
      })
    case 'in':
      return strict(expr, frame, {
        inner: [expr.element, expr.within],
        give: ([element, within]) => {
          const truth = values.isIn(element, within)
          return truth === values.UNKNOWN ? undefined : truth === values.YES
        },
      })
    case 'call':
      return traceCall(expr, frame)
    case 'has':
      return traceHas(expr.of, expr, frame)
    case 'isMissing': {
      const of = trace(expr.of, frame)
      return known(expr, frame, of.outcome.kind === 'unknown', [of])
    }
    case 'loop':
      return traceLoop(expr, frame)
  }
}

function known(
  expr: Expr,
  frame: Frame,
  value: Exclude<CelValue, undefined>,
  parts: readonly Trace[],
): Trace {
  const text = frame.text.slice(expr.span.start, expr.span.end)
  return { text, span: expr.span, outcome: { kind: 'known', value }, round: undefined, parts }
}

/** Unknown because of what `parts` lack, and of `errors` of its own. */
function unknown(
  expr: Expr,
  frame: Frame,
  parts: readonly Trace[],
  own: { readonly missing?: string; readonly error?: string },
): Trace {
  const missing = new Set<string>(own.missing === undefined ? [] : [own.missing])
  const errors: TraceError[] = own.error === undefined ? [] : [{ text: own.error, span: expr.span }]
  for (const { outcome } of parts) {
    if (outcome.kind === 'known') continue
    for (const path of outcome.missing) missing.add(path)
    errors.push(...outcome.errors)
  }
  const text = frame.text.slice(expr.span.start, expr.span.end)
  const outcome = { kind: 'unknown', missing: [...missing], errors } as const
  return { text, span: expr.span, outcome, round: undefined, parts }
}

/** What a part needs, what it gives of it, and what went wrong when it gives nothing. */
type Strict = {
  readonly inner: readonly Expr[]
  readonly give: (inner: readonly CelValue[]) => CelValue
  readonly failure?: string | undefined
}

/** A part that needs all of `inner`: unknown when one of them is. */
function strict(
  expr: Expr,
  frame: Frame,
  { inner, give, failure = 'it hangs on an unknown element' }: Strict,
): Trace {
  const parts = inner.map((part) => trace(part, frame))
  if (parts.some((part) => part.outcome.kind === 'unknown')) return unknown(expr, frame, parts, {})
  const value = give(parts.map(valueOf)) ?? undefined
  return value === undefined
    ? unknown(expr, frame, parts, { error: failure })
    : known(expr, frame, value, parts)
}

function traceFact(expr: FactExpr, frame: Frame): Trace {
  const [root = '', ...fields] = expr.path
  const isItem = frame.item?.variable === root
  const start = isItem ? frame.item.value : (frame.facts[root] ?? undefined)
  const read = fields.reduce(fieldOf, start)
  // NaN is no fact: it marks an unknown number in the generated code.
  const value = Number.isNaN(read) ? undefined : read
  const path = [isItem ? frame.item.path : root, ...fields].join('.')
  return value === undefined
    ? unknown(expr, frame, [], { missing: path })
    : known(expr, frame, value, [])
}

function fieldOf(structure: CelValue, field: string): CelValue {
  if (structure === undefined) return undefined
  return (structure as Readonly<Record<string, CelValue>>)[field] ?? undefined
}

function tracePath(expr: Expr, frame: Frame): Trace {
  if (expr.kind === 'local') {
    const bound = frame.locals.get(expr.id)
    if (bound?.value !== undefined) return known(expr, frame, bound.value, [])
    return unknown(expr, frame, [], missingAt(bound?.path))
  }
  if (expr.kind !== 'select') return trace(expr, frame)
  const of = trace(expr.of, frame)
  if (of.outcome.kind === 'unknown') return unknown(expr, frame, [of], {})
  const value = fieldOf(valueOf(of), expr.field)
  if (value !== undefined) return known(expr, frame, value, [of])
  const path = concretePath(expr.of, frame)
  return unknown(
    expr,
    frame,
    [],
    missingAt(path === undefined ? undefined : `${path}.${expr.field}`),
  )
}

function missingAt(path: string | undefined) {
  return path === undefined ? { error: 'an element is unknown' } : { missing: path }
}

/** The path of `expr` with the positions it really has, such as `goods[2].brand`. */
function concretePath(expr: Expr, frame: Frame): string | undefined {
  if (expr.kind === 'local') return frame.locals.get(expr.id)?.path
  if (expr.kind === 'select') {
    const of = concretePath(expr.of, frame)
    return of === undefined ? undefined : `${of}.${expr.field}`
  }
  if (expr.kind === 'call' && expr.operation.name === '[]') {
    const [list, position] = expr.args
    if (list?.kind !== 'fact' || position === undefined) return pathOf(expr)
    const at = valueOf(trace(position, frame))
    return `${list.path.join('.')}[${typeof at === 'number' ? at : '?'}]`
  }
  return pathOf(expr)
}

function traceChain(expr: Extract<Expr, { kind: 'and' | 'or' }>, frame: Frame): Trace {
  const parts = expr.terms.map((term) => trace(term, frame))
  const decisive = expr.kind === 'or'
  if (parts.some((part) => valueOf(part) === decisive)) return known(expr, frame, decisive, parts)
  if (parts.some((part) => part.outcome.kind === 'unknown')) return unknown(expr, frame, parts, {})
  return known(expr, frame, !decisive, parts)
}

function traceChoice(expr: Extract<Expr, { kind: 'choose' }>, frame: Frame): Trace {
  const condition = trace(expr.condition, frame)
  if (condition.outcome.kind === 'unknown') return unknown(expr, frame, [condition], {})
  const taken = trace(valueOf(condition) === true ? expr.yes : expr.no, frame)
  const value = valueOf(taken)
  const parts = [condition, taken]
  return value === undefined ? unknown(expr, frame, parts, {}) : known(expr, frame, value, parts)
}

function isOrdered(operator: OrderOperator, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

function traceCall(expr: CallExpr, frame: Frame): Trace {
  const { operation, args } = expr
  return strict(expr, frame, {
    inner: args,
    give: (given) => run(operation, given),
    failure: operation.failure,
  })
}

function traceHas(of: Expr, expr: Expr, frame: Frame): Trace {
  if (of.kind === 'call' && of.args[0]?.type.kind === 'map') {
    return strict(expr, frame, {
      inner: of.args,
      give: ([map, key]) => values.isIn(key, map) === values.YES,
    })
  }
  const part = trace(of, frame)
  return part.outcome.kind === 'unknown'
    ? unknown(expr, frame, [part], {})
    : known(expr, frame, true, [part])
}

function traceLoop(expr: LoopExpr, frame: Frame): Trace {
  const list = trace(expr.list, frame)
  const elements = values.roundsOf(valueOf(list))
  if (elements === undefined) return unknown(expr, frame, [list], {})
  const weight = elements.length * frame.weight
  if (weight > LIMITS.rounds) {
    return unknown(expr, frame, [list], { error: `it takes more than ${LIMITS.rounds} rounds` })
  }
  const path = expr.list.type.kind === 'list' ? concretePath(expr.list, frame) : undefined
  const rounds = elements.map((value, index) => {
    const at = path === undefined || expr.list.kind === 'loop' ? undefined : `${path}[${index}]`
    const locals = new Map(frame.locals).set(expr.variable.id, {
      value: value ?? undefined,
      path: at ?? (path === undefined ? undefined : `${path}[]`),
    })
    return traceRound(expr, { ...frame, weight, locals }, at ?? `element ${index}`)
  })
  return concludeLoop(expr, frame, { list, rounds, elements })
}

/** One round: the filter of a three-part map is its first part, the body its last. */
type Round = { readonly where: Trace | undefined; readonly body: Trace | undefined }

function traceRound(expr: LoopExpr, frame: Frame, round: string): Round {
  const where = expr.where === undefined ? undefined : { ...trace(expr.where, frame), round }
  if (where !== undefined && valueOf(where) !== true) return { where, body: undefined }
  return { where, body: { ...trace(expr.body, frame), round } }
}

type LoopRun = {
  readonly list: Trace
  readonly rounds: readonly Round[]
  readonly elements: readonly CelValue[]
}

function concludeLoop(expr: LoopExpr, frame: Frame, { list, rounds, elements }: LoopRun): Trace {
  const all = rounds.flatMap(({ where, body }) =>
    [where, body].filter((part) => part !== undefined),
  )
  const unknowns = all.filter((part) => part.outcome.kind === 'unknown')
  const decisive = expr.macro !== 'all'
  const deciding = all.filter((part) => valueOf(part) === decisive)
  const others = all.filter((part) => part.outcome.kind === 'known' && valueOf(part) !== decisive)
  const parts = [list, ...[...deciding, ...unknowns, ...others].slice(0, ROUNDS_KEPT)]
  const isDecided = deciding.length > 0 && (expr.macro === 'all' || expr.macro === 'exists')
  if (isDecided) return known(expr, frame, decisive, parts)
  if (unknowns.length > 0) {
    return { ...unknown(expr, frame, unknowns, {}), parts }
  }
  switch (expr.macro) {
    case 'all':
    case 'exists':
      return known(expr, frame, !decisive, parts)
    case 'exists_one':
      return known(expr, frame, deciding.length === 1, parts)
    case 'map': {
      const made = rounds.flatMap(({ body }) => (body === undefined ? [] : [valueOf(body)]))
      return known(expr, frame, made, parts)
    }
    case 'filter': {
      const kept = elements.filter((_, i) => {
        const body = rounds[i]?.body
        return body !== undefined && valueOf(body) === true
      })
      return known(expr, frame, kept, parts)
    }
  }
}
