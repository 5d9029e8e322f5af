/** Hashes: content addresses and short stable ids. */
import { createHmac, hash } from 'node:crypto'

/** `sha256:` and the 64 hex digits of the SHA-256 of `content`. */
export function contentHash(content: string | Uint8Array): string {
  return `sha256:${hash('sha256', content, 'hex')}`
}

/** The first `digits` hex digits of the SHA-256 of `parts`; no two lists of parts share a text. */
export function shortHash(parts: readonly string[], digits: number): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, digits)
}

/** A number in [0, 1) that only the holder of `secret` can foresee for `text` (HMAC-SHA-256, 52 bits). */
export function keyedDraw(secret: string, text: string): number {
  const digest = createHmac('sha256', secret).update(text).digest()
  return (digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52
}
