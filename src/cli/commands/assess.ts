/** `tidewaiter assess FILE…`: filings and events in, one decision a consignment out, no database. */
import { Command } from 'commander'
import type { ParsedRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { parseInstant } from '../../lib/rfc3339.ts'
import { describeProblem } from '../../packs/pack-problem.ts'
import { assessAll } from '../../pipeline/assess-all.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import { EXIT } from '../exit-codes.ts'
import { openInput } from '../open-input.ts'
import type { Wiring } from '../wiring.ts'
import { writeLines } from '../write-lines.ts'

type Options = {
  readonly pack: string
  readonly risk?: string
  readonly at?: string
  readonly filer?: string
}

/** The command. */
export function assessCommand(wiring: Pick<Wiring, 'openMemoryStore'>): Command {
  return new Command('assess')
    .description('Assess filings and events (NDJSON, JSON or CSV; gzip too) without a database.')
    .argument('<file...>', 'files to read together, or - for standard input')
    .option('--pack <id-or-folder>', 'jurisdiction pack', 'us')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .option('--at <time>', 'the clock, RFC 3339 (default: the newest moment in the input)')
    .option('--filer <name>', 'filer of CSV rows that do not name one')
    .action((files: readonly string[], options: Options) => run(files, options, wiring))
}

async function run(
  files: readonly string[],
  options: Options,
  wiring: Pick<Wiring, 'openMemoryStore'>,
): Promise<void> {
  if (options.at !== undefined && parseInstant(options.at) === undefined) {
    return fail(`--at ${options.at} is no RFC 3339 time; write for example 2026-10-05T12:00:00Z.`)
  }
  const opened = await openPack({ pack: options.pack, riskFolder: options.risk })
  if (!opened.ok) return fail(opened.refusal.map(describeProblem).join('\n'))
  const records: ParsedRecord[] = []
  let refused = 0
  for (const file of files) {
    const input = await openInput(file)
    if (!input.ok) return fail(input.refusal)
    const defaults = options.filer === undefined ? {} : { filer: options.filer }
    for await (const batch of readRecords(input.value, { format: 'auto', defaults })) {
      for (const record of batch) {
        if (record.kind === 'parsed') records.push(record)
        else {
          refused += 1
          tell({
            ...(files.length > 1 ? { file } : {}),
            line: record.line,
            errors: record.refusals,
          })
        }
      }
    }
  }
  const { decisions, receipts } = await assessAll(records, {
    compiled: opened.value.compiled,
    store: wiring.openMemoryStore(),
    at: options.at,
  })
  receipts.forEach((receipt, index) => {
    if (receipt.kind !== 'clashed') return
    refused += 1
    tell({ line: records[index]?.line, errors: [CLASH] })
  })
  await writeLines(
    process.stdout,
    decisions.map((decision) => JSON.stringify(decision)),
  )
  process.stderr.write(
    `${records.length} records read, ${refused} refused, ${decisions.length} consignments decided.\n`,
  )
  process.exitCode = refused > 0 ? EXIT.refused : EXIT.done
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
