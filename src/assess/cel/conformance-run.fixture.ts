/**
 * Runs vectors of the CEL conformance suite against the dialect: both the tracer and the generated
 * code must give the expected value. For tests only.
 */
import type { IncrementalTest } from '@bufbuild/cel-spec/testdata/tests.js'
import type { FactType } from '../../domain/fact.ts'
import { BOOL, type CelType } from './cel-type.ts'
import { checkExpression } from './check-condition.ts'
import { buildMachine } from './compile-rules.ts'
import { generateRules } from './generate-rules.ts'
import { parseCondition } from './parse-condition.ts'
import { traceCondition, valueOf } from './trace-condition.ts'
import type { CelValue, Constant, Expr } from './typed-tree.ts'
import { equalValues, YES } from './value-functions.ts'

/** What a vector gave: it passed, or a line that says what was expected and what came. */
export type VectorOutcome = { readonly isPassed: boolean; readonly said: string }

type Test = IncrementalTest['original']
type SpecValue = { readonly kind: { readonly case?: string | undefined; readonly value?: unknown } }

/**
 * Runs one vector. `dyn(x)` is run as `x`: the dialect has no dyn, but the suite writes it around
 * comparisons across number types, which the dialect has.
 */
export function runVector({ original }: IncrementalTest): VectorOutcome {
  const expr = original.expr.replaceAll(/\bdyn\(/g, '(')
  const catalogue = catalogueOf(original)
  if (catalogue === undefined) return { isPassed: false, said: 'variables of a type left out' }
  const wanted = expectedOf(original)
  const parsed = parseCondition(expr)
  const checked = parsed.ok
    ? checkExpression(parsed.value, {
        catalogue: { kind: 'structure', fields: catalogue },
        item: undefined,
        functions: [],
      })
    : { ok: false as const, refusal: [parsed.refusal] }
  if (!checked.ok) {
    const said = checked.refusal.map(({ rule, text }) => `${rule}: ${text}`).join('; ')
    return { isPassed: wanted.kind === 'error', said }
  }
  if (wanted.kind === 'accepted') return { isPassed: true, said: '' }
  const facts = Object.fromEntries(
    Object.entries(original.bindings).map(([name, bound]) => [
      name,
      fromSpec(bound.kind.value as SpecValue),
    ]),
  ) as Record<string, never>
  const scope = { text: expr, facts, item: undefined, weight: 1 }
  const traced = valueOf(traceCondition(checked.value, scope))
  if (wanted.kind === 'error') {
    return { isPassed: traced === undefined, said: `an error was due, not ${show(traced)}` }
  }
  if (wanted.kind === 'other') return { isPassed: false, said: 'a result of a type left out' }
  const said = `${show(wanted.value)} was due, not ${show(traced)}`
  if (!isSame(traced, wanted.value)) return { isPassed: false, said }
  const compiled = isCompiledSame(checked.value, wanted.value, facts)
  return { isPassed: compiled, said: compiled ? said : `the generated code differs: ${said}` }
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined'
  return value instanceof Map ? `map ${JSON.stringify([...value])}` : JSON.stringify(value)
}

function isSame(left: CelValue, right: CelValue): boolean {
  if (Number.isNaN(left) && Number.isNaN(right)) return true
  return typeof left === typeof right && equalValues(left, right) === YES
}

/** Whether generated code finds `expr` equal to the expected value. */
function isCompiledSame(expr: Expr, wanted: CelValue, facts: Record<string, never>): boolean {
  const { span } = expr
  const right = constantExpr(wanted, expr)
  const isNaN = Number.isNaN(wanted)
  const asked: Expr = {
    kind: 'equal',
    type: BOOL,
    span,
    isNegated: isNaN,
    left: expr,
    right: isNaN ? expr : right,
  }
  const rule = { index: 0, column: undefined, expr: asked }
  const machine = buildMachine(generateRules([rule], 'item'))
  const truths = new Uint8Array(1)
  machine.start(facts, truths, 1)
  return truths[0] === YES
}

function constantExpr(value: CelValue, like: Expr): Expr {
  const { span, type } = like
  if (Array.isArray(value)) {
    const elements = (value as readonly CelValue[]).map((part) => constantExpr(part, like))
    return { kind: 'list', type, span, elements }
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, part]) => ({
      key: constantExpr(key as CelValue, like),
      value: constantExpr(part as CelValue, like),
    }))
    return { kind: 'map', type, span, entries }
  }
  return { kind: 'literal', type, span, value: value as Constant }
}

