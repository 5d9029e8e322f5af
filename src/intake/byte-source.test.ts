/** Bytes come out as they went in, and an input that breaks off is never taken for whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type ByteSource, openBytes } from './byte-source.ts'
import { brokenAfter, chunksOf, exampleFiling } from './filing.fixture.ts'

/** All bytes of a source and how it ended, or the rule it is refused by. */
async function drained(
  source: ByteSource,
): Promise<{ readonly bytes: Buffer; readonly end: string }> {
  const opened = await openBytes(source)
  if (!opened.ok) return { bytes: Buffer.alloc(0), end: `refused ${opened.refusal.rule}` }
  const chunks: Buffer[] = []
  for await (const chunk of opened.value.chunks) chunks.push(chunk)
  return { bytes: Buffer.concat(chunks), end: opened.value.ending.brokenBy ?? 'well' }
}

// First bytes that mean something else are for the tests of those meanings.
const content = fc
  .uint8Array({ maxLength: 300 })
  .map((bytes) => Buffer.concat([Buffer.from('{"a":'), bytes]))
const size = fc.integer({ min: 1, max: 40 })

test('plain and gzipped bytes come out as they went in, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(content, size, async (bytes, cut) => {
      assert.deepEqual(await drained(chunksOf(bytes, cut)), { bytes, end: 'well' })
      assert.deepEqual(await drained(chunksOf(gzipSync(bytes), cut)), { bytes, end: 'well' })
    }),
  )
})

test('gzip members follow each other, and zeros may follow them', async () => {
  const [first, second] = [Buffer.from('{"a":1}\n'), Buffer.from('{"a":2}\n')]
  const both = Buffer.concat([gzipSync(first), gzipSync(second)])
  for (const cut of [1, 7, 1_000]) {
    assert.deepEqual(await drained(chunksOf(both, cut)), {
      bytes: Buffer.concat([first, second]),
      end: 'well',
    })
    const padded = Buffer.concat([both, Buffer.alloc(512)])
    assert.equal((await drained(chunksOf(padded, cut))).end, 'well')
    for (const gap of [0, 20]) {
      const followed = Buffer.concat([both, Buffer.alloc(gap), Buffer.from('more')])
      assert.match((await drained(chunksOf(followed, cut))).end, /^the gzip stream is damaged/)
    }
  }
})

test('a gzip stream cut anywhere gives what can be read of it and says that it was cut', async () => {
  const bytes = Buffer.from('{"a":"some text that repeats, some text that repeats"}\n'.repeat(5))
  const zipped = gzipSync(bytes)
  for (let length = 2; length < zipped.length; length += 1) {
    const { bytes: read, end } = await drained(chunksOf(zipped.subarray(0, length), 9))
    assert.match(end, /^the gzip stream stops before its end/, String(length))
    assert.ok(bytes.subarray(0, read.length).equals(read))
    // All but the check sum is there.
    if (length >= zipped.length - 8) assert.equal(read.length, bytes.length)
  }
})

test('a gzip stream damaged anywhere never ends well with other bytes', async () => {
  const bytes = Buffer.from('{"a":"some text"}\n'.repeat(20))
  const zipped = gzipSync(bytes)
  for (let at = 2; at < zipped.length; at += 1) {
    const damaged = Buffer.from(zipped)
    damaged[at] = (damaged[at] ?? 0) ^ 0x10
    const { bytes: read, end } = await drained(chunksOf(damaged, 11))
    // Flags, time and system in the header do not touch the content.
    if (end === 'well') assert.ok(read.equals(bytes), `byte ${at}`)
  }
})

test('a source that breaks off gives what it gave and its reason', async () => {
  const plain = await drained(brokenAfter('{"a":1}\n{"a"', 'ECONNRESET'))
  assert.equal(plain.bytes.toString(), '{"a":1}\n{"a"')
  assert.equal(plain.end, 'the transfer broke off (ECONNRESET)')

  const zipped = gzipSync('{"a":1}\n'.repeat(1_000))
  const half = await drained(brokenAfter(zipped.subarray(0, zipped.length - 9), 'ECONNRESET'))
  assert.equal(half.end, 'the transfer broke off (ECONNRESET)')
  assert.ok(half.bytes.toString().startsWith('{"a":1}\n'))
})

test('a byte-order mark is taken off; UTF-16 and zip archives are told by name', async () => {
  assert.equal((await drained(chunksOf('\ufeff{}', 1))).bytes.toString(), '{}')
  assert.equal((await drained(chunksOf(gzipSync('\ufeff{}')))).bytes.toString(), '{}')
  const foreign = [
    [Buffer.from('{"a":1}', 'utf16le'), 'refused utf8'],
    [Buffer.from('\ufeffreference', 'utf16le'), 'refused utf8'],
    [Buffer.from('\ufeffreference', 'utf16le').swap16(), 'refused utf8'],
    [Buffer.from('{"a":1}', 'utf16le').swap16(), 'refused utf8'],
    [gzipSync(Buffer.from('{"a":1}', 'utf16le')), 'refused utf8'],
    [Buffer.from('PK\u0003\u0004rest'), 'refused file-type'],
  ] as const
  for (const [bytes, end] of foreign) {
    for (const cut of [1, 100]) assert.equal((await drained(chunksOf(bytes, cut))).end, end)
  }
})

test('empty and very short inputs end well', async () => {
  for (const text of ['', '{', '\ufeff', '{}']) {
    assert.equal((await drained(chunksOf(text))).end, 'well')
  }
})

test('gzip that swells beyond any filing is read up to a size, and no further', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, '0'), { level: 1 })
  const opened = await openBytes(chunksOf(bomb))
  assert.ok(opened.ok)
  let length = 0
  for await (const chunk of opened.value.chunks) length += chunk.length
  assert.ok(length > 64 * 1024 * 1024 && length < 96 * 1024 * 1024, `${length} bytes came out`)
  assert.match(opened.value.ending.brokenBy ?? '', /swells more than 200 times/)
})

test('the same filing 60,000 times over is no such gzip', async () => {
  const line = `${JSON.stringify(exampleFiling())}\n`
  const text = Array.from({ length: 60_000 }, (_, n) => line.replace('F-2026-1', `F-${n}`)).join('')
  const opened = await openBytes(chunksOf(gzipSync(text)))
  assert.ok(opened.ok)
  let length = 0
  for await (const chunk of opened.value.chunks) length += chunk.length
  assert.deepEqual([length, opened.value.ending.brokenBy], [Buffer.byteLength(text), undefined])
})
