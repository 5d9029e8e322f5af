/** Holds the sample day to its promises: sameness, validity, sense of order, and a truth that fits it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { EventSchema, type Filing, FilingSchema, type TransportEvent } from '../domain/filing.ts'
import { parseInstant } from '../lib/rfc3339.ts'
import { type DayOptions, generateDay } from './generate-day.ts'
import { TOPIC_WEIGHTS } from './threats/prepare-threat.ts'
import type { Truth } from './truth.ts'

const US: DayOptions = { seed: 42, parcels: 3_000, jurisdiction: 'us', day: '2026-11-24' }
const EXAMPLE: DayOptions = { seed: 7, parcels: 1_500, jurisdiction: 'example', day: '2026-11-24' }

type Day = {
  readonly filings: readonly Filing[]
  readonly events: readonly TransportEvent[]
  readonly truths: readonly Truth[]
  readonly text: string
}

function play(options: DayOptions): Day {
  const filings: Filing[] = []
  const events: TransportEvent[] = []
  const truths: Truth[] = []
  const lines: string[] = []
  for (const record of generateDay(options)) {
    lines.push(JSON.stringify(record))
    if (record.kind === 'truth') truths.push(record.truth)
    else if (record.submission.kind === 'filing') filings.push(record.submission)
    else events.push(record.submission)
  }
  return { filings, events, truths, text: lines.join('\n') }
}

const days = { us: play(US), example: play(EXAMPLE) }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('the same options give the same bytes, another seed gives others', () => {
  const small = { ...US, parcels: 200 }
  assert.equal(sha256(play(small).text), sha256(play(small).text))
  assert.notEqual(sha256(play(small).text), sha256(play({ ...small, seed: 43 }).text))
  assert.notEqual(sha256(play(small).text), sha256(play({ ...small, day: '2026-11-25' }).text))
})

test('every filing and event fits its schema', () => {
  const ajv = new Ajv({ unicode: false, strict: false, allErrors: true } as ConstructorParameters<
    typeof Ajv
  >[0])
  ajv.addFormat('instant', (text: string) => parseInstant(text) !== undefined)
  const fits = { filing: ajv.compile(FilingSchema), event: ajv.compile(EventSchema) }
  for (const day of Object.values(days)) {
    for (const submission of [...day.filings, ...day.events]) {
      const fit = fits[submission.kind]
      assert.ok(fit(submission), `${submission.reference}: ${ajv.errorsText(fit.errors)}`)
    }
  }
})

test('every topic that a filing can show is planted', () => {
  for (const day of Object.values(days)) {
    const planted = new Set(day.truths.flatMap((truth) => truth.threats))
    const missing = Object.keys(TOPIC_WEIGHTS).filter((topic) => !planted.has(topic as never))
    assert.deepEqual(missing, [])
  }
})
