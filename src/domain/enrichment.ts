/** What the record knows beside the filings: a person's day and the parties' recent activity, as read at decision time. */
import type { PartyRole } from './filing.ts'

/** Parcels and distinct counterparties over windows that end on the governing day, this parcel included. */
export type ActivityWindows = {
  readonly parcelsToday: number
  readonly parcels7Days: number
  readonly parcels30Days: number
  /** Counted up to COUNTERPARTIES_MAX. */
  readonly counterparties1Day: number
  readonly counterparties7Days: number
  readonly counterparties30Days: number
}

/** Distinct counterparties are exact up to this many; above, the count stays here. */
export const COUNTERPARTIES_MAX = 1_000

/** Whose activity is counted. */
export const ACTIVITY_ROLES = [
  'consignor',
  'consignee',
  'consignorAddress',
  'consigneeAddress',
  'consignorPhone',
  'consigneePhone',
  'sellerAccount',
] as const
export type ActivityRole = (typeof ACTIVITY_ROLES)[number]

/** The person-day (19 USC 1321(a)(2)(C) in the US pack): exact sums over the ledger. */
export type PersonDay = {
  /** Sum of known values under the exemption; undefined when one of them is unknown. */
  readonly valueTodayMinor: number | undefined
  readonly parcelsToday: number
  readonly nearIdenticalToday: number
  readonly nearIdenticalValueMinor: number | undefined
}

/** A filed party whose name or address is like a listed one, and the row of the pack that gives this a consequence. */
export type ListHit = {
  readonly consequence: string
  readonly list: string
  /** The publisher's number of the entry. */
  readonly entry: string
  /** The listed name that is like it; of an address, the name of who is listed there. */
  readonly name: string
  /** Of a hit by address, the address as listed; `value` then is the address as filed. */
  readonly address?: string
  /** Likeness, 0 to 1. */
  readonly score: number
  readonly role: PartyRole
  /** The name as filed, or the address. */
  readonly value: string
  readonly filer: string
  readonly reference: string
  /** The party as filed, and the entry as listed: hashes, for a person to clear this pair alone. */
  readonly party: string
  readonly version: string
}

/** A hit that counts for nothing, because a person cleared this pair. */
export type ClearedHit = ListHit & { readonly clearedAs: string }

/** All that was looked up for one decision; kept with it, so that it replays. */
export type Enrichment = {
  readonly person: PersonDay | undefined
  readonly activity: Readonly<Partial<Record<ActivityRole, ActivityWindows>>>
  /** Versions of the lists that the parties were screened against, by list: the day of each. */
  readonly lists?: Readonly<Record<string, string>>
  /** Absent where there were none. */
  readonly hits?: readonly ListHit[]
  /** What was found and had been cleared; absent where there was none. */
  readonly cleared?: readonly ClearedHit[]
}
