/**
 * The bytes of a list file → lines of text. UTF-8 is read as such, any other byte as Windows-1252,
 * which publishers' older files are in; a line too long to be one is dropped as it comes in.
 */
import { isUtf8 } from 'node:buffer'
import type { Refusal } from '../../domain/refusal.ts'
import { type CutLine, lineSplitter } from '../../lib/line-splitter.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'

/** A line without its end. `isLatin` where it was no UTF-8; `dropped` is the size of a line not kept. */
export type FileLine = {
  readonly line: number
  readonly text: string
  readonly isLatin: boolean
  readonly dropped?: number
}

/** The longest line that is kept: the longest honest row of the lists known is some 30 KB. */
export const LINE_BYTES_MAX = 1024 * 1024

const HEAD_BYTES = 4
const latin = new TextDecoder('windows-1252')

/**
 * Reads all lines. A refusal says what kind of file it is instead of text: gzip, zip, UTF-16 or
 * nothing at all.
 */
export async function readLines(
  bytes: AsyncIterable<Uint8Array>,
  take: (line: FileLine) => void,
): Promise<Result<undefined, Refusal>> {
  const splitter = lineSplitter(LINE_BYTES_MAX)
  const push = (chunk: Buffer) => {
    for (const cut of splitter.push(chunk)) take(fileLine(cut))
  }
  let head = Buffer.alloc(0)
  let isOpen = false
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (isOpen) {
      push(piece)
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < HEAD_BYTES) continue
    const foreign = whatElse(head)
    if (foreign !== undefined) return refuse(foreign)
    isOpen = true
    push(withoutMark(head))
  }
  if (!isOpen) {
    if (head.toString('latin1').trim().length === 0) return refuse(EMPTY)
    push(head)
  }
  const last = splitter.end()
  if (last !== undefined) take(fileLine(last))
  return ok(undefined)
}

/** Why a file without any text is refused. */
export const EMPTY: Refusal = {
  pointer: '',
  rule: 'empty',
  text: 'The file is empty; fetch it again.',
}

/** Why the file is no text that could be read here. */
function whatElse(head: Buffer): Refusal | undefined {
  const [first, second] = head
  if (first === 0x1f && second === 0x8b) return noText('a gzip file; unpack it')
  if (first === 0x50 && second === 0x4b) {
    return noText('a zip or Excel file; unpack it, or save the sheet as "CSV UTF-8"')
  }
  const hasUtf16Mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (hasUtf16Mark || first === 0 || second === 0) return noText('UTF-16; save it as UTF-8')
  return undefined
}

function noText(what: string): Refusal {
  return { pointer: '', rule: 'file-type', text: `The file is ${what} and give that.` }
}

/** The bytes after a UTF-8 byte-order mark. */
function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
}

function fileLine(cut: CutLine): FileLine {
  const { line } = cut
  if (cut.kind === 'line') return { line, ...textOf(cut.bytes) }
  return { line, text: '', isLatin: false, dropped: cut.bytesCount }
}

function textOf(bytes: Buffer): { readonly text: string; readonly isLatin: boolean } {
  const isLatin = !isUtf8(bytes)
  const text = isLatin ? latin.decode(bytes) : bytes.toString('utf8')
  return { text, isLatin }
}
