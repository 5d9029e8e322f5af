/** `tidewaiter goods value`: which lines of a sheet are declared out of line with the others in it. */
import { Command } from 'commander'
import { type Currency, isCurrency, parseMoney } from '../../domain/money.ts'
import { EMPTY_SKETCH } from '../../domain/value-sketch.ts'
import { judgeValue, type ValueHistory } from '../../screen/value/judge-value.ts'
import { judgeWeight, type WeightHistory } from '../../screen/value/judge-weight.ts'
import { sketchAmounts } from '../../screen/value/sketch-amounts.ts'
import { EXIT } from '../exit-codes.ts'
import { fail, say } from '../say.ts'
import { openSheet, type Sheet, sheetLine } from '../sheet.ts'
import { writeLines } from '../write-lines.ts'

type Options = { readonly currency: string }

const COMMAND = 'goods value'
/** All rows are held, because each is compared with all. */
const ROWS_MAX = 2_000_000

/** The command. */
export function goodsValueCommand(): Command {
  return new Command('value')
    .description('Compare values and weights within a sheet: adds the columns signals and why.')
    .argument(
      '<file>',
      'CSV with commodityCode, originCountry, quantity, value, and more; - for input',
    )
    .option('--currency <code>', 'currency of value and listedPrice', 'USD')
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const currency: string = options.currency
  if (!isCurrency(currency)) {
    return fail(COMMAND, `--currency ${currency} is no ISO 4217 code.`)
  }
  const sheet = await openSheet(file)
  if (!sheet.ok) return fail(COMMAND, sheet.refusal)
  const { header, delimiter } = sheet.value
  const missing = ['commodityCode', 'quantity', 'value'].filter((it) => !header.includes(it))
  if (missing.length > 0) return fail(COMMAND, `${file} has no column ${missing.join(', ')}.`)
  const rows = await readRows(sheet.value, currency)
  if (rows === undefined) return fail(COMMAND, `${file} has more than ${ROWS_MAX} rows; cut it.`)
  const histories = learn(rows)
  const told = rows.map((row) => sheetLine([...row.cells, ...judge(row, histories)], delimiter))
  await writeLines(process.stdout, [sheetLine([...header, 'signals', 'why'], delimiter), ...told])
}

/** A row; a cell that is blank or no number is unknown. */
type ValueRow = {
  readonly cells: readonly string[]
  readonly heading: string
  readonly origin: string
  readonly quantity: number | undefined
  readonly valueMinor: number | undefined
  readonly listedPriceMinor: number | undefined
  readonly netWeightGrams: number | undefined
}

async function readRows(sheet: Sheet, currency: Currency) {
  const rows: ValueRow[] = []
  process.exitCode = EXIT.done
  for await (const row of sheet.rows) {
    if (row.kind === 'refused') {
      process.exitCode = EXIT.refused
      say(JSON.stringify({ line: row.line, errors: [row.refusal] }))
      continue
    }
    if (rows.length === ROWS_MAX) return undefined
    rows.push(readRow(row.cells, { header: sheet.header, currency }))
  }
  return rows
}

function readRow(
  cells: readonly string[],
  { header, currency }: { readonly header: readonly string[]; readonly currency: Currency },
): ValueRow {
  const cell = (column: string) => cells[header.indexOf(column)]?.trim() ?? ''
  const minor = (column: string) => {
    const money = parseMoney(cell(column), currency)
    return money.ok ? money.value.minor : undefined
  }
  return {
    cells,
    heading: cell('commodityCode').replaceAll(/\D/g, '').slice(0, 4),
    origin: cell('originCountry').toUpperCase(),
    quantity: numberIn(cell('quantity')),
    valueMinor: minor('value'),
    listedPriceMinor: minor('listedPrice'),
    netWeightGrams: numberIn(cell('netWeightGrams')),
  }
}

function numberIn(text: string): number | undefined {
  const number = Number(text)
  return text.length > 0 && Number.isFinite(number) && number > 0 ? number : undefined
}

type Histories = {
  readonly values: ReadonlyMap<string, ValueHistory>
  readonly weights: ReadonlyMap<string, WeightHistory>
}

function learn(rows: readonly ValueRow[]): Histories {
  const known = rows.filter(({ heading }) => heading.length === 4)
  const values = [
    ...Map.groupBy(known, ({ heading, origin }) => `heading ${heading} from ${origin}`),
    ...Map.groupBy(known, ({ heading }) => `heading ${heading}`),
  ].map(([of, group]) => {
    const units = group.flatMap(({ valueMinor, quantity }) => ratio(valueMinor, quantity))
    return [of, { of, unitValuesMinor: sketchAmounts(EMPTY_SKETCH, units) }] as const
  })
  const weights = [...Map.groupBy(known, ({ heading }) => `heading ${heading}`)].map(
    ([of, group]) => [of, weightHistory(of, group)] as const,
  )
  return { values: new Map(values), weights: new Map(weights) }
}

function weightHistory(of: string, group: readonly ValueRow[]): WeightHistory {
  const grams = group.flatMap(({ netWeightGrams, quantity }) => ratio(netWeightGrams, quantity))
  const perKilogram = group.flatMap(({ valueMinor, netWeightGrams }) =>
    ratio(valueMinor, netWeightGrams).map((perGram) => perGram * 1_000),
  )
  return {
    of,
    unitGrams: sketchAmounts(EMPTY_SKETCH, grams),
    minorPerKilogram: sketchAmounts(EMPTY_SKETCH, perKilogram),
  }
}

function ratio(whole: number | undefined, by: number | undefined): readonly number[] {
  return whole === undefined || by === undefined ? [] : [whole / by]
}

function judge(row: ValueRow, { values, weights }: Histories): readonly string[] {
  const of = `heading ${row.heading}`
  const history = [values.get(`${of} from ${row.origin}`), values.get(of)]
  const weight = weights.get(of)
  const signals = [
    ...judgeValue(
      row,
      history.flatMap((it) => it ?? []),
    ).signals,
    ...judgeWeight({ ...row, lineCount: 1 }, weight === undefined ? [] : [weight]).signals,
  ]
  const words = signals.map(({ topic, rule }) => `${topic}:${rule}`)
  return [words.join(' '), signals.map(({ text }) => text).join(' ')]
}
