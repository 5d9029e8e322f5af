/** Writes all rows of a database to a folder: the state of one moment, taken while work goes on. */

import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { StorageOutage } from '../storage-outage.ts'
import type { BackupManifest, BackupTable } from './backup-manifest.ts'
import { currentFormat, manifestFile } from './backup-manifest.ts'
import type { CatalogTable } from './catalogue.ts'
import { columnList, listPartitions, listSequences, listTables } from './catalogue.ts'
import { folderOutage } from './cluster-folders.ts'
import type { Connection } from './connect.ts'
import { clientConfig } from './connect.ts'
import { listApplied } from './migrate.ts'
import { outageOf } from './outage-of.ts'

/** How far long work is. `total` is an estimate; both count bytes. */
export type OnProgress = (progress: { readonly done: number; readonly total: number }) => void

/** A finished backup. `manifestSha256` is worth keeping elsewhere: it vouches for every file. */
export interface BackupReport {
  readonly folder: string
  readonly tables: number
  readonly rows: number
  readonly bytes: number
  readonly manifestSha256: string
}

/**
 * Backs up the database into a new folder. It stands beside under a name of its own until it is
 * whole and on disk; then it is renamed. Memory is bounded. Throws a StorageOutage when `folder` is
 * there already, the disk is full or the database fails.
 */
export async function backup(options: {
  readonly connection: Connection
  readonly folder: string
  readonly onProgress?: OnProgress
}): Promise<BackupReport> {
  const folder = resolve(options.folder)
  if (existsSync(folder)) {
    throw new StorageOutage({
      reason: 'misconfigured',
      text: `${folder} is there already.`,
      mend: 'Name a folder that does not exist yet, for instance with the date.',
    })
  }
  const partial = `${folder}.partial-${process.pid}`
  try {
    await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 })
    const manifest = await withSnapshot(options.connection, (client) =>
      writeTables(client, partial, options.onProgress ?? ignore),
    )
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`
    await writeDurably(manifestFile(partial), text)
    await syncFolder(join(partial, 'tables'))
    await syncFolder(partial)
    await rename(partial, folder)
    await syncFolder(dirname(folder))
    return reportOf(folder, manifest, text)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw explained(folder, error)
  }
}

/** A file-system error names its system call; a database's error does not. */
function explained(folder: string, error: unknown): unknown {
  const isOfFiles = error instanceof Error && 'syscall' in error && 'path' in error
  return isOfFiles || isDiskFull(error) ? folderOutage(folder, error) : (outageOf(error) ?? error)
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

function reportOf(folder: string, manifest: BackupManifest, text: string): BackupReport {
  const sum = (of: (table: BackupTable) => number): number =>
    manifest.tables.reduce((total, table) => total + of(table), 0)
  return {
    folder,
    tables: manifest.tables.length,
    rows: sum(({ rows }) => rows),
    bytes: sum(({ fileBytes }) => fileBytes),
    manifestSha256: createHash('sha256').update(text).digest('hex'),
  }
}

/** Runs `use` in a transaction that sees one moment and may not write. */
async function withSnapshot<T>(
  connection: Connection,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...clientConfig(connection),
    application_name: 'tidewaiter-backup',
    connectionTimeoutMillis: 10_000,
    lock_timeout: 60_000,
  })
  client.on('error', ignore) // The statement under way fails with it.
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // Rows that a policy hides would be missing in silence; this makes it an error.
    await client.query('set local row_security = off')
    return await use(client)
  } finally {
    await client.end().catch(ignore)
  }
}

async function writeTables(
  client: pg.Client,
  folder: string,
  onProgress: OnProgress,
): Promise<BackupManifest> {
  const tables = await listTables(client)
  for (const { name } of tables) await client.query(`lock table only ${name} in access share mode`)
  const total = tables.reduce((sum, { diskBytes }) => sum + diskBytes, 0)
  let done = 0
  const written: BackupTable[] = []
  for (const [index, table] of tables.entries()) {
    const file = fileOf(index + 1, table.name)
    const before = done
    written.push(
      await writeTable(client, table, {
        file,
        path: join(folder, file),
        // Text and pages differ in size, so a table's share is full only when it is done.
        onBytes: (bytes) => onProgress({ done: before + Math.min(bytes, table.diskBytes), total }),
      }),
    )
    done += table.diskBytes
    onProgress({ done, total })
  }
  const moment = await client.query<{ at: Date; version: number }>(
    `select now() as at, current_setting('server_version_num')::int as version`,
  )
  return {
    format: currentFormat,
    createdAt: moment.rows[0]?.at.toISOString() ?? '',
    serverVersion: moment.rows[0]?.version ?? 0,
    migrations: [...(await listApplied(client))],
    partitions: await listPartitions(client),
    tables: written,
    sequences: await listSequences(client),
  }
}

function fileOf(number: number, name: string): string {
  const readable = name.toLowerCase().replaceAll(/[^a-z0-9_.-]/gu, '_')
  return `tables/${String(number).padStart(4, '0')}-${readable.slice(0, 80)}.copy.zst`
}

async function writeTable(
  client: pg.Client,
  table: CatalogTable,
  target: {
    readonly file: string
    readonly path: string
    readonly onBytes: (bytes: number) => void
  },
): Promise<BackupTable> {
  const { name, columns } = table
  const copied = client.query(copyTo(`copy ${name} ${columnList(columns)} to stdout`))
  const text = createHash('sha256')
  const read = watching((chunk, bytes) => {
    text.update(chunk)
    target.onBytes(bytes)
  })
  const file = createWriteStream(target.path, { mode: 0o600, flush: true })
  await pipeline(copied, read, createZstdCompress(), file)
  return {
    name,
    columns,
    file: target.file,
    rows: copied.rowCount,
    fileBytes: file.bytesWritten,
    textSha256: text.digest('hex'),
  }
}

/** Passes bytes on, showing each chunk and how many bytes came so far. */
export function watching(show: (chunk: Buffer, bytes: number) => void): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      show(chunk, bytes)
      done(null, chunk)
    },
  })
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name in a folder is on disk only when the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function ignore(): void {
  return undefined
}
