/**
 * Reads tables written as text: one row a line, words between spaces. The same text, the same
 * table.
 */

/** The words of a text, in their order. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word.length > 0)
}

/**
 * The rows of a text, each as its words; a line that begins with `+` goes on with the row before.
 */
export function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .replaceAll(/\n\s*\+ /g, ' ')
    .split('\n')
    .map(wordsOf)
    .filter((row) => row.length > 0)
}

/** Rows of `left : right`, as phrases; blank lines are no rows. */
export function pairsOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const
    })
}
