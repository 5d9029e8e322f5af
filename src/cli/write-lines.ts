/** Writes lines to a stream as fast as it takes them, never faster. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { demandReader } from './reader-gone.ts'

/** Writes each line and a newline; waits whenever the stream is full. Throws when its reader goes. */
export async function writeLines(out: Writable, lines: Iterable<string>): Promise<void> {
  for (const line of lines) {
    demandReader(out)
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
}
