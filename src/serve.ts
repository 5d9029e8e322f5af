/** The running server: record, pack, batcher and API joined, with the two loops that keep owed work short. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildServer } from './api/build-server.ts'
import { openMetrics } from './api/metrics.ts'
import type { CompiledPack } from './assess/compile-pack.ts'
import { type Config, newSecret } from './config.ts'
import { systemClock } from './lib/clock.ts'
import { type OpenRecord, openRecord } from './open-record.ts'
import { openBatcher } from './pipeline/batcher.ts'
import { compiledPacks } from './pipeline/compiled-packs.ts'
import { processWork } from './pipeline/process-batch.ts'
import type { PipelineSettings } from './pipeline/settings.ts'
import { openMemoryStore } from './storage/memory/memory-store.ts'
import { StorageOutage } from './storage/storage-outage.ts'

export type Serving = {
  readonly address: string
  readonly officerToken: string
  readonly record: OpenRecord
  readonly settings: () => PipelineSettings
  /** Finishes what is under way, seals the audit trail and closes everything. */
  close(): Promise<void>
}

export type ServeOptions = {
  readonly config: Config
  readonly compiled: CompiledPack
  readonly log: (line: string) => void
}

/** Consignments decided again in one unit of work. */
const WORK_CHUNK = 200
/** Audit rows under one seal at most. */
const SEAL_CHUNK = 20_000
/** Pauses between rounds of the loops when nothing is owed, milliseconds. */
const WORK_PAUSE_MS = 200
const SEAL_PAUSE_MS = 2_000

/** Starts serving. Throws a StorageOutage, or the listen error, when it cannot. */
export async function serve({ config, compiled, log }: ServeOptions): Promise<Serving> {
  await mkdir(config.dataFolder, { recursive: true }).catch(() => undefined)
  const record = await openRecord({ ...config, whenInUse: 'refuse', log })
  try {
    return await serveOver(record, { config, compiled, log })
  } catch (error) {
    await record.close()
    throw error
  }
}

async function serveOver(record: OpenRecord, options: ServeOptions): Promise<Serving> {
  const { config, compiled, log } = options
  await record.shelf.keep(compiled.pack)
  const drawSecret = config.drawSecret ?? (await keptSecret(config.dataFolder, 'draw-secret'))
  const officerToken = await keptSecret(config.dataFolder, 'officer-token')
  const settings = () => ({ compiled, drawSecret, now: systemClock.now })
  const metrics = openMetrics()
  const onFault = (error: unknown) => {
    const incident = randomUUID()
    log(
      `incident ${incident}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return incident
  }
  const batcher = openBatcher({
    store: record.store,
    settings,
    batchMax: config.batchMax,
    waitMs: 4,
    queueMax: config.queueMax,
    onDecided: (decisions) => {
      for (const { lane } of decisions) metrics.decisions.inc({ lane })
    },
    onFault,
  })
  const loops = openLoops({ record, settings, onFault })
  const app = await buildServer({
    batcher,
    reader: record.reader,
    keys: record.keys,
    compiled: () => compiled,
    packs: compiledPacks(() => compiled, record.shelf),
    metrics,
    officerToken,
    now: systemClock.now,
    openMemoryStore,
    notReady: async () => {
      metrics.owedWork.set(await record.reader.countWork())
      return batcher.depth() >= config.queueMax ? 'The queue is full.' : undefined
    },
    onFault,
  })
  const close = async () => {
    await app.close()
    await batcher.close()
    await loops.close()
    await record.close()
  }
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    return { address, officerToken, record, settings, close }
  } catch (error) {
    await loops.close()
    throw error
  }
}

type Looping = {
  readonly record: OpenRecord
  readonly settings: () => PipelineSettings
  readonly onFault: (error: unknown) => string
}

/** Re-decides what is owed and seals the audit trail, until closed; an outage is waited out. */
function openLoops({ record, settings, onFault }: Looping): { close(): Promise<void> } {
  const closing = new AbortController()
  const loop = async (round: () => Promise<number>, pauseMs: number) => {
    while (!closing.signal.aborted) {
      const done = await round().catch((error: unknown) => {
        if (!(error instanceof StorageOutage)) onFault(error)
        return 0
      })
      if (done === 0) await pause(pauseMs, closing.signal)
    }
  }
  const seal = () => record.audit.seal(SEAL_CHUNK)
  const work = async () => (await processWork(record.store, settings(), WORK_CHUNK)).length
  const running = [loop(work, WORK_PAUSE_MS), loop(seal, SEAL_PAUSE_MS)]
  return {
    close: async () => {
      closing.abort()
      await Promise.all(running)
      await seal().catch(onFault)
    },
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

/** A secret kept in the data folder, readable by its owner only; made when absent. */
async function keptSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined && kept.trim().length >= 32) return kept.trim()
  const made = newSecret()
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(file, `${made}\n`, { mode: 0o600 })
  } catch {
    throw new StorageOutage({
      reason: 'folder-unusable',
      text: `The data folder ${folder} cannot be written.`,
      mend: 'Give this account the right to write there, or name another with TIDEWAITER_DATA_DIR.',
    })
  }
  return made
}
