/**
 * Line splitter: chunks of bytes → lines, holding at most one unfinished line of bounded length. A
 * line that is too long is dropped as it comes in, and told; the lines after it are whole.
 */
import { bytePile } from './byte-pile.ts'

/** A line without its end (LF or CRLF), or how long one was that was not kept. */
export type CutLine =
  | { readonly kind: 'line'; readonly line: number; readonly bytes: Buffer }
  | { readonly kind: 'too-long'; readonly line: number; readonly bytesCount: number }

/** Cuts chunks into lines, counted from 1. */
export type LineSplitter = {
  /** The lines that `chunk` completes. Take all of them before the next chunk. */
  readonly push: (chunk: Buffer) => Generator<CutLine, void, void>
  /** The last line, when it has no end. */
  readonly end: () => CutLine | undefined
  /** The line that is being read. */
  readonly lineNumber: () => number
}

const EMPTY = Buffer.alloc(0)
const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d

/** A splitter that keeps at most `lineBytesMax` bytes. */
export function lineSplitter(lineBytesMax: number): LineSplitter {
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
  function finish(piece: Buffer): CutLine {
    const isWhole = length === 0
    if (!isWhole) keep(piece)
    const bytesCount = isWhole ? piece.length : length
    const finished: CutLine =
      bytesCount > lineBytesMax
        ? { kind: 'too-long', line, bytesCount }
        : { kind: 'line', line, bytes: withoutReturn(isWhole ? piece : begun.bytes()) }
    begun.clear()
    length = 0
    line += 1
    return finished
  }

  function* push(chunk: Buffer): Generator<CutLine, void, void> {
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

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
}
