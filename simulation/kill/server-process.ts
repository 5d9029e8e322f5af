/** The real server as a child process over one data folder, which can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

/** A server process. */
export type ServerProcess = {
  /** Its address once it serves; rejects with what it said when it ends before. */
  readonly serving: Promise<string>
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
  hasEnded(): boolean
  /** Kills the process without a chance to say goodbye. */
  kill(): Promise<void>
  /** Asks it to stop and waits; throws when it does not end well. */
  stop(): Promise<void>
}

/** Starts the server with the US pack over `dataFolder`. */
export function startServerProcess(dataFolder: string, log: (line: string) => void): ServerProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      TIDEWAITER_DATA_DIR: dataFolder,
      TIDEWAITER_PACK: 'us',
      TIDEWAITER_SAMPLE: '0',
      TIDEWAITER_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(child, 'exit').then(() => undefined)
  const serving = addressOf(child, log)
  serving.catch(() => undefined) // Whoever kills it while it starts does not wait for it.
  return {
    serving,
    gone,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      if (child.exitCode !== 0) throw new Error(`the server stopped with ${child.exitCode}`)
    },
  }
}

function addressOf(child: ChildProcess, log: (line: string) => void): Promise<string> {
  const { stderr } = child
  if (stderr === null) throw new Error('the server’s messages are not piped')
  const said: string[] = []
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      reject(new Error(`the server ended (${code ?? signal}):\n${said.slice(-10).join('\n')}`))
    })
    createInterface({ input: stderr }).on('line', (line) => {
      said.push(line)
      log(line)
      const address = /Serving at (http:\S+)/u.exec(line)?.[1]
      if (address !== undefined) resolve(address.replace('localhost', '127.0.0.1'))
    })
  })
}

/** The processes of the database in `dataFolder`, the postmaster first; none when it does not run. */
export function databaseProcesses(dataFolder: string): readonly number[] {
  const postmaster = Number(read(join(dataFolder, 'postgres/data/postmaster.pid')).split('\n')[0])
  if (!(postmaster > 1) || !read(`/proc/${postmaster}/stat`).includes('(postgres)')) return []
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => new RegExp(`^PPid:\\s+${postmaster}$`, 'mu').test(read(`/proc/${pid}/status`)))
  return [postmaster, ...children.map(Number)]
}

/** Kills processes at once; one that is gone already is none the worse. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
