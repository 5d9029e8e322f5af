/** `tidewaiter lists diff LIST`: what changed between two versions, an entry a line. */
import { Command } from 'commander'
import { diffEntries, type EntryChange } from '../../lists/diff-entries.ts'
import { type FolderEntry, openFolder } from '../../lists/folder/open-folder.ts'
import { readListVersion } from '../../lists/folder/read-list-folder.ts'
import { fail, say } from '../say.ts'
import { writeLines } from '../write-lines.ts'
import { type FolderOption, folderOf, withFolderOption } from './list-folder-option.ts'

type Options = FolderOption & { readonly from?: string; readonly to?: string }

const COMMAND = 'lists diff'

/** The command. */
export function listsDiffCommand(serverFolder: () => string): Command {
  return withFolderOption(
    new Command('diff')
      .description('Show what changed between two versions of a list, as JSON lines.')
      .argument('<list>', 'id of the list')
      .option('--from <n>', 'the version before (default: the one in use, else the last but one)')
      .option('--to <n>', 'the version after (default: the newest)'),
  ).action((list: string, options: Options) => run(list, folderOf(options, serverFolder), options))
}

async function run(list: string, folder: string, options: Options): Promise<void> {
  const opened = await openFolder(folder)
  if (!opened.ok) return fail(COMMAND, opened.refusal.text)
  const entry = opened.value.find(({ id }) => id === list)
  if (entry === undefined) return fail(COMMAND, `There is no list ${list} in ${folder}.`)
  const to = numberOf(options.to) ?? entry.versions.at(-1) ?? 0
  const from = numberOf(options.from) ?? versionBefore(entry, to)
  const before = from === 0 ? { ok: true as const, value: [] } : await entriesOf(entry, from)
  if (!before.ok) return fail(COMMAND, before.refusal)
  const after = await entriesOf(entry, to)
  if (!after.ok) return fail(COMMAND, after.refusal)
  const changes = diffEntries({ before: before.value, after: after.value })
  await writeLines(process.stdout, changes.map(lineOf))
  const count = (change: EntryChange['change']): number =>
    changes.filter((each) => each.change === change).length
  say(
    `${list}: version ${from} to ${to}: ${count('added')} added, ${count('removed')} removed, ` +
      `${count('changed')} changed.`,
  )
}

/** What is written as no number is no version either, and is told so. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** The version in use where it is an earlier one, else the one before; 0, with no entries, before the first. */
function versionBefore({ inUse, versions }: FolderEntry, to: number): number {
  if (inUse !== undefined && inUse < to) return inUse
  return versions.findLast((version) => version < to) ?? 0
}

async function entriesOf(entry: FolderEntry, version: number) {
  if (!entry.versions.includes(version)) {
    const text = `${entry.id} has no version ${version}; it has ${entry.versions.join(', ')}.`
    return { ok: false as const, refusal: text }
  }
  const read = await readListVersion(entry, version)
  if (!read.ok) return { ok: false as const, refusal: read.refusal.text }
  return { ok: true as const, value: read.value.entries }
}

function lineOf(change: EntryChange): string {
  switch (change.change) {
    case 'added':
    case 'removed': {
      const { change: what, entry } = change
      return JSON.stringify({ change: what, id: entry.id, name: entry.names[0]?.text, entry })
    }
    case 'changed': {
      const { change: what, after, fields } = change
      return JSON.stringify({ change: what, id: after.id, name: after.names[0]?.text, fields })
    }
  }
}
