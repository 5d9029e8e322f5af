/** `tidewaiter generate`: writes a sample day and its ground truth; same seed, same bytes. */
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Command } from 'commander'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { writeDay } from '../../sample-day/write-day.ts'
import { openOutput } from '../open-output.ts'
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

type Day = {
  readonly seed: number
  readonly parcels: number
  readonly day: string
  readonly jurisdiction: 'us' | 'example'
}

function dayOf({ seed, parcels, day, pack }: Options): Result<Day, string> {
  if (!Number.isSafeInteger(Number(seed))) return refuse(`--seed ${seed} is no whole number.`)
  const count = Number(parcels)
  if (!Number.isInteger(count) || count < 1 || count > PARCELS_MAX) {
    return refuse(`--parcels ${parcels} is no whole number from 1 to ${PARCELS_MAX}.`)
  }
  if (pack !== 'us' && pack !== 'example') return refuse(`--pack is us or example, not ${pack}.`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    return refuse(`--day ${day} is no day; write for example 2026-11-20.`)
  }
  return ok({ seed: Number(seed), parcels: count, day, jurisdiction: pack })
}

async function run(options: Options): Promise<void> {
  const day = dayOf(options)
  if (!day.ok) return fail('generate', day.refusal)
  const isPiped = options.out === '-'
  const out = isPiped ? ok(process.stdout) : await openOutput(options.out)
  if (!out.ok) return fail('generate', out.refusal)
  const truthFile = options.truth ?? (isPiped ? undefined : `${options.out}.truth`)
  const truth = truthFile === undefined ? ok(nowhere()) : await openOutput(truthFile)
  if (!truth.ok) return fail('generate', truth.refusal)
  const bar = progressBar('parcels')
  const writing = writeDay({
    ...day.value,
    out: out.value,
    truth: truth.value,
    onProgress: (progress) => bar.show({ done: progress.parcels, total: day.value.parcels }),
  })
  const files = [truth.value, ...(isPiped ? [] : [out.value])]
  const ended = Promise.all(files.map((file) => finished(file)))
  // A file that breaks ends the run, not only the write that it broke in.
  const counts = await Promise.race([writing, ended.then(() => writing)])
  bar.stop()
  for (const file of files) file.end()
  await ended
  say(
    options.json === true
      ? JSON.stringify(counts)
      : `${counts.parcels} parcels: ${counts.filings} filings, ${counts.events} events, ${counts.bytes} bytes.`,
  )
}

/** Takes all and keeps nothing. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, taken) => taken() })
}
