/** Writes a sample day as NDJSON: what is sent to one stream, the ground truth to another, at the reader's pace. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { type DayOptions, generateDay } from './generate-day.ts'

/** Where to write, and whom to tell. Streams are written to, not ended: they are the caller's. */
export type WriteDayOptions = DayOptions & {
  readonly out: Writable
  readonly truth: Writable
  /** Called now and then, and at the end, with the parcels written so far. */
  readonly onProgress?: (progress: DayProgress) => void
}

/** How far the writing is. */
export type DayProgress = {
  readonly parcels: number
  readonly filings: number
  readonly events: number
  readonly bytes: number
}

const CHUNK_CHARACTERS = 256 * 1024

/** Writes the whole day and tells what was written. A stream's error is the caller's outage: it is thrown. */
export async function writeDay(options: WriteDayOptions): Promise<DayProgress> {
  const { out, truth, onProgress } = options
  const sent = openLines(out)
  const told = openLines(truth)
  let [parcels, filings, events] = [0, 0, 0]
  const progress = () => ({ parcels, filings, events, bytes: sent.bytes() })
  for (const record of generateDay(options)) {
    if (record.kind === 'truth') {
      parcels += 1
      const waits = told.add(JSON.stringify(record.truth))
      if (waits !== undefined) await waits
      if (parcels % 1_000 === 0) onProgress?.(progress())
      continue
    }
    if (record.submission.kind === 'filing') filings += 1
    else events += 1
    const waits = sent.add(JSON.stringify(record.submission))
    if (waits !== undefined) await waits
  }
  await sent.flush()
  await told.flush()
  onProgress?.(progress())
  return progress()
}

type Lines = {
  /** Adds a line; a promise when the reader must first catch up. */
  readonly add: (line: string) => Promise<void> | undefined
  readonly flush: () => Promise<void>
  readonly bytes: () => number
}

/** Lines gathered into large chunks: one write a line would cost more than the line. */
function openLines(stream: Writable): Lines {
  let chunk = ''
  let bytes = 0
  const flush = async () => {
    if (chunk.length === 0) return
    const whole = Buffer.from(chunk, 'utf8')
    chunk = ''
    bytes += whole.length
    if (!stream.write(whole)) await once(stream, 'drain')
  }
  return {
    add: (line) => {
      chunk += line
      chunk += '\n'
      return chunk.length < CHUNK_CHARACTERS ? undefined : flush()
    },
    flush,
    bytes: () => bytes,
  }
}
