/** What a house rule found: one place, and what to mend there. Every tool reports in this shape. */

/** One breach of a house rule. */
export type Finding = {
  /** Path from the project's root. */
  readonly path: string
  /** Line, counted from 1; absent when the whole file is meant. */
  readonly line?: number
  readonly rule: string
  /** What is wrong and how to mend it, in one sentence. */
  readonly text: string
}

/** The finding on one line, in the form editors and terminals turn into a link. */
export function printFinding(finding: Finding): string {
  const place = finding.line === undefined ? finding.path : `${finding.path}:${finding.line}`
  return `${place}  ${finding.text} [${finding.rule}]`
}

/** Whether `path` is one of `folders` or lies in one; no folders mean the whole tree. */
export function isWithin(path: string, folders: readonly string[]): boolean {
  if (folders.length === 0) return true
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
}
