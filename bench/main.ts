/** `npm run bench -- NAME [--parcels N] [--json]`: runs one bench; the last line of --json is one object. */
import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'

const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  rules: () => import('./rules.ts'),
  throughput: () => import('./throughput.ts'),
  latency: () => import('./latency.ts'),
  memory: () => import('./memory.ts'),
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { parcels: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [name = ''] = positionals
  const load = BENCHES[name]
  if (load === undefined) {
    process.stderr.write(`Name a bench: ${Object.keys(BENCHES).join(', ')}.\n`)
    process.exitCode = 2
    return
  }
  const parcels = values.parcels === undefined ? undefined : Number(values.parcels)
  if (parcels !== undefined && !(Number.isInteger(parcels) && parcels > 0)) {
    process.stderr.write(`--parcels ${values.parcels} is no whole number above 0.\n`)
    process.exitCode = 2
    return
  }
  const { bench } = await load()
  const figures = await bench.run({
    ...(parcels === undefined ? {} : { parcels }),
    log: (line) => process.stderr.write(`${line}\n`),
  })
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: bench.name, figures })}\n`)
  else
    for (const [figure, value] of Object.entries(figures))
      process.stdout.write(`${figure}: ${value}\n`)
}

await main()
