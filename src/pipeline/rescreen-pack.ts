/**
 * Looks at parcels again when the pack has changed: all that can still be stopped, with the changed
 * rules alone. Owed a decision is who one of them touches otherwise than before. It may be broken
 * off and begun again at any time: a parcel that is owed twice is decided once.
 */
import { setImmediate } from 'node:timers/promises'
import { applyRules } from '../assess/apply-rules.ts'
import { prepareAssessment } from '../assess/assess.ts'
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { AcceptedEvent } from '../domain/consignment.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { Member } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import type { PartyScreen } from '../screen/party-screen.ts'
import type { RecordReader } from '../storage/reader.ts'
import type { Store, Unit } from '../storage/store.ts'
import type { ChangedRules } from './changed-rules.ts'
import { findContainerEvents, reachedBy } from './container-events.ts'
import { countActivity, enrichAll } from './count-activity.ts'
import { loadMembers, onlyRows } from './neighbourhood.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { Rescreened } from './rescreen.ts'
import { supersede } from './supersede.ts'
import { withWentOut } from './went-out.ts'

/** What is looked at again, and who is told how far it is. */
export type PackRescreening = {
  readonly store: Store
  readonly reader: Pick<RecordReader, 'listStoppable'>
  readonly changed: ChangedRules
  /** For changed consequences; absent where there are no lists. */
  readonly screen?: PartyScreen | undefined
  /** The time, RFC 3339. */
  readonly now: () => string
  readonly onProgress: (progress: Rescreened) => void
  readonly signal: AbortSignal
}

/** Parcels looked at in one unit of work: short enough that filings wait for none of it. */
const PAGE = 100
/** Parcels looked at before the connection is served. */
const TURN = 10

/** Looks at every parcel once; gives undefined when it was broken off. */
export async function rescreenPack(rescreening: PackRescreening): Promise<Rescreened | undefined> {
  const { store, reader, changed, onProgress, signal } = rescreening
  let progress: Rescreened = { screened: 0, owed: 0 }
  if (changed.after === undefined && changed.consequences.length === 0) return progress
  for (let after = ''; ; ) {
    if (signal.aborted) return undefined
    const page = await reader.listStoppable({ after, limit: PAGE })
    const last = page.at(-1)
    if (last === undefined) return progress
    const ids = page.map(({ id }) => id)
    const owed = await store.transact(async (unit) => {
      const touched = await touchedOf(unit, ids, rescreening)
      const work = touched.map((consignmentId) => ({ consignmentId, cause: 'pack' as const }))
      if (work.length > 0) await unit.save({ work })
      return work.length
    })
    progress = { screened: progress.screened + page.length, owed: progress.owed + owed }
    onProgress(progress)
    after = last.id
  }
}

/** A parcel as it stands: what it is joined from, and what is counted about it. */
type Standing = {
  readonly id: string
  readonly members: readonly Member[]
  readonly events: readonly AcceptedEvent[]
  readonly enrichment: Enrichment
}

async function touchedOf(
  unit: Unit,
  ids: readonly string[],
  { changed, screen, now }: PackRescreening,
): Promise<readonly string[]> {
  const rows = (await unit.findByIds(ids)).filter(
    (row) => row.supersededBy === null && row.canBeStopped,
  )
  const loaded = await loadMembers(unit, rows)
  const sets = rows.map(({ id }) => present(loaded.get(id), 'members'))
  const touched = new Set<string>()
  if (screen !== undefined && changed.consequences.length > 0) {
    for (const [place, { id }] of rows.entries()) {
      const filings = present(sets[place], 'members').flatMap((member) =>
        member.kind === 'filing' ? [member.stated] : [],
      )
      if (screen.hitsIn(filings, changed.consequences).length > 0) touched.add(id)
    }
  }
  const { after } = changed
  if (after === undefined) return [...touched]
  const found = await findContainerEvents(unit, sets, [])
  const events = sets.map((members) => reachedBy(members, found))
  const joined = sets.map((members, place) => prepare(after, members, events[place] ?? []))
  const known = onlyRows(rows).rows
  const prepared = withWentOut(joined, known)
  const groups = rows.map(({ id }, place) => ({ id, members: sets[place] ?? [] }))
  const merged = supersede(groups, known)
  const counted = await countActivity(unit, { prepared, rows: known, merged, at: now() })
  const { enrichments } = enrichAll(prepared, counted, { compiled: after })
  for (const [place, { id, members }] of groups.entries()) {
    if (place % TURN === 0) await setImmediate()
    const enrichment = present(enrichments[place], 'an enrichment')
    const ready = present(prepared[place], 'a prepared parcel')
    const standing = { id, members, events: events[place] ?? [], enrichment }
    if (isTouched(standing, ready, changed)) touched.add(id)
  }
  return [...touched]
}

/** Whether a changed rule speaks of the parcel, and spoke otherwise of it before. */
function isTouched(standing: Standing, ready: Prepared, { before, after }: ChangedRules): boolean {
  if (after === undefined) return false
  const spoken = spokenOf(after, ready, standing.enrichment)
  if (spoken.length === 0) return false
  if (before === undefined) return true
  const then = prepare(before, standing.members, standing.events)
  const known = new Set(spokenOf(before, then, standing.enrichment))
  return spoken.some((one) => !known.has(one))
}

/** What the rules make of a parcel, a text each. */
function spokenOf(
  compiled: CompiledPack,
  { day, found, viewFor, opened }: Prepared,
  enrichment: Enrichment,
): readonly string[] {
  const input = { day, found, enrichment, viewFor, opened: opened() }
  const { considerations } = applyRules(prepareAssessment(compiled, input))
  return considerations.map(({ by, kind, topic, effect }) =>
    JSON.stringify([by, kind, topic, effect]),
  )
}
