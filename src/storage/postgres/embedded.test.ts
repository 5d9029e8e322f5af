/** The life of the embedded PostgreSQL: started, shared, killed in every way, refused with one line. */

import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { execFileSync, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { after, test } from 'node:test'
import { StorageOutage } from '../storage-outage.ts'
import type { Connection } from './connect.ts'
import { openPool } from './connect.ts'
import type { EmbeddedOptions } from './embedded.ts'
import { startEmbedded } from './embedded.ts'
import { databaseAccount } from './os-account.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const work = mkdtempSync(join(tmpdir(), 'tidewaiter-embedded-'))
chmodSync(work, 0o755) // The account of root's database must get in.
const folder = join(work, 'data')
const directory = join(folder, 'postgres', 'data')

after(async () => {
  for (const name of readdirSync(work)) {
    await stopPostmaster(join(work, name, 'postgres', 'data'), { deadlineMs: 5_000 })
  }
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
})

/** Starts an embedded PostgreSQL that is stopped after the test, whatever comes of it. */
async function started(t: TestContext, options: Partial<EmbeddedOptions> = {}) {
  const database = await start(options)
  t.after(() => database.stop())
  return database
}

function start(options: Partial<EmbeddedOptions> = {}) {
  return startEmbedded({ dataFolder: folder, log: () => undefined, ...options })
}

async function query<T extends object>(connection: Connection, sql: string): Promise<readonly T[]> {
  const log = (): void => undefined
  const pool = openPool({ connection, applicationName: 'tidewaiter-test', log })
  try {
    return (await pool.query<T>(sql)).rows
  } finally {
    await pool.end()
  }
}

/** A process that owns the database of `dataFolder`, once it says so, or its complaint. */
async function holder(
  t: TestContext,
  dataFolder: string,
  ...statement: readonly string[]
): Promise<{ readonly child: ChildProcess; readonly kind: string; readonly message: string }> {
  const program = join(import.meta.dirname, 'hold-embedded.fixture.ts')
  const child = fork(program, [dataFolder, ...statement], { stdio: 'inherit' })
  t.after(() => child.kill('SIGKILL'))
  const [answer] = (await once(child, 'message')) as [{ kind: string; message: string }]
  return { child, ...answer }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function pidOf(dataDirectory = directory): number {
  const running = findPostmaster(dataDirectory)
  assert.ok(running, 'a server runs')
  return running.pid
}

test('starts, keeps what was written over a stop, and stops altogether', async (t) => {
  const lines: string[] = []
  const first = await started(t, { log: (line) => lines.push(line) })
  assert.equal(first.role, 'owner')
  await query(first.connection, 'create table kept as select 7 as n')
  await first.stop()
  await first.stop()
  assert.equal(findPostmaster(directory), undefined)
  assert.deepEqual(lines, [`Made a new database in ${directory}.`])

  const second = await started(t)
  assert.deepEqual(await query(second.connection, 'select n from kept'), [{ n: 7 }])
  await second.stop()
})

test('is durable, listens on no network and gives us no superuser', async (t) => {
  const database = await started(t)
  const rows = await query<{ name: string; setting: string }>(
    database.connection,
    `select name, current_setting(name) as setting from unnest(array[
       'fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses',
       'unix_socket_permissions', 'data_checksums', 'is_superuser']) wanted (name)`,
  )
  assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    is_superuser: 'off',
    listen_addresses: '',
    synchronous_commit: 'on',
    unix_socket_permissions: '0700',
  })
  await database.stop()
})

test('is refused to a second one, or shared with a guest that leaves it running', async (t) => {
  const owner = await started(t)
  await assert.rejects(start(), {
    reason: 'in-use',
    message: `Another Tidewaiter (process ${process.pid}) runs on the data folder ${folder}. Stop it first, or set TIDEWAITER_DATA_DIR to another folder.`,
  })
  const guest = await started(t, { whenInUse: 'share' })
  assert.equal(guest.role, 'guest')
  assert.deepEqual(await query(guest.connection, 'select n from kept'), [{ n: 7 }])
  await guest.stop()
  assert.deepEqual(await query(owner.connection, 'select n from kept'), [{ n: 7 }])
  await owner.stop()
})

