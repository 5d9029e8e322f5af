/** Holds the writer to its lines and to the pace of a slow reader. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { generateDay } from './generate-day.ts'
import { printTruthSummary } from './print-truth-summary.ts'
import { writeDay } from './write-day.ts'

const DAY = { seed: 5, parcels: 1_200, jurisdiction: 'us', day: '2026-11-24' } as const

/** A reader that takes a chunk only at the next turn of the loop, and counts what waits. */
function slowReader() {
  const chunks: Buffer[] = []
  let [writing, overrun] = [0, 0]
  const stream = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      writing += 1
      if (writing > 1) overrun += 1
      setImmediate(() => {
        chunks.push(chunk)
        writing -= 1
        done()
      })
    },
  })
  const waiting = () => Math.max(overrun, stream.writableLength > 0 ? 1 : 0)
  return { stream, waiting, text: () => Buffer.concat(chunks).toString('utf8') }
}

test('the files hold the generated records, line by line, at a slow reader’s pace', async () => {
  const [out, truth] = [slowReader(), slowReader()]
  let longest = 0
  const steps: number[] = []
  const done = await writeDay({
    ...DAY,
    out: out.stream,
    truth: truth.stream,
    onProgress: ({ parcels }) => {
      steps.push(parcels)
      longest = Math.max(longest, out.stream.writableLength)
    },
  })
  const sent: string[] = []
  const truths: string[] = []
  for (const record of generateDay(DAY)) {
    if (record.kind === 'truth') truths.push(JSON.stringify(record.truth))
    else sent.push(JSON.stringify(record.submission))
  }
  assert.equal(out.text(), `${sent.join('\n')}\n`)
  assert.equal(truth.text(), `${truths.join('\n')}\n`)
  assert.equal(done.parcels, 1_200)
  assert.equal(done.filings + done.events, sent.length)
  assert.equal(done.bytes, Buffer.byteLength(out.text()))
  assert.deepEqual(steps, [1_000, 1_200])
  assert.ok(longest <= 600_000, `${longest} bytes waited`)
})

test('a stream that fails stops the writing with its error', async () => {
  const out = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      done(new Error('disk full'))
    },
  })
  await assert.rejects(writeDay({ ...DAY, out, truth: slowReader().stream }), /disk full/)
})

test('the summary counts what the truth says', () => {
  const text = printTruthSummary([
    { consignment: 'A', identifiers: ['A'], honest: true, threats: [], blemishes: ['late'] },
    {
      consignment: 'B',
      identifiers: ['B'],
      honest: false,
      threats: ['ipr'],
      disguise: 'coded',
      plantedBecause: 'a copy',
      blemishes: [],
    },
    {
      consignment: 'C',
      identifiers: ['C'],
      honest: false,
      threats: ['split-shipment'],
      disguise: 'hidden',
      splitGroup: 'split-1',
      plantedBecause: 'parts of one',
      blemishes: ['late'],
    },
    {
      consignment: 'D',
      identifiers: ['D'],
      honest: true,
      threats: [],
      lookAlike: true,
      blemishes: [],
    },
  ])
  assert.match(
    text,
    /^4 parcels, 2 with a planted threat \(50\.0 %\), 1 groups, 1 honest look-alikes/,
  )
  assert.match(text, /^ipr +1 +0 +1 +0$/m)
  assert.match(text, /^split-shipment +1 +0 +0 +1$/m)
  assert.match(text, /late 2/)
  assert.match(printTruthSummary([]), /^0 parcels, 0 with a planted threat \(0\.0 %\)/)
})
