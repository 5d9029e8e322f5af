/**
 * Counts what a unit of work changes in parties' activity and persons' days, and gives each
 * consignment what its decision may know. A consignment's old part is taken out before its new one
 * goes in, so amendments and cancellations leave exact sums.
 */
import type { ActivityRole, ActivityWindows, Enrichment } from '../domain/enrichment.ts'
import { applyContributions, dayNumber, windowsOf } from '../enrich/activity-row.ts'
import { personDay } from '../enrich/person-day.ts'
import type {
  ActivityEntries,
  ConsignmentRow,
  ContributionEntry,
  LedgerEntry,
  Unit,
  Work,
} from '../storage/store.ts'
import type { Prepared } from './prepare.ts'
import type { Superseded } from './supersede.ts'

type Change = { readonly contribution: ContributionEntry; readonly sign: 1 | -1 }

/** Activity after the unit of work, and the ledger of the days it touches, before and after. */
export type Counted = {
  readonly activity: ReadonlyMap<string, ActivityEntries>
  /** By `block day`. */
  readonly ledgerBefore: ReadonlyMap<string, readonly LedgerEntry[]>
  readonly ledgerAfter: ReadonlyMap<string, readonly LedgerEntry[]>
}

/** Reads each touched party and day once, and works out their new state. */
export async function countActivity(
  unit: Unit,
  prepared: readonly Prepared[],
  rows: readonly ConsignmentRow[],
  merged: Superseded,
): Promise<Counted> {
  const changing = new Set([
    ...prepared.map(({ consignment }) => consignment.id),
    ...merged.rows.map((row) => row.id),
  ])
  const old = rows.filter((row) => changing.has(row.id))
  const changes = new Map<string, Change[]>()
  const put = (contribution: ContributionEntry, sign: 1 | -1) => {
    const list = changes.get(contribution.key)
    if (list === undefined) changes.set(contribution.key, [{ contribution, sign }])
    else list.push({ contribution, sign })
  }
  for (const row of old) for (const one of row.contributions) put(one, -1)
  for (const { contributions } of prepared) for (const one of contributions) put(one, 1)
  const before = await unit.findActivity([...changes.keys()])
  const activity = new Map<string, ActivityEntries>()
  for (const [key, list] of changes) {
    activity.set(key, applyContributions(before.get(key) ?? [], list))
  }
  return { activity, ...(await countLedger(unit, prepared, old)) }
}

async function countLedger(
  unit: Unit,
  prepared: readonly Prepared[],
  old: readonly ConsignmentRow[],
): Promise<Pick<Counted, 'ledgerBefore' | 'ledgerAfter'>> {
  const fresh = prepared.map(({ ledger }) => ledger).filter((entry) => entry !== null)
  const gone = old.map((row) => row.ledger).filter((entry) => entry !== null)
  const places = new Map([...fresh, ...gone].map((entry) => [placeOf(entry), entry]))
  const stored = await unit.listLedger(
    [...places.values()].map(({ block, day }) => ({ block, day })),
  )
  const replaced = new Set([
    ...prepared.map(({ consignment }) => consignment.id),
    ...old.map((row) => row.id),
  ])
  const ledgerBefore = groupByPlace(stored)
  const ledgerAfter = groupByPlace([
    ...stored.filter((entry) => !replaced.has(entry.consignmentId)),
    ...fresh,
  ])
  return { ledgerBefore, ledgerAfter }
}

/** What each consignment's decision may know, and the siblings that a crossed limit re-decides. */
export function enrichAll(
  prepared: readonly Prepared[],
  counted: Counted,
): { readonly enrichments: readonly Enrichment[]; readonly work: readonly Work[] } {
  const windowsFor = windowsIn(counted)
  const enrichments = prepared.map((ready) => enrich(ready, counted, windowsFor))
  const deciding = new Set(prepared.map(({ consignment }) => consignment.id))
  const owed = new Map<string, Work>()
  for (const { ledger, found } of prepared) {
    const threshold = found.regime?.thresholdMinor ?? null
    if (ledger === null || threshold === null) continue
    for (const id of crossedSiblings(ledger, threshold, counted)) {
      if (!deciding.has(id)) owed.set(id, { consignmentId: id, cause: 'activity' })
    }
  }
  return { enrichments, work: [...owed.values()] }
}

/** The windows of a party on a day, worked out once a unit of work: busy parties have many parcels in it. */
function windowsIn({ activity }: Counted): (key: string, day: string) => ActivityWindows {
  const known = new Map<string, ActivityWindows>()
  return (key, day) => {
    const place = `${key} ${day}`
    const before = known.get(place)
    if (before !== undefined) return before
    const windows = windowsOf(activity.get(key) ?? [], dayNumber(day))
    known.set(place, windows)
    return windows
  }
}

function enrich(
  { parties, ledger, day, found }: Prepared,
  counted: Counted,
  windowsFor: (key: string, day: string) => ActivityWindows,
): Enrichment {
  const activity: Partial<Record<ActivityRole, ActivityWindows>> = {}
  for (const { role, key } of parties.activity) activity[role] = windowsFor(key, day)
  const rows = ledger === null ? undefined : counted.ledgerAfter.get(placeOf(ledger))
  if (parties.person === undefined || rows === undefined) return { person: undefined, activity }
  const person = personDay(parties.person, rows)
  const isLimited = found.regime?.state === 'open' && found.regime.aggregation === 'person-day'
  return {
    person: isLimited ? person : { ...person, valueTodayMinor: undefined },
    activity,
  }
}

/** Consignments of the person-day whose total has passed the limit, either way, by this unit of work. */
function crossedSiblings(
  { block, day, person }: LedgerEntry,
  threshold: number,
  counted: Counted,
): readonly string[] {
  const place = placeOf({ block, day })
  const before = ofPerson(counted.ledgerBefore.get(place) ?? [], person)
  const after = ofPerson(counted.ledgerAfter.get(place) ?? [], person)
  if (isAbove(before, threshold) === isAbove(after, threshold)) return []
  return after.map((entry) => entry.consignmentId)
}

function ofPerson(entries: readonly LedgerEntry[], person: string): readonly LedgerEntry[] {
  return entries.filter((entry) => entry.person === person && entry.isExempt)
}

function isAbove(entries: readonly LedgerEntry[], threshold: number): boolean {
  return entries.reduce((sum, entry) => sum + (entry.valueMinor ?? 0), 0) > threshold
}

function placeOf({ block, day }: Pick<LedgerEntry, 'block' | 'day'>): string {
  return `${block} ${day}`
}

function groupByPlace(
  entries: readonly LedgerEntry[],
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>()
  for (const entry of entries) {
    const group = groups.get(placeOf(entry))
    if (group === undefined) groups.set(placeOf(entry), [entry])
    else group.push(entry)
  }
  return groups
}
