/**
 * A store for one run that holds more than memory should: an embedded PostgreSQL in a temporary
 * folder that nobody else reaches, without a care for crashes, gone when the run is.
 */
import { systemClock } from './lib/clock.ts'
import { MIGRATIONS } from './open-record.ts'
import { openPool } from './storage/postgres/connect.ts'
import { startEmbedded } from './storage/postgres/embedded.ts'
import { migrate } from './storage/postgres/migrate.ts'
import { openPostgresStore } from './storage/postgres/postgres-store.ts'
import {
  dropScratchFolder,
  makeScratchFolder,
  recordFolderIn,
} from './storage/postgres/scratch-folder.ts'
import type { Store } from './storage/store.ts'

/** A store and its end, which removes all of it. */
export type TemporaryStore = { readonly store: Store; close(): Promise<void> }

/** Opens it below the system's folder for temporary files (TMPDIR). */
export async function openTemporaryStore(): Promise<TemporaryStore> {
  const folder = makeScratchFolder('run')
  const drop = () => dropScratchFolder(folder)
  process.once('exit', drop) // An interrupted run leaves nothing behind either.
  const log = () => undefined
  const embedded = await startEmbedded({
    dataFolder: recordFolderIn(folder),
    isDurable: false,
    log,
  })
  const { connection } = embedded
  const pool = openPool({ connection, applicationName: 'tidewaiter', statementTimeoutMs: 0, log })
  await migrate({ pool, folder: MIGRATIONS, log })
  return {
    store: openPostgresStore(pool, systemClock.now),
    close: async () => {
      await pool.end()
      await embedded.stop()
      drop()
      process.off('exit', drop)
    },
  }
}
