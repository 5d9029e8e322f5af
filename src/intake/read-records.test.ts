/** Records of a stream: in order, each for itself, whatever the format and however it is cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { canonicalHash } from '../lib/canonical-json.ts'
import {
  brief,
  brokenAfter,
  changed,
  chunksOf,
  exampleEvent,
  exampleFiling,
  readAll,
} from './filing.fixture.ts'
import { READ_LIMITS, type ReadOptions } from './read-record.ts'
import { readRecords } from './read-records.ts'
import { readSubmission } from './read-submission.ts'

const LINES = [1, 2, 3, 4].map((number) => JSON.stringify(exampleFiling(number)))
const NDJSON = `${LINES.join('\n')}\n`
const ALL_FOUR = ['1 F-2026-1', '2 F-2026-2', '3 F-2026-3', '4 F-2026-4']

async function briefs(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<readonly string[]> {
  return (await readAll(chunksOf(content), options)).map(brief)
}

test('NDJSON is read line by line, with its line numbers', async () => {
  assert.deepEqual(await briefs(NDJSON), ALL_FOUR)
  assert.deepEqual(await briefs(LINES.join('\n')), ALL_FOUR, 'no newline at the end')
  assert.deepEqual(await briefs(`\ufeff${LINES.join('\r\n')}\r\n`), ALL_FOUR, 'mark and CRLF')
  assert.deepEqual(await briefs(gzipSync(NDJSON)), ALL_FOUR, 'gzip')
  assert.deepEqual(await briefs(`\n \t\n${LINES[0]}\n\n${LINES[1]}\n`), [
    '3 F-2026-1',
    '5 F-2026-2',
  ])
})

test('records are the same however the bytes are cut', async () => {
  const content = Buffer.from(`${LINES[0]}\n{"bad\n${LINES[1]}`)
  const whole = await readAll(chunksOf(content))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), fc.boolean(), async (cut, zipped) => {
      const bytes = zipped ? gzipSync(content) : content
      assert.deepEqual(await readAll(chunksOf(bytes, cut)), whole)
    }),
    { numRuns: 30 },
  )
})

test('filings and events come by the same door', async () => {
  assert.deepEqual(await briefs(`${LINES[0]}\n${JSON.stringify(exampleEvent())}\n`), [
    '1 F-2026-1',
    '2 E-1',
  ])
})

test('one document may span lines', async () => {
  const pretty = JSON.stringify(exampleFiling(), undefined, 2)
  assert.deepEqual(await briefs(pretty), ['1 F-2026-1'])
  assert.deepEqual(await briefs(pretty, { format: 'json' }), ['1 F-2026-1'])
  assert.deepEqual(await briefs(`\ufeff\n${pretty}\n`), ['1 F-2026-1'])
  const compact = pretty.replace('{\n', '{"x":1,\n')
  assert.deepEqual(await briefs(compact), ['1 F-2026-1'])
  assert.deepEqual(await briefs(pretty.slice(0, 200)), ['1 ! json@/lodgedAt'])
})

test('a list is refused with the way to send it', async () => {
  for (const indent of [undefined, 2]) {
    const [record] = await readAll(chunksOf(JSON.stringify([exampleFiling()], undefined, indent)))
    assert.ok(record?.kind === 'refused')
    assert.match(record.refusals[0]?.text ?? '', /send its members one a line \(NDJSON\)\.$/)
  }
})

test('a bad line costs itself alone, wherever it is', async () => {
  const bad = [
    ['{"kind":"filing","reference":"cut', 'json@/reference'],
    ['nonsense', 'json@'],
    ['[1,2]', 'type@'],
    ['"text"', 'type@'],
    ['{"kind":"filing","kind":"filing"}', 'duplicate-key@/kind'],
    ['{"kind":"other"}', 'kind@/kind'],
  ] as const
  for (const [line, reason] of bad) {
    for (const at of [0, 2, 4]) {
      const lines = [...LINES.slice(0, at), line, ...LINES.slice(at)]
      const expected = [1, 2, 3, 4].map(
        (number) => `${number > at ? number + 1 : number} F-2026-${number}`,
      )
      expected.splice(at, 0, `${at + 1} ! ${reason}`)
      assert.deepEqual(await briefs(lines.join('\n')), expected)
    }
  }
})

test('a refused record says whose it is where that can be read', async () => {
  const [record] = await readAll(chunksOf(JSON.stringify(changed(exampleFiling(), ['version'], 0))))
  assert.ok(record?.kind === 'refused')
  assert.equal(record.reference, 'F-2026-1')
})

test('the raw text is kept as sent, and the hash is of what was stated', async () => {
  const filing = changed(exampleFiling(), ['weather'], 'fine')
  const spaced = JSON.stringify(filing, undefined, 1).replaceAll('\n', ' ')
  const [record] = await readAll(chunksOf(spaced))
  assert.ok(record?.kind === 'parsed')
  assert.equal(record.raw, spaced)
  assert.deepEqual(record.ignored, ['/weather'])
  assert.equal(record.hash, canonicalHash(JSON.parse(spaced)))

  const hashOf = (value: unknown): string => {
    const read = readSubmission(Buffer.from(JSON.stringify(value)))
    return read.kind === 'parsed' ? read.hash : 'refused'
  }
  const backwards = Object.fromEntries(Object.entries(filing).toReversed())
  assert.equal(hashOf(backwards), record.hash)
  assert.notEqual(hashOf(exampleFiling()), record.hash)
  assert.notEqual(hashOf(changed(filing, ['consignment', 'postalItem'], undefined)), record.hash)
})

test('another filer than the key’s owner is refused', async () => {
  assert.deepEqual(await briefs(LINES[0] ?? '', { filer: 'acme-express' }), ['1 F-2026-1'])
  const [record] = await readAll(chunksOf(LINES[0] ?? ''), { filer: 'someone-else' })
  assert.ok(record?.kind === 'refused')
  assert.deepEqual(record.refusals, [
    {
      pointer: '/filer',
      rule: 'filer',
      text: '"filer" is "acme-express", but you file as "someone-else"; write that.',
    },
  ])
})

test('an input that breaks off keeps what came whole and refuses the rest', async () => {
  const cut = NDJSON.slice(0, -200)
  const expected = [...ALL_FOUR.slice(0, 3), '4 ! cut-off@']
  assert.deepEqual((await readAll(brokenAfter(cut, 'ECONNRESET'))).map(brief), expected)
  const zipped = gzipSync(NDJSON)
  assert.deepEqual(await briefs(zipped.subarray(0, -9)), [...ALL_FOUR, '5 ! cut-off@'])
  const whole = await readAll(brokenAfter(NDJSON, 'ECONNRESET'))
  assert.deepEqual(whole.map(brief), [...ALL_FOUR, '5 ! cut-off@'])
  const [only] = await readAll(brokenAfter(JSON.stringify(exampleFiling()), 'ABORTED'), {
    format: 'json',
  })
  assert.ok(only?.kind === 'refused')
  assert.equal(
    only.refusals[0]?.text,
    'The input ends too early: the transfer broke off (ABORTED). What came before stands; send again from here.',
  )
})

test('nothing in, nothing out', async () => {
  assert.deepEqual(await briefs(''), [])
  assert.deepEqual(await briefs('\n\n  \n'), [])
  assert.deepEqual(await briefs('', { format: 'json' }), ['1 ! json@'])
})

test('limits hold for lines and for documents', async () => {
  const limits = { ...READ_LIMITS, lineBytesMax: 3_000 }
  const long = JSON.stringify(changed(exampleFiling(), ['padding'], 'x'.repeat(3_000)))
  assert.deepEqual(await briefs(`${LINES[0]}\n${long}\n${LINES[1]}`, { limits }), [
    '1 F-2026-1',
    '2 ! size@',
    '3 F-2026-2',
  ])
  assert.deepEqual(await briefs(long, { limits, format: 'json' }), ['1 ! size@'])
  assert.deepEqual(await briefs(long, { limits }), ['1 ! size@'])
})

test('a batch never waits for bytes still to come', async () => {
  let asked = 0
  async function* slow(): AsyncGenerator<Buffer> {
    for (const line of LINES) {
      asked += 1
      yield Buffer.from(`${line}\n`)
    }
  }
  const seen: number[] = []
  for await (const batch of readRecords(slow(), { format: 'auto' })) {
    assert.equal(batch.length, 1)
    seen.push(asked)
  }
  assert.deepEqual(seen, [1, 2, 3, 4])
})

test('leaving early closes the source', async () => {
  for (const zipped of [false, true]) {
    let isClosed = false
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield zipped ? gzipSync(NDJSON) : Buffer.from(NDJSON)
      } finally {
        isClosed = true
      }
    }
    const records = readRecords(endless(), { format: 'auto' })
    const first = await records.next()
    assert.ok(first.done !== true && first.value.length > 0)
    await records.return()
    assert.equal(isClosed, true)
  }
})

test('a first line no parser should meet costs itself alone', async () => {
  for (const hostile of [`[${'[],'.repeat(3_000_000)}0]`, '['.repeat(9_000_000)]) {
    const records = await readAll(chunksOf(`${hostile}\n${LINES[0]}\n`, 65_536))
    assert.equal(records.length, 2)
    assert.match(records.map(brief).join(), /^1 ! (?:too-many|depth)@.*,2 F-2026-1$/)
  }
})

test('what is neither JSON nor a known header is refused line by line', async () => {
  assert.deepEqual(await briefs('<xml>\n</xml>'), ['1 ! json@', '2 ! json@'])
})
