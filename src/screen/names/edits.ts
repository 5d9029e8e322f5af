/**
 * Words few letters apart: distance up to a bound, and the keys by which such words find each
 * other. Words at distance `k` or less always share a key of `k` letters taken out (Garbe,
 * SymSpell).
 */

const ROWS = 3
const WIDTH = 64
const CELLS = new Uint8Array(ROWS * WIDTH)

/**
 * Letters changed, added, dropped or swapped with a neighbour between two words (optimal string
 * alignment); `most + 1` for everything further apart than `most`, and for words that differ over
 * more than 63 letters.
 */
export function editDistance(one: string, other: string, most: number): number {
  let start = 0
  let oneEnd = one.length
  let otherEnd = other.length
  const gap = oneEnd > otherEnd ? oneEnd - otherEnd : otherEnd - oneEnd
  if (gap > most) return most + 1
  while (
    oneEnd > 0 &&
    otherEnd > 0 &&
    one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)
  ) {
    oneEnd -= 1
    otherEnd -= 1
  }
  while (start < oneEnd && start < otherEnd && one.charCodeAt(start) === other.charCodeAt(start)) {
    start += 1
  }
  const height = oneEnd - start
  const width = otherEnd - start
  if (height === 0 || width === 0) return Math.max(height, width)
  if (width >= WIDTH || (most === 1 && height > 2)) return most + 1
  return filled({ text: one, start, length: height }, { text: other, start, length: width }, most)
}

/** A piece of a word. */
type Piece = { readonly text: string; readonly start: number; readonly length: number }

function filled(one: Piece, other: Piece, most: number): number {
  const width = other.length
  for (let j = 0; j <= width; j += 1) CELLS[j] = j
  for (let i = 1; i <= one.length; i += 1) {
    if (fillRow(one, i, other) > most) return most + 1
  }
  const distance = CELLS[(one.length % ROWS) * WIDTH + width] ?? 0
  return distance > most ? most + 1 : distance
}

/** Fills row `i`, and gives the least number in it. */
function fillRow(one: Piece, i: number, other: Piece): number {
  const row = (i % ROWS) * WIDTH
  const above = ((i + ROWS - 1) % ROWS) * WIDTH
  const before = ((i + 1) % ROWS) * WIDTH
  CELLS[row] = i
  let best = i
  const char = one.text.charCodeAt(one.start + i - 1)
  for (let j = 1; j <= other.length; j += 1) {
    const isSame = char === other.text.charCodeAt(other.start + j - 1)
    let cost = (CELLS[above + j - 1] ?? 0) + (isSame ? 0 : 1)
    cost = Math.min(cost, (CELLS[above + j] ?? 0) + 1, (CELLS[row + j - 1] ?? 0) + 1)
    if (i > 1 && j > 1 && isSwap(one, i, other, j)) {
      cost = Math.min(cost, (CELLS[before + j - 2] ?? 0) + 1)
    }
    CELLS[row + j] = cost
    if (cost < best) best = cost
  }
  return best
}

function isSwap(one: Piece, i: number, other: Piece, j: number): boolean {
  return (
    one.text.charCodeAt(one.start + i - 1) === other.text.charCodeAt(other.start + j - 2) &&
    one.text.charCodeAt(one.start + i - 2) === other.text.charCodeAt(other.start + j - 1)
  )
}

const PRIME = 0x01000193
const OFFSET = 0x811c9dc5

/** FNV-1a of a text under a salt, 32 bits without sign. */
export function hashText(text: string, salt: number): number {
  let hash = Math.imul(OFFSET ^ salt, PRIME)
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  }
  return finish(hash)
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/**
 * Tells `visit` the hash of `text` and of all that is left when up to `most` (0 to 2) letters go.
 */
export function visitDeletions(
  text: string,
  { most, salt }: { readonly most: number; readonly salt: number },
  visit: (hash: number) => void,
): void {
  visit(hashText(text, salt))
  if (most < 1) return
  const { length } = text
  const head = Math.imul(OFFSET ^ salt, PRIME)
  let prefix = head
  for (let out = 0; out < length; out += 1) {
    // Taking out either of two equal neighbours leaves the same.
    if (out === 0 || text.charCodeAt(out) !== text.charCodeAt(out - 1)) {
      visit(hashRest(prefix, text, out + 1))
      if (most > 1) visitSecond(prefix, text, out + 1, visit)
    }
    prefix = Math.imul(prefix ^ text.charCodeAt(out), PRIME)
  }
}

function visitSecond(
  start: number,
  text: string,
  from: number,
  visit: (hash: number) => void,
): void {
  let prefix = start
  for (let out = from; out < text.length; out += 1) {
    if (out === from || text.charCodeAt(out) !== text.charCodeAt(out - 1)) {
      visit(hashRest(prefix, text, out + 1))
    }
    prefix = Math.imul(prefix ^ text.charCodeAt(out), PRIME)
  }
}

function hashRest(start: number, text: string, from: number): number {
  let hash = start
  for (let at = from; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  }
  return finish(hash)
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A bit for each sort of letter in a text: texts `k` edits apart differ in at most `2 k` bits. */
export function letterBits(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}
