/** `tidewaiter backup` and `restore`: the whole record into a folder, and back into an empty database. */
import { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { progressBar, say } from '../say.ts'
import type { Wiring } from '../wiring.ts'

/** Backs up beside a running server, at one moment. */
export function backupCommand(wiring: Pick<Wiring, 'backup'>): Command {
  return new Command('backup')
    .description('Copy the whole record, as of one moment, into a new folder. The server may run.')
    .argument('<folder>', 'a folder that does not exist yet')
    .action(async (folder: string) => {
      const bar = progressBar('rows')
      const copied = await wiring.backup(folder, bar.show)
      bar.stop()
      say(
        `${copied.rows} rows of ${copied.tables} tables are in ${folder}. Keep the draw secret of the data folder with it.`,
      )
    })
}

/** Restores into an empty database. */
export function restoreCommand(wiring: Pick<Wiring, 'restore'>): Command {
  return new Command('restore')
    .description('Restore a backup into an empty database. The server must not run.')
    .argument('<folder>', 'a folder that backup made')
    .action(async (folder: string) => {
      const bar = progressBar('rows')
      const copied = await wiring.restore(folder, bar.show)
      bar.stop()
      if ('refusal' in copied) {
        say(`tidewaiter restore: ${copied.refusal}`)
        process.exitCode = EXIT.usage
        return
      }
      say(
        `${copied.rows} rows of ${copied.tables} tables restored; "tidewaiter replay" checks that it decides the same.`,
      )
    })
}
