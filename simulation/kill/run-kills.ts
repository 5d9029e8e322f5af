/**
 * Kills the real server at planned instants while filers send a day, starts it again each time, and
 * has everything without a receipt sent again. What is on record afterwards is for the checks.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { contentHash } from '../../src/lib/hash.ts'
import { chance, createRandom, intBelow, pick, type Random } from '../../src/lib/random.ts'
import { openRecord } from '../../src/open-record.ts'
import { openPool } from '../../src/storage/postgres/connect.ts'
import { startEmbedded } from '../../src/storage/postgres/embedded.ts'
import { dropScratchFolder, recordFolderIn } from '../../src/storage/postgres/scratch-folder.ts'
import { type Statement, statementsOf } from '../statements.ts'
import { makeTemporaryFolder } from '../temporary-record.ts'
import { describeKill, type Kill, planKills } from './kill-plan.ts'
import { type Counts, sendAll } from './sender.ts'
import {
  databaseProcesses,
  killAll,
  type ServerProcess,
  startServerProcess,
} from './server-process.ts'

/** How many kills, over how large a day, from which seed. */
export type KillRunOptions = {
  readonly seed: number
  readonly times: number
  readonly parcels: number
  readonly log: (line: string) => void
}

/** What was sent and told, and the data folder to look into. `remove` deletes it. */
export type KillRun = {
  readonly dataFolder: string
  readonly statements: readonly Statement[]
  readonly receipts: ReadonlyMap<string, Counts>
  /** Answers that made no sense, in words. */
  readonly slips: readonly string[]
  readonly kills: readonly Kill[]
  remove(): void
}

/** Share of what is acknowledged already that is sent again in every round. */
const AGAIN_SHARE = 0.02
/** Rounds without a kill at the end, at most, until everything has its receipt. */
const CLOSING_ROUNDS_MAX = 20
const OWED_WAIT_MS = 300_000
/** How long the server may go on after a process of its database was killed. */
const BACKEND_LIFE_MS = 1_000

/** Runs all kills, then one server until everything has its receipt and nothing is owed. */
export async function runKills(options: KillRunOptions): Promise<KillRun> {
  const { seed, times, parcels, log } = options
  const folder = makeTemporaryFolder()
  const dataFolder = recordFolderIn(folder)
  const statements = statementsOf({ seed, parcels, jurisdiction: 'us' })
  const kills = planKills(seed, times)
  log(`${statements.length} statements about ${parcels} parcels, ${times} kills, seed ${seed}`)
  const play: Play = {
    dataFolder,
    statements,
    random: createRandom(seed).split('sending'),
    receipts: new Map(statements.map(({ key }) => [key, newCounts()])),
    slips: [],
    log,
    keys: new Map(),
  }
  try {
    await makeKeys(play)
    for (const [place, kill] of kills.entries()) {
      log(`kill ${place + 1} of ${times}: ${describeKill(kill)}`)
      if (kill.during === 'start') await killDuringStart(play, kill)
      else await killUnderLoad(play, { kill, share: (place + 1) / times })
      log(`  ${acknowledged(play)} of ${statements.length} have a receipt`)
    }
    await finish(play)
  } catch (error) {
    dropScratchFolder(folder)
    throw error
  }
  const { receipts, slips } = play
  const remove = () => dropScratchFolder(folder)
  return { dataFolder, statements, receipts, slips, kills, remove }
}

type Play = {
  readonly dataFolder: string
  readonly statements: readonly Statement[]
  readonly random: Random
  readonly receipts: Map<string, Counts>
  readonly slips: string[]
  readonly keys: Map<string, string>
  readonly log: (line: string) => void
}

function newCounts(): Counts {
  return { accepted: 0, replayed: 0, clashed: 0, refused: 0 }
}

function hasReceipt({ receipts }: Play, { key }: Statement): boolean {
  const counts = receipts.get(key)
  return counts !== undefined && counts.accepted + counts.replayed > 0
}

function acknowledged(play: Play): number {
  return play.statements.filter((one) => hasReceipt(play, one)).length
}

/** Starts a server and runs `use` while it serves; the server is gone afterwards, or this throws. */
async function withServer(
  play: Play,
  use: (server: ServerProcess, url: string) => Promise<void>,
): Promise<void> {
  const server = startServerProcess(play.dataFolder, (line) => play.log(`    server: ${line}`))
  try {
    await use(server, await server.serving)
  } finally {
    await server.kill()
  }
}

