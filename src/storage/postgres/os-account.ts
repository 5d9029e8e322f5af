/** The operating-system account the embedded PostgreSQL runs as when we are root: it refuses root. */

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { StorageOutage } from '../storage-outage.ts'

/** Where the system's own commands are; what an operator put before them is not asked. */
const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin'

/** An account other than root. */
export interface OsAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Tried in this order; the last is made when neither is there. */
const knownAccounts = ['tidewaiter', 'postgres'] as const
const accountHome = '/var/lib/tidewaiter'

/** The ways Linux systems make a system account: shadow, Debian, busybox. */
const makers: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', accountHome],
  ['adduser', '--system', '--group', '--no-create-home', '--home', accountHome],
  ['adduser', '-S', '-D', '-H', '-h', accountHome],
]

/**
 * The account that owns, or will own, the database in `clusterFolder`.
 * `undefined` when the current user is not root: then the database is the user's own.
 * @param searchPath where the system's commands are looked for
 */
export function databaseAccount(options: {
  readonly clusterFolder: string
  readonly searchPath?: string
}): OsAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const path = options.searchPath ?? systemPath
  const owner = ownerOf(options.clusterFolder)
  // Whoever owns the data keeps it, whatever accounts were added to the system since.
  if (owner !== undefined && owner !== 0) return lookUp(String(owner), path) ?? missing(owner)
  for (const name of knownAccounts) {
    const account = lookUp(name, path)
    if (account !== undefined && account.uid !== 0) return account
  }
  return make('tidewaiter', path)
}

function ownerOf(folder: string): number | undefined {
  return existsSync(folder) ? statSync(folder).uid : undefined
}

function lookUp(nameOrUid: string, path: string): OsAccount | undefined {
  const name = ask(['id', '-un', nameOrUid], path)
  const uid = Number(ask(['id', '-u', nameOrUid], path))
  const gid = Number(ask(['id', '-g', nameOrUid], path))
  if (name === undefined || !Number.isInteger(uid) || !Number.isInteger(gid)) return undefined
  return { name, uid, gid }
}

function ask(command: readonly [string, ...string[]], path: string): string | undefined {
  const [program, ...args] = command
  const run = spawnSync(program, args, { encoding: 'utf8', env: { PATH: path } })
  return run.status === 0 ? run.stdout.trim() : undefined
}

function missing(uid: number): never {
  throw new StorageOutage({
    reason: 'folder-unusable',
    text: `The database belongs to user id ${uid}, which is no account of this system.`,
    mend: 'Create an account with that id, or give the folder to the account postgres (chown -R).',
  })
}

function make(name: string, path: string): OsAccount {
  for (const [program, ...args] of makers) {
    spawnSync(program, [...args, name], { env: { PATH: path }, stdio: 'ignore' })
    const account = lookUp(name, path)
    if (account !== undefined) return account
  }
  throw new StorageOutage({
    reason: 'unsupported',
    text: `PostgreSQL refuses to run as root, and the account ${name} could not be made here.`,
    mend: `Add an account named ${name}, start as an ordinary user, or set DATABASE_URL.`,
  })
}
