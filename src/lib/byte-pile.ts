/**
 * Bytes that come in many pieces, kept as few: a sender who gives one byte at a time costs no more
 * memory than one who gives all at once.
 */

/** Pieces put one after the other. */
export type BytePile = {
  /** Puts `piece` at the end. A short piece is copied; a long one is kept as it is. */
  readonly add: (piece: Buffer) => void
  /** How many bytes lie on it. */
  readonly length: () => number
  /** All bytes as one buffer; the pile keeps them. */
  readonly bytes: () => Buffer
  /** Forgets all bytes. */
  readonly clear: () => void
}

/** A piece below this is gathered with its neighbours: an object for it would outweigh it. */
const SHORT_BYTES = 1_024
const GATHERED_BYTES = 65_536
const EMPTY = Buffer.alloc(0)

/** An empty pile. */
export function bytePile(): BytePile {
  let whole: Buffer[] = []
  let length = 0
  let gathered = EMPTY
  let used = 0

  function settle(): void {
    if (used > 0) whole.push(gathered.subarray(0, used))
    gathered = EMPTY
    used = 0
  }

  function gather(piece: Buffer): void {
    if (used + piece.length > gathered.length) {
      const room = Math.min(GATHERED_BYTES, Math.max(SHORT_BYTES, 2 * gathered.length))
      const before = gathered.subarray(0, used)
      if (used + piece.length > room) settle()
      gathered = Buffer.alloc(room)
      if (used > 0) before.copy(gathered)
    }
    used += piece.copy(gathered, used)
  }

  return {
    add(piece) {
      length += piece.length
      if (piece.length < SHORT_BYTES) return gather(piece)
      settle()
      whole.push(piece)
    },
    length: () => length,
    bytes() {
      const all = used > 0 ? [...whole, gathered.subarray(0, used)] : whole
      const only = all.length === 1 ? all[0] : undefined
      return only ?? Buffer.concat(all)
    },
    clear() {
      whole = []
      length = 0
      gathered = EMPTY
      used = 0
    },
  }
}
