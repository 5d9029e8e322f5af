/**
 * Bytes → batches of lines, holding at most one unfinished line of bounded length. A line that is
 * too long is dropped as it comes in, and told; the lines after it are whole.
 */
import { bytePile } from './byte-pile.ts'
import type { OpenedBytes } from './byte-source.ts'
import type { ReadLimits } from './read-record.ts'

/** A line without its end (LF or CRLF). */
export type Line =
  | { readonly kind: 'line'; readonly line: number; readonly bytes: Buffer }
  | { readonly kind: 'too-long'; readonly line: number; readonly bytesCount: number }
  /** The input broke off in this line; always the last. */
  | { readonly kind: 'cut-off'; readonly line: number; readonly reason: string }

/** Cuts chunks into lines, counted from 1. */
type LineSplitter = {
  /** The lines that `chunk` completes. Take all of them before the next chunk. */
  readonly push: (chunk: Buffer) => Generator<Line, void, void>
  /** The last line, when it has no end. */
  readonly end: () => Line | undefined
  /** The line that is being read. */
  readonly lineNumber: () => number
}

const EMPTY = Buffer.alloc(0)
const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d

/** A splitter that keeps at most `lineBytesMax` bytes. */
function lineSplitter(lineBytesMax: number): LineSplitter {
  let line = 1
  /** The beginning of the line that is being read, and how long it is, kept or not. */
  const begun = bytePile()
  let length = 0

  function keep(piece: Buffer): void {
    length += piece.length
    if (length > lineBytesMax) begun.clear()
    else begun.add(piece)
  }

  /** The line that ends with `piece`. */
  function finish(piece: Buffer): Line {
    const isWhole = length === 0
    if (!isWhole) keep(piece)
    const bytesCount = isWhole ? piece.length : length
    const finished: Line =
      bytesCount > lineBytesMax
        ? { kind: 'too-long', line, bytesCount }
        : { kind: 'line', line, bytes: withoutReturn(isWhole ? piece : begun.bytes()) }
    begun.clear()
    length = 0
    line += 1
    return finished
  }

  function* push(chunk: Buffer): Generator<Line, void, void> {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield finish(chunk.subarray(start, end))
      start = end + 1
    }
    // A copy, so that a short rest does not keep a large chunk in memory.
    if (start < chunk.length) keep(Buffer.from(chunk.subarray(start)))
  }

  return {
    push,
    end: () => (length > 0 ? finish(EMPTY) : undefined),
    lineNumber: () => line,
  }
}

/**
 * All lines of `input`, in batches bounded by count and bytes; a batch is never empty and never
 * waits for bytes still to come. An unfinished last line is given only when the input ended well;
 * where it broke off, a `cut-off` stands instead.
 */
export async function* lineBatches(
  input: OpenedBytes,
  limits: ReadLimits,
): AsyncGenerator<readonly Line[], void, void> {
  const splitter = lineSplitter(limits.lineBytesMax)
  for await (const chunk of input.chunks) {
    let batch: Line[] = []
    let bytes = 0
    for (const line of splitter.push(chunk)) {
      batch.push(line)
      bytes += line.kind === 'line' ? line.bytes.length : 0
      if (batch.length < limits.batchRecordsMax && bytes < limits.batchBytesMax) continue
      yield batch
      batch = []
      bytes = 0
    }
    if (batch.length > 0) yield batch
  }
  const reason = input.ending.brokenBy
  if (reason !== undefined) {
    return yield [{ kind: 'cut-off', line: splitter.lineNumber(), reason }]
  }
  const last = splitter.end()
  if (last !== undefined) yield [last]
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
}
