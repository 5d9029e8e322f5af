/**
 * CSV files that a command answers row by row: every column is kept, in its order, and what is new
 * comes behind. A row that does not fit the header costs itself alone.
 */
import { once } from 'node:events'
import { type InfoRecord, parse } from 'csv-parse'
import type { Refusal } from '../domain/refusal.ts'
import { type OpenedBytes, openBytes, rejoined } from '../intake/byte-source.ts'
import { delimiterOf } from '../intake/csv-header.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { openInput } from './open-input.ts'

/** A row, or why it is none. */
export type SheetRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'refused'; readonly line: number; readonly refusal: Refusal }

/** An open file. */
export type Sheet = {
  readonly header: readonly string[]
  readonly delimiter: string
  readonly rows: AsyncGenerator<SheetRow, void, void>
}

/** Longest row in bytes. */
const ROW_BYTES_MAX = 16 * 1024 * 1024

/** Opens a file or `-` and reads its header; a sentence says why it cannot be. */
export async function openSheet(file: string): Promise<Result<Sheet, string>> {
  const input = await openInput(file)
  if (!input.ok) return input
  const opened = await openBytes(input.value)
  return opened.ok ? await sheetOf(opened.value, file) : refuse(opened.refusal.text)
}

/** The sheet in bytes that are open already; `file` is what messages call them. */
export async function sheetOf(bytes: OpenedBytes, file: string): Promise<Result<Sheet, string>> {
  const { head, chunks } = await firstLine(bytes)
  const delimiter = delimiterOf(head)
  const records = parsed(chunks, delimiter)
  const first = await records.next()
  if (first.done === true) return refuse(`${file} is empty; the first line must name the columns.`)
  const header = first.value.cells.map((cell) => cell.trim())
  return ok({ header, delimiter, rows: fitting(records, header.length, bytes) })
}

/** The first line, to tell the delimiter by, and all bytes with it. */
async function firstLine({ chunks }: OpenedBytes) {
  const taken: Buffer[] = []
  for (let isOpen = true; isOpen; ) {
    const next = await chunks.next()
    if (next.done === true) break
    taken.push(next.value)
    isOpen = !next.value.includes(NEWLINE)
  }
  const [head = ''] = Buffer.concat(taken).toString('utf8').split('\n', 1)
  return { head, chunks: rejoined(taken, chunks) }
}

const NEWLINE = 0x0a

type ParsedRecord = { readonly record: readonly string[]; readonly info: InfoRecord }

type Parsed = { readonly line: number; readonly cells: readonly string[] }

async function* parsed(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
): AsyncGenerator<Parsed, void, void> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_BYTES_MAX,
  })
  const feeding = feed(chunks, parser)
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    yield { line: info.lines, cells: record }
  }
  await feeding
}

async function feed(chunks: AsyncIterable<Buffer>, parser: ReturnType<typeof parse>) {
  for await (const chunk of chunks) {
    if (!parser.write(chunk)) await once(parser, 'drain')
  }
  parser.end()
}

async function* fitting(
  records: AsyncGenerator<Parsed, void, void>,
  cellCount: number,
  { ending }: OpenedBytes,
): AsyncGenerator<SheetRow, void, void> {
  let last = 1
  for await (const { line, cells } of records) {
    last = line
    if (cells.length === cellCount) yield { kind: 'row', line, cells }
    else {
      const text =
        `Line ${line} has ${cells.length} cells, the header ${cellCount}; ` +
        'put cells that hold the delimiter in double quotes.'
      yield { kind: 'refused', line, refusal: { pointer: '', rule: 'cells', text } }
    }
  }
  if (ending.brokenBy === undefined) return
  const refusal = { pointer: '', rule: 'broken-off', text: ending.brokenBy }
  yield { kind: 'refused', line: last + 1, refusal }
}

const TO_QUOTE = /["\r\n]/

/** A row as it is written: cells that need quotes have them. */
export function sheetLine(cells: readonly string[], delimiter: string): string {
  return cells
    .map((cell) =>
      cell.includes(delimiter) || TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter)
}
