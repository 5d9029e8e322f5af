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
}

/** Plays the day of today unless something is on record already. Tells how far it is. */
export async function playSampleDay(
  { record, settings }: Serving,
  { pack, parcels, say }: Playing,
): Promise<void> {
  if ((await record.reader.listLatest({ limit: 1 })).length > 0) {
    say('The record holds parcels already; no sample day is played.')
    return
  }
  const day = systemClock.now().slice(0, 10)
  const jurisdiction = pack === 'us' ? 'us' : 'example'
  say(`Playing a sample day of ${parcels} parcels …`)
  let chunk: Incoming[] = []
  let decided = 0
  let told = 0
  for (const one of generateDay({ seed: SEED, parcels, day, jurisdiction })) {
    if (one.kind === 'truth') {
      told += 1
      continue
    }
    const raw = JSON.stringify(one.submission)
    const hash = canonicalHash(JSON.parse(raw) as JsonValue)
    chunk.push({ submission: one.submission, hash, raw })
    if (chunk.length < CHUNK) continue
    decided += (await processBatch(record.store, settings(), chunk)).decisions.length
    chunk = []
    say(`  ${told} of ${parcels} parcels, ${decided} decisions`)
  }
  decided += (await processBatch(record.store, settings(), chunk)).decisions.length
  say(`Played ${parcels} parcels: ${decided} decisions.`)
}
