/** Where the parcel of a filer's statement stands, in the words that filer may see. */
import { versionsOf } from '../domain/record.ts'
import { joinKeys, keyText } from '../join/keys.ts'
import type { RecordReader, StatementRow } from '../storage/reader.ts'
import { type FilerNotice, noticeFor } from './tell.ts'

/** The newest notice about the statements of one reference; undefined for events and while none is decided. */
export async function statusOf(
  reader: RecordReader,
  statements: readonly StatementRow[],
): Promise<FilerNotice | undefined> {
  const newest = statements.toSorted((one, other) => other.version - one.version)[0]
  if (newest === undefined) return undefined
  const [stored] = await reader.getSubmissions([newest.sequence])
  if (stored?.submission.kind !== 'filing') return undefined
  const filing = stored.submission
  const rows = await reader.findByKeys(joinKeys(filing.consignment).map(keyText))
  const home = rows.find((row) =>
    row.members.some(
      (member) => member.kind === 'filing' && versionsOf(member).current.hash === newest.hash,
    ),
  )
  const latest = home === undefined ? undefined : (await reader.listDecisions(home.id)).at(-1)
  return latest === undefined ? undefined : noticeFor(latest.decision, filing)
}
