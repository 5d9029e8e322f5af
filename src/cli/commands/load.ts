/** `tidewaiter load URL`: sends filings at a rate and measures receipts; exits non-zero when a bound is broken. */
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { type LoadFigures, runLoad } from '../run-load.ts'
import { fail, say } from '../say.ts'

type Options = {
  readonly key: string
  readonly file: string
  readonly rate: string
  readonly batch: string
  readonly connections: string
  readonly p99: string
  readonly dropMax: string
  readonly json?: true
}

/** The command. */
export function loadCommand(): Command {
  return new Command('load')
    .description(
      'Send NDJSON records to a server at a rate, and measure receipts, drops and latency.',
    )
    .argument('<url>', 'address of the server, such as http://localhost:8080')
    .requiredOption('--key <key>', 'the filer’s key; records are sent as this filer')
    .requiredOption('--file <file>', 'NDJSON to send, as "tidewaiter generate" writes it')
    .option('--rate <n>', 'records a second; 0 is as fast as answered', '0')
    .option('--batch <n>', 'records a request', '100')
    .option('--connections <n>', 'requests under way at once', '4')
    .option('--p99 <ms>', 'bound on the 99th percentile of request latency', '5000')
    .option('--drop-max <share>', 'bound on the share of records without a receipt', '0')
    .option('--json', 'print the figures as one JSON object')
    .action(run)
}

async function run(url: string, options: Options): Promise<void> {
  if (!URL.canParse(url))
    return fail('load', `"${url}" is no address; write for example http://localhost:8080.`)
  const numbers = [
    options.rate,
    options.batch,
    options.connections,
    options.p99,
    options.dropMax,
  ].map(Number)
  if (numbers.some((number) => Number.isNaN(number) || number < 0)) {
    return fail('load', 'rate, batch, connections, p99 and drop-max are numbers of 0 or more.')
  }
  const [rate = 0, batch = 100, connections = 4, p99Max = 5_000, dropMax = 0] = numbers
  const text = await readFile(options.file, 'utf8').catch(() => undefined)
  if (text === undefined) return fail('load', `${options.file} cannot be read.`)
  const lines = text.split('\n').filter((line) => line.length > 0)
  const figures = await runLoad({
    url,
    key: options.key,
    lines,
    rate,
    batch: Math.max(1, batch),
    connections: Math.max(1, connections),
  })
  tell(figures, options.json === true)
  const breaches = [
    ...(figures.p99Ms > p99Max ? [`p99 ${figures.p99Ms} ms is above ${p99Max} ms`] : []),
    ...(figures.dropRate > dropMax
      ? [`${(figures.dropRate * 100).toFixed(2)} % without a receipt`]
      : []),
  ]
  for (const breach of breaches) say(`breach: ${breach}`)
  process.exitCode = breaches.length > 0 ? EXIT.refused : EXIT.done
}

function tell(figures: LoadFigures, asJson: boolean): void {
  if (asJson) process.stdout.write(`${JSON.stringify(figures)}\n`)
  say(
    `${figures.sent} sent, ${figures.accepted} accepted, ${figures.replayed} replayed, ` +
      `${figures.refused} refused, ${figures.dropped} without a receipt; ` +
      `${figures.recordsPerSecond} records/s; latency p50 ${figures.p50Ms}, p95 ${figures.p95Ms}, p99 ${figures.p99Ms} ms.`,
  )
}
