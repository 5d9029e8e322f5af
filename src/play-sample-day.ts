/** Plays a generated sample day into an empty record, so that a first look has something to see. */
import { canonicalHash } from './lib/canonical-json.ts'
import { systemClock } from './lib/clock.ts'
import type { JsonValue } from './lib/strict-json.ts'
import { type Incoming, processBatch } from './pipeline/process-batch.ts'
import { generateDay } from './sample-day/generate-day.ts'
import type { Serving } from './serve.ts'

/** Submissions played at a time. */
const CHUNK = 500
const SEED = 1
/** The last parcels of a day are delivered two days later: all of it has happened by now. */
const DAYS_AGO = 3
const DAY_MS = 86_400_000

type Playing = {
  readonly pack: string
  readonly parcels: number
  readonly say: (line: string) => void
  /** Ends the play after the chunk under way. */
  readonly signal: AbortSignal
}

/** Plays a day that has just passed, unless something is on record. Tells how far it is. */
export async function playSampleDay(
  { record, settings }: Serving,
  { pack, parcels, say, signal }: Playing,
): Promise<void> {
  if ((await record.reader.listLatest({ limit: 1 })).length > 0) {
    say('The record holds parcels already; no sample day is played.')
    return
  }
  const passed = Date.parse(systemClock.now()) - DAYS_AGO * DAY_MS
  const day = new Date(passed).toISOString().slice(0, 10)
  const jurisdiction = pack === 'us' ? 'us' : 'example'
  say(`Playing a sample day, ${day}, of ${parcels} parcels …`)
  const met = new Set<string>()
  let decided = 0
  for (const chunk of chunksOf(generateDay({ seed: SEED, parcels, day, jurisdiction }))) {
    if (signal.aborted) return
    const { decisions } = await processBatch(record.store, settings(), chunk)
    for (const { consignmentId } of decisions) met.add(consignmentId)
    decided += decisions.length
    say(`  ${Math.min(met.size, parcels)} of ${parcels} parcels filed, ${decided} decisions so far`)
  }
  say(
    `Played the sample day: ${decided} decisions, a new one at each filing and event of a parcel.`,
  )
}

function* chunksOf(day: ReturnType<typeof generateDay>): Generator<readonly Incoming[]> {
  let chunk: Incoming[] = []
  for (const one of day) {
    if (one.kind === 'truth') continue
    const raw = JSON.stringify(one.submission)
    const hash = canonicalHash(JSON.parse(raw) as JsonValue)
    chunk.push({ submission: one.submission, hash, raw })
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
