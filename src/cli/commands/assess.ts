/** `tidewaiter assess FILE…`: filings and events in, one decision a consignment out, no database. */
import { Command } from 'commander'
import type { ParsedRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { parseInstant } from '../../lib/rfc3339.ts'
import { readListFolder } from '../../lists/folder/read-list-folder.ts'
import { describeProblem } from '../../packs/pack-problem.ts'
import { assessAll } from '../../pipeline/assess-all.ts'
import { assessLarge } from '../../pipeline/assess-large.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import type { BatchReceipt } from '../../pipeline/process-batch.ts'
import type { ScreeningSettings } from '../../pipeline/screen-parties.ts'
import { buildPartyScreen, type PartyScreen } from '../../screen/party-screen.ts'
import type { Store } from '../../storage/store.ts'
import { EXIT } from '../exit-codes.ts'
import { openInput } from '../open-input.ts'
import type { Wiring } from '../wiring.ts'
import { writeLines } from '../write-lines.ts'

type Options = {
  readonly pack: string
  readonly risk?: string
  readonly at?: string
  readonly filer?: string
  readonly memory: string
  readonly lists?: string
}

type Opening = Pick<Wiring, 'openMemoryStore' | 'openTemporaryStore'>

/** Records taken into the temporary database at a time. */
const LARGE_BATCH = 5_000

/** The command. */
export function assessCommand(wiring: Opening): Command {
  return new Command('assess')
    .description('Assess filings and events (NDJSON, JSON or CSV; gzip too) without a database.')
    .argument('<file...>', 'files to read together, or - for standard input')
    .option('--pack <id-or-folder>', 'jurisdiction pack', 'us')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .option('--at <time>', 'the clock, RFC 3339 (default: the newest moment in the input)')
    .option('--lists <folder>', 'lists of parties to screen against, made by `lists import`')
    .option('--filer <name>', 'filer of CSV rows that do not name one')
    .option('--memory <MB>', 'input held in memory; more is kept in temporary files', '64')
    .action((files: readonly string[], options: Options) => run(files, options, wiring))
}

async function run(files: readonly string[], options: Options, wiring: Opening): Promise<void> {
  if (options.at !== undefined && parseInstant(options.at) === undefined) {
    return fail(`--at ${options.at} is no RFC 3339 time; write for example 2026-10-05T12:00:00Z.`)
  }
  const memoryBytes = Number(options.memory) * 1_024 * 1_024
  if (!(memoryBytes >= 0)) return fail(`--memory ${options.memory} is no number of megabytes.`)
  const opened = await openPack({ pack: options.pack, riskFolder: options.risk })
  if (!opened.ok) return fail(opened.refusal.map(describeProblem).join('\n'))
  const screen = await openScreen(options.lists)
  if (!screen.ok) return fail(screen.refusal)
  if (files.filter((file) => file === '-').length > 1) {
    return fail('- is standard input, which can be read once only.')
  }
  const inputs: Input[] = []
  for (const file of files) {
    const input = await openInput(file)
    if (!input.ok) return fail(input.refusal)
    inputs.push({ file, bytes: input.value })
  }
  const counts: Counts = { records: 0, refused: 0, decided: 0, fileOf: new WeakMap() }
  const reading = readAll(inputs, options.filer, counts)
  const head = await readUpTo(reading, memoryBytes)
  const { compiled } = opened.value
  const assessing = { compiled, screen: screen.value, at: options.at, counts }
  if (head.isAll) await assessInMemory(head.records, wiring.openMemoryStore(), assessing)
  else {
    const temporary = await wiring.openTemporaryStore()
    try {
      await assessFromDisk(inBatches(head.records, reading), temporary.store, assessing)
    } finally {
      await temporary.close()
    }
  }
  process.stderr.write(
    `${counts.records} records read, ${counts.refused} refused, ${counts.decided} consignments decided.\n`,
  )
  process.exitCode = counts.refused > 0 ? EXIT.refused : EXIT.done
}

type Input = { readonly file: string; readonly bytes: AsyncIterable<Uint8Array> }

/** What the last line tells. Mutable: it grows as the run goes on. */
type Counts = {
  records: number
  refused: number
  decided: number
  /** Where a record came from, when there are several files. */
  readonly fileOf: WeakMap<ParsedRecord, string>
}

/** All records that were understood; the others are told and counted. */
async function* readAll(
  inputs: readonly Input[],
  filer: string | undefined,
  counts: Counts,
): AsyncGenerator<readonly ParsedRecord[], void, void> {
  const defaults = filer === undefined ? {} : { filer }
  for (const { file, bytes } of inputs) {
    for await (const batch of readRecords(bytes, { format: 'auto', defaults })) {
      const parsed = batch.filter((record) => record.kind === 'parsed')
      const refused = batch.filter((record) => record.kind === 'refused')
      counts.records += parsed.length
      counts.refused += refused.length
      const place = inputs.length > 1 ? { file } : {}
      for (const record of inputs.length > 1 ? parsed : []) counts.fileOf.set(record, file)
      for (const { line, refusals: errors } of refused) tell({ ...place, line, errors })
      if (parsed.length > 0) yield parsed
    }
  }
}

type Reading = AsyncGenerator<readonly ParsedRecord[], void, void>

/** Reads until the texts have more than `bytesMax`, or all of the input. */
async function readUpTo(
  reading: Reading,
  bytesMax: number,
): Promise<{ readonly records: ParsedRecord[]; readonly isAll: boolean }> {
  const records: ParsedRecord[] = []
  for (let bytes = 0; bytes <= bytesMax; ) {
    const next = await reading.next()
    if (next.done === true) return { records, isAll: true }
    for (const record of next.value) {
      bytes += record.raw.length
      records.push(record)
    }
  }
  return { records, isAll: false }
}

/** `head` is emptied on the way: what was handed on is held no longer. */
async function* inBatches(head: ParsedRecord[], rest: Reading): Reading {
  while (head.length > 0) yield head.splice(0, LARGE_BATCH)
  let batch: ParsedRecord[] = []
  for await (const records of rest) {
    batch.push(...records)
    if (batch.length < LARGE_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The lists in use in a folder, ready to be asked; refused with all that is damaged. */
async function openScreen(
  folder: string | undefined,
): Promise<Result<PartyScreen | undefined, string>> {
  if (folder === undefined) return ok(undefined)
  const lists = await readListFolder(folder)
  if (!lists.ok) return refuse(lists.refusal.map(({ text }) => text).join('\n'))
  return ok(buildPartyScreen(lists.value))
}

type Run = ScreeningSettings & {
  readonly at: string | undefined
  readonly counts: Counts
}

async function assessInMemory(
  records: readonly ParsedRecord[],
  store: Store,
  { compiled, screen, at, counts }: Run,
): Promise<void> {
  const { decisions, receipts } = await assessAll(records, { compiled, screen, store, at })
  for (const [place, record] of records.entries()) noteClash(record, receipts[place], counts)
  counts.decided = decisions.length
  await writeLines(
    process.stdout,
    decisions.map((decision) => JSON.stringify(decision)),
  )
}

async function assessFromDisk(
  batches: Reading,
  store: Store,
  { compiled, screen, at, counts }: Run,
): Promise<void> {
  const onReceipt = (record: ParsedRecord, receipt: BatchReceipt) =>
    noteClash(record, receipt, counts)
  for await (const decision of assessLarge(batches, { compiled, screen, store, at, onReceipt })) {
    counts.decided += 1
    await writeLines(process.stdout, [JSON.stringify(decision)])
  }
}

function noteClash(record: ParsedRecord, receipt: BatchReceipt | undefined, counts: Counts): void {
  if (receipt?.kind !== 'clashed') return
  counts.refused += 1
  const file = counts.fileOf.get(record)
  tell({ ...(file === undefined ? {} : { file }), line: record.line, errors: [CLASH] })
}

const CLASH = {
  pointer: '/version',
  rule: 'clash',
  text: 'Another statement stands under this filer, reference and version; send a change under a higher version.',
}

function tell(line: unknown): void {
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

function fail(text: string): void {
  process.stderr.write(`tidewaiter assess: ${text}\n`)
  process.exitCode = EXIT.usage
}
