/**
 * The bench of one large NDJSON file over one request: how much memory the server and PostgreSQL
 * take, which must follow from settings and not from the size of the file.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateDay } from '../src/sample-day/generate-day.ts'
import type { Bench, BenchOptions } from './bench.ts'
import { type RunningServer, startServer } from './running-server.ts'

const MEGABYTES = 2_048
/** A generated filing has about 1.25 KB. */
const PARCEL_BYTES = 1_250
/** So that the day does not end before the file has its size. */
const PARCELS_SPARE = 1.2
const MB = 1_024 * 1_024
/** Disk that the file and the record of it take, in sizes of the file. */
const DISK_FACTOR = 12
const FILER = 'bench-carrier'
const SAMPLE_MS = 500
const TELL_RECORDS = 50_000

/** The bench `memory`: peaks of resident memory while one file streams through. */
export const bench: Bench = {
  name: 'memory',
  about: 'peak memory of server and PostgreSQL while one large NDJSON file streams through',
  run,
}

async function run({ parcels, megabytes = MEGABYTES, distinct, log }: BenchOptions) {
  const whole = parcels === undefined ? megabytes * MB : parcels * PARCEL_BYTES
  const size = Math.min(whole, (distinct ?? megabytes) * MB)
  const times = Math.ceil(whole / size)
  const folder = await mkdtemp(join(tmpdir(), 'tidewaiter-memory-'))
  try {
    await refuseSmallDisk(folder, size)
    const file = join(folder, 'day.ndjson')
    const written = await writeFile(file, size, log)
    log(
      `${written.records} filings, ${Math.round(written.bytes / MB)} MB, ${times} times. Sending …`,
    )
    const server = await startServer({}, log)
    try {
      return await measure(server, { file, times, ...written, log })
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function refuseSmallDisk(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < size * DISK_FACTOR) {
    throw new Error(
      `${folder} has ${Math.round(free / MB)} MB free; ${Math.round((size * DISK_FACTOR) / MB)} are needed. ` +
        'Name another place with TMPDIR, or a smaller size.',
    )
  }
}

type Written = { readonly records: number; readonly bytes: number }

/** One filing a parcel, all as one filer’s, until the file has its size. */
async function writeFile(
  file: string,
  size: number,
  log: (line: string) => void,
): Promise<Written> {
  let records = 0
  let bytes = 0
  function* lines(): Generator<string> {
    const day = generateDay({
      seed: 11,
      parcels: Math.ceil((size / PARCEL_BYTES) * PARCELS_SPARE),
      day: '2026-11-20',
      jurisdiction: 'us',
      filersPerParcel: 1,
      withEvents: false,
    })
    for (const record of day) {
      if (record.kind !== 'submission') continue
      const { filer, reference } = record.submission
      const own = { ...record.submission, filer: FILER, reference: `${filer}/${reference}` }
      const line = `${JSON.stringify(own)}\n`
      records += 1
      bytes += Buffer.byteLength(line)
      if (records % TELL_RECORDS === 0) log(`  ${Math.round(bytes / MB)} MB written`)
      yield line
      if (bytes >= size) return
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  return { records, bytes }
}

type Sending = Written & {
  readonly file: string
  /** How often the file goes through: all but the first are replays. */
  readonly times: number
  readonly log: (line: string) => void
}

async function measure(server: RunningServer, { file, times, log, ...written }: Sending) {
  const [records, bytes] = [written.records * times, written.bytes * times]
  const key = await server.createKey(FILER)
  const peaks = watchMemory(server)
  const started = performance.now()
  const tell = (taken: number) =>
    void peaks.read().then(({ serverMb }) => {
      log(`  ${taken} of ${records} have their receipt; the server takes ${serverMb} MB`)
    })
  const taken = await sendFile(server.url, { file, times, key, tell, log }).finally(peaks.stop)
  const seconds = (performance.now() - started) / 1_000
  const { postgresMb } = await peaks.read()
  if (taken !== records) throw new Error(`${records - taken} of ${records} have no receipt`)
  return {
    megabytes: Math.round(bytes / MB),
    distinctMegabytes: Math.round(written.bytes / MB),
    rssPeakMb: await peakOf(server.child.pid ?? 0),
    postgresPeakMb: postgresMb,
    seconds: Math.round(seconds),
    records,
    recordsPerSecond: Math.round(records / seconds),
  }
}

type Client = {
  readonly file: string
  readonly times: number
  readonly key: string
  /** Told now and then how many receipts acknowledge. */
  readonly tell: (taken: number) => void
  readonly log: (line: string) => void
}

/** Sends the file in one request, reading receipts meanwhile; gives how many receipts acknowledge. */
async function sendFile(url: string, { file, times, key, tell, log }: Client): Promise<number> {
  const sending = request(`${url}/v1/filings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve)
    sending.once('error', reject)
  })
  const [receipts] = await Promise.all([
    answered.then(async (answer) => {
      let taken = 0
      for await (const line of createInterface({ input: answer })) {
        // Filers send some filings twice: the second is replayed.
        if (/"kind":"(?:accepted|replayed)"/u.test(line)) taken += 1
        else log(`  ${line}`)
        if (taken % TELL_RECORDS === 0) tell(taken)
      }
      return taken
    }),
    pipeline(Readable.from(contentOf(file, times)), sending),
  ])
  return receipts
}

async function* contentOf(file: string, times: number): AsyncGenerator<Buffer> {
  for (let time = 0; time < times; time += 1) {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer
  }
}

function watchMemory(server: RunningServer) {
  let postgresMb = 0
  const read = async () => {
    const memory = await server.readMemory()
    postgresMb = Math.max(postgresMb, memory.postgresMb)
    return { serverMb: memory.serverMb, postgresMb }
  }
  const timer = setInterval(() => void read(), SAMPLE_MS)
  return { read, stop: () => clearInterval(timer) }
}

/** The most memory a process ever had resident, MB, as the kernel kept it. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1]) / 1_024)
}