test('outlives its killed owner; the next start takes it over and ends what was under way', async (t) => {
  const { child } = await holder(t, folder, 'insert into kept values (8)')
  const pid = pidOf()
  await kill(child)
  assert.equal(pidOf(), pid)
  const next = await started(t)
  assert.equal(pidOf(), pid, 'the same server serves on')
  assert.deepEqual(await query(next.connection, 'select n from kept order by 1'), [
    { n: 7 },
    { n: 8 },
  ])
  const left = await query(
    next.admin,
    `select from pg_stat_activity where application_name = 'tidewaiter'`,
  )
  assert.deepEqual(left, [], 'no session of the killed owner is left')
  await next.stop()
})

test('recovers what was committed when owner and server are killed', async (t) => {
  const { child } = await holder(t, folder, 'insert into kept values (9)')
  process.kill(pidOf(), 'SIGKILL')
  await kill(child)
  const next = await started(t)
  const rows = await query(next.connection, 'select n from kept order by 1')
  assert.deepEqual(rows, [{ n: 7 }, { n: 8 }, { n: 9 }])
  await next.stop()
})

test('its owner stops it cleanly on SIGTERM', async (t) => {
  const { child } = await holder(t, folder)
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await gone, [0, null])
  assert.equal(findPostmaster(directory), undefined)
})

test('is restarted when it was left running under other settings', async (t) => {
  const { child } = await holder(t, folder)
  const pid = pidOf()
  await kill(child)
  const lines: string[] = []
  const next = await started(t, { settings: { work_mem: '5MB' }, log: (line) => lines.push(line) })
  assert.notEqual(pidOf(), pid)
  assert.match(lines.join(), /restarting/u)
  assert.deepEqual(await query(next.connection, 'show work_mem'), [{ work_mem: '5MB' }])
  await next.stop()
})

test('keeps its owner through the crash of one of its processes', async (t) => {
  const restarted = Promise.withResolvers<string>()
  const owner = await started(t, { log: restarted.resolve })
  const [backend] = await query<{ pid: number }>(
    owner.admin,
    `select pid from pg_stat_activity where application_name like 'tidewaiter-owner%'`,
  )
  assert.ok(backend)
  process.kill(backend.pid, 'SIGKILL')
  const lost = owner.lost.then(({ message }) => message)
  assert.match(await Promise.race([restarted.promise, lost]), /restarted after a crash/u)
  await assert.rejects(start(), { reason: 'in-use' })
  await owner.stop()
})

test('tells its owner when it is gone', async (t) => {
  const owner = await started(t)
  process.kill(pidOf(), 'SIGQUIT')
  const outage = await owner.lost
  assert.equal(outage.reason, 'unreachable')
  await owner.stop()
})

test('starts over a pid file that names some other living process', async (t) => {
  const file = join(directory, 'postmaster.pid')
  const socketFolder = join(folder, 'postgres', 'run')
  const lines = [process.pid, directory, 1, 5432, socketFolder, '', '', 'ready']
  writeFileSync(file, `${lines.join('\n')}\n`)
  if (isRoot) chownLike(file, directory)
  const database = await started(t)
  assert.equal(database.role, 'owner')
  await database.stop()
})

function chownLike(file: string, like: string): void {
  execFileSync('chown', [`--reference=${like}`, file])
}

test('of two that start at once in a new folder, one gets it', async (t) => {
  const fresh = join(work, 'race')
  const both = await Promise.all([holder(t, fresh), holder(t, fresh)])
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['failed', 'ready'])
  const failed = both.find(({ kind }) => kind === 'failed')
  assert.match(
    failed?.message ?? '',
    /^Another Tidewaiter \(process \d+\) runs on the data folder/u,
  )
  for (const { child, kind } of both) if (kind === 'ready') await kill(child)
  await stopPostmaster(join(fresh, 'postgres', 'data'), { deadlineMs: 5_000 })
})

