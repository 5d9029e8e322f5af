/** Reads descriptions of goods out of a CSV or NDJSON file, told apart by the first sign of it. */
import type { Refusal } from '../domain/refusal.ts'
import { type OpenedBytes, openBytes, rejoined } from '../intake/byte-source.ts'
import { lineBatches } from '../intake/line-batches.ts'
import { READ_LIMITS } from '../intake/read-record.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { openInput } from './open-input.ts'
import { sheetOf } from './sheet.ts'

/** A line of goods by its fields, or why it is none. */
export type Described =
  | {
      readonly kind: 'row'
      readonly line: number
      readonly fields: Readonly<Record<string, string>>
    }
  | { readonly kind: 'refused'; readonly line: number; readonly refusal: Refusal }

/** The lines, in their order; a sentence says why the file cannot be read. */
export async function readDescriptions(
  file: string,
): Promise<Result<AsyncIterable<Described>, string>> {
  const input = await openInput(file)
  if (!input.ok) return input
  const opened = await openBytes(input.value)
  if (!opened.ok) return refuse(opened.refusal.text)
  const { chunks, ending } = opened.value
  const first = await chunks.next()
  const taken = first.done === true ? [] : [first.value]
  const bytes = { chunks: rejoined(taken, chunks), ending }
  const beginning = Buffer.concat(taken).toString('utf8').trimStart()
  return beginning.startsWith('{') ? ok(readJsonLines(bytes)) : await readSheet(file, bytes)
}

async function readSheet(
  file: string,
  bytes: OpenedBytes,
): Promise<Result<AsyncIterable<Described>, string>> {
  const sheet = await sheetOf(bytes, file)
  if (!sheet.ok) return sheet
  const { header, rows } = sheet.value
  if (!header.includes('description')) return refuse(`${file} has no column description.`)
  async function* described(): AsyncGenerator<Described, void, void> {
    for await (const row of rows) {
      if (row.kind === 'refused') yield row
      else {
        const fields = Object.fromEntries(header.map((name, at) => [name, row.cells[at] ?? '']))
        yield { kind: 'row', line: row.line, fields }
      }
    }
  }
  return ok(described())
}

/** A longer line is no description. */
const LIMITS = { ...READ_LIMITS, lineBytesMax: 1024 * 1024 }

async function* readJsonLines(bytes: OpenedBytes): AsyncGenerator<Described, void, void> {
  for await (const lines of lineBatches(bytes, LIMITS)) {
    for (const one of lines) {
      if (one.kind === 'cut-off') {
        const refusal = { pointer: '', rule: 'broken-off', text: one.reason }
        yield { kind: 'refused', line: one.line, refusal }
        continue
      }
      const text = one.kind === 'line' ? one.bytes.toString('utf8') : undefined
      if (text === undefined || text.trim().length > 0) yield readJson(text, one.line)
    }
  }
}

/** `text` is undefined for a line too long to be kept. */
function readJson(text: string | undefined, line: number): Described {
  const value = text === undefined ? undefined : parsed(text)
  if (typeof value !== 'object' || value === null || !('description' in value)) {
    const told = `Line ${line} is no JSON object with a description.`
    return { kind: 'refused', line, refusal: { pointer: '', rule: 'json', text: told } }
  }
  const fields = Object.entries(value).filter(([, field]) => typeof field === 'string')
  return { kind: 'row', line, fields: Object.fromEntries(fields) as Record<string, string> }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
