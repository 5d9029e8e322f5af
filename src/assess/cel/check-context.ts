/** What the checker carries through one condition: known names, the faults found, and its depth. */
import type { FactType } from '../../domain/fact.ts'
import type { CelType, StructureType } from './cel-type.ts'
import type { ExtensionFunction } from './extension-function.ts'
import type { Fault, RefusalRule } from './rule-refusal.ts'
import type { Span, Syntax } from './syntax.ts'
import type { Expr, LocalExpr } from './typed-tree.ts'

/** Checks a node in the context around it; undefined once a fault was noted. */
export type CheckNode = (node: Syntax, context: CheckContext) => Expr | undefined

/**
 * The context of one node. Mutable in `faults` and `ids`, which all nodes of a condition share: each
 * adds the faults it finds, and takes the next number for its variable.
 */
export type CheckContext = {
  readonly roots: ReadonlyMap<string, FactType>
  readonly functions: ReadonlyMap<string, ExtensionFunction>
  readonly locals: ReadonlyMap<string, LocalExpr>
  /** Macros around this node; a rule in scope of a goods item starts at 1. */
  readonly macros: number
  readonly faults: Fault[]
  readonly ids: { next: number }
}

/** Notes a fault. Gives undefined, so that a check can end with it. */
export function fault(
  context: CheckContext,
  span: Span,
  what: { readonly rule: RefusalRule; readonly text: string; readonly mend: string },
): undefined {
  context.faults.push({ at: span.start, ...what })
  return undefined
}

/** The names a mend offers: the nearest of `known`, or the first dozen of them. */
export function offer(name: string, known: Iterable<string>): string {
  const names = [...known]
  const near = names.find((other) => distance(name.toLowerCase(), other.toLowerCase()) <= 2)
  if (near !== undefined) return `Did you mean ${near}?`
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `Known here: ${shown}, …` : `Known here: ${shown}.`
}

/** Edits between two names, or 3 when there are more. */
function distance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3
  let above = Array.from({ length: right.length + 1 }, (_, j) => j)
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const change = left.charAt(i - 1) === right.charAt(j - 1) ? 0 : 1
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + change))
    }
    above = row
  }
  return Math.min(3, above[right.length] ?? 3)
}

/** The fields of `type` when it is a structure. */
export function fieldsOf(type: CelType): StructureType['fields'] | undefined {
  return type.kind === 'structure' ? type.fields : undefined
}
