/**
 * The bytes of a request's body at the pace its sender owes us. Ending the reading early leaves the
 * connection open, so that the answer still gets out.
 */
import type { Readable } from 'node:stream'
import { LATE, within } from '../lib/within.ts'

/** Why the bytes ended before the body did. */
export type CutShort = 'too-slow' | 'no-room'

export type BodyRules = {
  /** The whole body must be in by then, milliseconds. */
  readonly deadlineMs?: number
  /** In each stretch of `ms` spent waiting, at least `bytes` must come. */
  readonly pace?: { readonly ms: number; readonly bytes: number }
  /** Asked before a chunk is kept; false ends the reading. */
  readonly take?: (bytes: number) => boolean
}

export type BodyBytes = {
  /** Throws where the sender breaks off, or breaks a rule. */
  readonly chunks: AsyncGenerator<Buffer, void, void>
  readonly cutShort: () => CutShort | undefined
}

/** Reads `source`, a request's body. */
export function bodyBytes(source: Readable, rules: BodyRules): BodyBytes {
  let cut: CutShort | undefined
  const breakOff = (why: CutShort, text: string): never => {
    cut = why
    throw new Error(text)
  }
  return { chunks: read(source, rules, breakOff), cutShort: () => cut }
}

async function* read(
  source: Readable,
  { deadlineMs, pace, take }: BodyRules,
  breakOff: (why: CutShort, text: string) => never,
): AsyncGenerator<Buffer, void, void> {
  const iterator = source.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, void>
  const started = performance.now()
  let waited = 0
  let came = 0
  try {
    for (;;) {
      const asked = performance.now()
      const coming = iterator.next()
      const next =
        deadlineMs === undefined
          ? await coming
          : await within(coming, deadlineMs - (asked - started))
      if (next === LATE) {
        return breakOff('too-slow', `it was not whole after ${(deadlineMs ?? 0) / 1_000} s`)
      }
      if (next.done === true) return
      const chunk = next.value
      waited += performance.now() - asked
      came += chunk.length
      if (pace !== undefined && waited >= pace.ms) {
        if (came < pace.bytes) {
          const text = `fewer than ${pace.bytes} bytes came in ${pace.ms / 1_000} s of waiting`
          return breakOff('too-slow', text)
        }
        waited = 0
        came = 0
      }
      if (take?.(chunk.length) === false) return breakOff('no-room', 'there is no room for it now')
      yield chunk
    }
  } finally {
    // Lets go of the stream, so that what still comes is passed over. A pending read is not
    // waited for.
    void iterator.return?.()
  }
}
