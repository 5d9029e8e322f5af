/** `tidewaiter lists activate LIST --by NAME`: one person proposes a version, another puts it in use. */
import { Command } from 'commander'
import { isBlank } from '../../domain/blank.ts'
import { systemClock } from '../../lib/clock.ts'
import { activateVersion } from '../../lists/activate-version.ts'
import { EXIT } from '../exit-codes.ts'
import { fail, say } from '../say.ts'
import { type FolderOption, folderOf, withFolderOption } from './list-folder-option.ts'

type Options = FolderOption & {
  readonly by: string
  readonly reason?: string
  readonly version?: string
}

const COMMAND = 'lists activate'

/** The command. */
export function listsActivateCommand(serverFolder: () => string): Command {
  return withFolderOption(
    new Command('activate')
      .description('Propose a version of a list; called by a second person, put it in use.')
      .argument('<list>', 'id of the list')
      .requiredOption('--by <name>', 'who you are; the second person must be another')
      .option('--reason <text>', 'why; a proposal must have one')
      .option('--version <n>', 'the version (default: the proposed one, else the newest)'),
  ).action((list: string, options: Options) => run(list, folderOf(options, serverFolder), options))
}

async function run(list: string, folder: string, options: Options): Promise<void> {
  const { by, reason } = options
  if (isBlank(by)) return fail(COMMAND, '--by is blank; say who you are.')
  if (reason !== undefined && isBlank(reason)) return fail(COMMAND, '--reason is blank; say why.')
  const version = options.version === undefined ? undefined : Number(options.version)
  const now = systemClock.now()
  const act = await activateVersion({ folder, list, version, by: by.trim(), reason, now })
  if (!act.ok) {
    if (act.refusal.rule === 'folder' || act.refusal.rule === 'list') {
      return fail(COMMAND, act.refusal.text)
    }
    say(JSON.stringify({ line: 1, errors: [act.refusal] }))
    process.exitCode = EXIT.refused
    return
  }
  say(
    act.value.act === 'activate'
      ? `Version ${act.value.version} of ${list} is in use.`
      : `Version ${act.value.version} of ${list} is proposed; somebody else must now call "lists activate ${list} --by NAME".`,
  )
  process.stdout.write(`${JSON.stringify({ list, ...act.value })}\n`)
}
