/** Checks calls: standard operations, macros, patterns and the caller's own functions. */
import { BOOL, type CelType, fits, INT, NOTHING, oneOfType, STRING, typeText } from './cel-type.ts'
import { type CheckContext, type CheckNode, fault, offer } from './check-context.ts'
import { checkMacro, isMacro } from './check-macro.ts'
import type { ExtensionFunction } from './extension-function.ts'
import { compilePattern } from './pattern.ts'
import { STANDARD_OPERATIONS, type Style } from './standard-operations.ts'
import type { Span, Syntax, SyntaxCall } from './syntax.ts'
import type { CelValue, Constant, Expr, Operation } from './typed-tree.ts'
import { elementAt } from './value-functions.ts'

/** The typed call of `node`, which is not a comparison. */
export function checkCall(
  node: SyntaxCall,
  context: CheckContext,
  check: CheckNode,
): Expr | undefined {
  if (isMacro(node)) return checkMacro(node, context, check)
  const written = node.receiver === undefined ? node.args : [node.receiver, ...node.args]
  if (node.name === 'matches') return checkMatches(node, written, context, check)
  const own = node.receiver === undefined ? context.functions.get(node.name) : undefined
  if (own === undefined && !STANDARD_OPERATIONS.has(node.name)) return unknownCall(node, context)
  const args = written.map((arg) => check(arg, context))
  const known = args.filter((arg) => arg !== undefined)
  if (known.length < args.length) return undefined
  if (own !== undefined) return checkOwn(own, node, known, context)
  return checkStandard(node, known, context)
}

/** The typed call of a standard operation on arguments that are checked already. */
export function checkStandard(
  node: SyntaxCall,
  args: readonly Expr[],
  context: CheckContext,
): Expr | undefined {
  const { name, span } = node
  if (name === '+' && args.every((arg) => arg.type.kind === 'list')) {
    return checkListSum(args, span, context)
  }
  const rows = STANDARD_OPERATIONS.get(name) ?? []
  const styled = rows.filter((row) => isWritten(row.style, node))
  const found = styled.find(
    (row) =>
      row.params.length === args.length &&
      row.params.every((param, i) => fits(args[i]?.type ?? NOTHING, param)),
  )
  if (found !== undefined) return literalOrCall(found, args, span, context)
  const given = args.map((arg) => typeText(arg.type)).join(', ')
  const asked = (styled.length > 0 ? styled : rows).slice(0, 6)
  return fault(context, span, {
    rule: 'cel.type',
    text: `${name} is not defined for (${given})${node.receiver ? ' as a method' : ''}.`,
    mend: `It takes ${asked.map(signature).join(' or ')}.`,
  })
}

function isWritten(style: Style, node: SyntaxCall): boolean {
  if (node.isOperator) return style === 'operator'
  if (style === 'both') return true
  return style === (node.receiver === undefined ? 'function' : 'method')
}

function signature({ style, name, params }: { style: Style } & Operation): string {
  const texts = params.map(typeText)
  if (style === 'operator') {
    return texts.length === 1 ? `${name}${texts[0]}` : texts.join(` ${name} `)
  }
  if (style === 'method') return `${texts[0]}.${name}(${texts.slice(1).join(', ')})`
  return `${name}(${texts.join(', ')})`
}

/** The call; a literal timestamp or duration that cannot be read is refused here, not at run time. */
function literalOrCall(
  operation: Operation,
  args: readonly Expr[],
  span: Span,
  context: CheckContext,
): Expr | undefined {
  const [first] = args
  const isTime = operation.name === 'timestamp' || operation.name === 'duration'
  if (isTime && first?.kind === 'literal' && run(operation, [first.value]) === undefined) {
    return fault(context, first.span, {
      rule: 'cel.literal',
      text: `${JSON.stringify(first.value)} is no ${operation.name}: ${operation.failure}.`,
      mend: 'Write timestamp("2026-07-24T00:00:00Z") or duration("36h").',
    })
  }
  return { kind: 'call', type: operation.result, span, operation, args }
}

/** Runs `operation` on arguments whose types were checked. */
export function run(operation: Operation, args: readonly CelValue[]): CelValue {
  return (operation.run as (...args: readonly CelValue[]) => CelValue)(...args)
}

function checkListSum(args: readonly Expr[], span: Span, context: CheckContext): Expr | undefined {
  const [left, right] = args
  if (left === undefined || right === undefined) return undefined
  const type = fits(left.type, right.type) ? widest(left.type, right.type) : undefined
  if (type === undefined) {
    return fault(context, span, {
      rule: 'cel.type',
      text: `${typeText(left.type)} and ${typeText(right.type)} cannot be put together.`,
      mend: 'Both lists must hold the same type.',
    })
  }
  const operation: Operation = {
    name: '+',
    params: [type, type],
    result: type,
    run: (a: readonly CelValue[], b: readonly CelValue[]) => [...a, ...b],
    failure: undefined,
    cost: 10,
  }
  return { kind: 'call', type, span, operation, args }
}

function widest(left: CelType, right: CelType): CelType {
  return left.kind === 'list' && left.of.kind === 'nothing' ? right : left
}