type Expected =
  | { readonly kind: 'value'; readonly value: CelValue }
  | { readonly kind: 'error' }
  /** Only the type check is asked: accepting the text is enough. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'other' }

function expectedOf({ resultMatcher, checkOnly }: Test): Expected {
  switch (resultMatcher.case) {
    case 'evalError':
    case 'anyEvalErrors':
      return { kind: 'error' }
    case 'value':
      return known(fromSpec(resultMatcher.value))
    case 'typedResult': {
      const result = resultMatcher.value.result
      if (checkOnly) return { kind: 'accepted' }
      return result === undefined ? { kind: 'other' } : known(fromSpec(result))
    }
    case undefined:
      // The suite leaves the matcher out where the result is simply true.
      return known(true)
    default:
      return { kind: 'other' }
  }
}

function known(value: CelValue): Expected {
  return value === undefined ? { kind: 'other' } : { kind: 'value', value }
}

/** A value of the suite as ours; undefined for types that the dialect leaves out. */
function fromSpec({ kind }: SpecValue): CelValue {
  switch (kind.case) {
    case 'boolValue':
    case 'doubleValue':
    case 'stringValue':
      return kind.value as Constant
    case 'int64Value':
      return Number.isSafeInteger(Number(kind.value)) ? Number(kind.value) : undefined
    case 'listValue': {
      const { values } = kind.value as { readonly values: readonly SpecValue[] }
      const out = values.map(fromSpec)
      return out.includes(undefined) ? undefined : out
    }
    case 'mapValue': {
      const { entries } = kind.value as {
        readonly entries: readonly { readonly key: SpecValue; readonly value: SpecValue }[]
      }
      const pairs = entries.map(({ key, value }) => [fromSpec(key), fromSpec(value)] as const)
      return pairs.some((pair) => pair.includes(undefined))
        ? undefined
        : new Map(pairs as [Constant, CelValue][])
    }
    case 'objectValue':
      return timeOf(kind.value as { readonly typeUrl: string; readonly value: Uint8Array })
    default:
      return undefined
  }
}

/** A protobuf Timestamp or Duration in milliseconds: field 1 seconds, field 2 nanoseconds. */
function timeOf(any: { readonly typeUrl: string; readonly value: Uint8Array }): CelValue {
  if (!/google\.protobuf\.(Timestamp|Duration)$/.test(any.typeUrl)) return undefined
  const fields = [0n, 0n, 0n]
  for (let i = 0; i < any.value.length; ) {
    const field = (any.value[i++] ?? 0) >> 3
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = any.value[i++] ?? 0
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    fields[field] = BigInt.asIntN(64, value)
  }
  const nanos = Number(fields[2])
  return nanos % 1_000_000 === 0 ? Number(fields[1]) * 1_000 + nanos / 1_000_000 : undefined
}

function catalogueOf({ typeEnv }: Test): Record<string, FactType> | undefined {
  const fields: Record<string, FactType> = {}
  for (const { name, declKind } of typeEnv) {
    if (declKind.case !== 'ident') return undefined
    const type = factTypeOf(declKind.value.type)
    if (type === undefined) return undefined
    fields[name] = type
  }
  return fields
}

type SpecType = {
  readonly typeKind: { readonly case?: string | undefined; readonly value?: unknown }
}

/** cel.expr.Type.PrimitiveType and WellKnownType, as far as the dialect has them. */
const PRIMITIVES: Readonly<Record<number, CelType>> = {
  1: { kind: 'bool' },
  2: { kind: 'int' },
  4: { kind: 'double' },
  5: { kind: 'string' },
}

function factTypeOf(type: SpecType | undefined): FactType | undefined {
  switch (type?.typeKind.case) {
    case 'primitive':
      return PRIMITIVES[Number(type.typeKind.value)] as FactType | undefined
    case 'wellKnown':
      if (type.typeKind.value === 3) return { kind: 'duration' } as unknown as FactType
      return type.typeKind.value === 2 ? { kind: 'timestamp' } : undefined
    case 'messageType':
      if (type.typeKind.value === 'google.protobuf.Timestamp') return { kind: 'timestamp' }
      if (type.typeKind.value === 'google.protobuf.Duration') {
        return { kind: 'duration' } as unknown as FactType
      }
      return undefined
    case 'listType': {
      const of = factTypeOf((type.typeKind.value as { elemType?: SpecType }).elemType)
      return of === undefined ? undefined : { kind: 'list', of }
    }
    default:
      return undefined
  }
}
