/**
 * Physical lines → CSV rows (RFC 4180). A row that cannot be read costs itself alone: reading goes
 * on at the very next line, whatever quote was left open.
 */
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { Refusal } from '../domain/refusal.ts'
import { decodeUtf8 } from '../lib/strict-json.ts'
import type { Line } from './line-batches.ts'
import type { RefusalRule } from './refusal-rules.ts'

/** A row, or a line that is none. `guess` is its text cut at each delimiter, to tell whose it is. */
export type CsvRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | {
      readonly kind: 'bad'
      readonly line: number
      readonly refusal: Refusal
      readonly guess: readonly string[]
    }

/** Takes lines in the order of the file. */
export type RowReader = {
  /** The rows that `line` completes; empty while a quoted cell goes on over the line's end. */
  readonly push: (line: WholeLine) => readonly CsvRow[]
  /** The rows of what is still open. */
  readonly end: () => readonly CsvRow[]
}

/** A line that came in whole, or too long to be kept. */
export type WholeLine = Exclude<Line, { readonly kind: 'cut-off' }>

/** What a row looks like. */
export type RowShape = {
  readonly delimiter: string
  /** How many cells each row must have. */
  readonly cellCount: number
  readonly rowBytesMax: number
}

/** A quoted cell may hold line breaks; a row with more of them has lost its closing quote. */
const ROW_LINES_MAX = 50

type TextLine = { readonly line: number; readonly text: string }

/** A reader of rows in one shape. */
export function rowReader(shape: RowShape): RowReader {
  let open: TextLine[] = []
  let length = 0
  let quotes = 0

  function reset(): void {
    open = []
    length = 0
    quotes = 0
  }

  /** Reads what is open as one row; when it is none, its first line is bad and the rest is read anew. */
  function close(): CsvRow[] {
    const lines = open
    reset()
    const first = lines[0]
    if (first === undefined) return []
    const row = readRow(lines, shape)
    if (row.kind === 'row' || lines.length === 1) return [row]
    // The whole did not fit; say what is wrong with the first line by itself.
    const rows: CsvRow[] = [readRow([first], shape)]
    for (const line of lines.slice(1)) rows.push(...add(line))
    return rows
  }

  function add(line: TextLine): CsvRow[] {
    if (open.length === 0 && isBlankRow(line.text, shape.delimiter)) return []
    open.push(line)
    length += line.text.length
    quotes += countQuotes(line.text)
    const isWhole = quotes % 2 === 0
    if (isWhole || open.length >= ROW_LINES_MAX || length > shape.rowBytesMax) return close()
    return []
  }

  return {
    push(line) {
      const text = lineText(line, shape)
      if (text.kind === 'bad') return [...drain(close), text]
      return add({ line: line.line, text: text.text })
    },
    end: () => drain(close),
  }
}

/** Closes until nothing is open: each time at least the first open line is done with. */
function drain(close: () => CsvRow[]): CsvRow[] {
  const rows: CsvRow[] = []
  for (let closed = close(); closed.length > 0; closed = close()) rows.push(...closed)
  return rows
}

/** The text of a line, or why it has none. */
export function lineText(
  line: WholeLine,
  { delimiter, rowBytesMax: bytesMax }: Omit<RowShape, 'cellCount'>,
): { readonly kind: 'text'; readonly text: string } | Extract<CsvRow, { kind: 'bad' }> {
  if (line.kind === 'too-long') {
    const text = `Line ${line.line} has ${line.bytesCount} bytes; ${bytesMax} is the most for one row.`
    return bad(line.line, 'size', text)
  }
  const decoded = decodeUtf8(line.bytes)
  if (!decoded.ok) {
    const text = `Line ${line.line} is not UTF-8; save the sheet as "CSV UTF-8" and send it again.`
    // One byte a character keeps ASCII cells readable, which is enough to tell whose row it is.
    return {
      ...bad(line.line, 'utf8', text),
      guess: line.bytes.toString('latin1').split(delimiter),
    }
  }
  if (decoded.value.includes('\0')) {
    const text = `Line ${line.line} holds a NUL character; take it out.`
    return { ...bad(line.line, 'nul', text), guess: decoded.value.split(delimiter) }
  }
  return { kind: 'text', text: decoded.value }
}

function bad(line: number, rule: RefusalRule, text: string): Extract<CsvRow, { kind: 'bad' }> {
  return { kind: 'bad', line, refusal: { pointer: '', rule, text }, guess: [] }
}

function readRow(lines: readonly TextLine[], shape: RowShape): CsvRow {
  const line = lines[0]?.line ?? 0
  const text = lines.map((each) => each.text).join('\n')
  const cells = splitCells(text, shape.delimiter)
  const guess = text.split(shape.delimiter)
  if (typeof cells === 'string') {
    return { ...bad(line, 'quote', `Line ${line}: ${cells}`), guess }
  }
  if (cells.length !== shape.cellCount) {
    const sentence =
      `Line ${line} has ${cells.length} cells, the header ${shape.cellCount}; ` +
      `put cells that hold ${JSON.stringify(shape.delimiter)} in double quotes.`
    return { ...bad(line, 'cells', sentence), guess }
  }
  return { kind: 'row', line, cells }
}

/** The cells of one row, or a sentence that says what is wrong with its quotes. */
export function splitCells(text: string, delimiter: string): readonly string[] | string {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const rows: readonly (readonly string[])[] = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
    })
    const cells = rows[0]
    if (rows.length === 1 && cells !== undefined) return cells
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return 'a double quote is opened and never closed; close it, or write "" for a quote.'
    }
  }
  return 'a double quote stands inside a cell; put the cell in quotes and write "" for each.'
}

function isBlankRow(text: string, delimiter: string): boolean {
  return text.replaceAll(delimiter, '').trim().length === 0
}

function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}
