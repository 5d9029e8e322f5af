/** The embedded PostgreSQL's settings. Nothing here trades durability for speed. */

import { createHash } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

/** PostgreSQL settings by name, values as in postgresql.conf without quotes. */
export type ServerSettings = Readonly<Record<string, string>>

const mib = 2 ** 20

/**
 * The settings for this machine: memory and log sizes follow what it has.
 * @param folder on the file system that will hold the database
 */
export function serverSettings(folder: string): ServerSettings {
  const memoryMib = totalmem() / mib
  const sharedMib = clamp(memoryMib / 8, { min: 64, max: 2048 })
  const walMib = walMibFor(freeMib(folder))
  return {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',

    shared_buffers: `${sharedMib}MB`,
    effective_cache_size: `${Math.floor(memoryMib / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${clamp(memoryMib / 32, { min: 32, max: 512 })}MB`,
    max_connections: '60',
    // Day partitions times their indexes, all read in one backup.
    max_locks_per_transaction: '512',

    // No standby reads this log, so bulk loads into new tables may skip it.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: `${walMib}MB`,
    min_wal_size: `${clamp(walMib / 8, { min: 80, max: 1024 })}MB`,
    wal_buffers: '16MB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    // A statement whose client died must not go on to commit.
    client_connection_check_interval: '1s',

    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_line_prefix: '%m [%p] %a ',
    // Rows hold personal data: neither statements, nor parameters, nor key values reach the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}

/** In coarse steps: free space changes from start to start, and the settings should not. */
function walMibFor(free: number): number {
  if (free > 40_000) return 8192
  return free > 8_000 ? 2048 : 256
}

function freeMib(folder: string): number {
  const system = statfsSync(folder)
  return (system.bavail * system.bsize) / mib
}

function clamp(value: number, bounds: { readonly min: number; readonly max: number }): number {
  return Math.floor(Math.min(Math.max(value, bounds.min), bounds.max))
}

/** The text of postgresql.conf for `settings`. */
export function settingsText(settings: ServerSettings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`)
  return [
    '# Written by Tidewaiter at every start. Your own settings go into own.conf beside this file.',
    ...lines,
    "include_if_exists = 'own.conf'",
    '',
  ].join('\n')
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A short name for settings and version: a server left running under another one is restarted. */
export function settingsName(settings: ServerSettings, version: string): string {
  const hash = createHash('sha256').update(version).update(settingsText(settings)).digest('hex')
  return `tidewaiter-${hash.slice(0, 12)}`
}
