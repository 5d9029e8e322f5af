/** Which facts a condition reads, as paths such as `consignor.country` or `goods[].description`. */
import { type Expr, partsOf } from './typed-tree.ts'

/** The path of `expr` when it is reached by names, variables and positions alone. */
export function pathOf(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'fact':
      return expr.path.join('.')
    case 'local':
      return expr.path
    case 'select': {
      const of = pathOf(expr.of)
      return of === undefined ? undefined : `${of}.${expr.field}`
    }
    case 'call': {
      const [list] = expr.args
      if (expr.operation.name !== '[]' || list?.type.kind !== 'list') return undefined
      const of = pathOf(list)
      return of === undefined ? undefined : `${of}[]`
    }
    case 'loop':
      return expr.macro === 'filter' ? pathOf(expr.list) : undefined
    default:
      return undefined
  }
}

/** All paths that `expr` reads, sorted, each once. Elements of a list are written `[]`. */
export function factPaths(expr: Expr): readonly string[] {
  const found = new Set<string>()
  collect(expr, found)
  return [...found].toSorted()
}

function collect(expr: Expr, found: Set<string>): void {
  const path = pathOf(expr)
  if (path === undefined || expr.kind === 'loop') {
    for (const part of partsOf(expr)) collect(part, found)
    return
  }
  found.add(path)
  collectWithin(expr, found)
}

/** The structure around a named fact is not itself read; positions and macros inside its path are. */
function collectWithin(path: Expr, found: Set<string>): void {
  if (path.kind === 'select') collectWithin(path.of, found)
  if (path.kind === 'loop') collect(path, found)
  if (path.kind === 'call') {
    const [list, position] = path.args
    if (list !== undefined) collectWithin(list, found)
    if (position !== undefined) collect(position, found)
  }
}
