/** Memory depends on the limits, not on how much comes in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { exampleFiling } from './filing.fixture.ts'
import { readRecords } from './read-records.ts'

const MEGABYTE = 1024 * 1024
const STREAM_BYTES = 220 * MEGABYTE
/** Room for batches, garbage and the line limit; far below what came in. */
const GROWTH_BYTES_MAX = 150 * MEGABYTE

/** `part` over and over, until `bytes` have been given. */
async function* repeated(part: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let given = 0; given < bytes; given += part.length) yield Buffer.from(part)
}

/** How many records were parsed and refused, and by how much the peak of memory grew. */
async function measured(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly parsed: number; readonly refused: number; readonly growthBytes: number }> {
  const before = process.resourceUsage().maxRSS * 1024
  let parsed = 0
  let refused = 0
  for await (const batch of readRecords(source, { format: 'auto' })) {
    for (const record of batch) {
      if (record.kind === 'parsed') parsed += 1
      else refused += 1
    }
  }
  return { parsed, refused, growthBytes: process.resourceUsage().maxRSS * 1024 - before }
}

test('220 MB of filings stream through', async () => {
  const lines = Array.from({ length: 40 }, (_, at) => `${JSON.stringify(exampleFiling(at))}\n`)
  const part = Buffer.from(lines.join(''))
  const { parsed, refused, growthBytes } = await measured(repeated(part, STREAM_BYTES))
  assert.equal(parsed, Math.ceil(STREAM_BYTES / part.length) * lines.length)
  assert.equal(refused, 0)
  assert.ok(growthBytes < GROWTH_BYTES_MAX, `grew by ${growthBytes / MEGABYTE} MB`)
})

test('a line of 220 MB is dropped as it comes in, and the next is read', async () => {
  async function* source(): AsyncGenerator<Buffer> {
    yield* repeated(Buffer.alloc(65_536, 'x'), STREAM_BYTES)
    yield Buffer.from(`\n${JSON.stringify(exampleFiling())}\n`)
  }
  const { parsed, refused, growthBytes } = await measured(source())
  assert.deepEqual({ parsed, refused }, { parsed: 1, refused: 1 })
  assert.ok(growthBytes < GROWTH_BYTES_MAX, `grew by ${growthBytes / MEGABYTE} MB`)
})

test('a gzip bomb is refused without being held', async () => {
  const member = gzipSync(Buffer.alloc(20 * MEGABYTE, 0x20))
  const bomb = Buffer.concat(Array.from({ length: 20 }, () => member))
  assert.ok(bomb.length < MEGABYTE, 'a small thing that says 400 MB')
  async function* source(): AsyncGenerator<Buffer> {
    yield bomb
  }
  const { parsed, refused, growthBytes } = await measured(source())
  assert.deepEqual({ parsed, refused }, { parsed: 0, refused: 1 })
  assert.ok(growthBytes < GROWTH_BYTES_MAX, `grew by ${growthBytes / MEGABYTE} MB`)
})
