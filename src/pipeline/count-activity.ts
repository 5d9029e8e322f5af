/**
 * Counts what a unit of work changes in parties' activity and persons' days, and gives each
 * consignment what its decision may know. A consignment's old part is taken out before its new one
 * goes in, so amendments and cancellations leave exact sums.
 */
import { isWithin } from '../assess/convert.ts'
import type { ActivityRole, ActivityWindows, Enrichment } from '../domain/enrichment.ts'
import type { Pack } from '../domain/pack.ts'
import { applyContributions, dayNumber, windowsOf } from '../enrich/activity-row.ts'
import { nearNames } from '../enrich/near-names.ts'
import { type PersonDays, personDays } from '../enrich/person-day.ts'
import type {
  ActivityEntries,
  ConsignmentRow,
  ContributionEntry,
  LedgerEntry,
  Unit,
  Work,
} from '../storage/store.ts'
import type { Prepared } from './prepare.ts'
import { type ScreeningSettings, screenParties } from './screen-parties.ts'
import type { Superseded } from './supersede.ts'

/** What a unit of work changes in one party's row. */
type PartyChange = { readonly added: ContributionEntry[]; readonly removed: ContributionEntry[] }

/** Activity after the unit of work, and the ledger of the days it touches, before and after. */
export type Counted = {
  readonly activity: ReadonlyMap<string, ActivityEntries>
  /** By `block day`. */
  readonly ledgerBefore: ReadonlyMap<string, readonly LedgerEntry[]>
  readonly ledgerAfter: ReadonlyMap<string, readonly LedgerEntry[]>
}

/** What is counted: the consignments to be decided, and those that they absorb. */
export type Counting = {
  readonly prepared: readonly Prepared[]
  /** Rows as they are stored. */
  readonly rows: ReadonlyMap<string, ConsignmentRow>
  readonly merged: Superseded
  /** The time of decision, RFC 3339. */
  readonly at: string
}

