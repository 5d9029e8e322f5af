/** A record of its own in a temporary folder: embedded PostgreSQL, durable, gone afterwards. */

import { readdirSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostmaster, isAlive } from '../src/storage/postgres/postmaster.ts'

const PREFIX = 'tidewaiter-simulation-'

/** A folder that the database’s account can reach, named after this process. */
export async function makeTemporaryFolder(): Promise<string> {
  dropAbandoned()
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  await chmod(folder, 0o755) // As root the database has an account of its own, which must get in.
  return folder
}

/** Where the record lies in a temporary folder. */
export function recordFolderIn(folder: string): string {
  return join(folder, 'data')
}

/** Ends a database that still runs in the folder, and removes it. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  quitDatabase(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Removes what runs left that were killed themselves. */
function dropAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`, 'u').exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      quitDatabase(join(tmpdir(), name))
      rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5 })
    } catch {
      // Another account’s, or another run removes it at this moment.
    }
  }
}

function quitDatabase(folder: string): void {
  const running = findPostmaster(join(recordFolderIn(folder), 'postgres/data'))
  if (running !== undefined) process.kill(running.pid, 'SIGQUIT')
}
