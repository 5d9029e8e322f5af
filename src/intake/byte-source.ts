/**
 * Bytes from outside, gunzipped where needed. A source that breaks off ends like any other, and
 * `ending` says so: what came before stands, and what was cut is never taken for whole.
 */
import { createGunzip, type Gunzip } from 'node:zlib'
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'

/** Bytes as a Node stream or any other async iterable gives them. */
export type ByteSource = AsyncIterable<Uint8Array>

/** How the input ended. Mutable: valid once all chunks are read. */
export type Ending = {
  /** Why the input broke off, in words; `undefined` when it ended well. */
  brokenBy: string | undefined
}

/** The bytes of an open source, and how it ended. */
export type OpenedBytes = {
  /** Never throws: see `ending`. */
  readonly chunks: AsyncGenerator<Buffer, void, void>
  readonly ending: Ending
}

/** Gzip expands at most 1,032 times, so a piece of this size gives at most 17 MB at once. */
const GZIP_PIECE_BYTES = 16_384

/**
 * Filings shrink to a tenth, the same one over and over to a 180th. What swells further than this
 * is made to keep a server busy: it is read up to a size, and then no more.
 */
const SWELLING_MAX = 200
const SWELLING_LOOKED_AT_BYTES = 64 * 1024 * 1024

const HEAD_BYTES = 4

/**
 * Opens `source`: gunzips what begins like gzip, takes off a UTF-8 byte-order mark, and refuses
 * what is plainly something else (UTF-16, a zip archive such as an .xlsx file).
 */
export async function openBytes(source: ByteSource): Promise<Result<OpenedBytes, Refusal>> {
  const ending: Ending = { brokenBy: undefined }
  let opened = await withHead(guarded(source, ending), HEAD_BYTES)
  if (opened.head[0] === 0x1f && opened.head[1] === 0x8b) {
    opened = await withHead(gunzipped(opened.chunks, ending), HEAD_BYTES)
  }
  const refusal = foreignEncoding(opened.head)
  if (refusal !== undefined) {
    await opened.chunks.return()
    return refuse(refusal)
  }
  const hasMark = opened.head.subarray(0, 3).equals(UTF8_MARK)
  return ok({ chunks: hasMark ? skipping(opened.chunks, 3) : opened.chunks, ending })
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function foreignEncoding(head: Buffer): Refusal | undefined {
  const [first, second, third] = head
  const hasUtf16Mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  // Every format read here begins with an ASCII character, half of it NUL in UTF-16.
  if (hasUtf16Mark || first === 0 || (second === 0 && third !== undefined)) {
    const text = 'The text is UTF-16; save it as UTF-8 (in Excel: "CSV UTF-8") and send it again.'
    return { pointer: '', rule: 'utf8', text }
  }
  if (first === 0x50 && second === 0x4b && third !== undefined && third < 0x20) {
    const text = 'This is a zip or Excel file; save the sheet as "CSV UTF-8" and send that.'
    return { pointer: '', rule: 'file-type', text }
  }
  return undefined
}

/** Passes chunks on; an error of the source becomes the ending. */
async function* guarded(source: ByteSource, ending: Ending): AsyncGenerator<Buffer, void, void> {
  try {
    for await (const chunk of source) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    }
  } catch (error) {
    ending.brokenBy = `the transfer broke off (${reasonOf(error)})`
  }
}

async function* gunzipped(
  chunks: AsyncIterable<Buffer>,
  ending: Ending,
): AsyncGenerator<Buffer, void, void> {
  const gunzip = createGunzip()
  const inflated: Buffer[] = []
  gunzip.on('data', (piece: Buffer) => inflated.push(piece))
  // `step` tells of errors; without a listener of its own the stream would end the process.
  gunzip.on('error', () => {})
  let [given, came] = [0, 0]
  try {
    for await (const piece of pieces(chunks)) {
      given += piece.length
      const outcome = gunzip.readableEnded ? 'ended' : await step(gunzip, piece)
      for (const grown of inflated.splice(0)) {
        came += grown.length
        yield grown
      }
      if (came > SWELLING_LOOKED_AT_BYTES && came > SWELLING_MAX * given) {
        ending.brokenBy ??= `the gzip stream swells more than ${SWELLING_MAX} times`
        return
      }
      // Padding with zeros is common on tapes and disks, and means nothing.
      const unread = Math.min(piece.length, given - gunzip.bytesWritten)
      const foreign = outcome === 'ended' && piece.subarray(piece.length - unread).some(isNotZero)
      if (outcome instanceof Error || foreign) {
        const reason = outcome instanceof Error ? reasonOf(outcome) : 'other bytes follow its end'
        ending.brokenBy ??= `the gzip stream is damaged (${reason})`
        return
      }
    }
    const outcome = gunzip.readableEnded ? 'ended' : await step(gunzip, undefined)
    yield* inflated.splice(0)
    if (outcome instanceof Error) {
      ending.brokenBy ??= `the gzip stream stops before its end (${reasonOf(outcome)})`
    }
  } finally {
    gunzip.destroy()
  }
}

function isNotZero(byte: number): boolean {
  return byte !== 0
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += GZIP_PIECE_BYTES) {
      yield chunk.subarray(at, at + GZIP_PIECE_BYTES)
    }
  }
}

/**
 * Gives the stream one piece, or the end, and waits until all that comes of it has come out.
 * A write that fails, or that has the end of the last member in it, never calls back.
 */
function step(gunzip: Gunzip, piece: Buffer | undefined): Promise<'written' | 'ended' | Error> {
  return new Promise((resolve) => {
    const ended = (): void => resolve('ended')
    gunzip.once('error', resolve)
    gunzip.once('end', ended)
    if (piece === undefined) gunzip.end()
    else {
      gunzip.write(piece, () => {
        gunzip.off('error', resolve)
        gunzip.off('end', ended)
        resolve('written')
      })
    }
  })
}

/** The first `length` bytes (fewer when there are no more), and all chunks from the beginning. */
async function withHead(
  chunks: AsyncGenerator<Buffer, void, void>,
  length: number,
): Promise<{ readonly head: Buffer; readonly chunks: AsyncGenerator<Buffer, void, void> }> {
  const first: Buffer[] = []
  let size = 0
  while (size < length) {
    const next = await chunks.next()
    if (next.done === true) break
    first.push(next.value)
    size += next.value.length
  }
  return { head: Buffer.concat(first).subarray(0, length), chunks: rejoined(first, chunks) }
}

/** The chunks already taken, then the rest. */
export async function* rejoined(
  taken: readonly Buffer[],
  rest: AsyncGenerator<Buffer, void, void>,
): AsyncGenerator<Buffer, void, void> {
  try {
    yield* taken
    yield* rest
  } finally {
    // Reached without the rest having begun when the reader leaves early.
    await rest.return()
  }
}

async function* skipping(
  chunks: AsyncIterable<Buffer>,
  count: number,
): AsyncGenerator<Buffer, void, void> {
  let left = count
  for await (const chunk of chunks) {
    yield chunk.subarray(Math.min(left, chunk.length))
    left = Math.max(0, left - chunk.length)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code: unknown = Reflect.get(error, 'code')
  return typeof code === 'string' ? code : error.message
}
