/** Who owns a running embedded PostgreSQL: the one session that holds its lock. A killed owner lets go. */

import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StorageOutage } from '../storage-outage.ts'
import type { Reached } from './reach-server.ts'

/** The right to stop the server. It lives as long as its session, so no dead process keeps it. */
export interface Ownership {
  /** Resolves when the server is gone, or another process took it over. */
  readonly lost: Promise<StorageOutage>
  /** Makes the role and database `name` where missing, and ends what a killed owner left. */
  prepareDatabase(name: string): Promise<void>
  /** Lets go, leaving the server as it is. */
  release(): Promise<void>
}

/** "tidewait", as a number; locks of this kind are counted for each database, this one `postgres`. */
const ownerLock = 0x74696465
const regainTimeoutMs = 30_000
const pauseMs = 50

/**
 * Takes ownership through `reached.session`, which it keeps, or closes it when another has it.
 * @param options patienceMs: how long to wait for a session to end whose process was just killed
 */
export async function takeOwnership(
  reached: Reached,
  options: { readonly patienceMs: number },
): Promise<
  | { readonly kind: 'held'; readonly ownership: Ownership }
  | { readonly kind: 'taken'; readonly holder: string }
> {
  const until = performance.now() + options.patienceMs
  while (!(await tryLock(reached.session))) {
    if (performance.now() < until) {
      await wait(pauseMs)
      continue
    }
    const holder = await holderOf(reached.session)
    await reached.session.end()
    return { kind: 'taken', holder }
  }
  return { kind: 'held', ownership: keep(reached) }
}

async function tryLock(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    ownerLock,
  ])
  return rows[0]?.got === true
}

async function holderOf(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `select activity.application_name as name
       from pg_locks held join pg_stat_activity activity using (pid)
      where held.locktype = 'advisory' and held.granted and held.classid = 0
        and held.objid = $1`,
    [ownerLock],
  )
  return rows[0]?.name.replace(/^tidewaiter-owner /u, '') ?? 'one that just ended'
}

function keep(reached: Reached): Ownership {
  let session = reached.session
  let isReleased = false
  const lost = Promise.withResolvers<StorageOutage>()
  const watch = (): void => {
    idle(session)
    session.once('end', () => {
      if (!isReleased) void regain()
    })
  }
  // After one backend crashed PostgreSQL drops every session and recovers by itself.
  const regain = async (): Promise<void> => {
    const next = await reconnect(session, reached.isRunning)
    if (next === undefined) return lost.resolve(serverLost())
    session = next
    watch()
    reached.log('The database server restarted after a crash and has recovered.')
  }
  watch()
  return {
    lost: lost.promise,
    prepareDatabase: async (name) => {
      awake(session)
      await prepareDatabase(session, name, reached.isFound)
      idle(session)
    },
    release: async () => {
      isReleased = true
      awake(session)
      await session.end()
    },
  }
}

type Refable = pg.Client & { readonly ref: () => void; readonly unref: () => void }

/** A session that only holds its lock must not keep the process from ending. */
function idle(session: pg.Client): void {
  ;(session as Refable).unref()
}

function awake(session: pg.Client): void {
  ;(session as Refable).ref()
}

/** A new session with the lock, like `old`; `undefined` when there is none to be had. */
async function reconnect(old: pg.Client, isRunning: () => boolean): Promise<pg.Client | undefined> {
  const until = performance.now() + regainTimeoutMs
  while (isRunning() && performance.now() < until) {
    const session = new pg.Client({
      host: old.host,
      port: old.port,
      user: old.user ?? '',
      database: old.database ?? '',
      application_name: `tidewaiter-owner process ${process.pid}`,
      connectionTimeoutMillis: regainTimeoutMs,
    })
    session.on('error', () => undefined)
    try {
      await session.connect()
      // Until PostgreSQL notices the crash, the dead session seems to hold the lock.
      if (await tryLock(session)) return session
    } catch {
      // It recovers: again after the pause.
    }
    await session.end().catch(() => undefined)
    await wait(pauseMs * 4, undefined, { ref: false })
  }
  return undefined
}

function serverLost(): StorageOutage {
  return new StorageOutage({
    reason: 'unreachable',
    text: 'The embedded PostgreSQL is gone.',
    mend: 'Start Tidewaiter again: what was committed is on disk.',
  })
}

async function prepareDatabase(session: pg.Client, name: string, isFound: boolean): Promise<void> {
  if (isFound) {
    // Statements of the killed owner may still run; none may commit behind our back.
    await session.query(
      `select pg_terminate_backend(pid, 10000) from pg_stat_activity
        where datname = $1 and application_name = $1`,
      [name],
    )
  }
  const { rows } = await session.query<{ role: boolean; base: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $1) as base`,
    [name],
  )
  const quoted = pg.escapeIdentifier(name)
  if (rows[0]?.role !== true) await session.query(`create role ${quoted} login`)
  if (rows[0]?.base !== true) await session.query(`create database ${quoted} owner ${quoted}`)
}
