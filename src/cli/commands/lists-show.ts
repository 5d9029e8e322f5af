/** `tidewaiter lists show`: which lists there are, how old they are, and what is in use. */
import { Command } from 'commander'
import type { ListHead } from '../../domain/list.ts'
import type { NomenclatureHead } from '../../domain/nomenclature.ts'
import { systemClock } from '../../lib/clock.ts'
import type { Act } from '../../lists/folder/acts.ts'
import { type FolderEntry, openFolder } from '../../lists/folder/open-folder.ts'
import { readVersionFile, type VersionPart } from '../../lists/folder/version-file.ts'
import { ageDays, isOverdue, publisherOf } from '../../lists/publishers.ts'
import { fail, say } from '../say.ts'
import { writeLines } from '../write-lines.ts'
import { type FolderOption, folderOf, withFolderOption } from './list-folder-option.ts'

type Options = FolderOption & { readonly json?: true }

const COMMAND = 'lists show'

/** The command. */
export function listsShowCommand(serverFolder: () => string): Command {
  return withFolderOption(
    new Command('show')
      .description('Show lists, their versions and ages; warn of those older than they should be.')
      .argument('[list]', 'id of one list, to see all its versions')
      .option('--json', 'print one JSON object'),
  ).action((list: string | undefined, options: Options) =>
    run(list, folderOf(options, serverFolder), options),
  )
}

/** What is told of one version. */
type Shown = {
  readonly version: number
  readonly isInUse: boolean
  readonly importedAt?: string
  readonly head?: ListHead | NomenclatureHead
  readonly parts?: readonly VersionPart[]
  readonly ageDays?: number
  readonly isOverdue?: boolean
  /** Why the file cannot be used. */
  readonly damage?: string
}

/** What is told of one list. */
type ShownList = {
  readonly list: string
  readonly inUse: number | undefined
  readonly usualDays: number | undefined
  readonly basis: string | undefined
  readonly activated: Act | undefined
  readonly proposed: Act | undefined
  readonly alarms: readonly string[]
  readonly versions: readonly Shown[]
}

async function run(list: string | undefined, folder: string, options: Options): Promise<void> {
  const opened = await openFolder(folder)
  if (!opened.ok) return fail(COMMAND, opened.refusal.text)
  const entries = opened.value.filter(({ id }) => list === undefined || id === list)
  if (list !== undefined && entries.length === 0) {
    return fail(COMMAND, `There is no list ${list} in ${folder}.`)
  }
  const today = systemClock.now().slice(0, 10)
  const lists: ShownList[] = []
  for (const entry of entries)
    lists.push(await showList(entry, { today, isWhole: list !== undefined }))
  for (const { alarms } of lists) for (const alarm of alarms) say(`alarm: ${alarm}`)
  if (options.json === true) process.stdout.write(`${JSON.stringify({ folder, today, lists })}\n`)
  else await writeLines(process.stdout, tableOf(lists))
}

/** The version in use and the newest; all of them when the list was asked for by name. */
async function showList(
  entry: FolderEntry,
  { today, isWhole }: { readonly today: string; readonly isWhole: boolean },
): Promise<ShownList> {
  const shown = entry.versions.filter(
    (version) => isWhole || version === entry.inUse || version === entry.versions.at(-1),
  )
  const versions: Shown[] = []
  for (const version of shown) versions.push(await showVersion(entry, version, today))
  const { usualDays, basis } = publisherOf(entry.id)
  const { activated, proposed } = entry.standing
  const alarms = alarmsOf(entry, versions, usualDays)
  return {
    list: entry.id,
    inUse: entry.inUse,
    usualDays,
    basis,
    activated,
    proposed,
    alarms,
    versions,
  }
}

async function showVersion(entry: FolderEntry, version: number, today: string): Promise<Shown> {
  const read = await readVersionFile(entry.folder, version)
  const isInUse = version === entry.inUse
  if (!read.ok) return { version, isInUse, damage: read.refusal.text }
  const { head, importedAt, parts } = read.value.first
  const days = { asOf: head.asOf, today }
  return {
    version,
    isInUse,
    importedAt,
    head,
    parts,
    ageDays: ageDays(days),
    isOverdue: isOverdue(entry.id, days),
  }
}

function alarmsOf(
  { id, inUse }: FolderEntry,
  versions: readonly Shown[],
  usualDays: number | undefined,
): readonly string[] {
  const used = versions.find(({ isInUse }) => isInUse)
  const missing = inUse === undefined ? 'no version is in use' : `version ${inUse} is missing`
  return [
    ...(used === undefined ? [`${id}: ${missing}; nobody is screened against it.`] : []),
    ...(used?.isOverdue === true
      ? [
          `${id}: version ${used.version} is ${used.ageDays} days old; its publisher usually renews it within ${usualDays}.`,
        ]
      : []),
    ...versions.flatMap(({ damage }) => (damage === undefined ? [] : [`${id}: ${damage}`])),
  ]
}

const COLUMNS = ['list', 'version', 'in use', 'as of', 'days', 'lines', 'refused', 'hash'] as const

function tableOf(lists: readonly ShownList[]): readonly string[] {
  const rows = lists.flatMap(({ list, versions }) =>
    versions.map(({ version, isInUse, head, damage, ...more }) => [
      list,
      String(version),
      isInUse ? 'yes' : 'no',
      head?.asOf ?? '',
      more.ageDays === undefined ? '' : `${more.ageDays}${more.isOverdue === true ? ' !' : ''}`,
      head === undefined ? '' : String('list' in head ? head.entries : head.rows),
      head === undefined ? '' : String(head.refused),
      damage === undefined ? (head?.hash.slice(0, 19) ?? '') : 'damaged',
    ]),
  )
  const all = [[...COLUMNS], ...rows]
  const widths = COLUMNS.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
