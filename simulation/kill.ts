/** `npm run kill -- [--times N] [--parcels N] [--seed N] [--json]`: kills the server under load and checks what it kept. */
import { parseArgs } from 'node:util'
import { openPack } from '../src/pipeline/open-pack.ts'
import { breachesOf, describeInvariants } from './check/invariant.ts'
import { checkKillRun } from './kill/check-kill-run.ts'
import { runKills } from './kill/run-kills.ts'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '50' },
      parcels: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  })
  const [times = 0, parcels = 0, seed = 0] = [values.times, values.parcels, values.seed].map(Number)
  if (![times, parcels, seed].every((number) => Number.isSafeInteger(number) && number > 0)) {
    process.stderr.write('--times, --parcels and --seed are whole numbers above 0.\n')
    process.exitCode = 2
    return
  }
  const opened = await openPack({ pack: 'us' })
  if (!opened.ok) throw new Error('the US pack does not load')
  const started = performance.now()
  const log = (line: string) => {
    if (values.verbose || !line.startsWith('    ')) process.stderr.write(`${line}\n`)
  }
  const run = await runKills({ seed, times, parcels, log })
  log('Checking …')
  const invariants = await checkKillRun(run, opened.value.compiled)
  const breaches = breachesOf(invariants)
  const counts = [...run.receipts.values()]
  const figures = {
    seed,
    kills: run.kills.length,
    killsUnderLoad: run.kills.filter(({ during }) => during === 'load').length,
    killsOfDatabaseToo: run.kills.filter(({ target }) => target !== 'server').length,
    parcels,
    statements: run.statements.length,
    receiptsLost: counts.filter(({ accepted }) => accepted === 0).length,
    replays: counts.reduce((sum, { replayed }) => sum + replayed, 0),
    invariants: invariants.length,
    breaches,
    seconds: Math.round((performance.now() - started) / 1_000),
  }
  process.stdout.write(`${describeInvariants(invariants)}\n`)
  for (const [name, value] of Object.entries(figures)) process.stderr.write(`${name}: ${value}\n`)
  process.stdout.write(`${JSON.stringify({ simulation: 'kill', figures })}\n`)
  if (breaches === 0) run.remove()
  else log(`The record is kept for a look: ${run.dataFolder}`)
  process.exitCode = breaches === 0 ? 0 : 1
}

await main()
