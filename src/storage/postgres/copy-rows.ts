/** Writes many rows by `COPY`. What PostgreSQL cannot hold is named and fails; nothing is altered. */

import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * A value of a row. `undefined` and `null` are SQL's null, so an unknown fact stays unknown. JSON
 * goes as its text, a day or a time as ISO 8601 text or Date, bytes as Uint8Array, an array as a
 * PostgreSQL array of one or more dimensions.
 */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | readonly CopyValue[]

/** A row, its values in the order of the columns. */
export type CopyRow = readonly CopyValue[]

type Rows = Iterable<CopyRow> | AsyncIterable<CopyRow>

/** Large enough to spare system calls, small enough for many pools at once. */
const chunkChars = 1 << 16

/**
 * Adds `rows` to `target`, written `table (column, column)`, and gives their number. Memory is
 * bounded, however many rows there are. On any error no row of this call is written and the client
 * can be used on, save that an open transaction has failed. A string with U+0000 or a lone
 * surrogate is refused with its row and column: PostgreSQL's text cannot hold either, so the doors
 * by which filings come in must have refused it.
 */
export async function copyRows(client: pg.ClientBase, target: string, rows: Rows): Promise<number> {
  const stream = client.query(copyFrom(`copy ${target} from stdin`))
  const end = watch(stream)
  const chunks = Symbol.asyncIterator in rows ? asyncChunksOf(rows) : chunksOf(rows)
  try {
    for await (const chunk of chunks) {
      if (end.hasFailed()) break
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), end.reached])
    }
  } catch (error) {
    if (!end.hasFailed()) stream.destroy(new Error('the rows could not be read'))
    await end.reached.catch(() => undefined)
    throw error
  }
  if (!end.hasFailed()) stream.end()
  await end.reached
  return stream.rowCount
}

type CopyStream = ReturnType<typeof copyFrom>

/** The end of a copy, good or bad; watched from the start since an error may come at any time. */
function watch(stream: CopyStream): {
  readonly reached: Promise<void>
  readonly hasFailed: () => boolean
} {
  let hasFailed = false
  const reached = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve)
    stream.once('error', (error) => {
      hasFailed = true
      reject(error)
    })
  })
  reached.catch(() => undefined) // Whoever copies awaits it too; this only keeps it from floating.
  return { reached, hasFailed: () => hasFailed }
}

function* chunksOf(rows: Iterable<CopyRow>): Generator<Buffer> {
  let text = ''
  let first = 1
  let next = 1
  for (const row of rows) {
    text += lineOf(row)
    next += 1
    if (text.length < chunkChars) continue
    yield encoded(text, first)
    text = ''
    first = next
  }
  if (text.length > 0) yield encoded(text, first)
}

async function* asyncChunksOf(rows: AsyncIterable<CopyRow>): AsyncGenerator<Buffer> {
  let text = ''
  let first = 1
  let next = 1
  for await (const row of rows) {
    text += lineOf(row)
    next += 1
    if (text.length < chunkChars) continue
    yield encoded(text, first)
    text = ''
    first = next
  }
  if (text.length > 0) yield encoded(text, first)
}

/** The bytes of whole lines, the first being row number `first`. */
function encoded(text: string, first: number): Buffer {
  if (text.includes('\u0000')) throw unstorable(text, first, (value) => value.includes('\u0000'))
  if (!text.isWellFormed()) throw unstorable(text, first, (value) => !value.isWellFormed())
  return Buffer.from(text, 'utf8')
}

function unstorable(text: string, first: number, isBad: (value: string) => boolean): Error {
  // Line ends and tabs inside values are escaped by now, so these are rows and columns.
  const lines = text.split('\n')
  const line = lines.findIndex(isBad)
  const column = (lines[line] ?? '').split('\t').findIndex(isBad)
  return new RangeError(
    `row ${first + line}, column ${column + 1}: PostgreSQL cannot hold a text with U+0000 or a ` +
      'lone surrogate; refuse it where it comes in',
  )
}

function lineOf(row: CopyRow): string {
  let line = ''
  let separator = ''
  for (const value of row) {
    line += separator + fieldOf(value)
    separator = '\t'
  }
  return `${line}\n`
}

function fieldOf(value: CopyValue): string {
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (value === null || value === undefined) return '\\N'
  return escaped(plainText(value))
}

function escaped(text: string): string {
  let safe = text
  if (safe.includes('\\')) safe = safe.replaceAll('\\', '\\\\')
  if (safe.includes('\n')) safe = safe.replaceAll('\n', '\\n')
  if (safe.includes('\r')) safe = safe.replaceAll('\r', '\\r')
  if (safe.includes('\t')) safe = safe.replaceAll('\t', '\\t')
  return safe
}

function plainText(value: Exclude<CopyValue, null | undefined>): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return `{${value.map(elementOf).join(',')}}`
}

function elementOf(element: CopyValue): string {
  if (element === null || element === undefined) return 'NULL'
  const isNested = Array.isArray(element)
  const text = plainText(element)
  return isNested ? text : `"${text.replaceAll(/["\\]/gu, '\\$&')}"`
}
