/** Makes the embedded PostgreSQL's data directory. It appears whole or not at all. */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { StorageOutage } from '../storage-outage.ts'
import type { Binaries } from './binaries.ts'
import type { Installation } from './installation.ts'
import { programEnvironment, superuser } from './installation.ts'
import { isAlive } from './postmaster.ts'
import { startFailure } from './start-failure.ts'

const partialPrefix = 'data.partial-'

/** Runs initdb where there is no data directory yet; true when it did. */
export async function initialiseCluster(installation: Installation): Promise<boolean> {
  const { folders } = installation
  dropAbandoned(folders.cluster)
  if (existsSync(folders.data)) {
    refuseOtherMajor(folders.data, installation.binaries)
    return false
  }
  const partial = join(folders.cluster, `${partialPrefix}${process.pid}`)
  try {
    await runInitdb(installation, partial)
    renameSync(partial, folders.data)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    // Another process that started at the same moment was faster: its directory is as good.
    if (!existsSync(folders.data)) throw error
  }
  return true
}

/** Removes what a process left that was killed during initdb. */
function dropAbandoned(cluster: string): void {
  for (const name of readdirSync(cluster)) {
    if (!name.startsWith(partialPrefix)) continue
    if (isAlive(Number(name.slice(partialPrefix.length)))) continue
    rmSync(join(cluster, name), { recursive: true, force: true })
  }
}

async function runInitdb(installation: Installation, directory: string): Promise<void> {
  const { binaries, account, folders, isDurable } = installation
  const args = [
    `--pgdata=${directory}`,
    `--username=${superuser}`,
    // Whoever reaches the socket in its private folder is the account itself or root.
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    // Order and case by code point, the same on every system and in every version.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(isDurable ? [] : ['--no-sync']),
  ]
  const ids = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  const place = { cwd: folders.cluster, env: programEnvironment }
  const child = spawn(binaries.initdb, args, { ...ids, ...place })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [code, said] = await Promise.all([ended, text(child.stderr), text(child.stdout)])
  if (code !== 0) throw startFailure({ program: 'initdb', said, folder: folders.cluster })
}

function refuseOtherMajor(directory: string, binaries: Binaries): void {
  const file = join(directory, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (found === String(binaries.major)) return
  if (found === undefined) {
    throw new StorageOutage({
      reason: 'folder-unusable',
      text: `${directory} is not a PostgreSQL data directory: it has no file PG_VERSION.`,
      mend: 'Move it away to start empty, or restore it from a backup.',
    })
  }
  throw new StorageOutage({
    reason: 'wrong-version',
    text: `${directory} was made by PostgreSQL ${found}; this Tidewaiter has ${binaries.major}.`,
    mend: 'Back it up with the Tidewaiter that made it, move it away, and restore the backup here.',
  })
}
