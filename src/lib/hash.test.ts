/** Draws are HMAC-SHA-256, whatever the length of the secret; ids do not collide by running together. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash, keyedDraw, shortHash } from './hash.ts'

test('a keyed draw is the first 52 bits of the HMAC of node:crypto', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.string(), (secret, text) => {
      const digest = createHmac('sha256', secret).update(text).digest()
      const expected = Number(digest.readBigUInt64BE(0) >> 12n) / 2 ** 52
      assert.equal(keyedDraw(secret, text), expected)
    }),
  )
})

test('lists of parts that run together alike have different hashes', () => {
  assert.notEqual(shortHash(['ab', 'c'], 16), shortHash(['a', 'bc'], 16))
  assert.equal(shortHash(['ab'], 16).length, 16)
})

test('a content hash is that of FIPS 180-4', () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  assert.equal(contentHash(''), `sha256:${empty}`)
})
