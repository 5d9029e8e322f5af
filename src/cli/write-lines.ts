/** Writes lines to a stream as fast as it takes them, never faster. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes each line and a newline; waits whenever the stream is full. A reader that goes away ends it quietly. */
export async function writeLines(out: Writable, lines: Iterable<string>): Promise<void> {
  for (const line of lines) {
    if (out.destroyed) return
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
}
