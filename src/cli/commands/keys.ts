/** `tidewaiter keys`: makes, lists and ends the keys by which filers show who they are. */
import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { systemClock } from '../../lib/clock.ts'
import { contentHash } from '../../lib/hash.ts'
import { EXIT } from '../exit-codes.ts'
import { fail, say } from '../say.ts'
import type { CommandRecord, Wiring } from '../wiring.ts'

type Opening = Pick<Wiring, 'openRecord'>

const FILER = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/

/** The command. */
export function keysCommand(wiring: Opening): Command {
  return new Command('keys')
    .description('Keys of filers. A key is shown once, when it is made; only its digest is kept.')
    .addCommand(createCommand(wiring))
    .addCommand(listCommand(wiring))
    .addCommand(revokeCommand(wiring))
}

function createCommand(wiring: Opening): Command {
  return new Command('create')
    .description('Make a key for a filer and print it.')
    .argument('<filer>', 'the filer’s account, as in its filings')
    .action(async (filer: string) => {
      if (!FILER.test(filer)) {
        fail(
          'keys create',
          `"${filer}" is no filer; use letters, digits and . _ : - only, at most 100.`,
        )
        return
      }
      await withRecord(wiring, async (record) => {
        const id = `k${randomBytes(6).toString('hex')}`
        const key = `tw_${id}_${randomBytes(24).toString('base64url')}`
        await record.keys.add({ id, filer, digest: contentHash(key) })
        await note(record, { act: 'key.created', subject: id, detail: filer })
        say(`Key ${id} of ${filer}; it is shown only now:`)
        process.stdout.write(`${key}\n`)
      })
    })
}

function listCommand(wiring: Opening): Command {
  return new Command('list').description('List keys, newest first, as JSON lines.').action(() =>
    withRecord(wiring, async (record) => {
      for (const row of await record.keys.list()) process.stdout.write(`${JSON.stringify(row)}\n`)
    }),
  )
}

function revokeCommand(wiring: Opening): Command {
  return new Command('revoke')
    .description('End a key for ever; it stops working within ten seconds.')
    .argument('<id>', 'the key’s id, k…')
    .action((id: string) =>
      withRecord(wiring, async (record) => {
        if (await record.keys.revoke(id)) {
          await note(record, { act: 'key.revoked', subject: id, detail: '' })
          say(`Key ${id} is revoked.`)
        } else {
          say(`There is no living key ${id}; "tidewaiter keys list" shows them.`)
          process.exitCode = EXIT.refused
        }
      }),
    )
}

function note(
  record: CommandRecord,
  act: { readonly act: string; readonly subject: string; readonly detail: string },
): Promise<void> {
  return record.audit.append([{ at: systemClock.now(), actor: 'administrator', ...act }])
}

async function withRecord(
  wiring: Opening,
  use: (record: CommandRecord) => Promise<void>,
): Promise<void> {
  const record = await wiring.openRecord()
  try {
    await use(record)
  } finally {
    await record.close()
  }
}
