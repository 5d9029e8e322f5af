/** `tidewaiter audit verify`: works the chained audit trail out again from its rows. */
import { Command } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { say } from '../say.ts'
import type { Wiring } from '../wiring.ts'

/** The command. */
export function auditCommand(wiring: Pick<Wiring, 'openRecord'>): Command {
  const verify = new Command('verify')
    .description(
      'Check that no act was changed, added or taken away under a seal, and that ' +
        'statements and decisions are stored as their acts say.',
    )
    .option('--json', 'print the report as one JSON object')
    .action(async ({ json }: { readonly json?: true }) => {
      const record = await wiring.openRecord()
      try {
        const report = await record.audit.verify()
        if (json === true) process.stdout.write(`${JSON.stringify(report)}\n`)
        for (const text of report.breaks) say(text)
        say(
          `${report.sealed} acts under ${report.seals} seals, ${report.unsealed} not yet sealed; ` +
            `${report.breaks.length === 0 ? 'all is whole' : 'THE RECORD IS BROKEN'}. ` +
            `Root: ${report.root ?? 'none yet'}`,
        )
        process.exitCode = report.breaks.length === 0 ? EXIT.done : EXIT.refused
      } finally {
        await record.close()
      }
    })
  return new Command('audit').description('The audit trail.').addCommand(verify)
}
