/**
 * Writes a sample day as NDJSON: what is sent to one stream, the ground truth to another, at the
 * reader's pace.
 */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { type DayOptions, generateDay } from './generate-day.ts'
import { openTruthSummary } from './print-truth-summary.ts'

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

/** What was written, and a table of what was planted. */
export type DayWritten = DayProgress & { readonly summary: string }

const CHUNK_BYTES = 512 * 1024
const LINE_BYTES_EXPECTED = 32 * 1024
/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const UTF8_BYTES_MAX = 3
const NEWLINE = 10

/**
 * Writes the whole day and tells what was written. A stream's error is the caller's outage: it is
 * thrown.
 */
export async function writeDay(options: WriteDayOptions): Promise<DayWritten> {
  const { out, truth, onProgress } = options
  const sent = openLines(out)
  const told = openLines(truth)
  const summary = openTruthSummary()
  let [parcels, filings, events] = [0, 0, 0]
  const progress = () => ({ parcels, filings, events, bytes: sent.bytes() })
  for (const record of generateDay(options)) {
    if (record.kind === 'truth') {
      parcels += 1
      summary.add(record.truth)
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
  return { ...progress(), summary: summary.print() }
}

type Lines = {
  /** Adds a line; a promise when the reader must first catch up. */
  readonly add: (line: string) => Promise<void> | undefined
  readonly flush: () => Promise<void>
  readonly bytes: () => number
}

/**
 * Lines gathered into large chunks: one write a line would cost more than the line. Each line is
 * encoded alone, for one line in another script would make the encoding of a whole joined chunk
 * slow.
 */
function openLines(stream: Writable): Lines {
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let length = 0
  let written = 0
  const flush = async () => {
    if (length === 0) return
    const whole = chunk.subarray(0, length)
    written += length
    chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    length = 0
    if (!stream.write(whole)) await once(stream, 'drain')
  }
  const append = (line: string) => {
    const room = line.length * UTF8_BYTES_MAX + 1
    if (room > chunk.length - length)
      chunk = Buffer.concat([chunk.subarray(0, length)], length + room)
    length += chunk.write(line, length, 'utf8')
    chunk[length] = NEWLINE
    length += 1
  }
  return {
    add: (line) => {
      append(line)
      return length < CHUNK_BYTES - LINE_BYTES_EXPECTED ? undefined : flush()
    },
    flush,
    bytes: () => written + length,
  }
}
