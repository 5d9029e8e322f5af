/**
 * A delimited file → rows whose cells go by name, with or without a header. A file that is another
 * one than was said is refused as a whole, and told what it looks like.
 */
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { EMPTY, type FileLine, readLines } from './read-lines.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { splitCells } from './split-cells.ts'

/** What the columns of a kind of file are called, folded as `columnName` folds. */
export type Layout = {
  /** Columns the file must have. */
  readonly required: readonly string[]
  /** All columns in order, for files that come without a header: the first cell is a number. */
  readonly bare?: readonly string[]
  /** A line that stands before the header and gives the date of the file. */
  readonly preamble?: RegExp
}

/** A row; the first line of the file is 1. */
export type TableRow = {
  readonly line: number
  /** The cell, trimmed; undefined where the column is absent, or the cell blank or `-0-`. */
  readonly text: (column: string) => string | undefined
  /** The same, and words that say there is no value (`0`, `Nil`, `N/A`, `none`) are undefined too. */
  readonly value: (column: string) => string | undefined
}

/** What a table tells its reader. */
export type TableSink = {
  readonly row: (row: TableRow) => void
  readonly refuse: (line: number, refusal: Refusal) => void
  /** The line was not in UTF-8, and read as Windows-1252. */
  readonly latin: (line: number) => void
}

/** What the file says of itself. */
export type TableFacts = { readonly preamble: string | undefined }

const DELIMITERS = [',', ';', '\t', '|'] as const
const COLUMNS_MAX = 400

/**
 * Reads a whole file. `looksLike` names the kind of file a header belongs to, for the refusal of a
 * header that is not the layout's.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  reading: Opening,
): Promise<Result<TableFacts, Refusal>> {
  const { sink } = reading
  const state: Beginning = { reader: undefined, refusal: undefined, preamble: undefined }
  const read = await readLines(bytes, (line) => {
    if (state.refusal !== undefined) return
    if (line.isLatin) sink.latin(line.line)
    if (state.reader !== undefined) state.reader.push(line)
    else begin(line, { ...reading, state })
  })
  if (!read.ok) return read
  if (state.refusal !== undefined) return refuse(state.refusal)
  if (state.reader === undefined) return refuse(EMPTY)
  state.reader.end()
  return ok({ preamble: state.preamble })
}

/** How far the beginning of a file is understood. Mutable while it is read. */
type Beginning = {
  reader: RowReader | undefined
  refusal: Refusal | undefined
  preamble: string | undefined
}

/** Takes a line before the rows: blank, the preamble, or the header. */
function begin(
  line: FileLine,
  { layout, sink, looksLike, state }: Opening & { readonly state: Beginning },
): void {
  if (line.text.trim().length === 0 && line.dropped === undefined) return
  const said = state.preamble === undefined ? layout.preamble?.exec(line.text)?.[1] : undefined
  if (said !== undefined) {
    state.preamble = said
    return
  }
  const opened = openTable(line.text, { layout, sink, looksLike })
  if (!opened.ok) {
    state.refusal = opened.refusal
    return
  }
  state.reader = opened.value.reader
  if (opened.value.isBare) state.reader.push(line)
}

type Opening = {
  readonly layout: Layout
  readonly sink: TableSink
  readonly looksLike: (columns: readonly string[]) => string | undefined
}

function openTable(
  firstLine: string,
  { layout, sink, looksLike }: Opening,
): Result<{ readonly reader: RowReader; readonly isBare: boolean }, Refusal> {
  const delimiter = delimiterOf(firstLine)
  const cells = splitCells(firstLine, delimiter)
  const columns = typeof cells === 'string' ? [] : cells.map(columnName)
  const missing = layout.required.filter((name) => !columns.includes(name))
  if (missing.length === 0) {
    return ok({ reader: namedRows(columns, { delimiter, sink }), isBare: false })
  }
  const { bare } = layout
  const other = looksLike(columns)
  if (bare !== undefined && other === undefined && !isHeader(columns, layout)) {
    return ok({ reader: namedRows(bare, { delimiter: ',', sink }), isBare: true })
  }
  return refuse(headerRefusal(firstLine, { missing, other }))
}

/** Whether the first line names some of the layout's columns: then it is a header, and a broken one. */
function isHeader(columns: readonly string[], layout: Layout): boolean {
  return layout.required.some((name) => columns.includes(name))
}

function headerRefusal(
  firstLine: string,
  { missing, other }: { readonly missing: readonly string[]; readonly other: string | undefined },
): Refusal {
  if (other !== undefined) {
    const text = `The header is that of ${other}; name that kind, or give the right file.`
    return { pointer: '', rule: 'header', text }
  }
  const start = firstLine.trimStart()
  if (start.startsWith('<')) {
    const text = 'The file is XML or a web page, not a table; fetch the CSV file again.'
    return { pointer: '', rule: 'file-type', text }
  }
  const names = missing.map((name) => JSON.stringify(name)).join(', ')
  const text = `The first line has no column ${names}; give the file as its publisher gives it out.`
  return { pointer: '', rule: 'header', text }
}

function namedRows(
  columns: readonly string[],
  { delimiter, sink }: { readonly delimiter: string; readonly sink: TableSink },
): RowReader {
  const places = new Map<string, number>()
  for (const [place, name] of columns.slice(0, COLUMNS_MAX).entries()) {
    if (name.length > 0 && !places.has(name)) places.set(name, place)
  }
  return rowReader(delimiter, {
    refuse: sink.refuse,
    row(line, cells) {
      if (cells.length !== columns.length) {
        sink.refuse(line, cellsRefusal(line, { cells: cells.length, columns: columns.length }))
        return
      }
      const text = (column: string): string | undefined => {
        const place = places.get(column)
        return place === undefined ? undefined : saidIn(cells[place])
      }
      sink.row({ line, text, value: (column) => valueIn(text(column)) })
    },
  })
}

function cellsRefusal(
  line: number,
  count: { readonly cells: number; readonly columns: number },
): Refusal {
  const text =
    `Line ${line} has ${count.cells} cells, a row of this file ${count.columns}; ` +
    'put cells that hold the delimiter in double quotes.'
  return { pointer: '', rule: 'cells', text }
}

/** Runs of white space, line breaks among them, are one space. */
const SPACES = /\s+/gu

/** The text of a cell; blank and the `-0-` of OFAC's data specification mean that nothing is said. */
function saidIn(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined
  const text = cell.replaceAll(SPACES, ' ').trim()
  return text.length === 0 || text === '-0-' ? undefined : text
}

const NO_VALUE = /^(?:0+|nil|n\/?a|none|none identified|unknown|undetermined|-+|00\/00\/0000)$/iu

/** A value as it stands; undefined for words that only say that there is none. */
function valueIn(text: string | undefined): string | undefined {
  return text === undefined || NO_VALUE.test(text) ? undefined : text
}

/** A column's name without case, blanks and signs: `Name 6` and `name_6` are one. */
function columnName(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '')
}

/** The delimiter that stands most often outside quotes in the first line. */
function delimiterOf(firstLine: string): string {
  const unquoted = firstLine.replaceAll(/"[^"]*"/gu, '')
  const count = (delimiter: string): number => unquoted.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
