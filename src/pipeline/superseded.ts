/** What becomes of consignments that turn out to be one parcel with an older one. */
import type { ConsignmentRow } from '../storage/store.ts'

/** Consignments that another absorbed: their rows, and the absorber of each. */
export type Superseded = {
  readonly rows: readonly ConsignmentRow[]
  readonly into: ReadonlyMap<string, string>
}
