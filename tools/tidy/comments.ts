/** Rules on comments: nothing unfinished, no code in them, no directives without a reason. */
import ts from 'typescript'
import { isTypeScript, syntaxOf, type TreeFile } from '../tree.ts'
import type { Rule } from './rule.ts'

/** A comment as written, with the line it starts on. */
type Comment = { readonly line: number; readonly text: string }

const known = new WeakMap<TreeFile, readonly Comment[]>()

const UNFINISHED = /\b(?:TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/u
const CODE =
  /^\s*(?:\/\/|\*)\s*(?:(?:const|let|import|export|return|await|throw)\b.*[=({[].*|(?:if|for|while|switch) \(.*\{|\}.*\{?)\s*$/u
const OTHERS =
  /\beslint-(?:dis|en)able|prettier-ignore|tslint:|(?:istanbul|c8) ignore|@ts-(?:ignore|nocheck)/u
const DISABLE = /oxlint-disable|biome-ignore|@ts-expect-error/u
const REASON = /(?:--|:|@ts-expect-error)\s*\S+(?:\s+\S+){2,}/u

/** Work left over belongs in the issue tracker, where somebody will see it. */
export const unfinished = commentRule('unfinished', UNFINISHED, () => {
  return 'Finish it, or leave it out and file an issue.'
})

/** Old code is in the history. */
export const commentedOut = commentRule('commented-out', CODE, () => {
  return 'Delete code that does not run.'
})

/** Directives to tools this project does not use have no effect here. */
export const foreignDirective = commentRule('foreign-directive', OTHERS, () => {
  return 'This project does not use that tool; the comment does nothing.'
})

/** An exception to a rule tells why it is one. */
export const reasonedException: Rule = {
  name: 'reasoned-exception',
  reads: isTypeScript,
  check: (file) =>
    linesOfComments(file)
      .filter(({ text }) => DISABLE.test(text) && !REASON.test(text))
      .map(({ line }) => ({ line, text: 'Say why the exception is right: `… -- reason`.' })),
}

function commentRule(name: string, pattern: RegExp, mend: () => string): Rule {
  return {
    name,
    reads: isTypeScript,
    check: (file) =>
      linesOfComments(file)
        .filter(({ text }) => pattern.test(text))
        .map(({ line }) => ({ line, text: mend() })),
  }
}

/** The lines of all comments; several rules read them, so they are kept. */
function linesOfComments(file: TreeFile): readonly Comment[] {
  const before = known.get(file)
  if (before !== undefined) return before
  const lines = commentsOf(file).flatMap(({ line, text }) =>
    text.split('\n').map((part, index) => ({ line: line + index, text: part })),
  )
  known.set(file, lines)
  return lines
}

function commentsOf(file: TreeFile): readonly Comment[] {
  const text = file.text ?? ''
  const source = syntaxOf(file)
  const found = new Map<number, Comment>()
  const collect = (position: number, end: number): void => {
    found.set(position, {
      line: source.getLineAndCharacterOfPosition(position).line + 1,
      text: text.slice(position, end),
    })
  }
  const visit = (node: ts.Node): void => {
    // Comments lie between tokens; a string that looks like one does not.
    if (node.kind !== ts.SyntaxKind.JsxText) {
      ts.forEachLeadingCommentRange(text, node.getFullStart(), collect)
      ts.forEachTrailingCommentRange(text, node.getEnd(), collect)
    }
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  return [...found.values()]
}
