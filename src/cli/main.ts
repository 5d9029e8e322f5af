/** The command line: `tidewaiter COMMAND`. Results go to standard output, everything else to standard error. */
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Command, CommanderError } from 'commander'
import { readConfig } from '../config.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { StorageOutage } from '../storage/storage-outage.ts'
import { assessCommand } from './commands/assess.ts'
import { auditCommand } from './commands/audit.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { brandsCommand } from './commands/brands.ts'
import { generateCommand } from './commands/generate.ts'
import { goodsCommand } from './commands/goods.ts'
import { keysCommand } from './commands/keys.ts'
import { listsCommand } from './commands/lists.ts'
import { loadCommand } from './commands/load.ts'
import { namesCommand } from './commands/names.ts'
import { packCommand } from './commands/pack.ts'
import { replayCommand } from './commands/replay.ts'
import { serveCommand } from './commands/serve.ts'
import { statsCommand } from './commands/stats.ts'
import { EXIT, EXIT_CODES_TOLD } from './exit-codes.ts'
import { isReaderGone, watchReader } from './reader-gone.ts'
import { say } from './say.ts'
import type { Wiring } from './wiring.ts'

/** What needs the database is loaded only when a command asks for it: assessing files starts at once. */
const WIRING: Wiring = {
  openMemoryStore,
  openTemporaryStore: async () => (await import('../open-temporary-store.ts')).openTemporaryStore(),
  serve: async () => (await import('../run-server.ts')).runServer(process.env),
  openRecord: async () => {
    const { openRecord } = await import('../open-record.ts')
    return openRecord({ ...place(), whenInUse: 'share', log: say })
  },
  backup: async (folder, onProgress) => {
    const { backupRecord } = await import('../copy-record.ts')
    return backupRecord({ ...place(), log: say }, { folder, onProgress })
  },
  restore: async (folder, onProgress) => {
    const { restoreRecord } = await import('../copy-record.ts')
    return restoreRecord({ ...place(), log: say }, { folder, onProgress })
  },
}

function place() {
  const config = readConfig(process.env)
  if (!config.ok) throw new CommanderError(EXIT.usage, 'tidewaiter.config', config.refusal)
  return config.value
}

function buildProgram(): Command {
  const program = new Command('tidewaiter').description(
    'Customs control of e-commerce parcels: advance data in, one defensible decision for each parcel out.',
  )
  const commands = [
    serveCommand(WIRING),
    assessCommand(WIRING),
    replayCommand(WIRING),
    packCommand(WIRING),
    brandsCommand(),
    goodsCommand(WIRING),
    generateCommand(),
    loadCommand(),
    listsCommand(() => join(place().dataFolder, 'lists')),
    namesCommand(),
    statsCommand(),
    keysCommand(WIRING),
    auditCommand(WIRING),
    backupCommand(WIRING),
    restoreCommand(WIRING),
  ]
  for (const command of commands) program.addCommand(command)
  program.addHelpText('after', `\n${EXIT_CODES_TOLD}`)
  endsByThrowing(program)
  return program
}

/** Bad usage must leave with our exit code, at every depth. */
function endsByThrowing(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) endsByThrowing(child)
}

async function main(): Promise<void> {
  watchReader(process.stdout)
  try {
    await buildProgram().parseAsync()
  } catch (error) {
    process.exitCode = tellEnd(error)
  }
}

/** Tells why a command ended before it was done; gives the exit code. */
function tellEnd(error: unknown): number {
  if (isReaderGone(error)) return EXIT.done
  if (error instanceof CommanderError) {
    if (error.code === 'tidewaiter.config') say(`tidewaiter: ${error.message}`)
    return error.exitCode === 0 ? EXIT.done : EXIT.usage
  }
  if (error instanceof StorageOutage || isSystemError(error)) say(`tidewaiter: ${error.message}`)
  else say(`tidewaiter: something broke on our side. ${inspect(error)}`)
  return EXIT.outage
}

/** Whether the system refused something, such as a write to a full disk. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'errno' in error
}

await main()
