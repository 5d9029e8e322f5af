/**
 * A copy of the record: a backup beside a running server, and its restoring into an empty database.
 */
import { MIGRATIONS, type RecordPlace } from './open-record.ts'
import { backup } from './storage/postgres/backup.ts'
import { type Connection, connectionFromEnvironment } from './storage/postgres/connect.ts'
import { startEmbedded } from './storage/postgres/embedded.ts'
import { restore } from './storage/postgres/restore.ts'

type Copying = {
  readonly folder: string
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

type Place = Omit<RecordPlace, 'whenInUse'>

/** Copies the record into `folder`, which must not exist. */
export function backupRecord(place: Place, { folder, onProgress }: Copying) {
  return withDatabase({ ...place, whenInUse: 'share' }, async (connection) => {
    const { rows, tables } = await backup({ connection, folder, onProgress })
    return { rows, tables }
  })
}

/** Restores `folder` into the database, which must be empty and unused. */
export function restoreRecord(place: Place, { folder, onProgress }: Copying) {
  return withDatabase({ ...place, whenInUse: 'refuse' }, async (connection) => {
    const restored = await restore({ folder, connection, migrations: MIGRATIONS, onProgress })
    if (!restored.ok) return { refusal: restored.refusal.text }
    return { rows: restored.value.rows, tables: restored.value.tables }
  })
}

async function withDatabase<T>(
  place: RecordPlace,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const own = connectionFromEnvironment(place.environment)
  if (own !== undefined) return use(own)
  const { dataFolder, whenInUse, log } = place
  const embedded = await startEmbedded({ dataFolder, whenInUse, log })
  try {
    return await use(embedded.connection)
  } finally {
    await embedded.stop()
  }
}
