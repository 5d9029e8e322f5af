/** Gets a connection to the embedded PostgreSQL: to the one that runs, else to one it starts. */

import { chownSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StorageOutage } from '../storage-outage.ts'
import { folderOutage } from './cluster-folders.ts'
import { clientConfig } from './connect.ts'
import type { Installation } from './installation.ts'
import { superuser } from './installation.ts'
import { codeOf, outageOf } from './outage-of.ts'
import type { Launch } from './postmaster.ts'
import { findPostmaster, launchPostmaster } from './postmaster.ts'
import type { ServerSettings } from './server-settings.ts'
import { settingsText } from './server-settings.ts'
import { startFailure } from './start-failure.ts'

/** What is to run, and until when we wait for it. `deadlineMs` is on the clock of `performance`. */
export interface StartPlan {
  readonly installation: Installation
  readonly settings: ServerSettings
  readonly server: { readonly port: number; readonly name: string }
  readonly log: (line: string) => void
  readonly deadlineMs: number
}

/** A server that answers. */
export interface Reached {
  /** A session of the superuser. */
  readonly session: pg.Client
  readonly socketFolder: string
  readonly port: number
  /** Its cluster_name: which settings it runs under. */
  readonly name: string
  /** Whether it ran already. */
  readonly isFound: boolean
  /** Whether its postmaster lives still. */
  readonly isRunning: () => boolean
  readonly log: (line: string) => void
}

const pauseMs = 20
const reminderMs = 5_000

/** Waits through recovery and shutdown. Throws a StorageOutage when the server ends or is too slow. */
export async function reachServer(plan: StartPlan): Promise<Reached> {
  const { installation, server } = plan
  let launch: Launch | undefined
  let remindAtMs = performance.now() + reminderMs
  while (performance.now() < plan.deadlineMs) {
    const running = findPostmaster(installation.folders.data)
    if (running !== undefined) {
      const session = await trySession(running)
      if (session !== undefined) {
        const name = await clusterName(session)
        const isRunning = (): boolean => findPostmaster(installation.folders.data) !== undefined
        const isFound = launch === undefined
        return { session, ...running, name, isFound, isRunning, log: plan.log }
      }
    } else if (launch === undefined) {
      writeSettings(installation, plan.settings)
      launch = launchPostmaster(installation, server)
    }
    const said = launch?.failure()
    if (said !== undefined) {
      if (!isPassing(said)) {
        const folder = installation.folders.cluster
        throw startFailure({ program: 'postgres', said, folder })
      }
      launch = undefined
    }
    if (performance.now() > remindAtMs) {
      plan.log('PostgreSQL is not ready yet: after a crash it first recovers what was committed.')
      remindAtMs += reminderMs
    }
    await wait(pauseMs)
  }
  throw new StorageOutage({
    reason: 'timeout',
    text: 'PostgreSQL did not become ready in time.',
    mend: `Its log is in ${installation.folders.log}; starting again goes on with its recovery.`,
  })
}

/** Written beside and renamed: a server that starts at this moment reads the old or the new one. */
function writeSettings(installation: Installation, settings: ServerSettings): void {
  const { account, folders } = installation
  const file = join(folders.data, 'postgresql.conf')
  const partial = `${file}.partial-${process.pid}`
  try {
    writeFileSync(partial, settingsText(settings), { mode: 0o600 })
    if (account !== undefined) chownSync(partial, account.uid, account.gid)
    renameSync(partial, file)
  } catch (error) {
    throw folderOutage(folders.data, error)
  }
}

/** Another process is starting, or the children of a killed postmaster have not all gone yet. */
function isPassing(said: string): boolean {
  return /lock file "[^"]+" already exists|pre-existing shared memory block/u.test(said)
}

/** A session, or `undefined` while the server starts, recovers or stops. */
async function trySession(place: {
  readonly socketFolder: string
  readonly port: number
}): Promise<pg.Client | undefined> {
  const { socketFolder, port } = place
  const at = { kind: 'socket', socketFolder, port, user: superuser, database: 'postgres' } as const
  const session = new pg.Client({
    ...clientConfig(at),
    application_name: `tidewaiter-owner process ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  })
  session.on('error', () => undefined) // Its end is watched by whoever keeps it.
  try {
    await session.connect()
    return session
  } catch (error) {
    await session.end().catch(() => undefined)
    if (isNotReady(error)) return undefined
    throw outageOf(error) ?? error
  }
}

function isNotReady(error: unknown): boolean {
  const code = codeOf(error)
  if (code === undefined) return error instanceof Error && /terminated/u.test(error.message)
  return ['57P03', '57P01', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code)
}

async function clusterName(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `select current_setting('cluster_name') as name`,
  )
  return rows[0]?.name ?? ''
}
