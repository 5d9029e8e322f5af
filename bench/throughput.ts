/**
 * The bench `throughput`: NDJSON over HTTP → decision committed, US pack, embedded PostgreSQL, one
 * machine. The floor, in the same run on the same bytes: `JSON.parse` and a raw `COPY` into one
 * table, two connections.
 */
import { type Connection, openPool } from '../src/storage/postgres/connect.ts'
import { copyRows } from '../src/storage/postgres/copy-rows.ts'
import { startEmbedded } from '../src/storage/postgres/embedded.ts'
import { withTransaction } from '../src/storage/postgres/with-transaction.ts'
import { type Bench, type BenchOptions, median, percentile } from './bench.ts'
import { type Chunk, dayChunks } from './day-chunks.ts'
import { type RunningServer, startServer } from './running-server.ts'

const RUNS = 5
const PARCELS = 100_000
/** Records a request, and requests under way at once. */
const REQUEST_RECORDS = 500
const CONNECTIONS = 4
const FLOOR_BATCH = 1_000
const FLOOR_CONNECTIONS = 2

/** The bench `throughput`: medians of five runs, each with its own share of the parcels. */
export const bench: Bench = {
  name: 'throughput',
  about: 'NDJSON over HTTP to decision committed, against parsing and copying the same bytes',
  run,
}

type Share = { readonly perSecond: number; readonly p99Ms: number; readonly floorPerSecond: number }

async function run({ parcels = PARCELS, log }: BenchOptions) {
  const perRun = Math.ceil(parcels / RUNS)
  log(`Generating ${perRun * RUNS} parcels …`)
  const chunks = [...dayChunks({ parcels: perRun * RUNS, size: REQUEST_RECORDS })]
  const server = await startServer({}, log)
  try {
    const keys = new Map<string, string>()
    for (const { filer } of chunks) {
      if (!keys.has(filer)) keys.set(filer, await server.createKey(filer))
    }
    const floor = await openFloor(server)
    const shares: Share[] = []
    let serverMb = 0
    let postgresMb = 0
    for (let number = 0; number < RUNS; number += 1) {
      const share = chunks.filter((_, place) => place % RUNS === number)
      const floorPerSecond = await floor.measure(share, number)
      const measured = await measure(server, share, keys)
      shares.push({ ...measured, floorPerSecond })
      const memory = await server.readMemory()
      serverMb = Math.max(serverMb, memory.serverMb)
      postgresMb = Math.max(postgresMb, memory.postgresMb)
      log(
        `run ${number + 1}: ${measured.perSecond} parcels/s, p99 ${measured.p99Ms} ms, floor ` +
          `${floorPerSecond}/s; memory ${memory.serverMb} MB server, ${memory.postgresMb} MB PostgreSQL`,
      )
    }
    await floor.close()
    const parcelsPerSecond = median(shares.map(({ perSecond }) => perSecond))
    const floorPerSecond = median(shares.map((share) => share.floorPerSecond))
    return {
      parcelsPerSecond,
      floorPerSecond,
      floorRatio: Math.round((parcelsPerSecond / floorPerSecond) * 1_000) / 1_000,
      p99Ms: median(shares.map(({ p99Ms }) => p99Ms)),
      rssMb: serverMb,
      postgresMb,
      parcels: chunks.reduce((sum, chunk) => sum + chunk.parcels, 0),
    }
  } finally {
    await server.stop()
  }
}

async function measure(
  server: RunningServer,
  chunks: readonly Chunk[],
  keys: ReadonlyMap<string, string>,
): Promise<Pick<Share, 'perSecond' | 'p99Ms'>> {
  const latencies: number[] = []
  const started = performance.now()
  let next = 0
  let accepted = 0
  const worker = async () => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) {
      const begun = performance.now()
      const response = await fetch(`${server.url}/v1/filings`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${keys.get(chunk.filer) ?? ''}`,
          'content-type': 'application/x-ndjson',
        },
        body: chunk.lines.join('\n'),
      })
      const answer = await response.text()
      accepted += answer.split('"kind":"accepted"').length - 1
      latencies.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const seconds = (performance.now() - started) / 1_000
  const parcels = chunks.reduce((sum, chunk) => sum + chunk.parcels, 0)
  if (accepted !== parcels) throw new Error(`${parcels - accepted} of ${parcels} were not accepted`)
  return {
    perSecond: Math.round(parcels / seconds),
    p99Ms: Math.round(percentile(latencies, 0.99)),
  }
}

type Floor = {
  measure(chunks: readonly Chunk[], number: number): Promise<number>
  close(): Promise<void>
}

/** The same bytes, parsed and copied raw into a table of the same PostgreSQL. */
async function openFloor(server: RunningServer): Promise<Floor> {
  const guest = await startEmbedded({
    dataFolder: server.dataFolder,
    whenInUse: 'share',
    log: () => undefined,
  })
  const pool = openPool({
    connection: guest.connection satisfies Connection,
    applicationName: 'tidewaiter-bench',
    connectionsMax: FLOOR_CONNECTIONS,
    log: () => undefined,
  })
  return {
    measure: async (chunks, number) => {
      const lines = chunks.flatMap((chunk) => chunk.lines)
      const table = `floor_${number}`
      await pool.query(`create table ${table} (reference text primary key, document json)`)
      const started = performance.now()
      let next = 0
      const worker = async () => {
        while (next < lines.length) {
          const batch = lines.slice(next, next + FLOOR_BATCH)
          next += batch.length
          const rows = batch.map((line) => {
            const { filer, reference } = JSON.parse(line) as Readonly<Record<string, string>>
            return [`${filer}/${reference}`, line]
          })
          await withTransaction(pool, (client) =>
            copyRows(client, `${table} (reference, document)`, rows),
          )
        }
      }
      await Promise.all(Array.from({ length: FLOOR_CONNECTIONS }, worker))
      const seconds = (performance.now() - started) / 1_000
      await pool.query(`drop table ${table}`)
      return Math.round(lines.length / seconds)
    },
    close: async () => {
      await pool.end()
      await guest.stop()
    },
  }
}
