/**
 * `node simulation/replay-many.ts [--decisions N]`: fills a record with decisions through the
 * pipeline and has `tidewaiter replay` decide all of them again; exit 1 where one differs.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { systemClock } from '../src/lib/clock.ts'
import { openRecord } from '../src/open-record.ts'
import { openPack } from '../src/pipeline/open-pack.ts'
import { drainWork, type Incoming, processBatch } from '../src/pipeline/process-batch.ts'
import { generateDay } from '../src/sample-day/generate-day.ts'
import { dropScratchFolder, recordFolderIn } from '../src/storage/postgres/scratch-folder.ts'
import { PLAYED_DAY, statementOf } from './statements.ts'
import { makeTemporaryFolder } from './temporary-record.ts'

const BATCH = 1_000
const TELL_DECISIONS = 10_000

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { decisions: { type: 'string', default: '100000' } } })
  const wanted = Number(values.decisions)
  if (!(Number.isSafeInteger(wanted) && wanted > 0)) {
    process.stderr.write('--decisions is a whole number above 0.\n')
    process.exitCode = 2
    return
  }
  const folder = makeTemporaryFolder()
  try {
    const dataFolder = recordFolderIn(folder)
    const filled = await fill(dataFolder, wanted)
    const started = performance.now()
    const { replayed, different } = await replayAll(dataFolder)
    const seconds = (performance.now() - started) / 1_000
    const figures = {
      decisions: filled.decisions,
      statements: filled.statements,
      replayed,
      different,
      replaySeconds: Math.round(seconds),
      replayedPerSecond: Math.round(replayed / seconds),
    }
    process.stdout.write(`${JSON.stringify({ simulation: 'replay', figures })}\n`)
    process.exitCode = different === 0 && replayed === filled.decisions ? 0 : 1
  } finally {
    dropScratchFolder(folder)
  }
}

/** Takes a US day in until there are `wanted` decisions and nothing is owed. */
async function fill(dataFolder: string, wanted: number) {
  const opened = await openPack({ pack: 'us' })
  if (!opened.ok) throw new Error('the US pack does not load')
  const { compiled } = opened.value
  const record = await openRecord({ dataFolder, environment: {}, whenInUse: 'refuse', log: say })
  await record.shelf.keep(compiled.pack)
  const settings = { compiled, drawSecret: 'replay-many', now: systemClock.now }
  let statements = 0
  let decisions = 0
  let told = 0
  for (const batch of batches(wanted)) {
    decisions += (await processBatch(record.store, settings, batch)).decisions.length
    decisions += (await drainWork(record.store, settings)).length
    statements += batch.length
    if (decisions - told >= TELL_DECISIONS) {
      told = decisions
      say(`  ${decisions} of ${wanted} decisions`)
    }
    if (decisions >= wanted) break
  }
  await record.close()
  return { statements, decisions }
}

/** A day with more than enough parcels: each has at least one decision. */
function* batches(parcels: number): Generator<readonly Incoming[]> {
  let batch: Incoming[] = []
  for (const one of generateDay({ seed: 5, parcels, day: PLAYED_DAY, jurisdiction: 'us' })) {
    if (one.kind !== 'submission') continue
    batch.push(statementOf(JSON.stringify(one.submission)))
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The command itself, as anyone would run it. */
async function replayAll(dataFolder: string) {
  const program = join(import.meta.dirname, '../src/cli/main.ts')
  const child = spawn(process.execPath, [program, 'replay', '--json'], {
    env: { ...process.env, TIDEWAITER_DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const answer = await text(child.stdout)
  await ended
  return JSON.parse(answer) as { readonly replayed: number; readonly different: number }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

await main()
