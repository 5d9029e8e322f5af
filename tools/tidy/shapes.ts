/** Rules on shapes: exported types are readonly, and only errors are classes. */
import ts from 'typescript'
import { isTestCode, isTypeScript, lineOf, nodesOf, syntaxOf } from '../tree.ts'
import { exportedOf } from './exported.ts'
import type { Rule } from './rule.ts'

/** What one room hands another cannot be changed there. A type that is filled in says "Mutable". */
export const readonlyShape: Rule = {
  name: 'readonly',
  reads: (path) => isTypeScript(path) && path.startsWith('src/') && !isTestCode(path),
  check: (file) =>
    exportedOf(file).flatMap(({ name, statement }) => {
      if (!ts.isTypeAliasDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) return []
      if (/\bmutable\b/iu.test(statement.getFullText())) return []
      const changeable = [...nodesOf(statement)].filter(isChangeable)
      return changeable.map((node) => ({
        line: lineOf(node),
        text: `\`${name}\` can be changed here; add readonly (or say "Mutable" and why).`,
      }))
    }),
}

/** Functions over plain values, closures over ports: there is no class to look into. */
export const noClass: Rule = {
  name: 'class',
  reads: isTypeScript,
  check: (file) =>
    [...nodesOf(syntaxOf(file))]
      .filter((node) => ts.isClassLike(node))
      .filter((node) => !extendsError(node))
      .map((node) => ({
        line: lineOf(node),
        text: 'Only errors are classes; write a function that returns its closures.',
      })),
}

function isChangeable(node: ts.Node): boolean {
  if (ts.isPropertySignature(node)) {
    const modifiers = node.modifiers ?? []
    const isReadonly = modifiers.some((it) => it.kind === ts.SyntaxKind.ReadonlyKeyword)
    return !isReadonly && !(node.type !== undefined && ts.isFunctionTypeNode(node.type))
  }
  if (!ts.isArrayTypeNode(node) && !ts.isTupleTypeNode(node)) return false
  return !ts.isTypeOperatorNode(node.parent) && isOfProperty(node)
}

/** Whether the type belongs to a property, rather than to a function's parameters. */
function isOfProperty(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) return false
    if (ts.isPropertySignature(at)) return true
  }
  return false
}

function extendsError(node: ts.ClassLikeDeclaration): boolean {
  const clauses = node.heritageClauses ?? []
  return clauses.some((clause) => clause.types.some((type) => type.getText().endsWith('Error')))
}
