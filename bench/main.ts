/** `npm run bench -- NAME [--parcels N | --megabytes N] [--distinct N] [--freeze] [--json]`: runs one bench; the last line of --json is one object. */
import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'

const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  rules: () => import('./rules.ts'),
  throughput: () => import('./throughput.ts'),
  latency: () => import('./latency.ts'),
  memory: () => import('./memory.ts'),
  screening: () => import('./screening.ts'),
  matching: () => import('./matching.ts'),
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      parcels: { type: 'string' },
      megabytes: { type: 'string' },
      distinct: { type: 'string' },
      freeze: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [name = ''] = positionals
  const load = BENCHES[name]
  if (load === undefined) return fail(`Name a bench: ${Object.keys(BENCHES).join(', ')}.`)
  const parcels = values.parcels === undefined ? undefined : Number(values.parcels)
  const megabytes = values.megabytes === undefined ? undefined : Number(values.megabytes)
  const distinct = values.distinct === undefined ? undefined : Number(values.distinct)
  for (const size of [parcels, megabytes, distinct]) {
    if (size !== undefined && !(Number.isInteger(size) && size > 0)) {
      return fail('--parcels, --megabytes and --distinct are whole numbers above 0.')
    }
  }
  const { bench } = await load()
  const figures = await bench.run({
    ...(parcels === undefined ? {} : { parcels }),
    ...(megabytes === undefined ? {} : { megabytes }),
    ...(distinct === undefined ? {} : { distinct }),
    freeze: values.freeze,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: bench.name, figures })}\n`)
  else
    for (const [figure, value] of Object.entries(figures))
      process.stdout.write(`${figure}: ${value}\n`)
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 2
}

await main()
