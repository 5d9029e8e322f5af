/** The folder that commands on lists look into. */
import { type Command, Option } from 'commander'

/** The folder as it was named. */
export type FolderOption = { readonly lists?: string; readonly out?: string }

/** Adds `--lists DIR`, which may also be called as in the import, to a command. */
export function withFolderOption(command: Command): Command {
  return command
    .option('--lists <dir>', 'folder of lists (default: the server’s)')
    .addOption(new Option('--out <dir>', 'the same').hideHelp())
}

/** The folder that is meant. */
export function folderOf(options: FolderOption, serverFolder: () => string): string {
  return options.lists ?? options.out ?? serverFolder()
}
