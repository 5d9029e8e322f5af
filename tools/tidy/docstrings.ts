/** Rule `docstring`: each exported name says what it means, in a comment before it. */
import ts from 'typescript'
import { isTypeScript, lineOf, type TreeFile } from '../tree.ts'
import { exportedOf } from './exported.ts'
import type { Rule } from './rule.ts'

/**
 * A type made from a value by the compiler (`Static<typeof X>`) is told by that value's docstring,
 * and a docstring speaks for a block of exports that follow each other without a blank line.
 */
export const docstring: Rule = {
  name: 'docstring',
  reads: (path) => isTypeScript(path) && !path.endsWith('.test.ts'),
  check: (file) => {
    const documented = new Set<string>()
    let documentedTo = -1
    return exportedOf(file).flatMap(({ name, statement }) => {
      const isTold =
        hasDocstring(statement, file) ||
        isDerived(statement) ||
        documented.has(name) || // The first overload speaks for the rest.
        lineOf(statement) === documentedTo + 1
      if (!isTold) {
        const text = `Say before \`${name}\` what it means (/** … */).`
        return [{ line: lineOf(statement), text }]
      }
      documented.add(name)
      documentedTo = lastLineOf(statement)
      return []
    })
  },
}

function lastLineOf(statement: ts.Statement): number {
  return statement.getSourceFile().getLineAndCharacterOfPosition(statement.getEnd()).line + 1
}

function hasDocstring(statement: ts.Statement, file: TreeFile): boolean {
  const text = file.text ?? ''
  const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? []
  return comments.some((comment) => text.startsWith('/**', comment.pos))
}

function isDerived(statement: ts.Statement): boolean {
  if (!ts.isTypeAliasDeclaration(statement)) return false
  return /^(?:Static<typeof \w+>|\(typeof \w+\)\[number\]|keyof typeof \w+)$/u.test(
    statement.type.getText(),
  )
}
