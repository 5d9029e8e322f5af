/** Opens the record: the embedded database or one's own, migrated, with its ports. */
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from './config.ts'
import { systemClock } from './lib/clock.ts'
import type { AuditTrail } from './storage/audit.ts'
import type { ClearedMatches } from './storage/cleared-matches.ts'
import type { KeyStore } from './storage/keys.ts'
import type { ListActs } from './storage/list-acts.ts'
import type { PackShelf } from './storage/pack-shelf.ts'
import { checkServer, connectionFromEnvironment, openPool } from './storage/postgres/connect.ts'
import { type EmbeddedPostgres, startEmbedded } from './storage/postgres/embedded.ts'
import { migrate } from './storage/postgres/migrate.ts'
import { preparePartitions } from './storage/postgres/partitions.ts'
import { openPostgresAudit } from './storage/postgres/postgres-audit.ts'
import { openPostgresClearedMatches } from './storage/postgres/postgres-cleared-matches.ts'
import { openPostgresKeys } from './storage/postgres/postgres-keys.ts'
import { openPostgresListActs } from './storage/postgres/postgres-list-acts.ts'
import { openPostgresPackShelf } from './storage/postgres/postgres-pack-shelf.ts'
import { openPostgresReader } from './storage/postgres/postgres-reader.ts'
import { openPostgresScreenedLists } from './storage/postgres/postgres-screened-lists.ts'
import { openPostgresScreenedPack } from './storage/postgres/postgres-screened-pack.ts'
import { openPostgresStore } from './storage/postgres/postgres-store.ts'
import type { RecordReader } from './storage/reader.ts'
import type { ScreenedLists } from './storage/screened-lists.ts'
import type { ScreenedPack } from './storage/screened-pack.ts'
import type { StorageOutage } from './storage/storage-outage.ts'
import type { Store } from './storage/store.ts'

/** Folder of the numbered migrations. */
export const MIGRATIONS = join(import.meta.dirname, 'storage/postgres/migrations')

/**
 * The record’s ports over one pool of connections; `close` ends both, and a database that was
 * started here.
 */
export type OpenRecord = {
  readonly store: Store
  readonly reader: RecordReader
  readonly audit: AuditTrail
  readonly keys: KeyStore
  readonly shelf: PackShelf
  readonly clearedMatches: ClearedMatches
  readonly screenedLists: ScreenedLists
  readonly screenedPack: ScreenedPack
  readonly listActs: ListActs
  readonly pool: pg.Pool
  /** Resolves when the embedded database is gone though nobody stopped it; never for one's own. */
  readonly lost: Promise<StorageOutage>
  close(): Promise<void>
}

/**
 * Where the record lies: the database that the environment names, else the one in the data folder.
 */
export type RecordPlace = Pick<Config, 'dataFolder' | 'environment'> & {
  /** `share` works beside a running server, for commands that look. */
  readonly whenInUse: 'refuse' | 'share'
  readonly log: (line: string) => void
}

/** Opens the record. Throws a StorageOutage, one line for an operator, when it cannot. */
export async function openRecord(place: RecordPlace): Promise<OpenRecord> {
  const own = connectionFromEnvironment(place.environment)
  const { dataFolder, whenInUse, log } = place
  const embedded =
    own === undefined ? await startEmbedded({ dataFolder, whenInUse, log }) : undefined
  const connection = own ?? embedded?.connection
  if (connection === undefined) throw new Error('no database was opened')
  try {
    return await openOver(openPool({ connection, applicationName: 'tidewaiter', log: place.log }), {
      place,
      embedded,
    })
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

type Opening = { readonly place: RecordPlace; readonly embedded: EmbeddedPostgres | undefined }

async function openOver(pool: pg.Pool, { place, embedded }: Opening): Promise<OpenRecord> {
  await checkServer(pool)
  await migrate({ pool, folder: MIGRATIONS, log: place.log })
  const now = systemClock.now
  await preparePartitions(pool, now())
  return {
    store: openPostgresStore(pool, now),
    reader: openPostgresReader(pool, now),
    audit: openPostgresAudit(pool, now),
    keys: openPostgresKeys(pool, now),
    shelf: openPostgresPackShelf(pool, now),
    clearedMatches: openPostgresClearedMatches(pool, now),
    screenedLists: openPostgresScreenedLists(pool, now),
    screenedPack: openPostgresScreenedPack(pool, now),
    listActs: openPostgresListActs(pool),
    pool,
    lost: embedded?.lost ?? Promise.withResolvers<StorageOutage>().promise,
    close: async () => {
      await pool.end()
      await embedded?.stop()
    },
  }
}
