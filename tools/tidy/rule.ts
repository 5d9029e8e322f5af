/** A house rule: which files it reads, and what it finds in each. Rules look at one file at a time. */
import type { TreeFile } from '../tree.ts'

/** A breach at a line, counted from 1; absent when the whole file is meant. */
export type Breach = { readonly line?: number; readonly text: string }

/** One house rule. */
export type Rule = {
  readonly name: string
  /** Whether the rule reads the file at `path`. */
  readonly reads: (path: string) => boolean
  readonly check: (file: TreeFile) => readonly Breach[]
}
