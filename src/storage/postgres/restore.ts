/** Fills an empty database from a backup. All in one transaction: a restore is whole or did nothing. */

import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Result } from '../../lib/result.ts'
import { ok, refuse } from '../../lib/result.ts'
import type { OnProgress } from './backup.ts'
import { watching } from './backup.ts'
import type { BackupManifest, BackupTable, RestoreRefusal } from './backup-manifest.ts'
import { readManifest } from './backup-manifest.ts'
import {
  columnList,
  listMaterializedViews,
  listPartitions,
  listRules,
  listSomeRelations,
  listTables,
} from './catalogue.ts'
import type { Connection } from './connect.ts'
import { clientConfig } from './connect.ts'
import { applyOne, createRecords, readMigrations, refuseOtherHistory } from './migrate.ts'
import { outageOf } from './outage-of.ts'

/** A finished restore. `schemaNumber` is that of the backup; the next start migrates from there. */
export interface RestoreReport {
  readonly createdAt: string
  readonly schemaNumber: number
  readonly tables: number
  readonly rows: number
}

/** Carries a refusal out of the transaction, which its throwing rolls back. */
class RestoreRefused extends Error {
  readonly refusal: RestoreRefusal

  constructor(refusal: RestoreRefusal) {
    super(refusal.text)
    this.refusal = refusal
  }
}

/**
 * Restores the backup in `folder` into the empty database at `connection`: first every file is
 * checked against the manifest, then the schema is migrated to that of the backup and the rows are
 * loaded. Throws a StorageOutage when the backup is newer than this program or the database fails.
 * @param options migrations: the folder of this program's migrations
 */
export async function restore(options: {
  readonly folder: string
  readonly connection: Connection
  readonly migrations: string
  readonly onProgress?: OnProgress
}): Promise<Result<RestoreReport, RestoreRefusal>> {
  const { folder } = options
  const read = readManifest(folder)
  if (!read.ok) return read
  const manifest = read.value
  const damage = await findDamage(folder, manifest)
  if (damage !== undefined) return refuse(damage)
  const migrations = readMigrations(options.migrations)
  refuseOtherHistory(manifest.migrations, migrations)
  try {
    await withLoader(options.connection, async (client) => {
      await refuseUnlessEmpty(client)
      await client.query(createRecords)
      const wanted = migrations.slice(0, manifest.migrations.length)
      for (const migration of wanted) await applyOne(client, migration)
      await makePartitions(client, manifest)
      await refuseOtherTables(client, manifest)
      await load(client, options, manifest)
    })
  } catch (error) {
    if (error instanceof RestoreRefused) return refuse(error.refusal)
    throw outageOf(error) ?? error
  }
  return ok({
    createdAt: manifest.createdAt,
    schemaNumber: manifest.migrations.length,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  })
}

async function findDamage(
  folder: string,
  manifest: BackupManifest,
): Promise<RestoreRefusal | undefined> {
  for (const table of manifest.tables) {
    const path = join(folder, table.file)
    const bytes = statSync(path, { throwIfNoEntry: false })?.size
    if (bytes === undefined) return damaged(table, 'is missing')
    if (bytes !== table.fileBytes)
      return damaged(table, `has ${bytes} bytes, not ${table.fileBytes}`)
    if ((await textHash(path)) !== table.textSha256) return damaged(table, 'was altered')
  }
  return undefined
}

/** The hash of what a file holds; `undefined` when it cannot be unpacked. */
async function textHash(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), createZstdDecompress(), hash)
  } catch {
    return undefined
  }
  return hash.digest('hex')
}

function damaged(table: BackupTable, how: string): RestoreRefusal {
  const text = `The file ${table.file} of the backup ${how}: use another copy of this backup.`
  return { rule: 'damaged', text }
}

/** Runs `use` in one transaction; then lets PostgreSQL count the rows it plans by. */
async function withLoader(
  connection: Connection,
  use: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    ...clientConfig(connection),
    application_name: 'tidewaiter-restore',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined) // The statement under way fails with it.
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local row_security = off')
    await use(client)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end().catch(() => undefined) // What is not committed is rolled back.
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const found = await listSomeRelations(client)
  if (found.length === 0) return
  throw new RestoreRefused({
    rule: 'not-empty',
    text: `The database is not empty, it has ${found.join(', ')}: restore into a new one.`,
  })
}

/** Those that migrations do not make: days come with the work, and go with retention. */
async function makePartitions(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const there = new Set((await listPartitions(client)).map(({ name }) => name))
  for (const { name, parent, bounds, key, settings } of manifest.partitions) {
    if (there.has(name)) continue
    const below = key === null ? '' : `partition by ${key}`
    const having = settings.length === 0 ? '' : `with (${settings.join(', ')})`
    await client.query(`create table ${name} partition of ${parent} ${bounds} ${below} ${having}`)
  }
}

async function refuseOtherTables(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const there = new Map((await listTables(client)).map((table) => [table.name, table.columns]))
  for (const { name, columns } of manifest.tables) {
    const ours = there.get(name)
    if (ours !== undefined && JSON.stringify(ours) === JSON.stringify(columns)) continue
    throw new RestoreRefused({
      rule: 'other-schema',
      text:
        ours === undefined
          ? `The backup has the table ${name}, which the migrations do not make.`
          : `The table ${name} has other columns than in the backup.`,
    })
  }
}

async function load(
  client: pg.Client,
  options: { readonly folder: string; readonly onProgress?: OnProgress },
  manifest: BackupManifest,
): Promise<void> {
  const rules = await listRules(client)
  for (const { lift } of rules) await client.query(lift)
  // Rows that migrations put in are in the backup too, as they stood when it was taken.
  const names = manifest.tables.map(({ name }) => name)
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
  const total = manifest.tables.reduce((sum, { fileBytes }) => sum + fileBytes, 0)
  let done = 0
  for (const table of manifest.tables) {
    const before = done
    const onBytes = (bytes: number): void => options.onProgress?.({ done: before + bytes, total })
    await loadTable(client, table, { path: join(options.folder, table.file), onBytes })
    done += table.fileBytes
  }
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled])
  }
  for (const { restore: putBack } of rules) await client.query(putBack)
  for (const view of await listMaterializedViews(client)) {
    await client.query(`refresh materialized view ${view}`)
  }
}

async function loadTable(
  client: pg.Client,
  table: BackupTable,
  source: { readonly path: string; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  // The table is new in this transaction, so its rows may be written as frozen from the start.
  const copied = client.query(
    copyFrom(`copy ${table.name} ${columnList(table.columns)} from stdin with (freeze)`),
  )
  const read = watching((_chunk, bytes) => source.onBytes(bytes))
  await pipeline(createReadStream(source.path), read, createZstdDecompress(), copied)
  if (copied.rowCount === table.rows) return
  throw new RestoreRefused(damaged(table, `gave ${copied.rowCount} rows, not ${table.rows}`))
}
