/** Rule `import-ending`: a relative import names the file it enters, with its ending. */
import ts from 'typescript'
import { isTypeScript, lineOf, nodesOf, syntaxOf } from '../tree.ts'
import type { Rule } from './rule.ts'

/** A path without its ending leaves the reader to guess between a file and a folder. */
export const importEnding: Rule = {
  name: 'import-ending',
  reads: isTypeScript,
  check: (file) =>
    [...nodesOf(syntaxOf(file))]
      .filter((node) => /^\.{1,2}\//u.test(importedBy(node) ?? ''))
      .filter((node) => !/\.(?:ts|js|json)$/u.test(importedBy(node) ?? ''))
      .map((node) => ({ line: lineOf(node), text: 'End the relative import with .ts.' })),
}

/** The path a declaration, a re-export or an `import(…)` names. */
function importedBy(node: ts.Node): string | undefined {
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : isCall
        ? node.arguments[0]
        : undefined
  return named !== undefined && ts.isStringLiteral(named) ? named.text : undefined
}
