/** What the API is built from: ports and readings, opened by the composition root. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { Batcher } from '../pipeline/batcher.ts'
import type { CompiledPacks } from '../pipeline/compiled-packs.ts'
import type { ScreeningSettings } from '../pipeline/screen-parties.ts'
import type { ScreeningState } from '../pipeline/screening.ts'
import type { ClearedMatches } from '../storage/cleared-matches.ts'
import type { KeyStore } from '../storage/keys.ts'
import type { RecordReader } from '../storage/reader.ts'
import type { StorageOutage } from '../storage/storage-outage.ts'
import type { Store } from '../storage/store.ts'
import type { Metrics } from './metrics.ts'
import type { ServerLimits } from './server-limits.ts'

export type ApiPorts = {
  readonly batcher: Batcher
  readonly reader: RecordReader
  readonly keys: KeyStore
  /** The pack in force, and any that decided something. */
  readonly compiled: () => CompiledPack
  readonly packs: CompiledPacks
  readonly metrics: Metrics
  readonly officerToken: string
  readonly clearedMatches: ClearedMatches
  /** The clearings have changed: what is decided next must know. */
  readonly onCleared: () => Promise<void>
  /** What parties are screened against now. */
  readonly screening: () => Pick<ScreeningSettings, 'screen' | 'cleared'>
  /** Lists in use and their age; how far parcels are screened again. */
  readonly screeningState: () => ScreeningState
  /** Current time, RFC 3339. */
  readonly now: () => string
  /** An empty store for a stateless assessment. */
  readonly openMemoryStore: () => Store
  /** Why the server is not ready, or undefined when it is. */
  readonly notReady: () => Promise<string | undefined>
  /** Told of a fault of ours; gives the incident's id. */
  readonly onFault: (error: unknown) => string
  /** Told of an outage that a client was sent away for. */
  readonly onOutage: (outage: StorageOutage) => void
  readonly limits: ServerLimits
}