/** Makes the record, with a key for every filer of the day. */
async function makeKeys({ dataFolder, statements, keys, log }: Play): Promise<void> {
  const record = await openRecord({ dataFolder, environment: {}, whenInUse: 'refuse', log })
  for (const filer of new Set(statements.map(({ submission }) => submission.filer))) {
    const id = `k${randomBytes(6).toString('hex')}`
    const key = `tw_${id}_${randomBytes(24).toString('base64url')}`
    await record.keys.add({ id, filer, digest: contentHash(key) })
    keys.set(filer, key)
  }
  await record.close()
}

async function killDuringStart(play: Play, kill: Kill): Promise<void> {
  const server = startServerProcess(play.dataFolder, (line) => play.log(`    server: ${line}`))
  await wait(kill.delayMs)
  await strike(play, server, kill)
}

type Round = { readonly kill: Kill & { readonly during: 'load' }; readonly share: number }

async function killUnderLoad(play: Play, { kill, share }: Round): Promise<void> {
  await withServer(play, async (server, url) => {
    const due = dueBy(play, share)
    const struckAt = Math.ceil(due.length * kill.afterShare)
    let sending: Promise<void> = Promise.resolve()
    await new Promise<void>((reach) => {
      let told = 0
      const onReceipt = () => {
        told += 1
        if (told >= struckAt) reach()
      }
      sending = send(play, { url, due, onReceipt })
      void sending.then(reach)
    })
    await wait(kill.delayMs)
    await strike(play, server, kill)
    await sending
  })
}

/** What must be sent in this round: the day up to `share`, as far as it has no receipt, and some of the rest again. */
function dueBy(play: Play, share: number): readonly Statement[] {
  const { statements, random } = play
  const upTo = Math.ceil(statements.length * share)
  return statements.filter((one, place) =>
    hasReceipt(play, one) ? chance(random, AGAIN_SHARE) : place < upTo,
  )
}

type Due = {
  readonly url: string
  readonly due: readonly Statement[]
  readonly onReceipt: () => void
}

async function send(play: Play, { url, due, onReceipt }: Due): Promise<void> {
  const { keys, receipts, random, slips } = play
  await sendAll(due, {
    url,
    keys,
    receipts,
    random,
    onReceipt,
    onSlip: (text) => slips.push(text),
  })
}

async function strike(play: Play, server: ServerProcess, { target }: Kill): Promise<void> {
  const database = databaseProcesses(play.dataFolder)
  if (server.hasEnded()) play.slips.push(`the server ended by itself before a kill of ${target}`)
  switch (target) {
    case 'server':
      return server.kill()
    case 'machine':
      killAll(chance(play.random, 0.5) ? database : database.toReversed())
      return server.kill()
    case 'backend':
      if (database.length > 1) killAll([pick(play.random, database.slice(1))])
      await wait(intBelow(play.random, BACKEND_LIFE_MS))
      if (server.hasEnded()) play.slips.push('the server ended because a backend was killed')
      return server.kill()
  }
}

/** One more server, until everything has its receipt and nothing is owed; stopped in peace. */
async function finish(play: Play): Promise<void> {
  await withServer(play, async (server, url) => {
    for (let round = 0; round < CLOSING_ROUNDS_MAX; round += 1) {
      const due = play.statements.filter((one) => !hasReceipt(play, one))
      if (due.length === 0) break
      await send(play, { url, due, onReceipt: () => undefined })
    }
    await untilNothingIsOwed(play)
    await server.stop()
  })
}

async function untilNothingIsOwed({ dataFolder, log }: Play): Promise<void> {
  const guest = await startEmbedded({ dataFolder, whenInUse: 'share', log })
  const pool = openPool({
    connection: guest.connection,
    applicationName: 'tidewaiter-kill',
    log,
  })
  const until = performance.now() + OWED_WAIT_MS
  for (let owed = 1; owed > 0; ) {
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from work')
    owed = rows[0]?.n ?? 0
    if (owed > 0 && performance.now() > until) throw new Error(`${owed} re-decisions stay owed`)
    if (owed > 0) await wait(200)
  }
  await pool.end()
  await guest.stop()
}
