/** The folders of the embedded PostgreSQL. Private to the account that runs it, sockets included. */

import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { StorageOutage } from '../storage-outage.ts'
import type { OsAccount } from './os-account.ts'

/** Absolute paths. `cluster` holds the others, except a socket folder whose path would be too long. */
export interface ClusterFolders {
  readonly cluster: string
  /** PostgreSQL's own data directory. */
  readonly data: string
  readonly log: string
  readonly socket: string
}

/** sockaddr_un holds 104 bytes on macOS and 108 on Linux, with the closing zero. */
const socketPathBytesMax = 103
const longestSocketName = '/.s.PGSQL.65535.lock'

/** Where the embedded PostgreSQL lives in a data folder. */
export function clusterFolderOf(dataFolder: string): string {
  return join(resolve(dataFolder), 'postgres')
}

/** Makes the folders where missing. Throws a StorageOutage that names the folder that is unusable. */
export function prepareFolders(dataFolder: string, account: OsAccount | undefined): ClusterFolders {
  const cluster = clusterFolderOf(dataFolder)
  const made = attempt(dirname(cluster), () => mkdirSync(dirname(cluster), { recursive: true }))
  if (account !== undefined) {
    if (made !== undefined) openDownTo(made, dirname(cluster))
    refuseClosedPath(dirname(cluster), account)
  }
  privateFolder(cluster, account)
  const folders = {
    cluster,
    data: join(cluster, 'data'),
    log: join(cluster, 'log'),
    socket: socketFolder(cluster),
  }
  privateFolder(folders.log, account)
  privateFolder(folders.socket, account)
  return folders
}

function attempt<T>(folder: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw folderOutage(folder, error)
  }
}

/** The outage for a file-system error at `path`. */
export function folderOutage(path: string, error: unknown): StorageOutage {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StorageOutage(
      {
        reason: 'disk-full',
        text: `The disk that holds ${path} is full.`,
        mend: 'Free some space or set TIDEWAITER_DATA_DIR to a folder on another disk.',
      },
      { cause: error },
    )
  }
  const isFile = code === 'EEXIST' || code === 'ENOTDIR'
  const why = isFile ? 'it, or a folder above it, is a file' : code
  return new StorageOutage(
    {
      reason: 'folder-unusable',
      text: `The data folder ${path} cannot be used (${why}).`,
      mend: isFile
        ? 'Set TIDEWAITER_DATA_DIR to a folder.'
        : 'Make it writable for this user, or set TIDEWAITER_DATA_DIR to another folder.',
    },
    { cause: error },
  )
}

/** Parents that we made ourselves must let the account through, whatever our umask says. */
function openDownTo(from: string, to: string): void {
  for (let folder = to; folder.length >= from.length; folder = dirname(folder)) {
    chmodSync(folder, 0o755)
  }
}

function refuseClosedPath(folder: string, account: OsAccount): void {
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid, mode } = attempt(at, () => statSync(at))
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) {
      throw new StorageOutage({
        reason: 'folder-unusable',
        text: `PostgreSQL runs as the account ${account.name}, which cannot enter ${at}.`,
        mend: 'Set TIDEWAITER_DATA_DIR to a folder it can reach, such as /var/lib/tidewaiter.',
      })
    }
    if (at === dirname(at)) return
  }
}

function privateFolder(folder: string, account: OsAccount | undefined): void {
  const uid = account?.uid ?? process.getuid?.()
  attempt(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  // What root made, by us or by hand, becomes the account's; what is another user's stays theirs.
  if (account !== undefined && attempt(folder, () => lstatSync(folder)).uid === 0) {
    attempt(folder, () => chownSync(folder, account.uid, account.gid))
  }
  const found = attempt(folder, () => lstatSync(folder))
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid)) {
    throw new StorageOutage({
      reason: 'folder-unusable',
      text: `${folder} is not a folder of ${account?.name ?? 'the user who starts Tidewaiter'}.`,
      mend: 'Start as the user it belongs to, or set TIDEWAITER_DATA_DIR to another folder.',
    })
  }
  if (account === undefined) attempt(folder, () => accessSync(folder, constants.W_OK))
  if ((found.mode & 0o077) !== 0) attempt(folder, () => chmodSync(folder, 0o700))
}

function socketFolder(cluster: string): string {
  const near = join(cluster, 'run')
  if (isShort(near)) return near
  const name = `tidewaiter-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  const far = join(tmpdir(), name)
  return isShort(far) ? far : join('/tmp', name)
}

/** Removes the socket folder of a stopped server where it does not lie with the data. */
export function dropFarSocket(folders: ClusterFolders): void {
  if (dirname(folders.socket) === folders.cluster) return
  rmSync(folders.socket, { recursive: true, force: true })
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(folder + longestSocketName) <= socketPathBytesMax
}
