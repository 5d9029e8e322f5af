/** A pile gives back what was put on it, and what it costs grows with the bytes, not the pieces. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytePile } from './byte-pile.ts'

const MEGABYTE = 1024 * 1024

test('bytes come back in order, however they were cut, and while more is added', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 5 }),
    fc.uint8Array({ maxLength: 3_000, size: 'max' }),
    fc.constant(new Uint8Array(70_000).fill(7)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const pile = bytePile()
      const seen: Buffer[] = []
      for (const each of pieces) {
        pile.add(Buffer.from(each))
        seen.push(pile.bytes())
      }
      const expected = Buffer.concat(pieces)
      assert.ok(pile.bytes().equals(expected))
      assert.equal(pile.length(), expected.length)
      for (const before of seen) {
        assert.ok(before.equals(expected.subarray(0, before.length)), 'given is given')
      }
      pile.clear()
      assert.equal(pile.length(), 0)
      assert.equal(pile.bytes().length, 0)
    }),
    { numRuns: 200 },
  )
})

test('a short piece is copied: what it was cut from may be let go or written over', () => {
  const pile = bytePile()
  const source = Buffer.from('ab')
  pile.add(source.subarray(0, 1))
  source.fill(0)
  assert.equal(pile.bytes().toString(), 'a')
})

test('a million pieces of one byte cost no more than a few of the same', () => {
  const pile = bytePile()
  const letter = Buffer.from('x')
  const before = process.memoryUsage()
  for (let count = 0; count < MEGABYTE; count += 1) pile.add(letter)
  const after = process.memoryUsage()
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  assert.ok(grown < 8 * MEGABYTE, `grew by ${grown / MEGABYTE} MB`)
  assert.equal(pile.length(), MEGABYTE)
})
