/**
 * Generates JavaScript expressions from the typed tree. A value is `undefined` when unknown; a truth is 0 no, 1 yes,
 * 2 unknown. Only literals (through JSON), numbered names and catalogue names become code.
 */
import { isScalar } from './cel-type.ts'
import {
  type Code,
  comparedWords,
  constantOf,
  type Emission,
  type Frame,
  type Generators,
  sharedKey,
  slotOf,
  temporary,
} from './emission.ts'
import { generateLoop } from './generate-loop.ts'
import { compareText } from './text-functions.ts'
import { constantValue } from './trace-condition.ts'
import { type CallExpr, type CelValue, type Expr, isConstant, partsOf } from './typed-tree.ts'
import { equalValues, isIn, isList, mapOf } from './value-functions.ts'

/** JavaScript that gives the value of `expr`, or undefined when it is unknown. */
function valueCode(expr: Expr, emission: Emission, frame: Frame): Code {
  if (isConstant(expr)) return simple(literalCode(constantValue(expr), emission))
  switch (expr.kind) {
    case 'fact': {
      const { name, isNumber } = slotOf(emission, expr)
      return isNumber ? complex(`(${name}!==${name}?undefined:${name})`) : simple(name)
    }
    case 'local':
      return simple(`v${expr.id}`)
    case 'select': {
      const of = operand(expr.of, emission, frame)
      const field = JSON.stringify(expr.field)
      return complex(guarded([of], `${of.ref}[${field}]??undefined`, 'undefined'))
    }
    case 'list': {
      const elements = expr.elements.map((part) => valueCode(part, emission, frame).text)
      return complex(`${constantOf(emission, listOf)}([${elements.join()}])`)
    }
    case 'map': {
      const parts = expr.entries.flatMap(({ key, value }) => [key, value])
      const entries = parts.map((part) => valueCode(part, emission, frame).text)
      return complex(`${constantOf(emission, mapOf)}([${entries.join()}])`)
    }
    case 'choose': {
      const truth = temporary(frame)
      const condition = truthCode(expr.condition, emission, frame)
      const yes = valueCode(expr.yes, emission, frame).text
      const no = valueCode(expr.no, emission, frame).text
      return complex(`((${truth}=${condition})===2?undefined:${truth}===1?${yes}:${no})`)
    }
    case 'call':
      if (expr.type.kind !== 'bool')
        return sharedCode(expr, emission, callValue(expr, emission, frame))
      break
    case 'loop':
      if (expr.type.kind !== 'bool') return complex(generateLoop(expr, emission, frame, GENERATORS))
      break
    default:
  }
  const truth = temporary(frame)
  return complex(`((${truth}=${truthCode(expr, emission, frame)})===2?undefined:${truth}===1)`)
}

/** JavaScript that gives the truth of `expr`, which is a bool. */
export function truthCode(expr: Expr, emission: Emission, frame: Frame): string {
  if (isConstant(expr)) {
    const value = constantValue(expr)
    return value === undefined ? '2' : value === true ? '1' : '0'
  }
  const numbered = numberedCode(expr, emission)
  if (numbered !== undefined) return numbered
  switch (expr.kind) {
    case 'and':
    case 'or':
      return chainCode(expr, emission, frame)
    case 'not':
      return negated(truthCode(expr.of, emission, frame), frame)
    case 'choose': {
      const truth = temporary(frame)
      const condition = truthCode(expr.condition, emission, frame)
      const yes = truthCode(expr.yes, emission, frame)
      const no = truthCode(expr.no, emission, frame)
      return `((${truth}=${condition})===2?2:${truth}===1?${yes}:${no})`
    }
    case 'equal':
      return equalCode(expr, emission, frame)
    case 'order':
      return orderCode(expr, emission, frame)
    case 'in':
      return inCode(expr, emission, frame)
    case 'call':
      return sharedCode(expr, emission, complex(callTruth(expr, emission, frame))).text
    case 'has':
      return hasCode(expr.of, emission, frame)
    case 'isMissing':
      return `(${operand(expr.of, emission, frame).isUnknown ?? 'false'}?1:0)`
    case 'loop':
      return generateLoop(expr, emission, frame, GENERATORS)
    default: {
      const value = operand(expr, emission, frame)
      return guarded([value], `${value.ref}?1:0`, '2')
    }
  }
}

const GENERATORS: Generators = { valueCode, truthCode }

function simple(text: string): Code {
  return { text, isSimple: true }
}

function complex(text: string): Code {
  return { text, isSimple: false }
}

