/**
 * The bench `latency`: single filings at a fixed rate, alone and beside a bulk sender, from the
 * moment one is due to its receipt, so that a slow server cannot hide. The floor, in the same run:
 * the same requests to a bare route that reads and parses the body.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Bench, type BenchOptions, median, percentile } from './bench.ts'
import { type Chunk, dayChunks } from './day-chunks.ts'
import { startServer } from './running-server.ts'

const RUNS = 5
/** Single filings a measurement, and how many are due a second. */
const SINGLES = 400
const RATE = 100
/** Records a request of the bulk sender, which sends one after another. */
const BULK_RECORDS = 500
const BULK_PARCELS = 1_000_000

/** The bench `latency`: medians of five runs. `parcels` is the number of single filings in all. */
export const bench: Bench = {
  name: 'latency',
  about: 'single filings at a fixed rate, alone and beside bulk, against a bare route',
  run,
}

async function run({ parcels = RUNS * 2 * SINGLES, log }: BenchOptions) {
  const perMeasure = Math.max(1, Math.ceil(parcels / RUNS / 2))
  const singles = dayChunks({ parcels: perMeasure * RUNS * 2 + 1_000, size: 1 })
  const bulk = dayChunks({ parcels: BULK_PARCELS, size: BULK_RECORDS, seed: 8 })
  const next = () => take(singles, perMeasure)
  const server = await startServer({}, log)
  const bare = await startBare()
  try {
    const keys = lazyKeys((filer) => server.createKey(filer))
    log('Making keys …')
    for (const { filer } of dayChunks({ parcels: 5_000, size: 1, seed: 8 })) await keys(filer)
    const runs: Measured[] = []
    for (let number = 0; number < RUNS; number += 1) {
      const filings = next()
      const send = async (chunk: Chunk) => post(server.url, chunk, await keys(chunk.filer))
      const floor = await openLoop(filings, (chunk) => post(bare.url, chunk, 'none'))
      const alone = await openLoop(filings, send)
      const beside = await besideBulk(bulk, send, () => openLoop(next(), send))
      runs.push({ floor, alone, beside: beside.latencies, bulkPerSecond: beside.bulkPerSecond })
      log(
        `run ${number + 1}: p99 ${at(alone, 0.99)} ms alone, ${at(beside.latencies, 0.99)} ms beside ` +
          `${beside.bulkPerSecond}/s in bulk, floor ${at(floor, 0.99)} ms`,
      )
    }
    return figuresOf(runs)
  } finally {
    bare.stop()
    await server.stop()
  }
}

type Measured = {
  readonly floor: readonly number[]
  readonly alone: readonly number[]
  readonly beside: readonly number[]
  readonly bulkPerSecond: number
}

function figuresOf(runs: readonly Measured[]) {
  const of = (which: 'floor' | 'alone' | 'beside', share: number) =>
    median(runs.map((measured) => at(measured[which], share)))
  return {
    ratePerSecond: RATE,
    p50Ms: of('alone', 0.5),
    p95Ms: of('alone', 0.95),
    p99Ms: of('alone', 0.99),
    besideBulkP50Ms: of('beside', 0.5),
    besideBulkP95Ms: of('beside', 0.95),
    besideBulkP99Ms: of('beside', 0.99),
    bulkPerSecond: median(runs.map(({ bulkPerSecond }) => bulkPerSecond)),
    floorP50Ms: of('floor', 0.5),
    floorP95Ms: of('floor', 0.95),
    floorP99Ms: of('floor', 0.99),
  }
}

function at(latencies: readonly number[], share: number): number {
  return Math.round(percentile(latencies, share) * 10) / 10
}

function take(chunks: Generator<Chunk>, count: number): readonly Chunk[] {
  return Array.from({ length: count }, () => {
    const next = chunks.next()
    if (next.done === true) throw new Error('the day is over too early')
    return next.value
  })
}

function lazyKeys(create: (filer: string) => Promise<string>) {
  const made = new Map<string, Promise<string>>()
  return (filer: string): Promise<string> => {
    const known = made.get(filer) ?? create(filer)
    made.set(filer, known)
    return known
  }
}

/** Sends each filing when it is due, whatever became of those before; gives milliseconds from then. */
async function openLoop(
  filings: readonly Chunk[],
  send: (chunk: Chunk) => Promise<void>,
): Promise<readonly number[]> {
  const started = performance.now()
  const sent: Promise<number>[] = []
  for (const [place, chunk] of filings.entries()) {
    const due = started + (place * 1_000) / RATE
    const ahead = due - performance.now()
    if (ahead > 0) await wait(ahead)
    sent.push(send(chunk).then(() => performance.now() - due))
  }
  return Promise.all(sent)
}

/** Measures while one bulk sender sends request after request. */
async function besideBulk(
  bulk: Generator<Chunk>,
  send: (chunk: Chunk) => Promise<void>,
  measure: () => Promise<readonly number[]>,
) {
  const started = performance.now()
  const over = new AbortController()
  let records = 0
  const sender = async () => {
    while (!over.signal.aborted) {
      const [chunk] = take(bulk, 1)
      if (chunk === undefined) return
      await send(chunk)
      records += chunk.parcels
    }
  }
  const sending = sender()
  const latencies = await measure()
  over.abort()
  await sending
  const seconds = (performance.now() - started) / 1_000
  return { latencies, bulkPerSecond: Math.round(records / seconds) }
}

async function post(url: string, { lines }: Chunk, key: string): Promise<void> {
  const response = await fetch(`${url}/v1/filings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': lines.length === 1 ? 'application/json' : 'application/x-ndjson',
    },
    body: lines.join('\n'),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`answered ${response.status}: ${answer}`)
}

async function startBare(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { url, stop: () => child.kill() }
}