/** Reads each touched party and day once, and works out their new state. */
export async function countActivity(unit: Unit, counting: Counting): Promise<Counted> {
  const { prepared, rows, merged, at } = counting
  const old = [
    ...prepared.flatMap(({ consignment }) => rows.get(consignment.id) ?? []),
    ...merged.rows.flatMap(({ id }) => rows.get(id) ?? []),
  ]
  const changes = new Map<string, PartyChange>()
  const changeOf = (key: string): PartyChange => {
    const known = changes.get(key)
    if (known !== undefined) return known
    const change = { added: [], removed: [] }
    changes.set(key, change)
    return change
  }
  for (const row of old) for (const one of row.contributions) changeOf(one.key).removed.push(one)
  for (const { contributions } of prepared) {
    for (const one of contributions) changeOf(one.key).added.push(one)
  }
  const today = dayNumber(at.slice(0, 10))
  const before = await unit.findActivity([...changes.keys()])
  const activity = new Map<string, ActivityEntries>()
  for (const [key, { added, removed }] of changes) {
    activity.set(key, applyContributions(before.get(key) ?? [], { added, removed, today }))
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
  settings: ScreeningSettings,
): { readonly enrichments: readonly Enrichment[]; readonly work: readonly Work[] } {
  const looking = { windowsFor: windowsIn(counted), daysAt: daysIn(counted) }
  const deciding = new Set(prepared.map(({ consignment }) => consignment.id))
  return {
    enrichments: prepared.map((ready) => ({
      ...enrich(ready, looking),
      ...screenParties(ready, settings),
    })),
    work: crossings(counted, settings.compiled.pack, looking.daysAt)
      .filter((id) => !deciding.has(id))
      .map((consignmentId) => ({ consignmentId, cause: 'activity' })),
  }
}

type WindowsFor = (key: string, day: string) => ActivityWindows
type DaysAt = (place: string) => PersonDays | undefined

/** The windows of a party on a day, worked out once a unit of work: busy parties have many parcels in it. */
function windowsIn({ activity }: Counted): WindowsFor {
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

/** The persons' days of a block, grouped once a unit of work. */
function daysIn({ ledgerAfter }: Counted): DaysAt {
  const known = new Map<string, PersonDays>()
  return (place) => {
    const rows = ledgerAfter.get(place)
    const days = known.get(place) ?? (rows === undefined ? undefined : personDays(rows))
    if (days !== undefined) known.set(place, days)
    return days
  }
}

type Looking = { readonly windowsFor: WindowsFor; readonly daysAt: DaysAt }

function enrich(
  { parties, ledger, day, found }: Prepared,
  { windowsFor, daysAt }: Looking,
): Enrichment {
  const activity: Partial<Record<ActivityRole, ActivityWindows>> = {}
  for (const { role, key } of parties.activity) activity[role] = windowsFor(key, day)
  const days = ledger === null ? undefined : daysAt(placeOf(ledger))
  if (ledger === null || days === undefined) return { person: undefined, activity }
  const { regime } = found
  const own = { key: ledger.person, block: ledger.block, name: ledger.name }
  const person = days(own, regime?.thresholdMinor ?? undefined)
  const isLimited = regime?.state === 'open' && regime.aggregation === 'person-day'
  return {
    person: isLimited ? person : { ...person, valueTodayMinor: undefined },
    activity,
  }
}

/**
 * Consignments of persons' days whose total, alone or with near-identical persons', this unit of
 * work has brought over a limit, under it, or into or out of the unknown: what their decisions know
 * has changed.
 */
function crossings(
  { ledgerBefore, ledgerAfter }: Counted,
  pack: Pack,
  daysAt: DaysAt,
): readonly string[] {
  const crossed = new Set<string>()
  for (const [place, after] of ledgerAfter) {
    const limits = limitsOn(pack, after[0]?.day ?? '')
    if (limits.length === 0) continue
    const earlier = ledgerBefore.get(place) ?? []
    const before = totals(earlier)
    const now = totals(after)
    const days = daysAt(place)
    const near = days === undefined ? [] : nearCrossings({ earlier, after, limits, days })
    for (const consignmentId of near) crossed.add(consignmentId)
    for (const { person, consignmentId } of after) {
      const isSame = limits.every(
        (limit) => standingTo(limit, before.get(person)) === standingTo(limit, now.get(person)),
      )
      if (!isSame) crossed.add(consignmentId)
    }
  }
  return [...crossed].toSorted()
}

type NearCrossing = {
  readonly earlier: readonly LedgerEntry[]
  readonly after: readonly LedgerEntry[]
  readonly limits: readonly number[]
  readonly days: PersonDays
}

/** Those whose sum with near-identical persons crossed: of the names like one that changed. */
function nearCrossings({ earlier, after, limits, days }: NearCrossing): readonly string[] {
  const isKnown = new Set(earlier.map(textOf))
  const isLeft = new Set(after.map(textOf))
  const changed = [
    ...earlier.filter((entry) => !isLeft.has(textOf(entry))),
    ...after.filter((entry) => !isKnown.has(textOf(entry))),
  ].map(({ name }) => name)
  const byName = Map.groupBy(after, ({ name }) => name)
  if (byName.size < 2 && earlier.every(({ name }) => byName.has(name))) return []
  const near = nearNames([...byName.keys()])
  const before = personDays(earlier)
  return [...new Set([...new Set(changed)].flatMap(near))]
    .flatMap((name) => byName.get(name) ?? [])
    .filter(({ person: key, block, name }) =>
      limits.some((limit) => {
        const was = before({ key, block, name }, limit).nearIdenticalValueMinor
        const is = days({ key, block, name }, limit).nearIdenticalValueMinor
        return standingOf(limit, was) !== standingOf(limit, is)
      }),
    )
    .map(({ consignmentId }) => consignmentId)
}

/** All of an entry that a sum rests on. */
function textOf({ consignmentId, person, name, valueMinor, isExempt }: LedgerEntry): string {
  return JSON.stringify([consignmentId, person, name, valueMinor, isExempt])
}

function standingOf(limit: number, minor: number | undefined): string {
  return standingTo(limit, { minor: minor ?? 0, isWhole: minor !== undefined })
}

/** The limits of a day: siblings of one day may be under several regimes. */
function limitsOn({ regimes }: Pack, day: string): readonly number[] {
  const limits = regimes.flatMap((row) =>
    isWithin(row, day) && row.state === 'open' && row.aggregation === 'person-day'
      ? (row.thresholdMinor ?? [])
      : [],
  )
  return [...new Set(limits)]
}

type Total = { readonly minor: number; readonly isWhole: boolean }

function totals(entries: readonly LedgerEntry[]): ReadonlyMap<string, Total> {
  const byPerson = new Map<string, Total>()
  for (const { person, valueMinor, isExempt } of entries) {
    if (!isExempt) continue
    const { minor, isWhole } = byPerson.get(person) ?? NOTHING
    byPerson.set(person, {
      minor: minor + (valueMinor ?? 0),
      isWhole: isWhole && valueMinor !== null,
    })
  }
  return byPerson
}

const NOTHING: Total = { minor: 0, isWhole: true }

/** Above for sure, below for sure, or not known. */
function standingTo(limit: number, { minor, isWhole }: Total = NOTHING): string {
  if (minor > limit) return 'above'
  return isWhole ? 'below' : 'unknown'
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
