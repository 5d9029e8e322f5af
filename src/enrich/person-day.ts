/** A person's day: exact sums over the ledger rows of the day, and near-identical persons beside them. */
import type { PersonDay } from '../domain/enrichment.ts'
import { isNearIdentical } from './near-identity.ts'
import type { PersonKey } from './party-keys.ts'

/** What one consignment adds to a person's day. `valueMinor` is null when its value is unknown. */
export type LedgerRow = {
  readonly consignmentId: string
  readonly day: string
  readonly block: string
  readonly person: string
  readonly name: string
  readonly valueMinor: number | null
  /** Only parcels under the exemption count to the legal limit. */
  readonly isExempt: boolean
}

/** Sums the rows of one block and day, this consignment's own row included. */
export function personDay(person: PersonKey, rows: readonly LedgerRow[]): PersonDay {
  const own = rows.filter((row) => row.person === person.key)
  const near = rows.filter(
    (row) => row.person !== person.key && isNearIdentical(row.name, person.name),
  )
  const valueTodayMinor = sum(own)
  const nearMinor = sum(near)
  return {
    valueTodayMinor,
    parcelsToday: own.length,
    nearIdenticalToday: near.length,
    nearIdenticalValueMinor:
      valueTodayMinor === undefined || nearMinor === undefined
        ? undefined
        : valueTodayMinor + nearMinor,
  }
}

function sum(rows: readonly LedgerRow[]): number | undefined {
  let total = 0
  for (const row of rows) {
    if (!row.isExempt) continue
    if (row.valueMinor === null) return undefined
    total += row.valueMinor
  }
  return total
}
