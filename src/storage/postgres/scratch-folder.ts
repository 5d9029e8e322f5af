/**
 * Folders for a record that nobody needs afterwards: embedded PostgreSQL that its own account can
 * reach, ended at once and removed with all it holds.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterFolderOf } from './cluster-folders.ts'
import { findPostmaster, isAlive } from './postmaster.ts'

/**
 * Makes a folder below the system's folder for temporary files (TMPDIR), named after its use and
 * this process.
 */
export function makeScratchFolder(use: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tidewaiter-${use}-${process.pid}-`))
  chmodSync(folder, 0o755) // As root the database has an account of its own, which must get in.
  return folder
}

/** The data folder of the record in a scratch folder. */
export function recordFolderIn(folder: string): string {
  return join(folder, 'data')
}

/** Ends a database that still runs in the folder, without waiting, and removes the folder. */
export function dropScratchFolder(folder: string): void {
  const running = findPostmaster(join(clusterFolderOf(recordFolderIn(folder)), 'data'))
  if (running !== undefined) process.kill(running.pid, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Removes the folders of this use whose processes were killed. */
export function dropAbandonedFolders(use: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^tidewaiter-${use}-(\\d+)-`, 'u').exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      dropScratchFolder(join(tmpdir(), name))
    } catch {
      // Another account’s, or another run removes it at this moment.
    }
  }
}
