/** A person's day: exact sums over the ledger rows of the day, and near-identical persons beside them. */
import type { PersonDay } from '../domain/enrichment.ts'
import { type NearNames, nearNames } from './near-names.ts'
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

/** Sums of persons' days. */
export type PersonDays = (person: PersonKey, limitMinor: number | undefined) => PersonDay

/**
 * Sums over the rows of one block and day, a consignment's own row included. A sum with an unknown
 * part is unknown, unless its known parts are above the limit by themselves: then it is told as
 * what it is at least, for nothing that comes to be known brings it below.
 */
export function personDays(rows: readonly LedgerRow[]): PersonDays {
  const byPerson = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    const own = byPerson.get(row.person)
    if (own === undefined) byPerson.set(row.person, [row])
    else own.push(row)
  }
  const known = new Map<string, PersonDay>()
  const names = Map.groupBy(rows, ({ name }) => name)
  let near: NearNames | undefined
  return (person, limitMinor) => {
    const asked = `${person.key} ${limitMinor ?? ''}`
    const before = known.get(asked)
    if (before !== undefined) return before
    const own = byPerson.get(person.key) ?? []
    near ??= nearNames([...names.keys()])
    const beside = near(person.name)
      .flatMap((name) => names.get(name) ?? [])
      .filter((row) => row.person !== person.key)
    const sums = {
      valueTodayMinor: sum(own, limitMinor),
      parcelsToday: own.length,
      nearIdenticalToday: beside.length,
      nearIdenticalValueMinor: sum([...own, ...beside], limitMinor),
    }
    known.set(asked, sums)
    return sums
  }
}

/** The sum of exempt rows; undefined where it cannot be known and is not surely above the limit. */
function sum(rows: readonly LedgerRow[], limitMinor: number | undefined): number | undefined {
  let total = 0
  let isWhole = true
  for (const row of rows) {
    if (!row.isExempt) continue
    if (row.valueMinor === null) isWhole = false
    else total += row.valueMinor
  }
  return isWhole || (limitMinor !== undefined && total > limitMinor) ? total : undefined
}
