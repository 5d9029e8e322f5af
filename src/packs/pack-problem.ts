/** What is wrong in a pack, and where: every problem names a file, a line and the mend. */

/** A place in a pack's file; lines and columns count from 1. */
export type Position = { readonly file: string; readonly line: number; readonly column: number }

/**
 * Where each value of a loaded pack was written: RFC 6901 pointer in the `Pack` (`/rules/3/when`)
 * → position of its key or list entry.
 */
export type Positions = ReadonlyMap<string, Position>

/** One thing wrong. `text` says what, `mend` what to write instead. */
export type PackProblem = Position & {
  readonly rule: PackRule
  readonly text: string
  readonly mend: string
}

/** A problem found in a pack's values, before its place in a file is looked up. */
export type PackIssue = {
  /** RFC 6901 pointer in the pack. */
  readonly path: string
  readonly rule: PackRule
  readonly text: string
  readonly mend: string
}

/** Which rule of the format a problem breaks. */
export type PackRule =
  | 'file'
  | 'size'
  | 'encoding'
  | 'yaml'
  | 'schema'
  | 'duplicate'
  | 'reference'
  | 'period'
  | 'coverage'
  | 'purpose'
  | 'policy'
  | 'value'
  | 'compile'
  | 'example'
  | 'golden'

/** The problem as one line: place, what is wrong, the mend. */
export function describeProblem(problem: PackProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`
  const line = `${place}: ${problem.text} ${problem.mend}`
  return line.replaceAll(/\s+/g, ' ').trim()
}

/** The place of `path`, or of the nearest value around it that has one. */
export function locate(positions: Positions, path: string): Position | undefined {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const position = positions.get(at)
    if (position !== undefined || at.length === 0) return position
  }
}

/** Issues with their places; one that has none is put at the first line of `file`. */
export function placeIssues(
  issues: readonly PackIssue[],
  where: { readonly positions: Positions; readonly file: string },
): readonly PackProblem[] {
  return issues.map(({ path, ...issue }) => ({
    ...(locate(where.positions, path) ?? { file: where.file, line: 1, column: 1 }),
    ...issue,
  }))
}
