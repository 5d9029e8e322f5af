/** Reads descriptions of goods out of a CSV or NDJSON file, told apart by the first sign of it. */
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { openInput } from './open-input.ts'
import { openSheetBytes } from './sheet.ts'

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
  const chunks = input.value[Symbol.asyncIterator]()
  const first = await chunks.next()
  const head = first.done === true ? new Uint8Array() : first.value
  async function* all() {
    yield head
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value
    }
  }
  const beginning = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/u, '')
    .trimStart()
  if (beginning.startsWith('{')) return ok(readJsonLines(all()))
  return await readSheet(file, all())
}

async function readSheet(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<AsyncIterable<Described>, string>> {
  const sheet = await openSheetBytes(bytes, file)
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
const LINE_LENGTH_MAX = 1024 * 1024

async function* readJsonLines(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Described, void, void> {
  const decoder = new TextDecoder()
  let open = ''
  let line = 0
  for await (const chunk of bytes) {
    open += decoder.decode(chunk, { stream: true })
    const lines = open.split('\n')
    open = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim().length > 0) yield readJson(text, line)
    }
    if (open.length > LINE_LENGTH_MAX) break
  }
  open += decoder.decode()
  if (open.trim().length > 0) yield readJson(open, line + 1)
}

function readJson(text: string, line: number): Described {
  const value = text.length > LINE_LENGTH_MAX ? undefined : parsed(text)
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