test('drops what a start left that was killed while it made the database', async (t) => {
  const fresh = join(work, 'half')
  const half = join(fresh, 'postgres', 'data.partial-999999999')
  mkdirSync(half, { recursive: true })
  chmodSync(fresh, 0o755)
  const database = await started(t, { dataFolder: fresh })
  assert.equal(existsSync(half), false)
  await database.stop()
})

test('a long path moves the socket to a short, private folder', async (t) => {
  const deep = join(work, 'long', 'x'.repeat(90))
  const database = await started(t, { dataFolder: deep })
  const { connection } = database
  assert.equal(connection.kind, 'socket')
  assert.ok(connection.socketFolder.length < 90)
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }])
  await database.stop()
  assert.equal(existsSync(connection.socketFolder), false, 'nothing is left in the short folder')
})

/** The outage of starting in a folder, which must be one line. */
async function refusal(dataFolder: string): Promise<StorageOutage> {
  const outage = await start({ dataFolder }).then(
    () => assert.fail('it started'),
    (error: unknown) => error,
  )
  assert.ok(outage instanceof StorageOutage, String(outage))
  assert.doesNotMatch(outage.message, /\n/u)
  return outage
}

test('data of another PostgreSQL, or none, is refused and left alone', async () => {
  const version = join(directory, 'PG_VERSION')
  const before = readFileSync(version, 'utf8')
  writeFileSync(version, '14\n')
  const other = await refusal(folder)
  assert.equal(other.reason, 'wrong-version')
  assert.match(other.text, /was made by PostgreSQL 14; this Tidewaiter has \d+/u)
  rmSync(version)
  assert.match((await refusal(folder)).text, /is not a PostgreSQL data directory/u)
  writeFileSync(version, before)
  if (isRoot) chownLike(version, directory)
})

test('a data folder that cannot be one is refused', async () => {
  const file = join(work, 'file')
  writeFileSync(file, '')
  const outage = await refusal(file)
  assert.equal(outage.reason, 'folder-unusable')
  assert.match(outage.message, /TIDEWAITER_DATA_DIR/u)
  rmSync(file)
})

test('a data folder that the database cannot enter or write is refused', async () => {
  const closed = join(work, 'closed')
  mkdirSync(closed, { mode: isRoot ? 0o700 : 0o500 })
  const outage = await refusal(join(closed, 'data'))
  assert.equal(outage.reason, 'folder-unusable')
  assert.ok(outage.text.includes(closed), outage.text)
  chmodSync(closed, 0o700)
})

test('a damaged setting of an operator is told in one line', async () => {
  const own = join(directory, 'own.conf')
  writeFileSync(own, "shared_buffers = 'plenty'\n")
  if (isRoot) chownLike(own, directory)
  const outage = await refusal(folder)
  assert.equal(outage.reason, 'start-failed')
  assert.match(outage.text, /shared_buffers|own\.conf|configuration file/u)
  rmSync(own)
})

test('a full disk is told in one line', { skip: noSmallDisk() }, async () => {
  const disk = join(work, 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', disk])
  try {
    const outage = await refusal(disk)
    assert.equal(outage.reason, 'disk-full')
  } finally {
    execFileSync('umount', [disk])
  }
})

function noSmallDisk(): string | false {
  if (!isRoot) return 'only root can mount a small disk'
  const probe = join(work, 'probe')
  mkdirSync(probe)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe])
  if (mounted.status !== 0) return 'this system does not let root mount'
  execFileSync('umount', [probe])
  return false
}

test('root needs an account, and says so where none can be made', {
  skip: !isRoot && 'not root',
}, () => {
  const options = { clusterFolder: join(work, 'not yet there'), searchPath: work }
  assert.throws(() => databaseAccount(options), {
    reason: 'unsupported',
    message: /refuses to run as root, and the account tidewaiter could not be made here/u,
  })
  const found = databaseAccount({ clusterFolder: join(folder, 'postgres') })
  assert.ok(found !== undefined && found.uid > 0)
})
