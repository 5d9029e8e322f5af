/** `tidewaiter generate`: writes a sample day and its ground truth; same seed, same bytes. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { Command } from 'commander'
import { writeDay } from '../../sample-day/write-day.ts'
import { fail, progressBar, say } from '../say.ts'

type Options = {
  readonly seed: string
  readonly parcels: string
  readonly day: string
  readonly pack: string
  readonly out: string
  readonly truth?: string
  readonly json?: true
}

const PARCELS_MAX = 100_000_000

/** The command. */
export function generateCommand(): Command {
  return new Command('generate')
    .description(
      'Write a sample day of filings and events (NDJSON), and its ground truth beside it.',
    )
    .option('--seed <n>', 'whole number; the same seed gives the same bytes', '1')
    .option('--parcels <n>', 'parcels of the day', '1000')
    .option('--day <YYYY-MM-DD>', 'day of arrival', '2026-11-20')
    .option('--pack <us|example>', 'whose day', 'example')
    .option('--out <file>', 'where to write; - for standard output', '-')
    .option('--truth <file>', 'where to write the ground truth (default: OUT.truth; none for -)')
    .option('--json', 'print the counts as one JSON object on standard error')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const seed = Number(options.seed)
  const parcels = Number(options.parcels)
  if (!Number.isSafeInteger(seed))
    return fail('generate', `--seed ${options.seed} is no whole number.`)
  if (!Number.isInteger(parcels) || parcels < 1 || parcels > PARCELS_MAX) {
    return fail(
      'generate',
      `--parcels ${options.parcels} is no whole number from 1 to ${PARCELS_MAX}.`,
    )
  }
  if (options.pack !== 'us' && options.pack !== 'example') {
    return fail('generate', `--pack is us or example, not ${options.pack}.`)
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(options.day) || Number.isNaN(Date.parse(options.day))) {
    return fail('generate', `--day ${options.day} is no day; write for example 2026-11-20.`)
  }
  const isPiped = options.out === '-'
  const truthFile = options.truth ?? (isPiped ? '/dev/null' : `${options.out}.truth`)
  if (!isPiped) await mkdir(dirname(options.out), { recursive: true })
  const out = isPiped ? process.stdout : createWriteStream(options.out)
  const truth = createWriteStream(truthFile)
  const bar = progressBar('parcels')
  const counts = await writeDay({
    seed,
    parcels,
    day: options.day,
    jurisdiction: options.pack,
    out,
    truth,
    onProgress: (progress) => bar.show({ done: progress.parcels, total: parcels }),
  })
  bar.stop()
  truth.end()
  await finished(truth)
  if (!isPiped) {
    out.end()
    await finished(out)
  }
  say(
    options.json === true
      ? JSON.stringify(counts)
      : `${counts.parcels} parcels: ${counts.filings} filings, ${counts.events} events, ${counts.bytes} bytes.`,
  )
}
