/** Connections to PostgreSQL, embedded or one's own. Every wait has a deadline, every loss is an outage. */

import pg from 'pg'
import { StorageOutage } from '../storage-outage.ts'
import { outageOf } from './outage-of.ts'
import { valueTypes } from './value-types.ts'

/** Where a database is: a folder with a unix socket, or a URL as operators write it. */
export type Connection =
  | {
      readonly kind: 'socket'
      readonly socketFolder: string
      readonly port: number
      readonly user: string
      readonly database: string
    }
  | { readonly kind: 'url'; readonly url: string }

/** How a pool behaves. What is left out has the default written beside it. */
export interface PoolOptions {
  readonly connection: Connection
  /** Shown to the database's operators. `tidewaiter` marks the server; tools name themselves. */
  readonly applicationName: string
  /** 8. */
  readonly connectionsMax?: number
  /** 30,000; 0 is no limit. */
  readonly statementTimeoutMs?: number
  /** 10,000: waiting for a row or table lock; 0 is no limit. */
  readonly lockTimeoutMs?: number
  /** 10,000: waiting for a free or a new connection. */
  readonly connectTimeoutMs?: number
  readonly log: (line: string) => void
}

/** The oldest PostgreSQL whose SQL we use. */
const serverMajorMin = 15

/**
 * The connection that DATABASE_URL names; `undefined` when it is unset or blank, which asks for the
 * embedded database. Throws `misconfigured` when it cannot be one; never repeats its password.
 */
export function connectionFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Connection | undefined {
  const url = environment['DATABASE_URL']?.trim() ?? ''
  if (url.length === 0) return undefined
  if (URL.canParse(url) && /^postgres(?:ql)?:$/u.test(new URL(url).protocol)) {
    return { kind: 'url', url }
  }
  throw new StorageOutage({
    reason: 'misconfigured',
    text: 'DATABASE_URL is not a PostgreSQL address.',
    mend: 'Write postgresql://user:password@host:5432/database, or unset it for the embedded one.',
  })
}

/** The settings of a client for `connection`, with text formats that do not depend on the server. */
export function clientConfig(connection: Connection): pg.ClientConfig {
  const session = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601'
  const common = { options: session, types: valueTypes, keepAlive: true }
  if (connection.kind === 'url') return { ...common, connectionString: connection.url }
  const { socketFolder, port, user, database } = connection
  // A blank password keeps the driver from reading PGPASSWORD and password files.
  return { ...common, host: socketFolder, port, user, database, password: '', ssl: false }
}

/** A pool of connections. Idle ones that break are logged and replaced, not thrown. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(options.connection),
    application_name: options.applicationName,
    max: options.connectionsMax ?? 8,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    lock_timeout: options.lockTimeoutMs ?? 10_000,
    // A worker that hangs between statements must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
  })
  pool.on('error', (error) => options.log(`A database connection was lost: ${error.message}`))
  return pool
}

/**
 * Lends a connection to `use`. Throws a StorageOutage when the database cannot serve. A connection
 * that broke, or was left within a transaction, is closed and not lent again.
 */
export async function withClient<T>(
  pool: pg.Pool,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await lend(pool)
  let isBroken = false
  let loss: Error | undefined
  // A loss between two statements is an event of its own, and tells why; the next statement fails.
  const onLoss = (error: Error): void => {
    isBroken = true
    loss ??= error
  }
  client.on('error', onLoss)
  try {
    return await use(client)
  } catch (error) {
    const outage = outageOf(error)
    if (outage?.reason !== 'unreachable') throw outage ?? error
    isBroken = true
    throw outageOf(loss) ?? outage
  } finally {
    client.off('error', onLoss)
    client.release(isBroken || client.getTransactionStatus() !== 'I')
  }
}

async function lend(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw outageOf(error) ?? error
  }
}

/**
 * Makes sure that a server is one we can work with; gives its version number, as 180004.
 * Throws `wrong-version` for one that is too old and `misconfigured` for a database not in UTF-8.
 */
export async function checkServer(pool: pg.Pool): Promise<number> {
  const { rows } = await withClient(pool, (client) =>
    client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version,
              current_setting('server_encoding') as encoding`,
    ),
  )
  const { version, encoding } = rows[0] ?? { version: 0, encoding: 'unknown' }
  const major = Math.floor(version / 10_000)
  if (major < serverMajorMin) {
    throw new StorageOutage({
      reason: 'wrong-version',
      text: `The database server is PostgreSQL ${major}.`,
      mend: `Use ${serverMajorMin} or newer, or unset DATABASE_URL for the embedded one.`,
    })
  }
  if (encoding !== 'UTF8') {
    throw new StorageOutage({
      reason: 'misconfigured',
      text: `The database is encoded in ${encoding}, which cannot hold every name.`,
      mend: 'Create it with: createdb --encoding=UTF8 --template=template0 --locale=C.',
    })
  }
  return version
}
