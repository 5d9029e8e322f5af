/**
 * A party's activity: one row with day entries, from which windows are counted exactly. Changes are
 * pure; a consignment's earlier contribution is taken out before its new one is put in.
 */
import { type ActivityWindows, COUNTERPARTIES_MAX } from '../domain/enrichment.ts'

/** Parcels of one day with one counterparty ('' when not known). `day` counts days since 1970. */
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

/** How long entries are kept: the longest window, and room for late and early arrivals. */
export const ACTIVITY_DAYS = 30
const KEPT_DAYS = 4 * ACTIVITY_DAYS

/** Days since 1970 of a YYYY-MM-DD day. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** The row with the contributions added (`sign` 1) or taken out (`sign` -1). */
export function applyContributions(
  row: ActivityRow,
  changes: readonly { readonly contribution: Contribution; readonly sign: 1 | -1 }[],
): ActivityRow {
  const counts = new Map<string, ActivityEntry>()
  for (const entry of row) counts.set(`${entry.day} ${entry.counterparty}`, entry)
  for (const { contribution, sign } of changes) {
    const at = placeOf(contribution, counts)
    const before = counts.get(`${at.day} ${at.counterparty}`)
    const parcels = (before?.parcels ?? 0) + sign
    counts.set(`${at.day} ${at.counterparty}`, { ...at, parcels })
  }
  const newest = Math.max(...[...counts.values()].map((entry) => entry.day))
  return [...counts.values()]
    .filter((entry) => entry.parcels > 0 && entry.day > newest - KEPT_DAYS)
    .sort((a, b) => a.day - b.day || (a.counterparty < b.counterparty ? -1 : 1))
}

/** Windows of 1, 7 and 30 days that end on `day` and include it. */
export function windowsOf(row: ActivityRow, day: number): ActivityWindows {
  const one = windowOf(row, { day, days: 1 })
  const seven = windowOf(row, { day, days: 7 })
  const thirty = windowOf(row, { day, days: ACTIVITY_DAYS })
  return {
    parcelsToday: one.parcels,
    parcels7Days: seven.parcels,
    parcels30Days: thirty.parcels,
    counterparties1Day: one.counterparties,
    counterparties7Days: seven.counterparties,
    counterparties30Days: thirty.counterparties,
  }
}

/** A party with very many counterparties has the further ones of a day counted together. */
function placeOf(contribution: Contribution, counts: ReadonlyMap<string, unknown>) {
  const { day, counterparty } = contribution
  const isFull = counts.size >= 2 * COUNTERPARTIES_MAX && !counts.has(`${day} ${counterparty}`)
  return { day, counterparty: isFull ? '' : counterparty }
}

function windowOf(
  row: ActivityRow,
  { day, days }: { readonly day: number; readonly days: number },
): { readonly parcels: number; readonly counterparties: number } {
  let parcels = 0
  const parties = new Set<string>()
  for (const entry of row) {
    if (entry.day > day || entry.day <= day - days) continue
    parcels += entry.parcels
    if (entry.counterparty.length > 0) parties.add(entry.counterparty)
  }
  return { parcels, counterparties: Math.min(parties.size, COUNTERPARTIES_MAX) }
}
