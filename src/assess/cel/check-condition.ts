/**
 * Syntax tree → typed tree, against the catalogue. A condition that passes cannot meet a name, a
 * type or an operation at run time that was not looked up here.
 */
import type { FactType } from '../../domain/fact.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import {
  areComparable,
  BOOL,
  type CelType,
  DOUBLE,
  fits,
  INT,
  isScalar,
  joinTypes,
  NOTHING,
  oneOfType,
  STRING,
  type StructureType,
  typeText,
} from './cel-type.ts'
import { checkCall, checkIndex, checkStandard } from './check-call.ts'
import { type CheckContext, fault, fieldsOf, offer } from './check-context.ts'
import type { ExtensionFunction } from './extension-function.ts'
import type { Fault } from './rule-refusal.ts'
import type { Span, Syntax, SyntaxCall, SyntaxChoice } from './syntax.ts'
import type { Expr, OrderOperator } from './typed-tree.ts'

/** What a condition may name. `item` is bound in rules that look at one goods item. */
export type Vocabulary = {
  readonly catalogue: StructureType
  readonly item: { readonly variable: string; readonly type: FactType } | undefined
  readonly functions: readonly ExtensionFunction[]
}

/** The typed tree of `syntax`, of whatever type it has, or all faults found in it. */
export function checkExpression(
  syntax: Syntax,
  vocabulary: Vocabulary,
): Result<Expr, readonly Fault[]> {
  const roots = new Map(Object.entries(vocabulary.catalogue.fields))
  if (vocabulary.item !== undefined) roots.set(vocabulary.item.variable, vocabulary.item.type)
  const context: CheckContext = {
    roots,
    functions: new Map(vocabulary.functions.map((known) => [known.name, known])),
    locals: new Map(),
    macros: vocabulary.item === undefined ? 0 : 1,
    faults: [],
    ids: { next: 0 },
  }
  const expr = check(syntax, context)
  return expr === undefined || context.faults.length > 0 ? refuse(context.faults) : ok(expr)
}

/** The typed tree of a condition, which must be yes or no. */
export function checkCondition(
  syntax: Syntax,
  vocabulary: Vocabulary,
): Result<Expr, readonly Fault[]> {
  const checked = checkExpression(syntax, vocabulary)
  if (!checked.ok || checked.value.type.kind === 'bool') return checked
  return refuse([
    {
      at: syntax.span.start,
      rule: 'cel.not-a-condition',
      text: `The condition gives ${oneOfType(checked.value.type)}, not yes or no.`,
      mend: 'Compare it with something, for example with == or >.',
    },
  ])
}

function check(node: Syntax, context: CheckContext): Expr | undefined {
  switch (node.kind) {
    case 'literal':
      return checkLiteral(node, context)
    case 'name':
      return checkName(node, context)
    case 'select':
      return checkSelect(node, context)
    case 'list':
      return checkList(node, context)
    case 'map':
      return checkMap(node, context)
    case 'and':
    case 'or': {
      const terms = node.terms.map((term) => checkBool(term, context, node.kind))
      const known = terms.filter((term) => term !== undefined)
      if (known.length < terms.length) return undefined
      return { kind: node.kind, type: BOOL, span: node.span, terms: known }
    }
    case 'choose':
      return checkChoice(node, context)
    case 'call':
      return node.isOperator ? checkOperator(node, context) : checkCall(node, context, check)
  }
}

type Of<K extends Syntax['kind']> = Extract<Syntax, { readonly kind: K }>

type LiteralExpr = Extract<Expr, { readonly kind: 'literal' }>

function checkLiteral({ value, span }: Of<'literal'>, context: CheckContext): Expr | undefined {
  if (typeof value === 'string') return { kind: 'literal', type: STRING, span, value }
  if (typeof value === 'boolean') return { kind: 'literal', type: BOOL, span, value }
  if (typeof value === 'number') return { kind: 'literal', type: DOUBLE, span, value }
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    return fault(context, span, {
      rule: 'cel.literal',
      text: `The whole number ${value} is beyond 2^53, the largest this dialect holds exactly.`,
      mend: 'Write a smaller number, or a double such as 1.0e18.',
    })
  }
  return { kind: 'literal', type: INT, span, value: Number(value) }
}

