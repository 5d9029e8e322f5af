/** The exported declarations of a file, as the rules on names, docstrings and shapes need them. */
import ts from 'typescript'
import { syntaxOf, type TreeFile } from '../tree.ts'

/** One exported declaration. */
export type Exported = {
  readonly name: string
  /** The statement that declares it. */
  readonly statement: ts.Statement
}

/** What the file exports under a name of its own; `export … from` is not among it. */
export function exportedOf(file: TreeFile): readonly Exported[] {
  return syntaxOf(file).statements.flatMap((statement) => {
    if (!isExported(statement)) return []
    return namesOf(statement).map((name) => ({ name, statement }))
  })
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false
  const modifiers = ts.getModifiers(statement) ?? []
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map((declared) => declared.name)
    return names.flatMap((name) => (ts.isIdentifier(name) ? [name.text] : []))
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement)
  return isNamed && statement.name !== undefined ? [statement.name.text] : []
}
