/** `tidewaiter goods classify`: ranked commodity codes for descriptions of goods. */
import { Command } from 'commander'
import type { NomenclatureRow } from '../../domain/nomenclature.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { readNomenclatureFolder } from '../../lists/folder/read-list-folder.ts'
import { readGoodsWords } from '../../lists/read-goods-words.ts'
import {
  buildCommodityIndex,
  type CommodityIndex,
  type GoodsQuery,
} from '../../screen/nomenclature/build-commodity-index.ts'
import { EXIT } from '../exit-codes.ts'
import { readDescriptions } from '../read-descriptions.ts'
import { fail, say } from '../say.ts'
import { writeLines } from '../write-lines.ts'

type Options = { readonly nomenclature?: string; readonly top: string }

const COMMAND = 'goods classify'
const TOP_MAX = 100

/** The command. */
export function goodsClassifyCommand(): Command {
  return new Command('classify')
    .description('Rank commodity codes for descriptions; one JSON object for each line, in order.')
    .argument('<file>', 'CSV or NDJSON with description, and maybe category, brand, material, code')
    .option('--nomenclature <dir>', 'folder that lists import made from an hs or hts file')
    .option('--top <n>', 'how many codes for each', '5')
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const top = Number(options.top)
  if (!Number.isInteger(top) || top < 1 || top > TOP_MAX) {
    return fail(COMMAND, `--top is a whole number from 1 to ${TOP_MAX}, not ${options.top}.`)
  }
  const rows = await readRows(options.nomenclature)
  if (!rows.ok) return fail(COMMAND, rows.refusal)
  const index = buildCommodityIndex(rows.value, await readGoodsWords())
  const opened = await readDescriptions(file)
  if (!opened.ok) return fail(COMMAND, opened.refusal)
  let refused = 0
  for await (const row of opened.value) {
    if (row.kind === 'refused') {
      refused += 1
      say(JSON.stringify({ line: row.line, errors: [row.refusal] }))
    } else await writeLines(process.stdout, [JSON.stringify(answer(index, row.fields, top))])
  }
  process.exitCode = refused > 0 ? EXIT.refused : EXIT.done
}

async function readRows(
  folder: string | undefined,
): Promise<Result<readonly NomenclatureRow[], string>> {
  if (folder === undefined) {
    say(
      'No nomenclature is given: only goods the product has words for are classified, to 6 digits. ' +
        'Import one with: tidewaiter lists import hts FILE --out DIR, then give --nomenclature DIR.',
    )
    return ok([])
  }
  const read = await readNomenclatureFolder(folder)
  if (!read.ok) return refuse(read.refusal.map(({ text }) => text).join('\n'))
  // National lines tell more; where both are there the Harmonized System's own rows are in them.
  const deepest = read.value.toSorted((a, b) => deepestOf(b.rows) - deepestOf(a.rows))[0]
  if (deepest === undefined) {
    return refuse(
      `There is no nomenclature in ${folder}; make one with: tidewaiter lists import hts FILE --out ${folder}`,
    )
  }
  return ok(deepest.rows)
}

function deepestOf(rows: readonly NomenclatureRow[]): number {
  return rows.reduce((most, { code = '' }) => Math.max(most, code.length), 0)
}

type Fields = Readonly<Record<string, string>>

function answer(index: CommodityIndex, fields: Fields, top: number): unknown {
  const query: GoodsQuery = {
    description: fields['description'] ?? '',
    category: fields['category'],
    material: fields['material'],
  }
  const { candidates, isTelling, questions } = index.classify(query, top)
  const declared = fields['code']
  return {
    description: query.description,
    candidates: candidates.map(({ code, national, score, text, reasons }) => ({
      code,
      national: national ?? null,
      score,
      text,
      reasons,
    })),
    isTelling,
    questions: questions.map(({ about, text }) => ({ about, text })),
    ...(declared !== undefined &&
      declared.length > 0 && { declared: judged(index, query, declared) }),
  }
}

function judged(index: CommodityIndex, query: GoodsQuery, declared: string): unknown {
  const { verdict, text } = index.judge(query, declared)
  return { code: declared, verdict, text }
}
