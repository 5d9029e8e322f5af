/** The postmaster, PostgreSQL's parent process. It outlives a killed Tidewaiter, so it is found again. */

import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import { programEnvironment } from './installation.ts'

/** A postmaster that runs on a data directory. */
export interface Postmaster {
  readonly pid: number
  readonly socketFolder: string
  readonly port: number
}

/** A postmaster being started. `failure` is what it said, once it has ended. */
export interface Launch {
  failure(): string | undefined
}

/** What is said before the log collector runs. */
const startLog = 'start.log'

/** Whether a process with this id lives, in this container at least. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * The postmaster that runs on `directory`, if any. A pid file whose process is something else, as
 * after a reboot, is removed: PostgreSQL would refuse to start because of it.
 */
export function findPostmaster(directory: string): Postmaster | undefined {
  const file = join(directory, 'postmaster.pid')
  const lines = readLines(file)
  const pid = Number(lines[0])
  if (!isAlive(pid)) return undefined
  if (!isPostmasterOf(directory, pid)) {
    rmSync(file, { force: true })
    return undefined
  }
  const socketFolder = lines[4]
  const port = Number(lines[3])
  // The file is written in steps; until the socket stands in it, there is nothing to connect to.
  if (socketFolder === undefined || socketFolder.length === 0) return undefined
  return { pid, socketFolder, port }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function isPostmasterOf(directory: string, pid: number): boolean {
  if (process.platform !== 'linux') {
    const run = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return run.status === 0 && run.stdout.includes('postgres')
  }
  const status = readLines(`/proc/${pid}/stat`)[0] ?? ''
  const isPostgres = /^\d+ \(postgres\) [^ZX]/u.test(status)
  try {
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory)
  } catch {
    return isPostgres // Containers may forbid root to look into another account's processes.
  }
}

/** Starts a postmaster that lives on when we are killed, and that a terminal's Ctrl-C does not reach. */
export function launchPostmaster(
  installation: Installation,
  server: { readonly port: number; readonly name: string },
): Launch {
  const { binaries, account, folders } = installation
  const log = openSync(join(folders.log, startLog), 'w', 0o600)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folders.socket,
    unix_socket_permissions: '0700',
    log_directory: folders.log,
    cluster_name: server.name,
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const ids = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  const args = ['-D', folders.data, '-p', String(server.port), ...options]
  const child = spawn(binaries.postgres, args, {
    ...ids,
    cwd: folders.cluster,
    detached: true,
    stdio: ['ignore', log, log],
    env: programEnvironment,
  })
  closeSync(log)
  child.unref()
  let spawnError: string | undefined
  child.once('error', (error) => {
    spawnError = error.message
  })
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    failure: () => spawnError ?? (hasEnded() ? lastWords(folders.log, child.pid) : undefined),
  }
}

/** What a postmaster said at its start, and then to its collected log, whose lines bear its id. */
function lastWords(logFolder: string, pid: number | undefined): string {
  const logs = readdirSync(logFolder)
    .filter((name) => name !== startLog)
    .map((name) => readLines(join(logFolder, name)))
  const ours = logs.flatMap((lines) => {
    const first = lines.findIndex((line) => line.includes(`[${pid}]`))
    return first < 0 ? [] : lines.slice(first)
  })
  return [...readLines(join(logFolder, startLog)), ...ours].join('\n')
}

/**
 * Stops a postmaster. Open transactions are rolled back, committed ones are checkpointed. After
 * `deadlineMs` it is made to quit at once, which loses nothing: the next start recovers.
 */
export async function stopPostmaster(
  directory: string,
  options: { readonly deadlineMs: number },
): Promise<void> {
  const running = findPostmaster(directory)
  if (running === undefined) return
  signal(running.pid, 'SIGINT')
  if (await hasGone(directory, options.deadlineMs)) return
  signal(running.pid, 'SIGQUIT')
  await hasGone(directory, options.deadlineMs)
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in between.
  }
}

async function hasGone(directory: string, deadlineMs: number): Promise<boolean> {
  const until = performance.now() + deadlineMs
  while (performance.now() < until) {
    const hasPidFile = existsSync(join(directory, 'postmaster.pid'))
    if (!hasPidFile || findPostmaster(directory) === undefined) return true
    await wait(10)
  }
  return false
}
