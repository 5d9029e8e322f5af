/**
 * Bytes → batches of lines, holding at most one unfinished line of bounded length. A line that is
 * too long is dropped as it comes in, and told; the lines after it are whole.
 */
import { type CutLine, lineSplitter } from '../lib/line-splitter.ts'
import type { OpenedBytes } from './byte-source.ts'
import type { ReadLimits } from './read-record.ts'

/** A line; or, always the last, where in a line the input broke off. */
export type Line =
  | CutLine
  | { readonly kind: 'cut-off'; readonly line: number; readonly reason: string }

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
