/** Where the parcel of a filer's statement stands, in the words that filer may see. */
import { versionsOf } from '../domain/record.ts'
import { consignmentId } from '../join/join-consignment.ts'
import { memberKeyTexts, statementKeyText } from '../join/member.ts'
import type { RecordReader, StatementRow } from '../storage/reader.ts'
import type { ConsignmentRow, StoredSubmission } from '../storage/store.ts'
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
  const home = await findHome(reader, versions, newest.sequence)
  const latest = home === undefined ? undefined : (await reader.listDecisions(home.id)).at(-1)
  return latest === undefined ? undefined : noticeFor(latest.decision, filing)
}

/**
 * The living consignment in which a statement speaks. It is asked for by the id it has where the
 * reference founded it, then by the statements that joined it: numbers may be shared by more
 * parcels than are read, and come last.
 */
async function findHome(
  reader: RecordReader,
  versions: readonly StoredSubmission[],
  sequence: number,
): Promise<ConsignmentRow | undefined> {
  const isHome = (row: ConsignmentRow) =>
    row.supersededBy === null &&
    row.members.some(
      (ref) => ref.kind === 'filing' && versionsOf(ref).current.sequence === sequence,
    )
  // A cancellation need not repeat the numbers: the version before it has them.
  const members = versions.flatMap((one) => addStatements([], [one]))
  for (const id of new Set(members.map(consignmentId))) {
    const founded = (await reader.findConsignments(id)).find(isHome)
    if (founded !== undefined) return founded
  }
  const statements = versions.map((one) => statementKeyText(one.sequence))
  const joined = (await reader.findByKeys(statements)).find(isHome)
  if (joined !== undefined) return joined
  return (await reader.findByKeys([...new Set(members.flatMap(memberKeyTexts))])).find(isHome)
}
