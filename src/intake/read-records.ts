/**
 * Streams of submissions → batches of records, in the order of the input. Memory is bounded by the
 * limits, not by the input; one bad record never spoils another; bad input never throws.
 */
import { bytePile } from '../lib/byte-pile.ts'
import { brokenJsonBound } from '../lib/json-bounds.ts'
import { JSON_LIMITS } from '../lib/strict-json.ts'
import { type ByteSource, type OpenedBytes, openBytes, rejoined } from './byte-source.ts'
import { findColumn } from './csv-columns.ts'
import { type Line, lineBatches } from './line-batches.ts'
import { readCsv } from './read-csv.ts'
import {
  cutOff,
  READ_LIMITS,
  type ReadOptions,
  type ReadRecord,
  refusedRecord,
} from './read-record.ts'
import { readSubmission, tooLong } from './read-submission.ts'

type Chunks = AsyncGenerator<Buffer, void, void>

const EMPTY = Buffer.alloc(0)

/**
 * Reads all records of `source`. A batch is never empty and never waits for bytes still to come.
 * Leaving the loop early closes the source. Where the input breaks off, the last record says so.
 */
export async function* readRecords(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<readonly ReadRecord[], void, void> {
  const opened = await openBytes(source)
  if (!opened.ok) return yield [refusedRecord(1, [opened.refusal])]
  const limits = options.limits ?? READ_LIMITS
  const detected = await detectFormat(opened.value.chunks, options.format, limits.lineBytesMax)
  const input: OpenedBytes = { chunks: detected.chunks, ending: opened.value.ending }
  switch (detected.format) {
    case 'json':
      return yield [await documentRecord(input, options)]
    case 'ndjson':
      return yield* lineRecords(input, options)
    case 'csv':
      return yield* readCsv(input, options)
  }
}

/** One document that may span lines. */
async function documentRecord(input: OpenedBytes, options: ReadOptions): Promise<ReadRecord> {
  const bytesMax = (options.limits ?? READ_LIMITS).lineBytesMax
  const document = bytePile()
  for await (const chunk of input.chunks) {
    document.add(chunk)
    if (document.length() <= bytesMax) continue
    return refusedRecord(1, [tooLong(document.length(), bytesMax)])
  }
  if (input.ending.brokenBy !== undefined) {
    return refusedRecord(1, [cutOff(input.ending.brokenBy)])
  }
  return readSubmission(document.bytes(), { filer: options.filer, bytesMax })
}

/** One document a line; blank lines are skipped. */
async function* lineRecords(
  input: OpenedBytes,
  options: ReadOptions,
): AsyncGenerator<readonly ReadRecord[], void, void> {
  const limits = options.limits ?? READ_LIMITS
  for await (const lines of lineBatches(input, limits)) {
    const records = lines.flatMap((line) => lineRecord(line, options) ?? [])
    if (records.length > 0) yield records
  }
}

function lineRecord(line: Line, options: ReadOptions): ReadRecord | undefined {
  const bytesMax = (options.limits ?? READ_LIMITS).lineBytesMax
  switch (line.kind) {
    case 'line':
      if (isBlank(line.bytes)) return undefined
      return readSubmission(line.bytes, { line: line.line, filer: options.filer, bytesMax })
    case 'too-long':
      return refusedRecord(line.line, [tooLong(line.bytesCount, bytesMax)])
    case 'cut-off':
      return refusedRecord(line.line, [cutOff(line.reason)])
  }
}

type Format = Exclude<ReadOptions['format'], 'auto'>

/** The format asked for, or the one the beginning of the input tells; and all chunks again. */
async function detectFormat(
  chunks: Chunks,
  asked: ReadOptions['format'],
  lineBytesMax: number,
): Promise<{ readonly format: Format; readonly chunks: Chunks }> {
  if (asked !== 'auto') return { format: asked, chunks }
  const taken = bytePile()
  let format: Format | undefined
  let count = 0
  // The first chunk nearly always tells; else looking again at each doubling keeps the work linear.
  for (let lookAt = 1; format === undefined; ) {
    const next = await chunks.next()
    taken.add(next.value ?? EMPTY)
    count += 1
    if (taken.length() > lineBytesMax) format = 'ndjson'
    else if (next.done === true) format = formatOf(taken.bytes()) ?? 'ndjson'
    else if (count === lookAt) {
      format = formatOf(taken.bytes())
      lookAt *= 2
    }
  }
  return { format, chunks: rejoined([taken.bytes()], chunks) }
}

/** What the beginning of an input tells of its format; `undefined` when more must be seen. */
function formatOf(head: Buffer): Format | undefined {
  const text = head.toString('latin1')
  const start = text.search(/\S/)
  if (start < 0) return undefined
  const lineEnd = text.indexOf('\n', start)
  if (lineEnd < 0) return undefined
  const line = text.slice(start, lineEnd)
  const isOpened = text[start] === '{' || text[start] === '['
  // No document over several lines begins so, and to parse it could fill the memory.
  if (isOpened && brokenJsonBound(line, JSON_LIMITS) !== undefined) return 'ndjson'
  if (isJson(line)) return 'ndjson'
  if (text[start] === '[') return 'json'
  if (text[start] !== '{') return namesColumns(line) ? 'csv' : 'ndjson'
  // A document over several lines goes on with a name; a bad line of NDJSON is followed by another.
  const next = /\S/.exec(text.slice(lineEnd))?.[0]
  if (next === undefined) return undefined
  return next === '{' ? 'ndjson' : 'json'
}

function namesColumns(line: string): boolean {
  return line.split(/[,;|\t]/).some((cell) => findColumn(cell.replaceAll('"', '')) !== undefined)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a line holds nothing but JSON's white space. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
