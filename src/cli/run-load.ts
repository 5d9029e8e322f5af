/**
 * Drives a server with records at a rate. Latency is measured from when a request was due, so a
 * slow server cannot hide.
 */
import { setTimeout as pause } from 'node:timers/promises'

/** What is sent, where to, and how fast. `key` is the filer’s; `lines` are records, one a line. */
export type LoadOptions = {
  readonly url: string
  readonly key: string
  readonly lines: readonly string[]
  /** Records a second; 0 is as fast as answered. */
  readonly rate: number
  readonly batch: number
  readonly connections: number
}

/**
 * What a run measured. Latencies are of whole requests, milliseconds; `dropRate` is a share of 1.
 */
export type LoadFigures = {
  readonly sent: number
  readonly accepted: number
  readonly replayed: number
  readonly clashed: number
  readonly refused: number
  /** Records without a receipt: the request failed or its answer broke off. */
  readonly dropped: number
  readonly dropRate: number
  readonly seconds: number
  readonly recordsPerSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

type Counts = {
  accepted: number
  replayed: number
  clashed: number
  refused: number
  dropped: number
}

/** Sends every line once, in order of the file, over some connections. */
export async function runLoad(options: LoadOptions): Promise<LoadFigures> {
  const { lines, batch, rate, connections } = options
  const chunks: string[][] = []
  for (let at = 0; at < lines.length; at += batch) chunks.push(lines.slice(at, at + batch))
  const counts: Counts = { accepted: 0, replayed: 0, clashed: 0, refused: 0, dropped: 0 }
  const latencies: number[] = []
  const started = performance.now()
  let next = 0
  const worker = async () => {
    for (let place = next++; place < chunks.length; place = next++) {
      const due = rate > 0 ? started + (place * batch * 1_000) / rate : performance.now()
      await until(due)
      await send(chunks[place] ?? [], { options, counts })
      latencies.push(performance.now() - due)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - started) / 1_000
  return {
    sent: lines.length,
    ...counts,
    dropRate: lines.length === 0 ? 0 : counts.dropped / lines.length,
    seconds: round(seconds),
    recordsPerSecond: Math.round(lines.length / seconds),
    ...percentiles(latencies),
  }
}

type Sending = { readonly options: LoadOptions; readonly counts: Counts }

async function send(chunk: readonly string[], { options, counts }: Sending): Promise<void> {
  let told = 0
  try {
    const response = await fetch(new URL('/v1/filings', options.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${options.key}`, 'content-type': 'application/x-ndjson' },
      body: chunk.join('\n'),
    })
    for (const line of (await response.text()).split('\n')) {
      const kind = line.length === 0 ? undefined : kindOf(line)
      if (kind === undefined) continue
      counts[kind] += 1
      told += 1
    }
  } catch {
    // A request that fails leaves its records without a receipt, which is what is counted.
  }
  counts.dropped += chunk.length - told
}

function kindOf(line: string): Exclude<keyof Counts, 'dropped'> | undefined {
  const { kind } = JSON.parse(line) as { readonly kind?: string }
  if (kind === 'accepted' || kind === 'replayed' || kind === 'clashed' || kind === 'refused')
    return kind
  return undefined
}

function percentiles(latencies: readonly number[]) {
  const sorted = latencies.toSorted((one, other) => one - other)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function until(moment: number): Promise<void> {
  const wait = moment - performance.now()
  return wait <= 0 ? Promise.resolve() : pause(wait)
}
