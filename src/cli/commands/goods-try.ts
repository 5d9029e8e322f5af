/**
 * `tidewaiter goods try TERM FILE…`: which of these parcels a term would have hit, before it is added.
 * With `--stored` the parcels are those of the record.
 */
import { Command, Option } from 'commander'
import { findProposed, type Proposal, proposedList } from '../../assess/terms/would-hit.ts'
import type { Pack } from '../../domain/pack.ts'
import { TERM_LANGUAGES, type TermLanguage } from '../../domain/term-language.ts'
import { readRecords } from '../../intake/read-records.ts'
import { isDay } from '../../lib/rfc3339.ts'
import { checkTerms } from '../../packs/check-terms.ts'
import { describeProblem } from '../../packs/pack-problem.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import { EXIT } from '../exit-codes.ts'
import { type FindTerms, hitsOfGoods } from '../hits-of-goods.ts'
import { openInput } from '../open-input.ts'
import { fail, say } from '../say.ts'
import type { Wiring } from '../wiring.ts'
import { writeLines } from '../write-lines.ts'
import { tryRecord } from './goods-try-record.ts'

type Options = {
  readonly pack: string
  readonly risk?: string
  readonly list?: string
  readonly language?: TermLanguage
  readonly stored?: true
  readonly since?: string
}

const COMMAND = 'goods try'

/** The command. */
export function goodsTryCommand(wiring: Pick<Wiring, 'openRecord'>): Command {
  return new Command('try')
    .description(
      'Show which parcels a term would have hit, and where, before it is added to a list.',
    )
    .argument('<term>', 'the term as a list writes it, such as "special k +form -cereal"')
    .argument('[file...]', 'filings (NDJSON, JSON or CSV; gzip too), or - for standard input')
    .option('--stored', 'search every filing in the record of the server in place of files')
    .option('--since <day>', 'with --stored: only what came in on this UTC day or later')
    .option('--pack <id-or-folder>', 'jurisdiction pack whose lists give contexts', 'us')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .option('--list <id>', 'list it is meant for, whose contexts and exceptions hold for it')
    .addOption(
      new Option(
        '--language <code>',
        'language whose endings it has (default: by its script)',
      ).choices(TERM_LANGUAGES),
    )
    .action((term: string, files: readonly string[], options: Options) => {
      const misused = whatIsMisused(files, options)
      if (misused !== undefined) return fail(COMMAND, misused)
      return run({ term, files, options, wiring })
    })
}

function whatIsMisused(files: readonly string[], { stored, since }: Options): string | undefined {
  if ((stored === true) === files.length > 0)
    return 'give files of filings, or --stored to search the record.'
  if (since === undefined) return undefined
  if (stored !== true) return '--since goes with --stored.'
  return isDay(since) ? undefined : `--since ${since} is no day, such as 2026-10-05.`
}

type Run = {
  readonly term: string
  readonly files: readonly string[]
  readonly options: Options
  readonly wiring: Pick<Wiring, 'openRecord'>
}

async function run({ term, files, options, wiring }: Run): Promise<void> {
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
  const find = findProposed(proposal)
  if (options.stored === true) return tryStored(wiring, find, options.since)
  const counts: Counts = { filings: 0, refused: 0, hit: 0 }
  for (const file of files) {
    const input = await openInput(file)
    if (!input.ok) return fail(COMMAND, input.refusal)
    await tryFile(input.value, find, counts)
  }
  say(`${counts.filings} filings read, ${counts.refused} refused, ${counts.hit} hit.`)
  process.exitCode = counts.refused > 0 ? EXIT.refused : EXIT.done
}

async function tryStored(
  wiring: Pick<Wiring, 'openRecord'>,
  find: FindTerms,
  since: string | undefined,
): Promise<void> {
  const record = await wiring.openRecord()
  try {
    const { filings, hit } = await tryRecord(record.reader, find, since)
    say(`${filings} filings of the record read, ${hit} hit.`)
  } finally {
    await record.close()
  }
}

/** What loading would refuse in the term, in one line; empty when nothing. */
function whatIsWrong(proposal: Proposal, pack: Pack): string {
  const proposed = { ...proposedList(proposal), except: [] }
  const issues = checkTerms({ ...pack, termLists: [...pack.termLists, proposed] })
  const own = issues.filter(({ path }) => path.startsWith(`/termLists/${pack.termLists.length}/`))
  return own.map(({ text, mend }) => `${text} ${mend}`).join(' ')
}

/** What the last line tells. Mutable: it grows as the run goes on. */
type Counts = { filings: number; refused: number; hit: number }

async function tryFile(
  bytes: AsyncIterable<Uint8Array>,
  find: FindTerms,
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
        const hits = hitsOfGoods(record.submission, find)
        if (hits.length === 0) continue
        counts.hit += 1
        const { reference, filer } = record.submission
        lines.push(JSON.stringify({ line: record.line, filer, reference, hits }))
      }
    }
    await writeLines(process.stdout, lines)
  }
}
