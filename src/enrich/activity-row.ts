/**
 * A party's activity: one row with day entries, from which windows are counted exactly. Changes are
 * pure; a consignment's earlier contribution is taken out before its new one is put in.
 */
import { type ActivityWindows, COUNTERPARTIES_MAX } from '../domain/enrichment.ts'

/** Parcels of one day with one counterparty ('' when not told). `day` counts days since 1970. */
export type ActivityEntry = {
  readonly day: number
  readonly counterparty: string
  readonly parcels: number
}

/** All entries of a party, sorted by day and counterparty. */
export type ActivityRow = readonly ActivityEntry[]

/** What one consignment adds to one party. */
export type Contribution = {
  readonly key: string
  readonly day: number
  readonly counterparty: string
}

/** The longest window. */
const ACTIVITY_DAYS = 30
/** How long entries are kept before the day at hand: the longest window, and room for late arrivals. */
const KEPT_DAYS = 4 * ACTIVITY_DAYS

/** The most days that a row tells apart, whatever dates filers write: as many ahead as are kept. */
export const DAYS_MAX = 2 * KEPT_DAYS

/** The most counterparties by day that a row tells apart; parcels are counted without end. */
const PAIRS_MAX = 2 * COUNTERPARTIES_MAX

/** Days since 1970 of a YYYY-MM-DD day. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** What changes in a row, and the day on which it does. */
export type ActivityChanges = {
  readonly added: readonly Contribution[]
  readonly removed: readonly Contribution[]
  /** The day of decision; a date far from it is believed least. */
  readonly today: number
}

/** The row without what is removed and with what is added, in its bounds. */
export function applyContributions(row: ActivityRow, changes: ActivityChanges): ActivityRow {
  const { added, removed, today } = changes
  const entries = new Map<string, ActivityEntry>()
  for (const entry of row) entries.set(nameOf(entry), entry)
  for (const one of removed) {
    // A counterparty that is no longer told apart is among the others of its day.
    const told = nameOf(one)
    count(entries, entries.has(told) ? one : { ...one, counterparty: '' }, -1)
  }
  for (const one of added) count(entries, one, 1)
  const from = keptFrom(row, changes)
  const kept = [...entries.values()].filter(({ day }) => day >= from).toSorted(byDay)
  return fewerPairs(fewerDays(kept, changes), today)
}

/**
 * The day before which nothing is asked any more: neither by a parcel at hand, nor on any day the
 * row knew before. One clock that is ahead, a filer's or this machine's, forgets nothing.
 */
function keptFrom(row: ActivityRow, { added, removed, today }: ActivityChanges): number {
  let oldest = Math.min(today, row.at(-1)?.day ?? today)
  for (const { day } of added) oldest = Math.min(oldest, day)
  for (const { day } of removed) oldest = Math.min(oldest, day)
  return oldest - KEPT_DAYS
}

/** A row of too many days keeps those nearest to today, and those that parcels at hand ask for. */
function fewerDays(row: ActivityRow, { added, today }: ActivityChanges): ActivityRow {
  const days = new Set(row.map(({ day }) => day))
  if (days.size <= DAYS_MAX) return row
  const nearest = [...days].toSorted(byDistance(today)).slice(0, DAYS_MAX)
  const kept = new Set([...nearest, ...added.map(({ day }) => day)])
  return row.filter(({ day }) => kept.has(day))
}

/** Days in the order of their distance from today, the earlier of equals first. */
function byDistance(today: number): (one: number, other: number) => number {
  return (one, other) => {
    const further = Math.abs(one - today) - Math.abs(other - today)
    return further === 0 ? one - other : further
  }
}

/** Windows of 1, 7 and 30 days that end on `day` and include it. */
export function windowsOf(row: ActivityRow, day: number): ActivityWindows {
  const one = openWindow()
  const seven = openWindow()
  const thirty = openWindow()
  for (const entry of row) {
    const age = day - entry.day
    if (age < 0 || age >= ACTIVITY_DAYS) continue
    thirty.add(entry)
    if (age < 7) seven.add(entry)
    if (age < 1) one.add(entry)
  }
  return {
    parcelsToday: one.parcels(),
    parcels7Days: seven.parcels(),
    parcels30Days: thirty.parcels(),
    counterparties1Day: one.counterparties(),
    counterparties7Days: seven.counterparties(),
    counterparties30Days: thirty.counterparties(),
  }
}

function openWindow() {
  const counterparties = new Set<string>()
  let parcels = 0
  return {
    add: (entry: ActivityEntry) => {
      parcels += entry.parcels
      if (entry.counterparty.length > 0) counterparties.add(entry.counterparty)
    },
    parcels: () => parcels,
    counterparties: () => Math.min(counterparties.size, COUNTERPARTIES_MAX),
  }
}

function nameOf({ day, counterparty }: Pick<ActivityEntry, 'day' | 'counterparty'>): string {
  return `${day} ${counterparty}`
}

function count(
  entries: Map<string, ActivityEntry>,
  { day, counterparty }: Pick<ActivityEntry, 'day' | 'counterparty'>,
  by: 1 | -1,
): void {
  const name = nameOf({ day, counterparty })
  const parcels = (entries.get(name)?.parcels ?? 0) + by
  if (parcels > 0) entries.set(name, { day, counterparty, parcels })
  else entries.delete(name)
}

function byDay(one: ActivityEntry, other: ActivityEntry): number {
  if (one.day !== other.day) return one.day - other.day
  return one.counterparty < other.counterparty ? -1 : 1
}

/**
 * A row of too many pairs tells fewer counterparties apart: those stay that were seen nearest to
 * today, each on its nearest day, so that windows which end today are exact to COUNTERPARTIES_MAX
 * whatever dates far off were written to crowd it.
 */
function fewerPairs(row: ActivityRow, today: number): ActivityRow {
  const told = row.filter(({ counterparty }) => counterparty.length > 0)
  if (told.length <= PAIRS_MAX) return row
  const order = byDistance(today)
  const seen = new Set<string>()
  const nearest: ActivityEntry[] = []
  const further: ActivityEntry[] = []
  for (const entry of told.toReversed().toSorted((one, other) => order(one.day, other.day))) {
    if (seen.has(entry.counterparty)) further.push(entry)
    else nearest.push(entry)
    seen.add(entry.counterparty)
  }
  const kept = new Set([...nearest, ...further].slice(0, PAIRS_MAX))
  const merged = new Map<number, ActivityEntry>()
  for (const entry of row) {
    if (kept.has(entry)) continue
    const { day } = entry
    const parcels = (merged.get(day)?.parcels ?? 0) + entry.parcels
    merged.set(day, { day, counterparty: '', parcels })
  }
  return [...kept, ...merged.values()].toSorted(byDay)
}
