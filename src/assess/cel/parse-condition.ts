/**
 * Condition text → syntax tree, within `LIMITS`. The only file that knows the parser package;
 * whatever the text holds, it answers with a tree or a fault, and never throws for bad input.
 */
import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { LIMITS } from './limits.ts'
import type { Fault } from './rule-refusal.ts'
import type { Span, Syntax, SyntaxEntry } from './syntax.ts'

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: {
    maxDepth: LIMITS.depth,
    maxAstNodes: LIMITS.nodes,
    maxListElements: LIMITS.elements,
    maxMapEntries: LIMITS.elements,
    maxCallArguments: LIMITS.callArguments,
  },
})

/** The syntax tree of `text`, or the one fault that keeps it from being read. */
export function parseCondition(text: string): Result<Syntax, Fault> {
  if (text.length > LIMITS.textLength) {
    return refuse({
      at: LIMITS.textLength,
      rule: 'cel.too-long',
      text: `The condition has ${text.length} characters; at most ${LIMITS.textLength} are read.`,
      mend: 'Split it into several rules, or move long lists into a term list.',
    })
  }
  const parsed = parseText(text)
  return parsed.ok ? convert(parsed.value, 1) : parsed
}

function parseText(text: string): Result<ASTNode, Fault> {
  try {
    return ok(environment.parse(text).ast)
  } catch (error) {
    // Runs of unary operators recurse in the parser without its depth limit.
    if (error instanceof RangeError) return refuse(tooDeep(0))
    if (error instanceof Error) return refuse(syntaxFault(error))
    throw error
  }
}

/** What the parser's errors carry, read without trusting their class. */
type ParserError = { code?: unknown; summary?: unknown; range?: { start?: unknown } | undefined }

function syntaxFault(error: Error & ParserError): Fault {
  const start = error.range?.start
  const at = typeof start === 'number' ? start : 0
  const summary = typeof error.summary === 'string' ? error.summary : 'The text cannot be read'
  if (error.code === 'limit_exceeded') return limitFault(at, summary)
  if (error.code === 'invalid_macro_argument') {
    return {
      at,
      rule: 'cel.macro',
      text: 'The first argument of a macro must be the plain name of its variable.',
      mend: 'Write for example goods.exists(g, g.quantity > 1).',
    }
  }
  return {
    at,
    rule: 'cel.syntax',
    text: `The condition cannot be read from here on: ${lowerFirst(summary)}.`,
    mend: 'Check brackets, quotes and operators; docs/rules/cel-dialect.md shows the grammar.',
  }
}

function limitFault(at: number, summary: string): Fault {
  if (summary.includes('maxDepth')) return tooDeep(at)
  return {
    at,
    rule: 'cel.too-large',
    text:
      `The condition is too large: at most ${LIMITS.nodes} nodes, ${LIMITS.elements} elements ` +
      `in a list or map, and ${LIMITS.callArguments} arguments in a call.`,
    mend: 'Split it into several rules, or move long lists into a term list.',
  }
}

