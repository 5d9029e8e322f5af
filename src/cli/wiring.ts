/** What commands are given: the adapters they need, opened by the composition root. */
import type { AuditTrail } from '../storage/audit.ts'
import type { RecordReader } from '../storage/reader.ts'
import type { Store } from '../storage/store.ts'

/** An open record, as commands use it. */
export type CommandRecord = {
  readonly store: Store
  readonly reader: RecordReader
  readonly audit: AuditTrail
  close(): Promise<void>
}

export type Wiring = {
  openMemoryStore(): Store
  /** Opens the record named by the environment, beside a running server if there is one. */
  openRecord(): Promise<CommandRecord>
}
