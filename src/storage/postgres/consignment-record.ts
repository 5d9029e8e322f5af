/** A consignment's row as the driver gives it. */
import type { ConsignmentRow } from '../store.ts'

/** The columns of `consignment`, as ConsignmentRecord names them. */
export const CONSIGNMENT_COLUMNS = `id, name, revision, lane, can_be_stopped, superseded_by, members,
  keys, containers, standing, contributions, ledger`

/**
 * A row of CONSIGNMENT_COLUMNS; `lane` is null until decided, `superseded_by` names the successor.
 */
export type ConsignmentRecord = {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly lane: ConsignmentRow['lane']
  readonly can_be_stopped: boolean
  readonly superseded_by: string | null
  readonly members: ConsignmentRow['members']
  readonly keys: readonly string[]
  readonly containers: readonly string[]
  readonly standing: ConsignmentRow['standing']
  readonly contributions: ConsignmentRow['contributions']
  readonly ledger: ConsignmentRow['ledger']
}

/** The row in the store's own words. */
export function consignmentOf(row: ConsignmentRecord): ConsignmentRow {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    members: row.members,
    keys: row.keys,
    containers: row.containers,
    lane: row.lane,
    standing: row.standing,
    canBeStopped: row.can_be_stopped,
    supersededBy: row.superseded_by,
    contributions: row.contributions,
    ledger: row.ledger,
  }
}