function tooDeep(at: number): Fault {
  return {
    at,
    rule: 'cel.too-deep',
    text: `The condition nests deeper than ${LIMITS.depth} levels.`,
    mend: 'Flatten it, or split it into several rules.',
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%', '[]'])

/** Our tree of `node`. Recursion ends at `LIMITS.depth`: the parser does not bound every chain. */
function convert(node: ASTNode, depth: number): Result<Syntax, Fault> {
  if (depth > LIMITS.depth) return refuse(tooDeep(node.start))
  const span: Span = { start: node.start, end: node.end }
  switch (node.op) {
    case 'value':
      return convertLiteral(node.args, span)
    case 'id':
      return ok({ kind: 'name', span, name: node.args })
    case '.': {
      const of = convert(node.args[0], depth + 1)
      return of.ok ? ok({ kind: 'select', span, of: of.value, field: node.args[1] }) : of
    }
    case '&&':
    case '||': {
      const terms = convertAll(flatten(node, node.op), depth + 1)
      return terms.ok
        ? ok({ kind: node.op === '&&' ? 'and' : 'or', span, terms: terms.value })
        : terms
    }
    case '?:': {
      const parts = convertAll(node.args, depth + 1)
      if (!parts.ok) return parts
      const [condition, yes, no] = parts.value
      if (condition === undefined || yes === undefined || no === undefined) break
      return ok({ kind: 'choose', span, condition, yes, no })
    }
    case 'list': {
      const elements = convertAll(node.args, depth + 1)
      return elements.ok ? ok({ kind: 'list', span, elements: elements.value }) : elements
    }
    case 'map':
      return convertMap(node.args, span, depth + 1)
    case 'call':
      return convertCall({ name: node.args[0], span, receiver: undefined }, node.args[1], depth + 1)
    case 'rcall': {
      const receiver = convert(node.args[1], depth + 1)
      if (!receiver.ok) return receiver
      const call = { name: node.args[0], span, receiver: receiver.value }
      return convertCall(call, node.args[2], depth + 1)
    }
    case '!_':
      return convertOperator('!', [node.args], span, depth + 1)
    case '-_':
      return convertOperator('-', [node.args], span, depth + 1)
    default:
      if (OPERATORS.has(node.op)) {
        return convertOperator(node.op, operands(node), span, depth + 1)
      }
  }
  return refuse(leftOut(span.start, `The operator ${node.op}`))
}

function operands(node: ASTNode): readonly ASTNode[] {
  return Array.isArray(node.args) ? (node.args as readonly ASTNode[]) : []
}

/** The operands of a chain of one operator, in the order of the text. The chain leans left. */
function flatten(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  const terms: ASTNode[] = []
  const pending: ASTNode[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.op === op) pending.push(next.args[0], next.args[1])
    else terms.push(next)
  }
  return terms.toReversed()
}

function convertAll(nodes: readonly ASTNode[], depth: number): Result<readonly Syntax[], Fault> {
  const out: Syntax[] = []
  for (const node of nodes) {
    const converted = convert(node, depth)
    if (!converted.ok) return converted
    out.push(converted.value)
  }
  return ok(out)
}

function convertMap(
  entries: readonly (readonly [ASTNode, ASTNode])[],
  span: Span,
  depth: number,
): Result<Syntax, Fault> {
  const out: SyntaxEntry[] = []
  for (const entry of entries) {
    const key = convert(entry[0], depth)
    if (!key.ok) return key
    const value = convert(entry[1], depth)
    if (!value.ok) return value
    out.push({ key: key.value, value: value.value })
  }
  return ok({ kind: 'map', span, entries: out })
}

type CallHead = {
  readonly name: string
  readonly span: Span
  readonly receiver: Syntax | undefined
}

function convertCall(
  head: CallHead,
  args: readonly ASTNode[],
  depth: number,
): Result<Syntax, Fault> {
  const converted = convertAll(args, depth)
  if (!converted.ok) return converted
  return ok({ kind: 'call', ...head, args: converted.value, isOperator: false })
}

function convertOperator(
  name: string,
  args: readonly ASTNode[],
  span: Span,
  depth: number,
): Result<Syntax, Fault> {
  const converted = convertAll(args, depth)
  if (!converted.ok) return converted
  return ok({
    kind: 'call',
    name,
    span,
    receiver: undefined,
    args: converted.value,
    isOperator: true,
  })
}

function convertLiteral(value: unknown, span: Span): Result<Syntax, Fault> {
  switch (typeof value) {
    case 'bigint':
    case 'number':
    case 'string':
    case 'boolean':
      return ok({ kind: 'literal', span, value })
    default:
      if (value === null) {
        return refuse({
          at: span.start,
          rule: 'cel.left-out',
          text: 'The dialect has no null: a fact is known or unknown.',
          mend: 'Ask isMissing(x) whether x is unknown.',
        })
      }
      return refuse(
        leftOut(span.start, value instanceof Uint8Array ? 'A bytes literal' : 'A uint literal'),
      )
  }
}

function leftOut(at: number, what: string): Fault {
  return {
    at,
    rule: 'cel.left-out',
    text: `${what} is not part of the dialect.`,
    mend: 'docs/rules/cel-dialect.md lists what is left out and what to write instead.',
  }
}