const LEFT_OUT_NAMES = new Set(['dyn', 'type', 'uint', 'bytes', 'null_type', 'optional', 'cel'])

function checkName({ name, span }: Of<'name'>, context: CheckContext): Expr | undefined {
  const local = context.locals.get(name)
  if (local !== undefined) return { ...local, span }
  const type = context.roots.get(name)
  if (type !== undefined) return { kind: 'fact', type, span, path: [name] }
  if (LEFT_OUT_NAMES.has(name)) {
    return fault(context, span, {
      rule: 'cel.left-out',
      text: `${name} is not part of the dialect.`,
      mend: 'docs/rules/cel-dialect.md lists what is left out and what to write instead.',
    })
  }
  return fault(context, span, {
    rule: 'cel.unknown-name',
    text: `There is no fact or variable named ${name} here.`,
    mend: offer(name, [...context.locals.keys(), ...context.roots.keys()]),
  })
}

function checkSelect(node: Of<'select'>, context: CheckContext): Expr | undefined {
  const of = check(node.of, context)
  if (of === undefined) return undefined
  const { field, span } = node
  if (of.type.kind === 'map' && fits(STRING, of.type.key)) {
    return checkIndex(of, { kind: 'literal', type: STRING, span, value: field }, span, context)
  }
  const fields = fieldsOf(of.type)
  if (fields === undefined) {
    return fault(context, span, {
      rule: 'cel.type',
      text: `There is no field ${field} in ${oneOfType(of.type)}.`,
      mend: 'Only structures of facts have fields; a list is asked with exists, all or size.',
    })
  }
  const type = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (type === undefined) {
    // Points at the field: the structure before it may be long, and is right.
    return fault(
      context,
      { ...span, start: span.end - field.length },
      {
        rule: 'cel.unknown-fact',
        text: `There is no fact ${field} in this structure.`,
        mend: offer(field, Object.keys(fields)),
      },
    )
  }
  if (of.kind === 'fact') return { kind: 'fact', type, span, path: [...of.path, field] }
  return { kind: 'select', type, span, of, field }
}

function checkList(node: Of<'list'>, context: CheckContext): Expr | undefined {
  const elements: Expr[] = []
  let type: CelType = NOTHING
  for (const part of node.elements) {
    const element = check(part, context)
    if (element === undefined) return undefined
    const joined = joinTypes(type, element.type)
    if (joined === undefined) {
      return fault(context, part.span, {
        rule: 'cel.type',
        text: `A list of ${typeText(type)} cannot hold ${oneOfType(element.type)}.`,
        mend: 'Give all elements one type; a double is written with a point, such as 1.0.',
      })
    }
    type = joined
    elements.push(element)
  }
  return { kind: 'list', type: { kind: 'list', of: type }, span: node.span, elements }
}

function checkMap(node: Of<'map'>, context: CheckContext): Expr | undefined {
  const entries: { key: Expr; value: Expr }[] = []
  let type: { key: CelType; value: CelType } = { key: NOTHING, value: NOTHING }
  for (const part of node.entries) {
    const key = check(part.key, context)
    const value = check(part.value, context)
    if (key === undefined || value === undefined) return undefined
    const joinedKey = joinTypes(type.key, key.type)
    const joinedValue = joinTypes(type.value, value.type)
    const isKey = ['string', 'int', 'bool'].includes(key.type.kind)
    if (joinedKey === undefined || joinedValue === undefined || !isKey) {
      return fault(context, part.key.span, {
        rule: 'cel.type',
        text: 'The keys of a map must be all strings, whole numbers or truths, its values one type.',
        mend: 'Give all keys one type and all values one type.',
      })
    }
    type = { key: joinedKey, value: joinedValue }
    entries.push({ key, value })
  }
  return { kind: 'map', type: { kind: 'map', ...type }, span: node.span, entries }
}

/** `node` where only yes or no may stand. */
function checkBool(node: Syntax, context: CheckContext, where: string): Expr | undefined {
  const expr = check(node, context)
  if (expr === undefined || expr.type.kind === 'bool') return expr
  return fault(context, node.span, {
    rule: 'cel.type',
    text: `In ${where}, this part must be yes or no, but it is ${oneOfType(expr.type)}.`,
    mend: 'Compare it with something, for example with == or >.',
  })
}

