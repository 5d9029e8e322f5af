/** Tidewaiter's own PostgreSQL: one per data folder, durable, reached by a private unix socket only. */

import { StorageOutage } from '../storage-outage.ts'
import { findBinaries } from './binaries.ts'
import { clusterFolderOf, dropFarSocket, prepareFolders } from './cluster-folders.ts'
import type { Connection } from './connect.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import type { Installation } from './installation.ts'
import { superuser } from './installation.ts'
import { databaseAccount } from './os-account.ts'
import { outageOf } from './outage-of.ts'
import type { Ownership } from './ownership.ts'
import { takeOwnership } from './ownership.ts'
import { stopPostmaster } from './postmaster.ts'
import type { Reached, StartPlan } from './reach-server.ts'
import { reachServer } from './reach-server.ts'
import type { ServerSettings } from './server-settings.ts'
import { serverSettings, settingsName } from './server-settings.ts'

/** How to start. What is left out has the default written beside it. */
export interface EmbeddedOptions {
  /** The database lives in `postgres/` below it. */
  readonly dataFolder: string
  /**
   * `refuse` (default): throw `in-use` when another Tidewaiter runs on the folder.
   * `share`: connect to its database beside it, for tools that only look.
   */
  readonly whenInUse?: 'refuse' | 'share'
  /** 5432: names the socket file; nothing listens on the network. */
  readonly port?: number
  /** Put over the settings for this machine, by their PostgreSQL names. */
  readonly settings?: ServerSettings
  /** True. False skips every fsync: for databases that may be lost, as in tests. */
  readonly isDurable?: boolean
  /** 600,000: recovery after a crash may take minutes, and is logged while it does. */
  readonly startTimeoutMs?: number
  readonly log: (line: string) => void
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** The database `tidewaiter` as its owner, who is no superuser. */
  readonly connection: Connection
  /** The database `postgres` as superuser: to make and drop databases. */
  readonly admin: Connection
  /** A guest shares the database that another process owns. */
  readonly role: 'owner' | 'guest'
  /** Resolves, and never rejects, when the server is gone though nobody here stopped it. */
  readonly lost: Promise<StorageOutage>
  /** Stops the server, after a checkpoint; a guest only leaves. Safe to call again. */
  stop(): Promise<void>
}

/** Where root's copy of the programs is kept: npm's folder is often closed to other accounts. */
const copyFolder = '/var/lib/tidewaiter/binaries'
const databaseName = 'tidewaiter'
const stopDeadlineMs = 60_000
/** How long the session of an owner that was just killed may still hold its lock. */
const releaseDelayMs = 1_000

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to one that a killed process left
 * running. Throws a StorageOutage whose message is one line for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const installation = install(options)
  if (await initialiseCluster(installation)) {
    options.log(`Made a new database in ${installation.folders.data}.`)
  }
  const settings = settingsFor(installation, options)
  const plan: StartPlan = {
    installation,
    settings,
    server: {
      port: options.port ?? 5432,
      name: settingsName(settings, installation.binaries.version),
    },
    log: options.log,
    deadlineMs: performance.now() + (options.startTimeoutMs ?? 600_000),
  }
  const isGuestWelcome = options.whenInUse === 'share'
  const held = await reachAndHold(plan, isGuestWelcome)
  if (held.kind === 'taken') {
    if (!isGuestWelcome) throw inUse(options.dataFolder, held.holder)
    return { ...connectionsOf(held.reached), role: 'guest', lost: never(), stop: nothing }
  }
  try {
    await held.ownership.prepareDatabase(databaseName)
  } catch (error) {
    throw outageOf(error) ?? error
  }
  return owned(installation, held.reached, held.ownership)
}

type Held =
  | { readonly kind: 'held'; readonly reached: Reached; readonly ownership: Ownership }
  | { readonly kind: 'taken'; readonly reached: Reached; readonly holder: string }

/** Reaches the server and takes ownership, anew when it stops or restarts in between. */
async function reachAndHold(plan: StartPlan, isGuestWelcome: boolean): Promise<Held> {
  const patienceMs = isGuestWelcome ? 0 : releaseDelayMs
  for (;;) {
    const reached = await reachServer(plan)
    try {
      const taken = await takeOwnership(reached, { patienceMs })
      if (taken.kind === 'taken') return { kind: 'taken', reached, holder: taken.holder }
      if (reached.name === plan.server.name) {
        return { kind: 'held', reached, ownership: taken.ownership }
      }
      plan.log('The database server left running has other settings: restarting it.')
      await taken.ownership.release()
      await stopPostmaster(plan.installation.folders.data, { deadlineMs: stopDeadlineMs })
    } catch (error) {
      // Its last owner may have been stopping it while we attached.
      const mayRetry = outageOf(error)?.reason === 'unreachable'
      if (!mayRetry || performance.now() > plan.deadlineMs) throw error
    }
  }
}

function inUse(dataFolder: string, holder: string): StorageOutage {
  return new StorageOutage({
    reason: 'in-use',
    text: `Another Tidewaiter (${holder}) runs on the data folder ${dataFolder}.`,
    mend: 'Stop it first, or set TIDEWAITER_DATA_DIR to another folder.',
  })
}

function install(options: EmbeddedOptions): Installation {
  const clusterFolder = clusterFolderOf(options.dataFolder)
  const account = databaseAccount({ clusterFolder })
  const folders = prepareFolders(options.dataFolder, account)
  const binaries = findBinaries({ account, copyFolder })
  return { binaries, account, folders, isDurable: options.isDurable ?? true }
}

function settingsFor(installation: Installation, options: EmbeddedOptions): ServerSettings {
  const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  return {
    ...serverSettings(installation.folders.cluster),
    ...(installation.isDurable ? {} : careless),
    ...options.settings,
  }
}

function connectionsOf(reached: Reached): Pick<EmbeddedPostgres, 'connection' | 'admin'> {
  const { socketFolder, port } = reached
  const socket = { kind: 'socket', socketFolder, port } as const
  return {
    connection: { ...socket, user: databaseName, database: databaseName },
    admin: { ...socket, user: superuser, database: 'postgres' },
  }
}

/** A guest's queries tell when the server is gone. */
function never(): Promise<StorageOutage> {
  return Promise.withResolvers<StorageOutage>().promise
}

function nothing(): Promise<void> {
  return Promise.resolve()
}

function owned(
  installation: Installation,
  reached: Reached,
  ownership: Ownership,
): EmbeddedPostgres {
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await ownership.release()
    await stopPostmaster(installation.folders.data, { deadlineMs: stopDeadlineMs })
    dropFarSocket(installation.folders)
  }
  return {
    ...connectionsOf(reached),
    role: 'owner',
    lost: ownership.lost,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