/** JavaScript for a value known when the rule compiles. */
function literalCode(value: CelValue, emission: Emission): string {
  switch (typeof value) {
    case 'undefined':
      return 'undefined'
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      if (Object.is(value, -0)) return '(-0)'
      return Number.isFinite(value) && value >= 0 ? String(value) : `(${value})`
    default:
      return constantOf(emission, value)
  }
}

/** A value that is used by name, with the test that says it is unknown. */
type Operand = { readonly ref: string; readonly isUnknown: string | undefined }

function operand(expr: Expr, emission: Emission, frame: Frame): Operand {
  if (expr.kind === 'fact') {
    const { name, isNumber } = slotOf(emission, expr)
    return { ref: name, isUnknown: `${name}${isNumber ? `!==${name}` : '===undefined'}` }
  }
  const code = valueCode(expr, emission, frame)
  if (expr.kind === 'literal') return { ref: code.text, isUnknown: undefined }
  if (code.isSimple) return { ref: code.text, isUnknown: `${code.text}===undefined` }
  const ref = temporary(frame)
  return { ref, isUnknown: `(${ref}=${code.text})===undefined` }
}

/** `body` when all operands are known, else `otherwise`. */
function guarded(operands: readonly Operand[], body: string, otherwise: string): string {
  const tests = operands.map(({ isUnknown }) => isUnknown).filter((test) => test !== undefined)
  return tests.length === 0 ? `(${body})` : `(${tests.join('||')}?${otherwise}:${body})`
}

/** Truths are 0, 1, 2: or-ing them bitwise tells whether an unknown is among them. */
function chainCode(
  expr: Extract<Expr, { readonly kind: 'and' | 'or' }>,
  emission: Emission,
  frame: Frame,
): string {
  const decisive = expr.kind === 'and' ? 0 : 1
  // Terms have no effect but their truth, and && and || commute, so the cheapest may go first.
  const terms = expr.terms.toSorted((a, b) => costOf(a) - costOf(b))
  const names = terms.map(() => temporary(frame))
  const tests = terms.map(
    (term, i) => `(${names[i]}=${truthCode(term, emission, frame)})===${decisive}`,
  )
  const all = `(${names.join('|')})`
  return `(${tests.join('||')}?${decisive}:${expr.kind === 'and' ? `${all}>1?2:1` : all})`
}

const LOOP_COST = 100

function costOf(expr: Expr): number {
  if (isConstant(expr)) return 0
  const inner = partsOf(expr).reduce((sum, part) => sum + costOf(part), 0)
  if (expr.kind === 'loop') return inner * 4 + LOOP_COST
  return inner + (expr.kind === 'call' ? expr.operation.cost : 1)
}

