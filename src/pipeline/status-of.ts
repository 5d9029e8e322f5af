/** Where the parcel of a filer's statement stands, in the words that filer may see. */
import { versionsOf } from '../domain/record.ts'
import { memberKeyTexts } from '../join/member.ts'
import type { RecordReader, StatementRow } from '../storage/reader.ts'
import { addStatements } from './add-statements.ts'
import { type FilerNotice, noticeFor } from './notice-for.ts'

/**
 * The newest notice about the statements of one reference; undefined for events and while none is
 * decided.
 */
export async function statusOf(
  reader: RecordReader,
  statements: readonly StatementRow[],
): Promise<FilerNotice | undefined> {
  const newest = statements.toSorted((one, other) => other.version - one.version)[0]
  if (newest === undefined) return undefined
  const versions = await reader.getSubmissions(statements.map(({ sequence }) => sequence))
  const filing = versions.find(({ sequence }) => sequence === newest.sequence)?.submission
  if (filing?.kind !== 'filing') return undefined
  // A cancellation need not repeat the numbers: the version before it has them.
  const keys = versions.flatMap((one) => addStatements([], [one]).flatMap(memberKeyTexts))
  const rows = await reader.findByKeys([...new Set(keys)])
  const home = rows.find((row) =>
    row.members.some(
      (ref) => ref.kind === 'filing' && versionsOf(ref).current.sequence === newest.sequence,
    ),
  )
  const latest = home === undefined ? undefined : (await reader.listDecisions(home.id)).at(-1)
  return latest === undefined ? undefined : noticeFor(latest.decision, filing)
}
