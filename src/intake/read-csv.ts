/** CSV with a header → records, one for each filing. The columns are in `csv-columns.ts`. */
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import type { OpenedBytes } from './byte-source.ts'
import { buildFiling, type CsvTable, cellRefusal } from './csv-filing.ts'
import { csvGroups, type Group } from './csv-groups.ts'
import { delimiterOf, parseHeader } from './csv-header.ts'
import { lineText, rowReader, splitCells } from './csv-rows.ts'
import { type Line, lineBatches } from './line-batches.ts'
import { REFUSALS_MAX } from './parse-submission.ts'
import {
  cutOff,
  READ_LIMITS,
  type ReadLimits,
  type ReadOptions,
  type ReadRecord,
  refusedRecord,
} from './read-record.ts'
import { recordOf } from './read-submission.ts'

/** No row of goods is honestly longer. */
const ROW_BYTES_MAX = 1024 * 1024

/** A sheet whose header is read: takes lines, gives the records that they complete. */
type Sheet = {
  readonly take: (line: Line) => readonly ReadRecord[]
  readonly end: () => readonly ReadRecord[]
}

/** Reads all filings of a CSV file. Without a good header there is one refusal and no more. */
export async function* readCsv(
  input: OpenedBytes,
  options: ReadOptions,
): AsyncGenerator<readonly ReadRecord[], void, void> {
  const given = options.limits ?? READ_LIMITS
  const limits = { ...given, lineBytesMax: Math.min(given.lineBytesMax, ROW_BYTES_MAX) }
  let sheet: Sheet | undefined
  for await (const lines of lineBatches(input, limits)) {
    const records: ReadRecord[] = []
    for (const line of lines) {
      if (sheet !== undefined) records.push(...sheet.take(line))
      else if (!isBlank(line)) {
        const opened = openSheet(line, options, given)
        if (!opened.ok) return yield [refusedRecord(line.line, opened.refusal)]
        sheet = opened.value
      }
    }
    if (records.length > 0) yield records
  }
  const last = sheet?.end() ?? [refusedRecord(1, [NO_HEADER])]
  if (last.length > 0) yield last
}

const NO_HEADER: Refusal = {
  pointer: '',
  rule: 'header',
  text: 'There is no header; begin with a line that names the columns.',
}

function openSheet(
  header: Line,
  options: ReadOptions,
  limits: ReadLimits,
): Result<Sheet, readonly Refusal[]> {
  if (header.kind === 'cut-off') return refuse([cutOff(header.reason)])
  const text = lineText(header, { delimiter: ',', rowBytesMax: ROW_BYTES_MAX })
  if (text.kind === 'bad') return refuse([text.refusal])
  const delimiter = delimiterOf(text.text)
  const cells = splitCells(text.text, delimiter)
  if (typeof cells === 'string') {
    return refuse([{ pointer: '', rule: 'quote', text: `In the header, ${cells}` }])
  }
  const defaults = options.defaults ?? {}
  const parsed = parseHeader(cells, defaults)
  if (!parsed.ok) return parsed
  return ok(sheetOf({ header: parsed.value, delimiter, defaults }, options.filer, limits))
}

function sheetOf(table: CsvTable, filer: string | undefined, limits: ReadLimits): Sheet {
  const rows = rowReader({
    delimiter: table.delimiter,
    cellCount: table.header.length,
    rowBytesMax: Math.min(limits.lineBytesMax, ROW_BYTES_MAX),
  })
  const position = (name: string): number => table.header.findIndex((cell) => cell.name === name)
  const cells = { reference: position('reference'), version: position('version') }
  const groups = csvGroups(cells, limits.lineBytesMax)
  let isCut = false
  const recordsOf = (ended: readonly Group[]): readonly ReadRecord[] =>
    ended.map((group) => groupRecord(group, table, filer))
  return {
    take(line) {
      if (line.kind !== 'cut-off') return recordsOf(rows.push(line).flatMap(groups.push))
      isCut = true
      return recordsOf(groups.cut(line.line, cutOff(line.reason)))
    },
    end: () => (isCut ? [] : recordsOf([...rows.end().flatMap(groups.push), ...groups.end()])),
  }
}

function groupRecord(group: Group, table: CsvTable, filer: string | undefined): ReadRecord {
  const { line, reference } = group
  if (group.refusals.length > 0) return refusedRecord(line, capped(group.refusals), reference)
  const filing = buildFiling(group.rows, table)
  if (filing.refusals.length > 0) return refusedRecord(line, capped(filing.refusals), reference)
  const { document, stated } = filing
  const raw = JSON.stringify(document)
  const record = recordOf({ line, raw, value: document, stated }, filer)
  if (record.kind === 'parsed') return { ...record, ignored: filing.otherColumns }
  const refusals = record.refusals.map((each) => cellRefusal(each, line, filing.goodsLines))
  return refusedRecord(line, refusals, reference)
}

function capped(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.slice(0, REFUSALS_MAX)
}

function isBlank(line: Line): boolean {
  return line.kind === 'line' && line.bytes.toString('latin1').trim().length === 0
}
