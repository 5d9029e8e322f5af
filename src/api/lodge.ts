/**
 * Records of one request → receipts. A stream's receipts come in the order of its records; what is
 * under way at once is bounded by records and bytes, whatever the size of the stream.
 */
import type { Refusal } from '../domain/refusal.ts'
import type { ParsedRecord, ReadRecord } from '../intake/read-record.ts'
import type { Receipt } from '../intake/receipt.ts'
import { present } from '../lib/assert.ts'
import { LATE, within } from '../lib/within.ts'
import type { BatcherReceipt } from '../pipeline/batcher.ts'
import { StorageOutage } from '../storage/storage-outage.ts'
import type { ApiPorts } from './api-ports.ts'

/** Records of one stream under way at once, and the bytes they may have. */
const RECORDS_MAX = 1_000
const BYTES_MAX = 4 * 1_024 * 1_024

/** Why a record is not taken whose key another statement has. */
export const CLASH: Refusal = {
  pointer: '/version',
  rule: 'clash',
  text: 'Another statement stands under this filer, reference and version, and stays. Send a change under a higher version.',
}

/** Receipts of `parsed`, in order. Throws an outage when the store is out, or too slow to tell. */
export async function lodge(
  parsed: readonly ParsedRecord[],
  { batcher, limits }: ApiPorts,
): Promise<readonly BatcherReceipt[]> {
  const receipts = await within(batcher.submit(parsed), limits.receiptMs)
  if (receipts !== LATE) return receipts
  throw new StorageOutage({
    reason: 'timeout',
    text: `No receipt within ${limits.receiptMs / 1_000} s.`,
    mend: 'It may be accepted or not: send it again, which is harmless.',
  })
}

type Settled = { readonly lines: string; readonly outage: StorageOutage | undefined }

/** A batch that was handed on. Mutable: `settled` comes when its receipts do. */
type UnderWay = {
  readonly records: number
  readonly bytes: number
  settled: Settled | undefined
}

/** Where one stream stands. Mutable, and its own. */
type Stream = {
  readonly underWay: UnderWay[]
  records: number
  bytes: number
  /** The last line that was read. */
  line: number
  isReading: boolean
  isOver: boolean
  /** Why reading ended before the input did. */
  stopped: string | undefined
  /** Ends the present wait. */
  wake: () => void
}

/**
 * Receipts as lines of NDJSON, as soon as they are durable, in the order of the records. An outage
 * before the first line is thrown. Later the answer cannot change its status: it says from which
 * line to send again, and ends. So it does when `ending` is aborted, whose reason is a sentence.
 */
export async function* receiptLines(
  batches: AsyncGenerator<readonly ReadRecord[], void, void>,
  ports: ApiPorts,
  ending: AbortSignal,
): AsyncGenerator<string, void, void> {
  const stream: Stream = {
    underWay: [],
    records: 0,
    bytes: 0,
    line: 0,
    isReading: false,
    isOver: false,
    stopped: undefined,
    wake: () => undefined,
  }
  const stop = () => {
    stream.stopped ??= String(ending.reason)
    stream.wake()
  }
  ending.addEventListener('abort', stop)
  if (ending.aborted) stop()
  try {
    yield* settledLines(stream, () => readOn(stream, batches, ports))
    const { line, stopped } = stream
    if (stopped !== undefined) yield `${JSON.stringify(stoppedAt(line + 1, stopped))}\n`
  } finally {
    ending.removeEventListener('abort', stop)
    // Not awaited: a batch that is being read may wait for its sender for long.
    void batches.return()
  }
}

async function* settledLines(stream: Stream, read: () => void): AsyncGenerator<string, void, void> {
  const { underWay } = stream
  for (let isFirst = true; ; ) {
    const settled = underWay[0]?.settled
    if (settled !== undefined) {
      const [{ records, bytes }] = underWay.splice(0, 1) as [UnderWay]
      stream.records -= records
      stream.bytes -= bytes
      const { lines, outage } = settled
      if (outage !== undefined && isFirst) throw outage
      if (outage !== undefined) stream.stopped ??= outage.text
      isFirst = false
      yield lines
      continue
    }
    const mayRead = !stream.isOver && stream.stopped === undefined
    if (!mayRead && underWay.length === 0) return
    const isRoom = stream.records < RECORDS_MAX && stream.bytes < BYTES_MAX
    if (mayRead && isRoom && !stream.isReading) read()
    await new Promise<void>((resolve) => {
      stream.wake = resolve
    })
  }
}

