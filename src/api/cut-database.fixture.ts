/** A way to the test database that can be cut at will, also around a commit. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openPool } from '../storage/postgres/connect.ts'

/** When the way is cut: at a commit before the server hears of it, or after it did it. */
export type CutAt = 'before-commit' | 'after-commit'

/** The way to one database. */
export type DatabaseWay = {
  /** A pool over this way, with the settings of `pool`. */
  readonly openPool: (pool: pg.Pool) => pg.Pool
  /** Cuts all connections, and refuses new ones until `mend`. */
  readonly cut: () => void
  readonly mend: () => void
  /** Cuts by itself at the next commit. */
  readonly cutAt: (moment: CutAt) => void
  readonly close: () => Promise<void>
}

/** What the driver sends to commit, and what the server says when it did. */
const ASKED = 'commit\0'
const DONE = 'COMMIT\0'

/** Lays the way; it leads nowhere until `openPool`. */
export async function layDatabaseWay(): Promise<DatabaseWay> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewaiter-way-'))
  const open = new Set<Socket>()
  let target = ''
  let isCut = false
  let moment: CutAt | undefined

  const cut = () => {
    isCut = true
    moment = undefined
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(target)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes: Buffer) => {
      if (moment === 'before-commit' && bytes.includes(ASKED)) cut()
      else far.write(bytes)
    })
    far.on('data', (bytes: Buffer) => {
      if (moment === 'after-commit' && bytes.includes(DONE)) cut()
      else near.write(bytes)
    })
  })
  return {
    openPool: (pool) => {
      const { host = '', port = 0, user = '', database = '' } = pool.options
      const name = `.s.PGSQL.${port}`
      target = join(host, name)
      server.listen(join(folder, name))
      const connection = { kind: 'socket', socketFolder: folder, port, user, database } as const
      return openPool({ connection, applicationName: 'tidewaiter-test', log: () => undefined })
    },
    cut,
    mend: () => {
      isCut = false
    },
    cutAt: (when) => {
      moment = when
    },
    close: async () => {
      cut()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