/** `of[index]` of a list or a map; outside the list or without the key it is an error. */
export function checkIndex(
  of: Expr,
  index: Expr,
  span: Span,
  context: CheckContext,
): Expr | undefined {
  if (of.type.kind === 'list' && index.type.kind === 'int') {
    const operation: Operation = {
      name: '[]',
      params: [of.type, INT],
      result: of.type.of,
      run: elementAt,
      failure: 'the list has no element at this position',
      cost: 2,
    }
    return { kind: 'call', type: of.type.of, span, operation, args: [of, index] }
  }
  if (of.type.kind === 'map' && fits(index.type, of.type.key)) {
    const operation: Operation = {
      name: '[]',
      params: [of.type, of.type.key],
      result: of.type.value,
      run: (map: ReadonlyMap<Constant, CelValue>, key: Constant) => map.get(key),
      failure: 'the map has no such key',
      cost: 2,
    }
    return { kind: 'call', type: of.type.value, span, operation, args: [of, index] }
  }
  return fault(context, span, {
    rule: 'cel.type',
    text: `Indexing ${oneOfType(of.type)} by ${oneOfType(index.type)} is not defined.`,
    mend: 'Index a list by a whole number and a map by its key; name a fact with a point.',
  })
}

function checkMatches(
  node: SyntaxCall,
  written: readonly Syntax[],
  context: CheckContext,
  check: CheckNode,
): Expr | undefined {
  const [subject, pattern] = written
  if (subject === undefined || pattern === undefined || written.length !== 2) {
    return fault(context, node.span, {
      rule: 'cel.type',
      text: 'matches takes a text and a pattern.',
      mend: 'Write item.description.matches("^gift").',
    })
  }
  const text = check(subject, context)
  if (text === undefined) return undefined
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') {
    return fault(context, pattern.span, {
      rule: 'cel.pattern',
      text: 'The pattern of matches must be a literal text, so that it compiles once.',
      mend: 'Write the pattern itself in quotes.',
    })
  }
  if (text.type.kind !== 'string') {
    return fault(context, subject.span, {
      rule: 'cel.type',
      text: `matches looks in a text, not in ${oneOfType(text.type)}.`,
      mend: 'Ask each element of a list with exists.',
    })
  }
  const compiled = compilePattern(pattern.value)
  if (!compiled.ok) {
    return fault(context, pattern.span, {
      rule: 'cel.pattern',
      text: compiled.refusal,
      mend: 'Patterns are RE2: no look-around, no back-references.',
    })
  }
  const matches = compiled.value
  const operation: Operation = {
    name: 'matches',
    params: [STRING],
    result: BOOL,
    run: (subjectText: string) => matches(subjectText),
    failure: undefined,
    constants: JSON.stringify(pattern.value),
    cost: 40,
  }
  return { kind: 'call', type: BOOL, span: node.span, operation, args: [text] }
}

function checkOwn(
  own: ExtensionFunction,
  node: SyntaxCall,
  args: readonly Expr[],
  context: CheckContext,
): Expr | undefined {
  const asked = own.params.map(typeText).join(', ')
  const isFit =
    args.length === own.params.length &&
    own.params.every((param, i) => fits(args[i]?.type ?? NOTHING, param))
  if (!isFit) {
    return fault(context, node.span, {
      rule: 'cel.type',
      text: `${own.name} is not defined for (${args.map((arg) => typeText(arg.type)).join(', ')}).`,
      mend: `It takes ${own.name}(${asked}).`,
    })
  }
  const base = { name: own.name, result: own.result, cost: own.cost ?? 10 }
  const failure = `${own.name} gave no answer`
  if ('call' in own) {
    const operation = { ...base, params: own.params, run: own.call, failure }
    return { kind: 'call', type: own.result, span: node.span, operation, args }
  }
  const constants: Constant[] = []
  for (const index of own.constants) {
    const arg = args[index]
    if (arg?.kind !== 'literal') {
      return fault(context, arg?.span ?? node.span, {
        rule: 'cel.constant-argument',
        text: `Argument ${index + 1} of ${own.name} must be a literal, so that it is checked once.`,
        mend: 'Write the value itself.',
      })
    }
    constants.push(arg.value)
  }
  const resolved = own.resolve(constants)
  if (!resolved.ok) {
    return fault(context, args[own.constants[0] ?? 0]?.span ?? node.span, {
      rule: 'cel.constant-argument',
      text: resolved.refusal,
      mend: `Give ${own.name} a value it knows.`,
    })
  }
  const isOpen = (_: unknown, i: number) => !own.constants.includes(i)
  const operation: Operation = {
    ...base,
    params: own.params.filter(isOpen),
    run: resolved.value,
    failure,
    constants: JSON.stringify(constants),
  }
  return { kind: 'call', type: own.result, span: node.span, operation, args: args.filter(isOpen) }
}

const LEFT_OUT = new Set(['dyn', 'type', 'uint', 'bytes', 'format', 'reverse', 'quote'])

function unknownCall(node: SyntaxCall, context: CheckContext): undefined {
  if (LEFT_OUT.has(node.name)) {
    return fault(context, node.span, {
      rule: 'cel.left-out',
      text: `${node.name}() is not part of the dialect.`,
      mend: 'docs/rules/cel-dialect.md lists what is left out and what to write instead.',
    })
  }
  const names = [...context.functions.keys(), ...STANDARD_OPERATIONS.keys()]
  return fault(context, node.span, {
    rule: 'cel.unknown-function',
    text: `There is no function ${node.name}.`,
    mend: offer(
      node.name,
      names.filter((name) => /^\w/.test(name)),
    ),
  })
}
