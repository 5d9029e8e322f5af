/**
 * The running server: record, pack, batcher and API joined, with the loops that keep owed work
 * short.
 */
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { ApiPorts } from './api/api-ports.ts'
import { buildServer } from './api/build-server.ts'
import { openMetrics } from './api/metrics.ts'
import { SERVER_LIMITS } from './api/server-limits.ts'
import type { CompiledPack } from './assess/compile-pack.ts'
import type { Config } from './config.ts'
import { DRAW_SECRET_FILE, keepSecret } from './keep-secret.ts'
import { systemClock } from './lib/clock.ts'
import { openListFolder } from './lists/list-folder.ts'
import { type OpenRecord, openRecord } from './open-record.ts'
import { openLoops } from './owed-loops.ts'
import { type Batcher, openBatcher } from './pipeline/batcher.ts'
import { compiledPacks } from './pipeline/compiled-packs.ts'
import { openScreening } from './pipeline/screening.ts'
import type { PipelineSettings } from './pipeline/settings.ts'
import { openMemoryStore } from './storage/memory/memory-store.ts'
import { tellOperator } from './tell-operator.ts'

/** A server that serves. */
export type Serving = {
  /** The port it listens on. */
  readonly port: number
  readonly officerToken: string
  readonly record: OpenRecord
  readonly settings: () => PipelineSettings
  /** Finishes what is under way, seals the audit trail and closes everything. */
  close(): Promise<void>
}

/** The settings, the pack that decides, and where lines for the operator go. */
export type ServeOptions = {
  readonly config: Config
  readonly compiled: CompiledPack
  readonly log: (line: string) => void
}

/** How long a batch gathers after its first submission, milliseconds. */
const GATHER_MS = 4

/** Starts serving. Throws a StorageOutage, or the listen error, when it cannot. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { config, log } = options
  await mkdir(config.dataFolder, { recursive: true }).catch(() => undefined)
  const record = await openRecord({ ...config, whenInUse: 'refuse', log })
  try {
    return await serveOver(record, options)
  } catch (error) {
    await record.close()
    throw error
  }
}

async function serveOver(record: OpenRecord, options: ServeOptions): Promise<Serving> {
  const { config, compiled, log } = options
  await record.shelf.keep(compiled.pack)
  const { dataFolder } = config
  const drawSecret = config.drawSecret ?? (await keepSecret(dataFolder, DRAW_SECRET_FILE))
  const officerToken = await keepSecret(dataFolder, 'officer-token')
  const screening = await openScreening({
    ...record,
    compiled,
    versions: openListFolder(join(dataFolder, 'lists')),
    now: systemClock.now,
    log,
  })
  const settings = () => ({
    compiled,
    ...screening.current(),
    drawSecret,
    now: systemClock.now,
  })
  const telling = tellOperator(log, () => performance.now())
  const metrics = openMetrics()
  const batcher = openBatcher({
    store: record.store,
    settings,
    batchMax: config.batchMax,
    waitMs: GATHER_MS,
    queueMax: config.queueMax,
    onDecided: (decisions) => {
      for (const { lane } of decisions) metrics.decisions.inc({ lane })
    },
    onFault: telling.onFault,
  })
  const app = await buildServer({
    ...readingPorts(record, { compiled, config }),
    onCleared: screening.refreshCleared,
    screening: screening.current,
    screeningState: screening.state,
    ...telling,
    batcher,
    metrics,
    officerToken,
    notReady: async () => {
      metrics.owedWork.set(await record.reader.countWork())
      return batcher.depth() >= config.queueMax ? 'The queue is full.' : undefined
    },
  })
  await app.listen({ host: config.host, port: config.port })
  const loops = openLoops({ record, settings, screen: screening.round, ...telling })
  const { port } = app.server.address() as AddressInfo
  const close = () => closeAll({ app, batcher, loops, record })
  return { port, officerToken, record, settings, close }
}

type Reading = Pick<ServeOptions, 'compiled' | 'config'>

/** What the API reads, and how much it may hold. */
function readingPorts(
  { reader, keys, shelf, clearedMatches }: OpenRecord,
  { compiled, config }: Reading,
): Pick<
  ApiPorts,
  'reader' | 'keys' | 'clearedMatches' | 'compiled' | 'packs' | 'now' | 'openMemoryStore' | 'limits'
> {
  const { queueMax, streamsMax, connectionsMax } = config
  return {
    reader,
    keys,
    clearedMatches,
    compiled: () => compiled,
    packs: compiledPacks(() => compiled, shelf),
    now: systemClock.now,
    openMemoryStore,
    limits: { ...SERVER_LIMITS, queueMax, streamsMax, connectionsMax },
  }
}

type Closing = {
  readonly app: FastifyInstance
  readonly batcher: Batcher
  readonly loops: { close(): Promise<void> }
  readonly record: OpenRecord
}

/** Answers first, then what they wait for, then the database. */
async function closeAll({ app, batcher, loops, record }: Closing): Promise<void> {
  await app.close()
  await batcher.close()
  await loops.close()
  await record.close()
}
