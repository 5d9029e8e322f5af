/**
 * Screens parcels again when a list has changed: all that can still be stopped, against the
 * entries that are new or changed alone. Who is hit is owed a decision. It may be broken off and
 * begun again at any time: a parcel that is owed twice is decided once.
 */
import type { ListVersion } from '../domain/list.ts'
import { diffEntries } from '../lists/diff-entries.ts'
import { buildPartyScreen, type PartyScreen } from '../screen/party-screen.ts'
import type { RecordReader } from '../storage/reader.ts'
import type { Store } from '../storage/store.ts'
import { memberOf, sequencesOf } from './neighbourhood.ts'
import type { PipelineSettings } from './settings.ts'

/** What is screened again, and who is told how far it is. */
export type Rescreening = {
  readonly store: Store
  readonly reader: Pick<RecordReader, 'listStoppable' | 'getSubmissions'>
  readonly compiled: PipelineSettings['compiled']
  /** Versions with the changed entries alone. */
  readonly changed: readonly ListVersion[]
  readonly onProgress: (progress: Rescreened) => void
  readonly signal: AbortSignal
}

/** How many parcels were looked at, and how many of them are owed a decision. */
export type Rescreened = { readonly screened: number; readonly owed: number }

/** Parcels looked at together. */
const PAGE = 500

/** The entries of `after` that `before` does not have as they are now. */
export function changedEntries(before: ListVersion | undefined, after: ListVersion): ListVersion {
  const changes = diffEntries({ before: before?.entries ?? [], after: after.entries })
  const entries = changes.flatMap((one) => {
    if (one.change === 'removed') return []
    return [one.change === 'added' ? one.entry : one.after]
  })
  return { ...after, entries }
}

/** Looks at every parcel once; gives undefined when it was broken off. */
export async function rescreen(rescreening: Rescreening): Promise<Rescreened | undefined> {
  const { store, reader, changed, onProgress, signal } = rescreening
  let progress: Rescreened = { screened: 0, owed: 0 }
  if (changed.every(({ entries }) => entries.length === 0)) return progress
  const screen = buildPartyScreen(changed)
  for (let after = ''; ; ) {
    if (signal.aborted) return undefined
    const page = await reader.listStoppable({ after, limit: PAGE })
    const last = page.at(-1)
    if (last === undefined) return progress
    const hit = await hitsOf(page, screen, rescreening)
    if (hit.length > 0) {
      const work = hit.map((consignmentId) => ({ consignmentId, cause: 'list' as const }))
      await store.transact((unit) => unit.save({ work }))
    }
    progress = { screened: progress.screened + page.length, owed: progress.owed + hit.length }
    onProgress(progress)
    after = last.id
  }
}

type Page = Awaited<ReturnType<RecordReader['listStoppable']>>

async function hitsOf(
  page: Page,
  screen: PartyScreen,
  { reader, compiled }: Rescreening,
): Promise<readonly string[]> {
  const sequences = new Set(page.flatMap(({ members }) => members.flatMap(sequencesOf)))
  const stored = await reader.getSubmissions([...sequences])
  const bySequence = new Map(stored.map((one) => [one.sequence, one]))
  return page
    .filter(({ members }) => {
      const filings = members
        .map((ref) => memberOf(ref, bySequence))
        .flatMap((member) => (member.kind === 'filing' ? [member.stated] : []))
      // Which rows are in force on the parcel's day its decision knows; here any row may be.
      return screen.hitsIn(filings, compiled.pack.consequences).length > 0
    })
    .map(({ id }) => id)
}
