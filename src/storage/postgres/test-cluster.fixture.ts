/** PostgreSQL for tests: one cluster a run, one fresh database a caller. It skips fsync, nothing else. */

import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from './connect.ts'
import { clientConfig, openPool } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { migrate, readMigrations } from './migrate.ts'
import {
  dropAbandonedFolders,
  dropScratchFolder,
  makeScratchFolder,
  recordFolderIn,
} from './scratch-folder.ts'

/** A migrated, empty database of its own. */
export interface TestDatabase {
  readonly connection: Connection
  readonly pool: pg.Pool
  /** Ends the pool and drops the database. */
  drop(): Promise<void>
}

/** Names the shared cluster to the test files, which run in processes of their own. */
const testClusterVariable = 'TIDEWAITER_TEST_PG'

const FOLDER_USE = 'test'
const owner = 'tidewaiter'
const ourMigrations = join(import.meta.dirname, 'migrations')

/**
 * Makes a database by cloning a template that is migrated once a cluster. Uses the cluster of the
 * run, or starts one for this process, which ends with it.
 * @param options migrations: the folder of the migrations; Tidewaiter's own unless told
 */
export async function createTestDatabase(
  options: { readonly migrations?: string } = {},
): Promise<TestDatabase> {
  const admin = await adminConnection()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withAdmin(admin, async (session) => {
    const template = await ensureTemplate(session, admin, options.migrations ?? ourMigrations)
    await session.query(`create database ${name} template ${template} owner ${owner}`)
  })
  const connection = databaseOf(admin, name)
  const pool = openPool({ connection, applicationName: 'tidewaiter-test', log: ignore })
  pool.options.allowExitOnIdle = true // A test that fails before `drop` must not hang its process.
  return {
    connection,
    pool,
    drop: async () => {
      await pool.end()
      await withAdmin(admin, (session) => session.query(`drop database ${name} with (force)`))
    },
  }
}

/** Starts the cluster of a run and names it in this process's environment, for those it starts. */
export async function startTestCluster(): Promise<{ readonly stop: () => Promise<void> }> {
  const { admin, stop } = await startCluster()
  process.env[testClusterVariable] = JSON.stringify(admin)
  return { stop }
}

let ownCluster: Promise<Connection> | undefined

function adminConnection(): Promise<Connection> {
  const shared = process.env[testClusterVariable]
  if (shared !== undefined) return Promise.resolve(JSON.parse(shared) as Connection)
  ownCluster ??= startCluster().then(({ admin }) => admin)
  return ownCluster
}

async function startCluster(): Promise<{
  readonly admin: Connection
  readonly stop: () => Promise<void>
}> {
  dropAbandonedFolders(FOLDER_USE)
  const folder = makeScratchFolder(FOLDER_USE)
  process.once('exit', () => dropScratchFolder(folder))
  const settings = { shared_buffers: '128MB', max_wal_size: '256MB', max_connections: '200' }
  const cluster = await startEmbedded({
    dataFolder: recordFolderIn(folder),
    isDurable: false,
    settings,
    log: ignore,
  })
  return {
    admin: cluster.admin,
    stop: async () => {
      await cluster.stop()
      dropScratchFolder(folder)
    },
  }
}

async function ensureTemplate(
  session: pg.Client,
  admin: Connection,
  folder: string,
): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of readMigrations(folder)) hash.update(`${name} ${sha256}\n`)
  const template = `template_${hash.digest('hex').slice(0, 16)}`
  await session.query('select pg_advisory_lock(hashtext($1))', [template])
  const { rowCount } = await session.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    const draft = `draft_${template}`
    await session.query(`drop database if exists ${draft}`)
    await session.query(`create database ${draft} owner ${owner}`)
    const pool = openPool({
      connection: databaseOf(admin, draft),
      applicationName: 'tidewaiter-test',
      log: ignore,
    })
    await migrate({ pool, folder, log: ignore })
    await pool.end()
    await session.query(`alter database ${draft} rename to ${template}`)
  }
  await session.query('select pg_advisory_unlock(hashtext($1))', [template])
  return template
}

async function withAdmin<T>(
  admin: Connection,
  use: (session: pg.Client) => Promise<T>,
): Promise<T> {
  const session = new pg.Client(clientConfig(admin))
  await session.connect()
  try {
    return await use(session)
  } finally {
    await session.end()
  }
}

function databaseOf(admin: Connection, database: string): Connection {
  if (admin.kind === 'socket') return { ...admin, user: owner, database }
  const url = new URL(admin.url)
  url.pathname = `/${database}`
  return { kind: 'url', url: url.href }
}

function ignore(): void {
  return undefined
}
