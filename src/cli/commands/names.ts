/** `tidewaiter names score|screen`: names compared with each other, and with the lists of a folder. */
import { Command } from 'commander'
import { countryOf } from '../../lists/country-of.ts'
import { readListFolder } from '../../lists/folder/read-list-folder.ts'
import {
  buildNameIndex,
  MATCH_THRESHOLD,
  type NameIndex,
  type NameQuery,
} from '../../screen/names/name-index.ts'
import type { NameKind } from '../../screen/names/read-name.ts'
import { scoreNames } from '../../screen/names/score-names.ts'
import { answerSheet } from '../answer-sheet.ts'
import { fail, say } from '../say.ts'
import { openSheet } from '../sheet.ts'

type Options = { readonly threshold: string }

/** The command. */
export function namesCommand(): Command {
  const score = withThreshold(
    new Command('score')
      .description('Score pairs of names: adds the columns score and match.')
      .argument('<file>', 'CSV with the columns name1 and name2, and maybe schema; - for input'),
  ).action((file: string, options: Options) => runScore(file, options))
  const screen = withThreshold(
    new Command('screen')
      .description('Screen names against lists: adds the columns hit, entry, list and score.')
      .argument('<file>', 'CSV with name, and maybe type, country, birthDate, address; - for input')
      .requiredOption('--lists <dir>', 'folder of lists, as lists import makes it'),
  ).action((file: string, options: Options & { readonly lists: string }) =>
    runScreen(file, options),
  )
  return new Command('names')
    .description('Compare names with each other and with lists.')
    .addCommand(score)
    .addCommand(screen)
}

function withThreshold(command: Command): Command {
  const about = 'score from which names match, 0 to 1'
  return command.option('--threshold <score>', about, String(MATCH_THRESHOLD))
}

function thresholdOf({ threshold }: Options): number | undefined {
  const value = Number(threshold)
  return threshold.trim().length > 0 && value >= 0 && value <= 1 ? value : undefined
}

async function runScore(file: string, options: Options): Promise<void> {
  const threshold = thresholdOf(options)
  if (threshold === undefined) return fail('names score', NO_THRESHOLD)
  const opened = await openSheet(file)
  if (!opened.ok) return fail('names score', opened.refusal)
  const { header } = opened.value
  const [one, other] = [header.indexOf('name1'), header.indexOf('name2')]
  if (one < 0 || other < 0) return fail('names score', `${file} has no columns name1 and name2.`)
  const schema = header.indexOf('schema')
  await answerSheet(opened.value, {
    columns: ['score', 'match'],
    cellsOf: (cells) => {
      const kind = kindOf(cells[schema])
      const score = rounded(scoreNames(cells[one] ?? '', cells[other] ?? '', kind).score)
      return [String(score), String(score >= threshold)]
    },
  })
}

const NO_THRESHOLD = '--threshold is a number from 0 to 1.'

async function runScreen(
  file: string,
  options: Options & { readonly lists: string },
): Promise<void> {
  const threshold = thresholdOf(options)
  if (threshold === undefined) return fail('names screen', NO_THRESHOLD)
  const opened = await openSheet(file)
  if (!opened.ok) return fail('names screen', opened.refusal)
  const { header } = opened.value
  if (!header.includes('name')) return fail('names screen', `${file} has no column name.`)
  const lists = await readListFolder(options.lists)
  if (!lists.ok) {
    return fail('names screen', lists.refusal.map(({ text }) => text).join('\n'))
  }
  const index = buildNameIndex(lists.value)
  say(`${index.nameCount} names of ${lists.value.length} lists.`)
  const queryOf = queryReader(header)
  await answerSheet(opened.value, {
    columns: ['hit', 'entry', 'list', 'score'],
    cellsOf: (cells) => screenCells(index, queryOf(cells), threshold),
  })
}

function screenCells(index: NameIndex, query: NameQuery, threshold: number): readonly string[] {
  const [best] = index.screen(query)
  if (best === undefined) return ['false', '', '', '']
  const score = rounded(best.score)
  return [String(score >= threshold), best.entry.id, best.list, String(score)]
}

function queryReader(header: readonly string[]): (cells: readonly string[]) => NameQuery {
  const at = (column: string) => header.indexOf(column)
  const [name, type, country] = [at('name'), at('type'), at('country')]
  const [birthDate, address] = [at('birthDate'), at('address')]
  return (cells) => {
    const code = countryOf(cells[country] ?? '')
    return {
      name: cells[name] ?? '',
      kind: kindOf(cells[type]),
      ...(code === undefined ? {} : { country: code }),
      ...known('birthDate', cells[birthDate]),
      ...known('address', cells[address]),
    }
  }
}

function known<K extends string>(field: K, cell: string | undefined) {
  const text = cell?.trim() ?? ''
  return (text.length === 0 ? {} : { [field]: text }) as Partial<Record<K, string>>
}

const KINDS: Readonly<Record<string, NameKind>> = {
  person: 'person',
  individual: 'person',
  company: 'company',
  organization: 'company',
  organisation: 'company',
  legalentity: 'unknown',
  entity: 'company',
  publicbody: 'company',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
  airplane: 'aircraft',
}

function kindOf(cell: string | undefined): NameKind {
  return KINDS[cell?.trim().toLowerCase() ?? ''] ?? 'unknown'
}

function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000
}
