/** What commands are given: the adapters they need, opened by the composition root. */
import type { AuditTrail } from '../storage/audit.ts'
import type { KeyStore } from '../storage/keys.ts'
import type { PackShelf } from '../storage/pack-shelf.ts'
import type { RecordReader } from '../storage/reader.ts'
import type { Store } from '../storage/store.ts'

/** An open record, as commands use it. */
export type CommandRecord = {
  readonly store: Store
  readonly reader: RecordReader
  readonly audit: AuditTrail
  readonly keys: KeyStore
  readonly shelf: PackShelf
  close(): Promise<void>
}

/** How far a long task is. */
export type Progress = (progress: { readonly done: number; readonly total: number }) => void

/** What a finished backup or restore tells. */
export type Copied = { readonly rows: number; readonly tables: number }

/**
 * What the composition root lends to commands. Each opens anew what it gives; a record is closed by
 * its user.
 */
export type Wiring = {
  /** Runs the server until it is told to stop. */
  serve(): Promise<void>
  openMemoryStore(): Store
  /** A store for one run that holds more than memory should; `close` removes it. */
  openTemporaryStore(): Promise<{ readonly store: Store; close(): Promise<void> }>
  /** Opens the record named by the environment, beside a running server if there is one. */
  openRecord(): Promise<CommandRecord>
  /** Backs the record up into a new folder. */
  backup(folder: string, onProgress: Progress): Promise<Copied>
  /** Restores a backup into an empty database; a refusal says why not. */
  restore(folder: string, onProgress: Progress): Promise<Copied | { readonly refusal: string }>
}
