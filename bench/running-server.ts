/** A server of its own for a bench: a child process over a fresh embedded database in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  dropScratchFolder,
  makeScratchFolder,
  recordFolderIn,
} from '../src/storage/postgres/scratch-folder.ts'

/** A server that serves. */
export type RunningServer = {
  readonly url: string
  readonly dataFolder: string
  readonly environment: NodeJS.ProcessEnv
  readonly child: ChildProcess
  /** Resident memory now, MB: of the server, and of all PostgreSQL processes (shared pages counted once each). */
  readMemory(): Promise<{ readonly serverMb: number; readonly postgresMb: number }>
  /** A key for a filer. */
  createKey(filer: string): Promise<string>
  stop(): Promise<void>
}

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..')

/** Starts a server with the US pack on a free port. */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<RunningServer> {
  const folder = makeScratchFolder('bench')
  const dataFolder = recordFolderIn(folder)
  const environment = {
    ...process.env,
    TIDEWAITER_DATA_DIR: dataFolder,
    TIDEWAITER_PACK: 'us',
    TIDEWAITER_SAMPLE: '0',
    TIDEWAITER_PORT: '0',
    ...settings,
  }
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await addressOf(child, log)
  return {
    url,
    dataFolder,
    environment,
    child,
    readMemory: () => readMemory(child.pid ?? 0, dataFolder),
    createKey: (filer) => createKey(filer, environment),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      dropScratchFolder(folder)
    },
  }
}

async function addressOf(child: ChildProcess, log: (line: string) => void): Promise<string> {
  if (child.stderr === null) throw new Error('the server’s messages are not piped')
  const lines = createInterface({ input: child.stderr })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    lines.on('line', (line) => {
      log(`  server: ${line}`)
      const address = /Serving at (http:\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address.replace('localhost', '127.0.0.1'))
    })
  })
}

async function createKey(filer: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'keys', 'create', filer], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let key = ''
  child.stdout.on('data', (chunk: Buffer) => {
    key += chunk.toString()
  })
  await once(child, 'exit')
  if (key.length === 0) throw new Error(`no key was made for ${filer}`)
  return key.trim()
}

async function readMemory(pid: number, dataFolder: string) {
  const postmaster = await readFile(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8')
  const postmasterPid = Number(postmaster.split('\n')[0])
  const serverMb = await memoryOf(pid, 'VmRSS')
  let postgresMb = 0
  for (const one of await descendantsOf(postmasterPid)) {
    postgresMb += await memoryOf(one, 'RssAnon')
  }
  postgresMb += await memoryOf(postmasterPid, 'RssShmem')
  return { serverMb, postgresMb: Math.round(postgresMb) }
}

async function descendantsOf(parent: number): Promise<readonly number[]> {
  const found = [parent]
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === parent) found.push(Number(name))
  }
  return found
}

async function memoryOf(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return Math.round(kilobytes / 1_024)
}
