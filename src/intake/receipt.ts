/** What a filer gets back for each record sent: once given, an acceptance is never taken back. */
import type { Refusal } from '../domain/refusal.ts'

/** The receipt of one record, as it stands in JSON. */
export type Receipt = AcceptedReceipt | ReplayedReceipt | ClashedReceipt | RefusedReceipt

type Told = {
  /** Line of the input on which the record began; absent for a single document. */
  readonly line?: number
}

type Keyed = Told & {
  readonly reference: string
  readonly version: number
}

/** New, and on disk. */
export type AcceptedReceipt = Keyed & {
  readonly kind: 'accepted'
  /** The parcel it was joined to; absent where an event came before any filing. */
  readonly consignmentId?: string
  /** Pointers of fields that were kept but not understood; absent when there are none. */
  readonly ignored?: readonly string[]
}

/** The same statement under the same filer, reference and version was accepted before. */
export type ReplayedReceipt = Keyed & {
  readonly kind: 'replayed'
  readonly consignmentId?: string
}

/** Another statement stands under this filer, reference and version; that one stays. */
export type ClashedReceipt = Keyed & {
  readonly kind: 'clashed'
  readonly errors: readonly Refusal[]
}

/** Not understood or not allowed; nothing was kept. */
export type RefusedReceipt = Told & {
  readonly kind: 'refused'
  /** Absent where it could not be read. */
  readonly reference?: string
  readonly errors: readonly Refusal[]
}
