/** `tidewaiter goods try TERM FILE…`: which of these parcels a term would have hit, before it is added. */
import { Command, Option } from 'commander'
import type { TermHit } from '../../assess/terms/term-index.ts'
import { findProposed, type Proposal, proposedList } from '../../assess/terms/would-hit.ts'
import type { Filing, GoodsStatement } from '../../domain/filing.ts'
import type { Pack } from '../../domain/pack.ts'
import { TERM_LANGUAGES, type TermLanguage } from '../../domain/term-language.ts'
import { readRecords } from '../../intake/read-records.ts'
import { checkTerms } from '../../packs/check-terms.ts'
import { describeProblem } from '../../packs/pack-problem.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import { EXIT } from '../exit-codes.ts'
import { openInput } from '../open-input.ts'
import { fail, say } from '../say.ts'
import { writeLines } from '../write-lines.ts'

type Options = {
  readonly pack: string
  readonly risk?: string
  readonly list?: string
  readonly language?: TermLanguage
}

const COMMAND = 'goods try'
const FIELDS = ['description', 'listingTitle', 'brand'] as const

/** The command. */
export function goodsTryCommand(): Command {
  return new Command('try')
    .description(
      'Show which parcels a term would have hit, and where, before it is added to a list.',
    )
    .argument('<term>', 'the term as a list writes it, such as "special k +form -cereal"')
    .argument('<file...>', 'filings (NDJSON, JSON or CSV; gzip too), or - for standard input')
    .option('--pack <id-or-folder>', 'jurisdiction pack whose lists give contexts', 'us')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .option('--list <id>', 'list it is meant for, whose contexts and exceptions hold for it')
    .addOption(
      new Option(
        '--language <code>',
        'language whose endings it has (default: by its script)',
      ).choices(TERM_LANGUAGES),
    )
    .action(run)
}

async function run(term: string, files: readonly string[], options: Options): Promise<void> {
  const opened = await openPack({ pack: options.pack, riskFolder: options.risk })
  if (!opened.ok) return fail(COMMAND, opened.refusal.map(describeProblem).join('\n'))
  const { pack } = opened.value.compiled
  const { language, list } = options
  if (list !== undefined && pack.termLists.every(({ id }) => id !== list)) {
    return fail(COMMAND, `the pack has no term list ${list}.`)
  }
  const proposal: Proposal = {
    term,
    lists: pack.termLists,
    ...(language === undefined ? {} : { language }),
    ...(list === undefined ? {} : { list }),
  }
  const wrong = whatIsWrong(proposal, pack)
  if (wrong.length > 0) return fail(COMMAND, wrong)
  const counts: Counts = { filings: 0, refused: 0, hit: 0 }
  const find = findProposed(proposal)
  for (const file of files) {
    const input = await openInput(file)
    if (!input.ok) return fail(COMMAND, input.refusal)
    await tryFile(input.value, find, counts)
  }
  say(`${counts.filings} filings read, ${counts.refused} refused, ${counts.hit} hit.`)
  process.exitCode = counts.refused > 0 ? EXIT.refused : EXIT.done
}

/** What loading would refuse in the term, in one line; empty when nothing. */
function whatIsWrong(proposal: Proposal, pack: Pack): string {
  const proposed = { ...proposedList(proposal), except: [] }
  const issues = checkTerms({ ...pack, termLists: [...pack.termLists, proposed] })
  const own = issues.filter(({ path }) => path.startsWith(`/termLists/${pack.termLists.length}/`))
  return own.map(({ text, mend }) => `${text} ${mend}`).join(' ')
}

type Find = ReturnType<typeof findProposed>

/** What the last line tells. Mutable: it grows as the run goes on. */
type Counts = { filings: number; refused: number; hit: number }

async function tryFile(
  bytes: AsyncIterable<Uint8Array>,
  find: Find,
  counts: Counts,
): Promise<void> {
  for await (const batch of readRecords(bytes, { format: 'auto', defaults: {} })) {
    const lines: string[] = []
    for (const record of batch) {
      if (record.kind === 'refused') {
        counts.refused += 1
        say(JSON.stringify({ line: record.line, errors: record.refusals }))
      } else if (record.submission.kind === 'filing') {
        counts.filings += 1
        const hits = hitsOf(record.submission, find)
        if (hits.length === 0) continue
        counts.hit += 1
        const { reference, filer } = record.submission
        lines.push(JSON.stringify({ line: record.line, filer, reference, hits }))
      }
    }
    await writeLines(process.stdout, lines)
  }
}

/** The most texts of a parcel in which a context is looked for. */
const AROUND_MAX = 50

type FoundAt = Omit<TermHit, 'list' | 'source'> & { readonly pointer: string }

/** Hits of all texts about goods; each text may have its context in another of the parcel. */
function hitsOf({ consignment }: Filing, find: Find): readonly FoundAt[] {
  const texts = (consignment.goodsItems ?? []).flatMap((goods, item) => textsOf(goods, item))
  return texts.flatMap(({ pointer, text }) => {
    const around = texts.slice(0, AROUND_MAX).flatMap((other) => {
      return other.pointer === pointer ? [] : [other.text]
    })
    return find(text, { around }).map(({ list: _list, source: _source, ...hit }) => ({
      pointer,
      ...hit,
    }))
  })
}

function textsOf(goods: GoodsStatement, item: number) {
  return FIELDS.flatMap((field) => {
    const text = goods[field]
    return text === undefined ? [] : [{ pointer: `/consignment/goodsItems/${item}/${field}`, text }]
  })
}
