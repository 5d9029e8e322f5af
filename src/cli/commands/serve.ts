/** `tidewaiter serve`: the same server that `npm start` runs. */
import { Command } from 'commander'
import type { Wiring } from '../wiring.ts'

/** The command. */
export function serveCommand(wiring: Pick<Wiring, 'serve'>): Command {
  return new Command('serve')
    .description(
      'Open the record, load the pack and serve the API (settings: docs/operating/settings.md).',
    )
    .action(() => wiring.serve())
}
