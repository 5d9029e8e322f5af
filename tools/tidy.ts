/** The house rules no other tool holds, as one table. A rule is added here and tried in `tidy.test.ts`. */
import type { Finding } from './finding.ts'
import { commentedOut, foreignDirective, reasonedException, unfinished } from './tidy/comments.ts'
import { docstring } from './tidy/docstrings.ts'
import { importEnding } from './tidy/imports.ts'
import { libWords } from './tidy/lib-words.ts'
import { emptyWord, fileName, room } from './tidy/names.ts'
import { opening } from './tidy/opening.ts'
import { clock, purity } from './tidy/purity.ts'
import type { Rule } from './tidy/rule.ts'
import { noClass, readonlyShape } from './tidy/shapes.ts'
import { allRun, asserts, noSleep } from './tidy/tests.ts'
import { fileSize, lineWidth, machinePath, registryHost } from './tidy/texts.ts'
import type { Tree, TreeFile } from './tree.ts'

/** Every rule of the house that `tidy` holds. */
export const RULES: readonly Rule[] = [
  opening,
  docstring,
  fileName,
  room,
  emptyWord,
  unfinished,
  commentedOut,
  foreignDirective,
  reasonedException,
  lineWidth,
  machinePath,
  registryHost,
  fileSize,
  importEnding,
  readonlyShape,
  noClass,
  clock,
  purity,
  libWords,
  asserts,
  allRun,
  noSleep,
]

/** What the rules find in `tree`, file by file. */
export function tidy(tree: Tree): readonly Finding[] {
  return tree.flatMap((file) =>
    RULES.filter((rule) => rule.reads(file.path)).flatMap((rule) =>
      rule
        .check(file)
        .filter(({ line }) => !isAllowed(file, { rule: rule.name, line }))
        .map((breach) => ({ path: file.path, rule: rule.name, ...breach })),
    ),
  )
}

/** An exception stands on the line before, names the rule, and says why. */
function isAllowed(
  file: TreeFile,
  breach: { readonly rule: string; readonly line: number | undefined },
): boolean {
  const before = (file.text ?? '').split('\n')[(breach.line ?? 1) - 2]
  return before?.includes(`tidy: allow ${breach.rule}, because `) ?? false
}
