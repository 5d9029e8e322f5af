/** `tidewaiter stats`: the published tables of seizures, out of seizure records. */
import { Command, Option } from 'commander'
import { type Currency, isCurrency, printAmount } from '../../domain/money.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { SeizureRecord } from '../../domain/seizure-record.ts'
import { openBytes } from '../../intake/byte-source.ts'
import { lineBatches } from '../../intake/line-batches.ts'
import { READ_LIMITS } from '../../intake/read-record.ts'
import { isDay } from '../../lib/rfc3339.ts'
import {
  BREAKDOWNS,
  type Breakdown,
  type CountUnit,
  countSeizures,
  type SeizureRow,
  type SeizureTable,
} from '../../report/count-seizures.ts'
import { distinctShipments } from '../../report/distinct-shipments.ts'
import { readSeizureRecord } from '../../report/read-seizure-record.ts'
import { EXIT } from '../exit-codes.ts'
import { openInput } from '../open-input.ts'
import { fail, say } from '../say.ts'
import { sheetLine } from '../sheet.ts'
import { writeLines } from '../write-lines.ts'

type Options = {
  readonly fiscalYear?: string
  readonly by: string
  readonly unit?: CountUnit
  readonly asOf?: string
  readonly currency: string
  readonly json?: true
}

const COMMAND = 'stats'
const COLUMNS = [
  'fiscalYear',
  'by',
  'value',
  'unit',
  'count',
  'percent',
  'change',
  'msrp',
  'domesticValue',
  'currency',
  'linesWithoutMsrp',
  'asOf',
]

/** The command. */
export function statsCommand(): Command {
  return new Command('stats')
    .description('Tables of seizures by fiscal year: mode, product, economy of origin.')
    .argument('<file...>', 'seizure records (NDJSON; gzip too), or - for standard input')
    .option('--fiscal-year <year>', 'this year only, such as 2017 (October 2016 to September 2017)')
    .option('--by <tables>', `which tables, of ${BREAKDOWNS.join(',')}`, BREAKDOWNS.join(','))
    .addOption(
      new Option(
        '--unit <unit>',
        'what tables of products count, in place of what the published ones of that year count',
      ).choices(['shipments', 'lines']),
    )
    .option('--as-of <day>', 'leave out what was seized or recorded later (default: the last day)')
    .option('--currency <code>', 'currency of the amounts', 'USD')
    .option('--json', 'one JSON document in place of CSV')
    .action(run)
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const { fiscalYear, asOf, unit } = options
  const currency: string = options.currency
  const by = tablesOf(options.by)
  if (by === undefined) {
    return fail(COMMAND, `--by ${options.by} is not of ${BREAKDOWNS.join(',')}.`)
  }
  if (fiscalYear !== undefined && !/^\d{4}$/u.test(fiscalYear)) {
    return fail(COMMAND, `--fiscal-year ${fiscalYear} is no year such as 2017.`)
  }
  if (asOf !== undefined && !isDay(asOf)) {
    return fail(COMMAND, `--as-of ${asOf} is no day such as 2018-03-31.`)
  }
  if (!isCurrency(currency)) return fail(COMMAND, `--currency ${currency} is no ISO 4217 code.`)
  const read: Read = { records: [], refused: 0 }
  for (const file of files) {
    const problem = await readFile(file, currency, read)
    if (problem !== undefined) return fail(COMMAND, problem)
  }
  const day = asOf ?? lastDayOf(read.records)
  const known = read.records.filter((record) => lastDayOf([record]) <= day)
  const { shipments, repeated } = distinctShipments(known)
  say(
    `${read.records.length} records, ${read.records.length - known.length} of them later than ${day}; ` +
      `${shipments.length} shipments, ${repeated} records of seizures already counted.`,
  )
  const year = fiscalYear === undefined ? undefined : Number(fiscalYear)
  const tables = countSeizures(shipments, { fiscalYear: year, by, unit })
  const told: Told = { asOf: day, currency }
  if (options.json === true) await writeLines(process.stdout, [documentOf(tables, told)])
  else await writeLines(process.stdout, sheetOf(tables, told))
  process.exitCode = read.refused > 0 ? EXIT.refused : EXIT.done
}

function tablesOf(text: string): readonly Breakdown[] | undefined {
  const names = [...new Set(text.split(',').map((name) => name.trim()))]
  const known = names.flatMap((name) => BREAKDOWNS.find((one) => one === name) ?? [])
  return known.length === names.length ? known : undefined
}

/** The last day that records speak of, YYYY-MM-DD. */
function lastDayOf(records: readonly SeizureRecord[]): string {
  return records
    .flatMap(({ seizedAt, recordedAt }) => [seizedAt, recordedAt ?? seizedAt])
    .reduce((last, day) => (day.slice(0, 10) > last ? day.slice(0, 10) : last), '')
}

type Read = { readonly records: SeizureRecord[]; refused: number }

/** Adds the records of a file; a sentence says why it cannot be opened. */
async function readFile(file: string, currency: string, read: Read): Promise<string | undefined> {
  const input = await openInput(file)
  if (!input.ok) return input.refusal
  const opened = await openBytes(input.value)
  if (!opened.ok) return opened.refusal.text
  function refuse(line: number, errors: readonly Refusal[]): void {
    read.refused += 1
    say(JSON.stringify({ line, errors }))
  }
  for await (const lines of lineBatches(opened.value, READ_LIMITS)) {
    for (const one of lines) {
      if (one.kind === 'line') {
        if (one.bytes.every((byte) => byte <= 0x20)) continue
        const record = readSeizureRecord(one.bytes, currency)
        if (record.ok) read.records.push(record.value)
        else refuse(one.line, record.refusal)
      } else refuse(one.line, [unreadable(one)])
    }
  }
  return undefined
}

function unreadable(line: { readonly kind: string; readonly reason?: string }): Refusal {
  if (line.reason !== undefined) return { pointer: '', rule: 'cut-off', text: line.reason }
  const text = `A line is at most ${READ_LIMITS.lineBytesMax} bytes long; one record stands on one line.`
  return { pointer: '', rule: 'size', text }
}

type Told = { readonly asOf: string; readonly currency: Currency }

function sheetOf(tables: readonly SeizureTable[], told: Told): readonly string[] {
  return [
    sheetLine(COLUMNS, ','),
    ...tables.flatMap((table) =>
      [...table.rows, table.total].map((row) => sheetLine(cellsOf(table, row, told), ',')),
    ),
  ]
}

function cellsOf(
  table: SeizureTable,
  row: SeizureRow,
  { asOf, currency }: Told,
): readonly string[] {
  const { change } = table
  return [
    String(table.fiscalYear),
    table.by,
    row.value,
    table.unit,
    String(row.count),
    row.percent.toFixed(1),
    row === table.total && change !== undefined ? change.toFixed(1) : '',
    printAmount({ minor: row.msrpMinor, currency }),
    printAmount({ minor: row.domesticValueMinor, currency }),
    currency,
    String(row.linesWithoutMsrp),
    asOf,
  ]
}

function documentOf(tables: readonly SeizureTable[], { asOf, currency }: Told): string {
  const rowOf = ({ msrpMinor, domesticValueMinor, ...row }: SeizureRow) => ({
    ...row,
    msrp: printAmount({ minor: msrpMinor, currency }),
    domesticValue: printAmount({ minor: domesticValueMinor, currency }),
  })
  return JSON.stringify({
    asOf,
    currency,
    tables: tables.map(({ rows, total, change, ...table }) => ({
      ...table,
      rows: rows.map(rowOf),
      total: rowOf(total),
      change: change ?? null,
    })),
  })
}
