/**
 * Lines → rows of cells. A row that cannot be read costs itself alone: whatever quote was left
 * open, reading goes on at the line after the first one of it.
 */
import type { Refusal } from '../../domain/refusal.ts'
import { type FileLine, LINE_BYTES_MAX } from './read-lines.ts'
import { splitCells } from './split-cells.ts'

/** Told of each row that could be split, and of each line that could not. */
export type RowSink = {
  readonly row: (line: number, cells: readonly string[]) => void
  readonly refuse: (line: number, refusal: Refusal) => void
}

/** Takes lines in the order of the file. */
export type RowReader = { readonly push: (line: FileLine) => void; readonly end: () => void }

/** A quoted cell may hold line breaks; a row with more of them has lost its closing quote. */
const ROW_LINES_MAX = 200

/** The mark that ends a file of the publisher's old systems (Ctrl-Z, CP/M). */
const END_MARK = '\u001a'

/** A reader of rows whose cells `delimiter` parts. */
export function rowReader(delimiter: string, sink: RowSink): RowReader {
  let open: FileLine[] = []
  let length = 0
  let isQuoteOpen = false

  function add(line: FileLine): void {
    if (open.length === 0 && isBlankRow(line.text, delimiter)) return
    open.push(line)
    length += line.text.length
    if (countQuotes(line.text) % 2 === 1) isQuoteOpen = !isQuoteOpen
    if (!isQuoteOpen || open.length >= ROW_LINES_MAX || length > LINE_BYTES_MAX) close()
  }

  /** Gives what is open as one row; when it is none, refuses its first line and reads the rest anew. */
  function close(): void {
    const lines = open
    open = []
    length = 0
    isQuoteOpen = false
    const [first] = lines
    if (first === undefined) return
    const cells = splitCells(lines.map((each) => each.text).join('\n'), delimiter)
    if (typeof cells !== 'string') {
      sink.row(first.line, cells)
      return
    }
    sink.refuse(first.line, quoteRefusal(first.line, cells))
    for (const line of lines.slice(1)) add(line)
  }

  return {
    push(line) {
      if (line.dropped !== undefined) {
        drain()
        sink.refuse(line.line, sizeRefusal(line.line, line.dropped))
      } else if (line.text.includes('\0')) {
        drain()
        sink.refuse(line.line, nulRefusal(line.line))
      } else add(line)
    },
    end: drain,
  }

  /** Each close is done with at least the first open line, so this ends. */
  function drain(): void {
    while (open.length > 0) close()
  }
}

/** Whether a row has nothing in it but delimiters, blanks and the mark that ends a file. */
function isBlankRow(text: string, delimiter: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign !== delimiter && sign !== ' ' && sign !== '\t' && sign !== END_MARK) return false
  }
  return true
}

function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}

function quoteRefusal(line: number, fault: 'open' | 'stray'): Refusal {
  const text =
    fault === 'open'
      ? `Line ${line}: a double quote is opened and never closed; close it, or write "" for a quote.`
      : `Line ${line}: text follows a closing quote; write "" for a quote inside a cell.`
  return { pointer: '', rule: 'quote', text }
}

function sizeRefusal(line: number, bytes: number): Refusal {
  const text = `Line ${line} has ${bytes} bytes; ${LINE_BYTES_MAX} is the most for one row.`
  return { pointer: '', rule: 'size', text }
}

function nulRefusal(line: number): Refusal {
  return { pointer: '', rule: 'nul', text: `Line ${line} holds a NUL character; take it out.` }
}