function checkChoice(node: SyntaxChoice, context: CheckContext): Expr | undefined {
  const condition = checkBool(node.condition, context, '? :')
  const yes = check(node.yes, context)
  const no = check(node.no, context)
  if (condition === undefined || yes === undefined || no === undefined) return undefined
  const type = joinTypes(yes.type, no.type)
  if (type === undefined) {
    return fault(context, node.no.span, {
      rule: 'cel.type',
      text: `The two sides of ? : are ${oneOfType(yes.type)} and ${oneOfType(no.type)}.`,
      mend: 'Give both sides one type.',
    })
  }
  return { kind: 'choose', type, span: node.span, condition, yes, no }
}

const ORDERED = new Set(['bool', 'int', 'double', 'string', 'timestamp', 'duration', 'nothing'])

function isNumberLiteral(node: Syntax): node is Of<'literal'> {
  return node.kind === 'literal' && ['bigint', 'number'].includes(typeof node.value)
}

function negativeLiteral(positive: LiteralExpr, span: Span): Expr {
  // An integer has no -0.
  const value = -Number(positive.value) + (positive.type.kind === 'int' ? 0 : -0)
  return { ...positive, span, value }
}

function checkOperator(node: SyntaxCall, context: CheckContext): Expr | undefined {
  const { name, span } = node
  const [first, second] = node.args
  if (first === undefined) return undefined
  if (name === '!') {
    const of = checkBool(first, context, '!')
    return of === undefined ? undefined : { kind: 'not', type: BOOL, span, of }
  }
  if (name === '-' && second === undefined && isNumberLiteral(first)) {
    const positive = checkLiteral(first, context)
    return positive?.kind === 'literal' ? negativeLiteral(positive, span) : undefined
  }
  const left = check(first, context)
  const right = second === undefined ? undefined : check(second, context)
  if (left === undefined) return undefined
  if (second === undefined) return checkStandard(node, [left], context)
  if (right === undefined) return undefined
  switch (name) {
    case '==':
    case '!=':
      if (!areComparable(left.type, right.type)) return unequalTypes(node, { left, right }, context)
      return { kind: 'equal', type: BOOL, span, isNegated: name === '!=', left, right }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkOrder(name, { left, right }, node, context)
    case 'in':
      return checkIn({ left, right }, node, context)
    case '[]':
      return checkIndex(left, right, span, context)
    default:
      return checkStandard(node, [left, right], context)
  }
}

type Pair = { readonly left: Expr; readonly right: Expr }

function checkOrder(
  operator: OrderOperator,
  { left, right }: Pair,
  node: SyntaxCall,
  context: CheckContext,
): Expr | undefined {
  const isOrdered = ORDERED.has(left.type.kind) && ORDERED.has(right.type.kind)
  if (!isOrdered || !areComparable(left.type, right.type)) {
    return unequalTypes(node, { left, right }, context)
  }
  return { kind: 'order', type: BOOL, span: node.span, operator, left, right }
}

function checkIn({ left, right }: Pair, node: SyntaxCall, context: CheckContext): Expr | undefined {
  const within = right.type
  const element =
    within.kind === 'list' ? within.of : within.kind === 'map' ? within.key : undefined
  if (element === undefined || !areComparable(left.type, element)) {
    return fault(context, node.span, {
      rule: 'cel.type',
      text: `There is no in for ${oneOfType(left.type)} and ${oneOfType(within)}.`,
      mend: 'On the right of in stands a list or map of the same type as on the left.',
    })
  }
  return { kind: 'in', type: BOOL, span: node.span, element: left, within: right }
}

function unequalTypes(node: SyntaxCall, { left, right }: Pair, context: CheckContext): undefined {
  const isStructure = !isScalar(left.type) && left.type.kind === 'structure'
  return fault(context, node.span, {
    rule: 'cel.type',
    text: `${node.name} cannot compare ${oneOfType(left.type)} with ${oneOfType(right.type)}.`,
    mend: isStructure
      ? 'Compare the fields of a structure one by one.'
      : 'Compare values of one type; convert with int(), double(), string() or timestamp().',
  })
}
