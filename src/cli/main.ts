/** The command line: `tidewaiter COMMAND`. Results go to standard output, everything else to standard error. */
import { Command, CommanderError } from 'commander'
import { readConfig } from '../config.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { StorageOutage } from '../storage/storage-outage.ts'
import { assessCommand } from './commands/assess.ts'
import { EXIT } from './exit-codes.ts'
import type { Wiring } from './wiring.ts'

const WIRING: Wiring = {
  openMemoryStore,
  openRecord: async () => {
    const config = readConfig(process.env, process.cwd())
    if (!config.ok) throw new CommanderError(EXIT.usage, 'tidewaiter.config', config.refusal)
    const log = (line: string) => process.stderr.write(`${line}\n`)
    // Only commands that need the database load it.
    const { openRecord } = await import('../open-record.ts')
    return openRecord({ ...config.value, whenInUse: 'share', log })
  },
}

/** Builds the program with all its commands. */
export function buildProgram(): Command {
  const program = new Command('tidewaiter')
    .description(
      'Customs control of e-commerce parcels: advance data in, one defensible decision for each parcel out.',
    )
    .showHelpAfterError()
    .exitOverride()
  for (const command of [assessCommand(WIRING)]) {
    command.exitOverride()
    program.addCommand(command)
  }
  return program
}

async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
    } else if (error instanceof StorageOutage) {
      process.stderr.write(`tidewaiter: ${error.message}\n`)
      process.exitCode = EXIT.outage
    } else throw error
  }
}

await main()