function negated(truth: string, frame: Frame): string {
  const name = temporary(frame)
  return `((${name}=${truth})>1?2:${name}^1)`
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

function orderCode(
  expr: Extract<Expr, { readonly kind: 'order' }>,
  emission: Emission,
  frame: Frame,
): string {
  const { operator } = expr
  const left = operand(expr.left, emission, frame)
  const right = operand(expr.right, emission, frame)
  if (
    expr.left.kind === 'fact' &&
    expr.right.kind === 'literal' &&
    typeof expr.right.value === 'number'
  ) {
    // NaN, which is unknown here, is neither.
    return `(${left.ref}${operator}${right.ref}?1:${left.ref}${OPPOSITE[operator]}${right.ref}?0:2)`
  }
  const test =
    expr.left.type.kind === 'string'
      ? `${constantOf(emission, compareText)}(${left.ref},${right.ref})${operator}0`
      : `${left.ref}${operator}${right.ref}`
  return guarded([left, right], `${test}?1:0`, '2')
}

function equalCode(
  expr: Extract<Expr, { readonly kind: 'equal' }>,
  emission: Emission,
  frame: Frame,
): string {
  const left = operand(expr.left, emission, frame)
  const right = operand(expr.right, emission, frame)
  if (isScalar(expr.left.type) && isScalar(expr.right.type)) {
    const test = `${left.ref}${expr.isNegated ? '!==' : '==='}${right.ref}`
    return guarded([left, right], `${test}?1:0`, '2')
  }
  const equal = `${constantOf(emission, equalValues)}(${left.ref},${right.ref})`
  const truth = guarded([left, right], equal, '2')
  return expr.isNegated ? negated(truth, frame) : truth
}

/** Comparisons of a numbered fact: of its number with one, or with the bits of a mask. */
function numberedCode(expr: Expr, emission: Emission): string | undefined {
  const compared = comparedWords(expr)
  const fact = emission.numbered.get(compared?.fact.path.join('.') ?? '')
  if (compared === undefined || fact === undefined) return undefined
  const { name, ids } = fact
  const wanted = compared.words.map((word) => ids.get(word) ?? 0)
  const isNegated = expr.kind === 'equal' && expr.isNegated
  if (wanted.length === 0) return `(${name}<0?2:0)`
  if (wanted.length === 1) {
    return `(${name}<0?2:${name}${isNegated ? '!==' : '==='}${wanted[0]}?1:0)`
  }
  const masks = new Int32Array(Math.ceil((ids.size + 1) / 32))
  for (const id of wanted) masks[id >> 5] = (masks[id >> 5] ?? 0) | (1 << (id & 31))
  if (masks.length > MASKS_MAX) {
    const table = new Uint8Array(ids.size + 1)
    for (const id of wanted) table[id] = 1
    return `(${name}<0?2:${constantOf(emission, table)}[${name}])`
  }
  // A shift takes its count modulo 32, so the number itself picks the bit of its mask.
  const mask = [...masks].reduceRight(
    (rest, bits, i) => (rest === '' ? `${bits}` : `${name}<${(i + 1) * 32}?${bits}:${rest}`),
    '',
  )
  return `(${name}<0?2:(${mask})>>${name}&1)`
}

/** With more masks than this, a table is looked up instead. */
const MASKS_MAX = 3

/** Lists of literals up to this size are compared one by one, longer ones looked up in a set. */
const CHAIN_MAX = 4

function inCode(
  expr: Extract<Expr, { readonly kind: 'in' }>,
  emission: Emission,
  frame: Frame,
): string {
  const element = operand(expr.element, emission, frame)
  const list = isConstant(expr.within) ? constantValue(expr.within) : undefined
  if (isList(list) && isScalar(expr.element.type) && list.every(isPlainValue)) {
    if (list.length > CHAIN_MAX) {
      const set = constantOf(emission, new Set(list))
      return guarded([element], `${set}.has(${element.ref})?1:0`, '2')
    }
    const tests = list.map((value) => `${element.ref}===${literalCode(value, emission)}`)
    return guarded([element], `${tests.length === 0 ? 'false' : tests.join('||')}?1:0`, '2')
  }
  const within = operand(expr.within, emission, frame)
  const call = `${constantOf(emission, isIn)}(${element.ref},${within.ref})`
  return guarded([element, within], call, '2')
}

/** NaN is no plain value: a set would find it, and CEL never does. */
function isPlainValue(value: CelValue): boolean {
  return value !== undefined && typeof value !== 'object' && !Number.isNaN(value)
}

function listOf(elements: readonly CelValue[]): readonly CelValue[] | undefined {
  return elements.includes(undefined) ? undefined : elements
}

function callValue(expr: CallExpr, emission: Emission, frame: Frame): Code {
  const args = expr.args.map((arg) => operand(arg, emission, frame))
  return complex(guarded(args, callBody(expr, args, emission), 'undefined'))
}

function callBody(expr: CallExpr, args: readonly Operand[], emission: Emission): string {
  const refs = args.map(({ ref }) => ref)
  const { inline, run } = expr.operation
  return inline === undefined ? `${constantOf(emission, run)}(${refs.join()})` : inline(refs)
}

function callTruth(expr: CallExpr, emission: Emission, frame: Frame): string {
  const args = expr.args.map((arg) => operand(arg, emission, frame))
  const body = callBody(expr, args, emission)
  if (expr.operation.failure === undefined) return guarded(args, `${body}?1:0`, '2')
  const value = temporary(frame)
  return guarded(args, `(${value}=${body})===undefined?2:${value}?1:0`, '2')
}

/** The call, or the variable that already holds it when several rules make the same call. */
function sharedCode(expr: CallExpr, emission: Emission, code: Code): Code {
  const key = sharedKey(expr)
  const shared = key === undefined ? undefined : emission.shared.get(key)
  if (shared === undefined) return code
  const { name, empty } = shared
  return complex(`(${name}===${empty}?${name}=${code.text}:${name})`)
}

function hasCode(of: Expr, emission: Emission, frame: Frame): string {
  if (of.kind === 'call' && of.args[0]?.type.kind === 'map') {
    const args = of.args.map((arg) => operand(arg, emission, frame))
    const [map, key] = args
    return guarded(args, `${map?.ref}.has(${key?.ref})?1:0`, '2')
  }
  return `(${operand(of, emission, frame).isUnknown ?? 'false'}?2:1)`
}
