/** Whatever comes in: never a throw, always a record or a refusal, and what is let through is sound. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { segmentsOf, valueAt } from '../lib/json-pointer.ts'
import { chunksOf, exampleEvent, exampleFiling, readAll } from './filing.fixture.ts'
import { parseSubmission } from './parse-submission.ts'
import type { ReadRecord } from './read-record.ts'
import { REFUSAL_RULES } from './refusal-rules.ts'

/** Seeds every run tries, and one that is new each time; a new one that fails is added here. */
const SEEDS = [20_260_101, Math.trunc(Math.random() * 2 ** 31)]

const DEFAULTS = {
  filer: 'small-shop',
  filerRole: 'seller',
  authority: 'voluntary',
  lodgedAt: '2026-10-05T08:12:00Z',
}
const CSV = `reference,tracking_number,consignor_name,description,quantity,value,currency
F1,T1,Li,"watch, ""smart""",2,50.00,USD
F1,T1,Li,"strap
leather",1,5.00,USD
F2,T2,Müller,book,1,"7,50",EUR
`

/** A parcel of bytes spoilt here and there: bytes flipped, cut out, put in, said twice. */
function spoilt(sources: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const marks = '"\\{}[],:\n\r\0;|0123456789eE.-+ntfu'.split('').map((mark) => Buffer.from(mark))
  const hostile = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf], [0x1f, 0x8b, 8]]
  const piece = fc.constantFrom(...marks, ...hostile.map((bytes) => Buffer.from(bytes)))
  const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(6), piece })
  return fc
    .tuple(fc.constantFrom(...sources), fc.array(wound, { maxLength: 6 }), fc.boolean())
    .map(([source, wounds, isTwice]) => {
      let bytes = source
      for (const { at, cut, piece: put } of wounds) {
        const start = Math.floor(at * bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)])
      }
      return isTwice ? Buffer.concat([bytes, Buffer.from('\n'), source]) : bytes
    })
}

function assertSound(records: readonly ReadRecord[]): void {
  let line = 0
  for (const record of records) {
    assert.ok(record.line >= line, 'records come in the order of their lines')
    line = record.line
    if (record.kind === 'refused') {
      assert.ok(record.refusals.length > 0)
      for (const { rule, text } of record.refusals) {
        assert.ok(Object.hasOwn(REFUSAL_RULES, rule), rule)
        assert.ok(text.endsWith('.'), text)
      }
      continue
    }
    assert.match(record.hash, /^[0-9a-f]{64}$/)
    const again = parseSubmission(JSON.parse(record.raw))
    assert.ok(again.ok, 'the raw text reads again')
    assert.deepEqual(again.value.submission, record.submission)
    const clean = parseSubmission(record.submission)
    assert.ok(clean.ok, 'what was let through is let through')
    assert.deepEqual(clean.value, { submission: record.submission, ignored: [] })
  }
}

const anyFormat = fc.constantFrom(
  'auto' as const,
  'json' as const,
  'ndjson' as const,
  'csv' as const,
)
const anyCut = fc.integer({ min: 1, max: 2_000 })

for (const seed of SEEDS) {
  test(`any bytes in any format give records (seed ${seed})`, async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((content) => Buffer.from(content)),
      fc.string({ unit: 'binary', maxLength: 400 }).map((content) => Buffer.from(content)),
    )
    const property = fc.asyncProperty(
      bytes,
      anyFormat,
      anyCut,
      fc.boolean(),
      async (content, format, cut, zipped) => {
        const sent = zipped ? gzipSync(content) : content
        assertSound(await readAll(chunksOf(sent, cut), { format, defaults: DEFAULTS }))
      },
    )
    await fc.assert(property, { seed, numRuns: 300 })
  })

  test(`spoilt submissions and sheets give records (seed ${seed})`, async () => {
    const json = [exampleFiling(), exampleEvent()].map((value) => JSON.stringify(value))
    const pretty = JSON.stringify(exampleFiling(), undefined, 2)
    const sources = [...json, pretty, json.join('\n'), CSV].map((text) => Buffer.from(text))
    const property = fc.asyncProperty(
      spoilt(sources),
      anyFormat,
      anyCut,
      async (content, format, cut) => {
        assertSound(await readAll(chunksOf(content, cut), { format, defaults: DEFAULTS }))
      },
    )
    await fc.assert(property, { seed, numRuns: 500 })
  })

  test(`spoilt gzip gives records (seed ${seed})`, async () => {
    const text = `${JSON.stringify(exampleFiling())}\n`.repeat(3)
    const property = fc.asyncProperty(spoilt([gzipSync(text)]), anyCut, async (content, cut) => {
      assertSound(await readAll(chunksOf(content, cut), { format: 'ndjson' }))
    })
    await fc.assert(property, { seed, numRuns: 300 })
  })

  test(`every line of NDJSON has its record (seed ${seed})`, async () => {
    const lines = fc.array(spoilt([Buffer.from(JSON.stringify(exampleEvent()))]), {
      minLength: 1,
      maxLength: 8,
    })
    const property = fc.asyncProperty(lines, async (parts) => {
      const content = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
      const records = await readAll(chunksOf(content, 97), { format: 'ndjson' })
      // What is no text of ours at all is told once.
      if (records.length === 1 && records[0]?.line === 1) return
      const isFull = (text: string): boolean => /[^ \t\r]/.test(text)
      const expected = content
        .toString('latin1')
        .split('\n')
        .flatMap((text, at) => (isFull(text) ? [at + 1] : []))
      assert.deepEqual(
        records.map((record) => record.line),
        expected,
      )
    })
    await fc.assert(property, { seed, numRuns: 200 })
  })

  test(`a filing with any value anywhere is parsed or refused in place (seed ${seed})`, () => {
    const paths = pathsOf(exampleFiling(), '')
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        null,
        '',
        ' ',
        -0,
        1e308,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        'x'.repeat(70_000),
        [],
        {},
        [[]],
        [null],
        undefined,
      ),
    )
    const property = fc.property(fc.constantFrom(...paths), value, (pointer, put) => {
      const filing = exampleFiling()
      const segments = segmentsOf(pointer)
      const parent = valueAt(filing, pointer.slice(0, pointer.lastIndexOf('/')))
      Reflect.set(Object(parent), segments.at(-1) ?? '', put)
      const result = parseSubmission(filing)
      if (result.ok) return
      for (const refusal of result.refusal) {
        // What is missing is told where it would be: its parent is there.
        const place = refusal.pointer.slice(0, Math.max(0, refusal.pointer.lastIndexOf('/')))
        assert.notEqual(valueAt(filing, place), undefined, refusal.pointer)
        assert.ok(Object.hasOwn(REFUSAL_RULES, refusal.rule), refusal.rule)
      }
    })
    fc.assert(property, { seed, numRuns: 1_000 })
  })
}

function pathsOf(value: unknown, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const inner = Object.entries(value).flatMap(([name, member]) =>
    pathsOf(member, `${pointer}/${name}`),
  )
  return pointer.length === 0 ? inner : [pointer, ...inner]
}

test('a filing of any parts is let through exactly when the parts are', () => {
  const nothing = fc.constantFrom<unknown>(undefined, null, '', '  ')
  const identifiers = fc.array(nothing, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(
      identifiers,
      fc.oneof(nothing, fc.constant('X1')),
      ([house, postal, order], tracking) => {
        const consignment = {
          houseReference: house,
          postalItem: postal,
          orderReference: order,
          trackingNumber: tracking,
          isGift: true,
        }
        assert.equal(parseSubmission({ ...exampleFiling(), consignment }).ok, tracking === 'X1')
      },
    ),
  )
})
