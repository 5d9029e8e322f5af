/** `tidewaiter lists import|diff|activate|show`: official lists and nomenclatures, version by version. */
import { Command } from 'commander'
import { listsActivateCommand } from './lists-activate.ts'
import { listsDiffCommand } from './lists-diff.ts'
import { listsImportCommand } from './lists-import.ts'
import { listsShowCommand } from './lists-show.ts'

/** The command; `serverFolder` gives the folder of the server's lists. */
export function listsCommand(serverFolder: () => string): Command {
  return new Command('lists')
    .description('Lists of parties and nomenclatures of goods, as their publishers give them out.')
    .addCommand(listsImportCommand(serverFolder))
    .addCommand(listsDiffCommand(serverFolder))
    .addCommand(listsActivateCommand(serverFolder))
    .addCommand(listsShowCommand(serverFolder))
}
