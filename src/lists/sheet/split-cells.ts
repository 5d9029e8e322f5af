/**
 * One row of delimited text → its cells (RFC 4180), as list publishers write it: a quoted cell may
 * be followed by blanks, and unquoted cells stand as they are.
 */

/** The cells, or the word of what is wrong with the quotes: one is left open, or a cell goes on after one. */
export function splitCells(text: string, delimiter: string): readonly string[] | QuoteFault {
  if (!text.includes('"')) return text.split(delimiter)
  const cells: string[] = []
  let at = 0
  for (;;) {
    const start = skipBlanks(text, at)
    if (text[start] === '"') {
      const cell = quotedCell(text, start + 1)
      if (cell === undefined) return 'open'
      const after = skipBlanks(text, cell.end)
      if (after < text.length && text[after] !== delimiter) return 'stray'
      cells.push(cell.text)
      at = after
    } else {
      const end = text.indexOf(delimiter, at)
      const cell = end < 0 ? text.slice(at) : text.slice(at, end)
      cells.push(cell)
      at = end < 0 ? text.length : end
    }
    if (at >= text.length) return cells
    at += 1
  }
}

/** `open`: a quote is never closed. `stray`: text follows a closing quote. */
export type QuoteFault = 'open' | 'stray'

/** The first place at or after `from` that is no blank; a tab may be the delimiter, so it counts. */
function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}

/** The text between quotes, `""` read as one, and the place after the closing quote. */
function quotedCell(
  text: string,
  from: number,
): { readonly text: string; readonly end: number } | undefined {
  let cell = ''
  let start = from
  for (;;) {
    const quote = text.indexOf('"', start)
    if (quote < 0) return undefined
    cell += text.slice(start, quote)
    if (text[quote + 1] !== '"') return { text: cell, end: quote + 1 }
    cell += '"'
    start = quote + 2
  }
}
