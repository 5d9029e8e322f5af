/** Lines are the same however the bytes are cut, and none is held beyond its bound. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBytes } from './byte-source.ts'
import { brokenAfter, chunksOf } from './filing.fixture.ts'
import { type Line, lineBatches } from './line-batches.ts'
import { READ_LIMITS, type ReadLimits } from './read-record.ts'

async function batchesOf(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits = READ_LIMITS,
): Promise<readonly (readonly Line[])[]> {
  const opened = await openBytes(source)
  assert.ok(opened.ok)
  const batches: (readonly Line[])[] = []
  for await (const batch of lineBatches(opened.value, limits)) batches.push(batch)
  return batches
}

function textOf(line: Line): string {
  switch (line.kind) {
    case 'line':
      return `${line.line} ${line.bytes.toString()}`
    case 'too-long':
      return `${line.line} too long: ${line.bytesCount}`
    case 'cut-off':
      return `${line.line} cut off`
  }
}

test('lines do not depend on how the bytes were cut', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', 'é', '{"x":1}'), { maxLength: 30 })
    .map((parts) => `x${parts.join('')}`)
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, cut) => {
      const lines = (await batchesOf(chunksOf(content, cut))).flat().map(textOf)
      const expected = content.split('\n').map((line, at) => `${at + 1} ${line.replace(/\r$/, '')}`)
      if (content.endsWith('\n')) expected.pop()
      assert.deepEqual(lines, expected)
    }),
  )
})

test('a line beyond the bound is told with its length, and the next is whole', async () => {
  const limits = { ...READ_LIMITS, lineBytesMax: 5 }
  for (const cut of [1, 3, 100]) {
    const lines = await batchesOf(chunksOf('12345\n123456\nabc\n1234567890', cut), limits)
    assert.deepEqual(lines.flat().map(textOf), [
      '1 12345',
      '2 too long: 6',
      '3 abc',
      '4 too long: 10',
    ])
  }
})

test('batches are bounded by count and by bytes, and end where the bytes at hand end', async () => {
  const lines = 'aaaa\n'.repeat(10)
  const byCount = await batchesOf(chunksOf(lines), { ...READ_LIMITS, batchRecordsMax: 4 })
  assert.deepEqual(
    byCount.map((batch) => batch.length),
    [4, 4, 2],
  )
  const byBytes = await batchesOf(chunksOf(lines), { ...READ_LIMITS, batchBytesMax: 12 })
  assert.deepEqual(
    byBytes.map((batch) => batch.length),
    [3, 3, 3, 1],
  )
  const byChunk = await batchesOf(chunksOf(lines, 20))
  assert.deepEqual(
    byChunk.map((batch) => batch.length),
    [4, 4, 2],
  )
})

test('the unfinished last line of an input that broke off is not given', async () => {
  const lines = await batchesOf(brokenAfter('aa\nbb\ncc', 'ECONNRESET'))
  assert.deepEqual(lines.flat().map(textOf), ['1 aa', '2 bb', '3 cut off'])
})