/** Reads one more batch and hands it on, without waiting for its receipts. */
function readOn(
  stream: Stream,
  batches: AsyncGenerator<readonly ReadRecord[], void, void>,
  ports: ApiPorts,
): void {
  stream.isReading = true
  const taken = batches.next().then((next) => {
    stream.isReading = false
    if (next.done === true) stream.isOver = true
    else if (stream.stopped === undefined) handOn(stream, next.value, ports)
    stream.wake()
  })
  taken.catch((error: unknown) => {
    stream.isOver = true
    if (error instanceof StorageOutage) {
      ports.onOutage(error)
      stream.stopped = error.text
    } else {
      ports.onFault(error)
      stream.stopped = 'Something broke on our side.'
    }
    stream.wake()
  })
}

function handOn(stream: Stream, batch: readonly ReadRecord[], ports: ApiPorts): void {
  const bytes = batch.reduce((sum, one) => sum + (one.kind === 'parsed' ? one.raw.length : 0), 0)
  const handed: UnderWay = { records: batch.length, bytes, settled: undefined }
  stream.underWay.push(handed)
  stream.records += handed.records
  stream.bytes += bytes
  stream.line = batch.at(-1)?.line ?? stream.line
  void settle(batch, ports).then((settled) => {
    handed.settled = settled
    stream.wake()
  })
}

function stoppedAt(line: number, why: string): Receipt {
  const text = `${why} Nothing from line ${line} on was read: send again from there.`
  return { line, kind: 'refused', errors: [{ pointer: '', rule: 'outage', text }] }
}

/** Never rejects: what goes wrong is told in the receipts. */
async function settle(records: readonly ReadRecord[], ports: ApiPorts): Promise<Settled> {
  const started = performance.now()
  const { receipts, outage } = await receiptsOf(records, ports)
  const counts = new Map<string, number>()
  const lines = receipts.map((receipt) => {
    counts.set(receipt.kind, (counts.get(receipt.kind) ?? 0) + 1)
    return JSON.stringify(receipt)
  })
  for (const [kind, count] of counts) ports.metrics.receipts.inc({ kind }, count)
  ports.metrics.intakeSeconds.observe((performance.now() - started) / 1_000)
  return { lines: `${lines.join('\n')}\n`, outage }
}

async function receiptsOf(records: readonly ReadRecord[], ports: ApiPorts) {
  const parsed = records.filter((record) => record.kind === 'parsed')
  let given: readonly BatcherReceipt[] = []
  let outage: StorageOutage | undefined
  try {
    if (parsed.length > 0) given = await lodge(parsed, ports)
    if (given.length !== parsed.length) throw new Error('a receipt was lost')
  } catch (error) {
    if (error instanceof StorageOutage) {
      ports.onOutage(error)
      outage = error
    } else {
      const incident = ports.onFault(error)
      given = parsed.map(() => ({ kind: 'failed', incident }))
    }
  }
  let place = 0
  const receipts = records.map((record): Receipt => {
    if (record.kind === 'refused') {
      const { line, reference, refusals: errors } = record
      return { line, kind: 'refused', ...(reference === undefined ? {} : { reference }), errors }
    }
    if (outage !== undefined) return notKept(record, outage)
    const receipt = given[place]
    place += 1
    return receiptOf(record, present(receipt, 'a receipt'))
  })
  return { receipts, outage }
}

function notKept({ line, submission }: ParsedRecord, outage: StorageOutage): Receipt {
  const text = `${outage.text} This record has no receipt: send it again.`
  const { reference } = submission
  return { line, reference, kind: 'refused', errors: [{ pointer: '', rule: 'outage', text }] }
}

/** The receipt as it is told. A fault of ours shows as a refusal with its incident. */
export function receiptOf(record: ParsedRecord, receipt: BatcherReceipt): Receipt {
  const { line, submission, ignored } = record
  const keyed = { line, reference: submission.reference, version: submission.version ?? 1 }
  switch (receipt.kind) {
    case 'accepted':
      // To which parcel it was joined is not told: whose number leads to which others is theirs.
      return { ...keyed, kind: 'accepted', ...(ignored.length === 0 ? {} : { ignored }) }
    case 'replayed':
      return { ...keyed, kind: 'replayed' }
    case 'clashed':
      return { ...keyed, kind: 'clashed', errors: [CLASH] }
    case 'failed': {
      const text = `Something broke on our side (incident ${receipt.incident}) and it was not accepted. Send it again later.`
      const { reference } = submission
      return { line, reference, kind: 'refused', errors: [{ pointer: '', rule: 'fault', text }] }
    }
  }
}
