/** `tidewaiter brands detect`: whose mark a line of text speaks of, and whether its name is disguised. */
import { Command } from 'commander'
import type { Mark } from '../../domain/mark.ts'
import { type Currency, isCurrency } from '../../domain/money.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { importMarks } from '../../lists/import-marks.ts'
import { readWellKnownMarks } from '../../lists/read-well-known-marks.ts'
import {
  type BrandIndex,
  buildBrandIndex,
  type Mention,
} from '../../screen/brands/build-brand-index.ts'
import { answerSheet } from '../answer-sheet.ts'
import { openInput } from '../open-input.ts'
import { fail, say } from '../say.ts'
import { openSheet } from '../sheet.ts'

type Options = {
  readonly marks?: string
  readonly currency: string
  readonly explain?: true
}

const COMMAND = 'brands detect'

/** The command. */
export function brandsCommand(): Command {
  const detect = new Command('detect')
    .description('Find brands in texts: adds the columns brand and disguised.')
    .argument('<file>', 'CSV with the column text; - for standard input')
    .option('--marks <file>', 'CSV of recorded marks, searched before those the product brings')
    .option('--currency <code>', 'currency of the price floors in --marks', 'USD')
    .option('--explain', 'add the columns form, suspicious and why')
    .action(run)
  return new Command('brands').description('Brands in texts about goods.').addCommand(detect)
}

async function run(file: string, options: Options): Promise<void> {
  const index = await openIndex(options)
  if (!index.ok) return fail(COMMAND, index.refusal)
  const sheet = await openSheet(file)
  if (!sheet.ok) return fail(COMMAND, sheet.refusal)
  const place = sheet.value.header.indexOf('text')
  if (place < 0) return fail(COMMAND, `${file} has no column text.`)
  const explained = options.explain === true
  await answerSheet(sheet.value, {
    columns: ['brand', 'disguised', ...(explained ? ['form', 'suspicious', 'why'] : [])],
    cellsOf: (cells) => answer(index.value, cells[place] ?? '', explained),
  })
}

async function openIndex(options: Options): Promise<Result<BrandIndex, string>> {
  const wellKnown = await readWellKnownMarks()
  const recorded = await readRecorded(options)
  if (!recorded.ok) return recorded
  const { ordinaryWords } = wellKnown
  return ok(buildBrandIndex([...recorded.value, ...wellKnown.marks], { ordinaryWords }))
}

async function readRecorded(options: Options): Promise<Result<readonly Mark[], string>> {
  if (options.marks === undefined) return ok([])
  const currency: string = options.currency
  if (!isCurrency(currency)) return refuse(`--currency ${currency} is no ISO 4217 code.`)
  return await readMarks(options.marks, currency)
}

async function readMarks(
  file: string,
  currency: Currency,
): Promise<Result<readonly Mark[], string>> {
  const input = await openInput(file)
  if (!input.ok) return input
  const imported = await importMarks(input.value, { source: file, sureness: 'U', currency })
  if (!imported.ok) return refuse(`${file}: ${imported.refusal.text}`)
  for (const { line, refusal } of imported.value.refused) {
    say(JSON.stringify({ line, errors: [refusal] }))
  }
  return ok(imported.value.marks)
}

/** The mention that tells most: disguised before suspicious, suspicious before plain. */
function mostTelling(mentions: readonly Mention[]): Mention | undefined {
  return (
    mentions.find(({ form }) => form === 'disguised') ??
    mentions.find(({ suspicious }) => suspicious.length > 0) ??
    mentions[0]
  )
}

function answer(index: BrandIndex, text: string, isExplained: boolean): readonly string[] {
  const { mentions, copyClaims } = index.look({ description: text })
  const mention = mostTelling(mentions)
  const brand = mention?.mark.name ?? ''
  const cells = [brand, String(mention?.form === 'disguised')]
  if (!isExplained) return cells
  const [claim] = copyClaims
  const claimed = claim === undefined ? '' : `${JSON.stringify(claim.written)} admits a copy.`
  const told = mention?.suspicious.map((it) => it.text) ?? []
  const isSuspicious = told.length > 0 || claim !== undefined
  const why = mention === undefined ? claimed : [mention.why, ...told].join(' ')
  return [...cells, mention?.form ?? '', String(isSuspicious), why]
}
