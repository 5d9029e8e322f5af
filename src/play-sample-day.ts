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

type Playing = {
  readonly pack: string
  readonly parcels: number
  readonly say: (line: string) => void
  /** Ends the play after the chunk under way. */
  readonly signal: AbortSignal
}

/** Plays the day of today unless something is on record already. Tells how far it is. */
export async function playSampleDay(
  { record, settings }: Serving,
  { pack, parcels, say, signal }: Playing,
): Promise<void> {
  if ((await record.reader.listLatest({ limit: 1 })).length > 0) {
    say('The record holds parcels already; no sample day is played.')
    return
  }
  const day = systemClock.now().slice(0, 10)
  const jurisdiction = pack === 'us' ? 'us' : 'example'
  say(`Playing a sample day of ${parcels} parcels …`)
  const met = new Set<string>()
  let decided = 0
  for (const chunk of chunksOf(generateDay({ seed: SEED, parcels, day, jurisdiction }))) {
    if (signal.aborted) return
    const { decisions } = await processBatch(record.store, settings(), chunk)
    for (const { consignmentId } of decisions) met.add(consignmentId)
    decided += decisions.length
    say(`  ${Math.min(met.size, parcels)} of ${parcels} parcels met, ${decided} decisions`)
  }
  say(`Played the sample day: ${decided} decisions about ${met.size} consignments.`)
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
