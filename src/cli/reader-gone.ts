/** A reader of our output that goes away, as `| head -1` does: a way to end, and no failure. */
import type { Writable } from 'node:stream'

/** Nobody reads the output any more; the rest of it need not be made. */
class ReaderGone extends Error {
  constructor() {
    super('nobody reads the output any more')
    this.name = 'ReaderGone'
  }
}

const gone = new WeakSet<Writable>()

/** Notes when the reader of `out` goes away. What else breaks `out` is thrown. */
export function watchReader(out: Writable): void {
  out.on('error', (error) => {
    if (!isReaderGone(error)) throw error
    gone.add(out)
  })
}

/** Throws when the reader of a watched `out` went away; `isReaderGone` tells of it. */
export function demandReader(out: Writable): void {
  if (gone.has(out)) throw new ReaderGone()
}

/** Whether `error` says that a reader went away. */
export function isReaderGone(error: unknown): boolean {
  return error instanceof ReaderGone || (error as NodeJS.ErrnoException | null)?.code === 'EPIPE'
}
