/** Checks macros: `has`, `isMissing`, and those that go over a list or the keys of a map. */
import { BOOL, type CelType, oneOfType } from './cel-type.ts'
import { type CheckContext, type CheckNode, fault } from './check-context.ts'
import { pathOf } from './fact-paths.ts'
import { LIMITS } from './limits.ts'
import type { Syntax, SyntaxCall } from './syntax.ts'
import type { Expr, LocalExpr, LoopMacro } from './typed-tree.ts'

const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

function isLoop(name: string): name is LoopMacro {
  return LOOPS.has(name)
}

/** True when `node` is written as a macro. */
export function isMacro(node: SyntaxCall): boolean {
  if (node.isOperator) return false
  if (node.receiver === undefined) return node.name === 'has' || node.name === 'isMissing'
  return isLoop(node.name)
}

/** The typed macro of `node`. */
export function checkMacro(
  node: SyntaxCall,
  context: CheckContext,
  check: CheckNode,
): Expr | undefined {
  if (node.receiver !== undefined && isLoop(node.name)) {
    return checkLoop(node.name, { node, receiver: node.receiver }, context, check)
  }
  const [arg] = node.args
  if (arg?.kind !== 'select' && !(arg?.kind === 'name' && node.name === 'isMissing')) {
    return notAPath(node, context)
  }
  const of = check(arg, context)
  if (of === undefined) return undefined
  const isKey = of.kind === 'call' && of.operation.name === '[]' && node.name === 'has'
  if (node.args.length !== 1 || (pathOf(of) === undefined && !isKey)) {
    return notAPath(node, context)
  }
  return {
    kind: node.name === 'has' ? 'has' : 'isMissing',
    type: BOOL,
    span: node.span,
    of,
  }
}

function notAPath(node: SyntaxCall, context: CheckContext): undefined {
  return fault(context, node.span, {
    rule: 'cel.macro',
    text: `${node.name} takes one fact, named with its path.`,
    mend: `Write for example ${node.name}(consignor.country).`,
  })
}

type LoopParts = { readonly node: SyntaxCall; readonly receiver: Syntax }

function checkLoop(
  macro: LoopMacro,
  { node, receiver }: LoopParts,
  context: CheckContext,
  check: CheckNode,
): Expr | undefined {
  const [name, ...rest] = node.args
  const isArity = rest.length === 1 || (macro === 'map' && rest.length === 2)
  if (name?.kind !== 'name' || !isArity) return malformed(macro, node, context)
  if (context.macros >= LIMITS.nestedMacros) return tooNested(node, context)
  const list = check(receiver, context)
  if (list === undefined) return undefined
  const element = elementType(list.type)
  if (element === undefined) {
    return fault(context, receiver.span, {
      rule: 'cel.type',
      text: `${macro} goes over a list or a map, not ${oneOfType(list.type)}.`,
      mend: `Write for example goods.${macro}(g, …).`,
    })
  }
  const variable = variableOf(name, { list, element }, context)
  const inner: CheckContext = {
    ...context,
    locals: new Map(context.locals).set(name.name, variable),
    macros: context.macros + 1,
  }
  const parts = rest.map((part) => check(part, inner))
  const body = parts.at(-1)
  const where = parts.length === 2 ? parts[0] : undefined
  if (body === undefined || parts.includes(undefined)) return undefined
  const tested = macro === 'map' ? where : body
  if (tested !== undefined && tested.type.kind !== 'bool') return notATruth(macro, tested, context)
  const type = loopType(macro, element, body.type)
  return { kind: 'loop', type, span: node.span, macro, variable, list, where, body }
}

type Looped = { readonly list: Expr; readonly element: CelType }

/** The variable that `name` binds in the rounds of a macro, with a number of its own. */
function variableOf(
  { name, span }: Extract<Syntax, { readonly kind: 'name' }>,
  { list, element }: Looped,
  context: CheckContext,
): LocalExpr {
  const listPath = list.type.kind === 'list' ? pathOf(list) : undefined
  const path = listPath === undefined ? undefined : `${listPath}[]`
  const id = context.ids.next
  context.ids.next += 1
  return { kind: 'local', type: element, span, name, id, path }
}

function elementType(type: CelType): CelType | undefined {
  if (type.kind === 'list') return type.of
  return type.kind === 'map' ? type.key : undefined
}

function loopType(macro: LoopMacro, element: CelType, body: CelType): CelType {
  if (macro === 'map') return { kind: 'list', of: body }
  return macro === 'filter' ? { kind: 'list', of: element } : BOOL
}

function notATruth(macro: LoopMacro, tested: Expr, context: CheckContext): undefined {
  return fault(context, tested.span, {
    rule: 'cel.type',
    text: `${macro} needs a yes or no here, not ${oneOfType(tested.type)}.`,
    mend: 'Compare it with something, for example with == or >.',
  })
}

function malformed(macro: LoopMacro, node: SyntaxCall, context: CheckContext): undefined {
  return fault(context, node.span, {
    rule: 'cel.macro',
    text: `${macro} takes the name of its variable and what to ask of each element.`,
    mend: `Write for example goods.${macro}(g, g.quantity > 1.0).`,
  })
}

function tooNested(node: SyntaxCall, context: CheckContext): undefined {
  return fault(context, node.span, {
    rule: 'cel.nested-macros',
    text:
      `At most ${LIMITS.nestedMacros} macros may stand inside each other; ` +
      'a rule about one goods item is inside one already.',
    mend: 'Split the rule, or ask for a fact that counts this beforehand.',
  })
}
