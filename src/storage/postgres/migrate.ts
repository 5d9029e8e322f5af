/** Brings a database to the schema of this program. Forward only; what was applied never changes. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { StorageOutage } from '../storage-outage.ts'
import { withClient } from './connect.ts'

/** A migration file, `0001-name.sql`. `sha256` is of its text with `\n` line ends, in hex. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

/** A migration as the database records it. */
export type AppliedMigration = Omit<Migration, 'sql'>

/** What a run did: the names of the migrations it applied, and the number the schema is at now. */
export interface MigrationReport {
  readonly applied: readonly string[]
  readonly schemaNumber: number
}

const fileName = /^(?<number>\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/u
/** "tidewait", as a number, and a key beside it for migrations. */
const migrationLock = [0x74696465, 1] as const

/**
 * The migrations in a folder, in order. A gap, a number used twice or a file by another name is a
 * fault of ours, and thrown.
 */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.toSorted().map((name, index) => {
    const number = Number(fileName.exec(name)?.groups?.['number'])
    if (number !== index + 1) {
      const wanted = String(index + 1).padStart(4, '0')
      throw new Error(`migration ${name} must be named ${wanted}-some-words.sql: no gap, no twin`)
    }
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { number, name, sha256: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

/**
 * Applies what is missing, each migration in its own transaction with its record. Of several
 * processes one works and the others wait, then find it done. Throws `wrong-version` when the
 * database is newer than this program, or when an applied file was changed.
 */
export async function migrate(options: {
  readonly pool: pg.Pool
  readonly folder: string
  readonly log: (line: string) => void
}): Promise<MigrationReport> {
  const migrations = readMigrations(options.folder)
  return withClient(options.pool, async (client) => {
    // An index over a day of parcels takes longer than a statement of the server may.
    await client.query('set statement_timeout = 0')
    await client.query('set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1, $2)', [...migrationLock])
    try {
      return await applyMissing({ ...options, client, migrations })
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [...migrationLock])
      await client.query('reset statement_timeout')
      await client.query('reset lock_timeout')
    }
  })
}

async function applyMissing(run: {
  readonly client: pg.ClientBase
  readonly migrations: readonly Migration[]
  readonly log: (line: string) => void
}): Promise<MigrationReport> {
  const { client, migrations, log } = run
  await client.query(createRecords)
  const applied = await listApplied(client)
  refuseOtherHistory(applied, migrations)
  const missing = migrations.slice(applied.length)
  for (const migration of missing) {
    log(`Applying migration ${migration.name}.`)
    await client.query('begin')
    try {
      await applyOne(client, migration)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }
  return { applied: missing.map(({ name }) => name), schemaNumber: migrations.length }
}

/** The table that records what was applied; made by whoever needs it first. */
export const createRecords = `
  create table if not exists schema_migration (
    number int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`

/** Applies one migration and records it, within the transaction that is open on `client`. */
export async function applyOne(client: pg.ClientBase, migration: Migration): Promise<void> {
  const before = await transactionId(client)
  try {
    await client.query(migration.sql)
  } catch (error) {
    throw located(error, migration)
  }
  if ((await transactionId(client)) !== before) {
    throw new Error(`migration ${migration.name} must not begin, commit or roll back by itself`)
  }
  await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.sha256,
  ])
}

async function transactionId(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id ?? ''
}

/** PostgreSQL counts characters from 1; people count lines. */
function located(error: unknown, migration: Migration): unknown {
  const hasPosition = error instanceof Error && 'position' in error
  if (!hasPosition || typeof error.position !== 'string') return error
  const line = migration.sql.slice(0, Number(error.position)).split('\n').length
  error.message = `migration ${migration.name}, line ${line}: ${error.message}`
  return error
}

/** The migrations a database has, in order; none when it has no record of any. */
export async function listApplied(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const known = await client.query<{ exists: boolean }>(
    `select to_regclass('schema_migration') is not null as exists`,
  )
  if (known.rows[0]?.exists !== true) return []
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256 from schema_migration order by number limit 10000',
  )
  return rows
}

/** Throws when what was applied elsewhere is not the beginning of what this program has. */
export function refuseOtherHistory(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void {
  for (const [index, record] of applied.entries()) {
    const ours = migrations[index]
    if (ours === undefined) {
      throw new StorageOutage({
        reason: 'wrong-version',
        text: `The database has migration ${record.name}, which this Tidewaiter does not know.`,
        mend: 'Start the newer Tidewaiter that made it; there is no way back.',
      })
    }
    if (ours.number !== record.number || ours.sha256 !== record.sha256) {
      throw new StorageOutage({
        reason: 'wrong-version',
        text: `The migration ${ours.name} is not the file that was applied as ${record.name}.`,
        mend: 'Put the old file back and write what you changed as a new migration.',
      })
    }
  }
}
