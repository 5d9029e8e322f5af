/** A generated day as requests: NDJSON of one filer each, in the order of the day. */
import { generateDay } from '../src/sample-day/generate-day.ts'

/** One filer's filings, a line each. */
export type Chunk = {
  readonly filer: string
  readonly lines: readonly string[]
  readonly parcels: number
}

/** One filing a parcel and no events, so that a record is a parcel. */
export function* dayChunks({
  parcels,
  size,
  seed = 7,
}: {
  readonly parcels: number
  readonly size: number
  readonly seed?: number
}): Generator<Chunk> {
  const open = new Map<string, string[]>()
  const day = generateDay({
    seed,
    parcels,
    day: '2026-11-20',
    jurisdiction: 'us',
    filersPerParcel: 1,
    withEvents: false,
  })
  for (const record of day) {
    if (record.kind !== 'submission') continue
    const { filer } = record.submission
    const lines = open.get(filer) ?? []
    lines.push(JSON.stringify(record.submission))
    if (lines.length < size) open.set(filer, lines)
    else {
      open.delete(filer)
      yield { filer, lines, parcels: lines.length }
    }
  }
  for (const [filer, lines] of open) yield { filer, lines, parcels: lines.length }
}
