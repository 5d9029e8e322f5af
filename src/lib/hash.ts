/** Hashes: content addresses and short stable ids. */
import { hash } from 'node:crypto'

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
  const digest = hmac(secret, text)
  return (digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52
}

const BLOCK = 64
let padsOf: { readonly secret: string; readonly inner: Buffer; readonly outer: Buffer } | undefined

/** HMAC-SHA-256 (RFC 2104) by one-shot hashes: an Hmac object a draw costs ten times as much. */
function hmac(secret: string, text: string): Buffer {
  if (padsOf?.secret !== secret)
    padsOf = { secret, inner: pad(secret, 0x36), outer: pad(secret, 0x5c) }
  const inner = hash('sha256', Buffer.concat([padsOf.inner, Buffer.from(text)]), 'buffer')
  return hash('sha256', Buffer.concat([padsOf.outer, inner]), 'buffer')
}

function pad(secret: string, byte: number): Buffer {
  const bytes = Buffer.from(secret)
  const key = bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes
  const padded = Buffer.alloc(BLOCK, byte)
  for (const [place, one] of key.entries()) padded[place] = one ^ byte
  return padded
}
