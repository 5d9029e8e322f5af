/**
 * Gathers submissions of all requests into micro-batches for the pipeline. The queue is bounded:
 * who asks for more than it holds waits, so memory follows configuration and not traffic.
 */
import type { Decision } from '../domain/decision.ts'
import { StorageOutage } from '../storage/storage-outage.ts'
import type { Store } from '../storage/store.ts'
import {
  type BatchReceipt,
  type BatchResult,
  type Incoming,
  processBatch,
} from './process-batch.ts'
import type { PipelineSettings } from './settings.ts'

/** A receipt, or the news that a fault of ours kept one submission out. */
export type BatcherReceipt = BatchReceipt | { readonly kind: 'failed'; readonly incident: string }

/** What the batcher is run with: its store and settings, its bounds, and who is told. */
export type BatcherOptions = {
  readonly store: Store
  readonly settings: () => PipelineSettings
  /** A batch is processed when it has this many submissions … */
  readonly batchMax: number
  /** … or this long after its first one, milliseconds. */
  readonly waitMs: number
  /** Submissions waiting or under way before `submit` makes callers wait. */
  readonly queueMax: number
  /** Told of every decision, after it is durable. */
  readonly onDecided?: (decisions: readonly Decision[]) => void
  /** Told of a fault that kept a submission out; gives the incident's id. */
  readonly onFault: (error: unknown, incoming: Incoming) => string
}

/** Where all requests’ submissions meet. */
export type Batcher = {
  /**
   * Receipts of `incoming`, in order, once they are durable. Throws an outage when the store is
   * out.
   */
  submit(incoming: readonly Incoming[]): Promise<readonly BatcherReceipt[]>
  /** Submissions waiting or under way. */
  depth(): number
  /** Processes what is waiting, then refuses more. */
  close(): Promise<void>
}

const CLOSING = new StorageOutage({
  reason: 'overloaded',
  text: 'The intake is closing.',
  mend: 'Send the records again in a moment.',
})

type Waiting = {
  readonly incoming: Incoming
  readonly settle: (receipt: BatcherReceipt) => void
  readonly fail: (error: unknown) => void
}

/** Starts a batcher. One batch is under way at a time; the next gathers meanwhile. */
export function openBatcher(options: BatcherOptions): Batcher {
  const queue: Waiting[] = []
  const room: (() => void)[] = []
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let underWay = 0
  let isClosed = false

  function kick(): void {
    if (running !== undefined || queue.length === 0) return
    if (queue.length >= options.batchMax || isClosed) start()
    else timer ??= setTimeout(start, options.waitMs)
  }

  function start(): void {
    clearTimeout(timer)
    timer = undefined
    if (running !== undefined || queue.length === 0) return
    const batch = queue.splice(0, options.batchMax)
    underWay = batch.length
    running = run(batch, options).finally(() => {
      underWay = 0
      running = undefined
      room.splice(0).forEach((wake) => wake())
      kick()
    })
  }

  async function submit(incoming: readonly Incoming[]): Promise<readonly BatcherReceipt[]> {
    while (queue.length + underWay >= options.queueMax) {
      await new Promise<void>((resolve) => {
        room.push(resolve)
      })
    }
    if (isClosed) throw CLOSING
    const receipts = incoming.map((one) => {
      const { promise, resolve, reject } = Promise.withResolvers<BatcherReceipt>()
      queue.push({ incoming: one, settle: resolve, fail: reject })
      return promise
    })
    kick()
    return Promise.all(receipts)
  }

  return {
    submit,
    depth: () => queue.length + underWay,
    close: async () => {
      isClosed = true
      while (queue.length > 0 || running !== undefined) {
        start()
        await running
      }
    },
  }
}

/**
 * Processes a batch; where a fault strikes, halves it until the one submission that causes it is
 * alone.
 */
async function run(batch: readonly Waiting[], options: BatcherOptions): Promise<void> {
  const result = await attempt(batch, options)
  if (result === undefined) return
  batch.forEach(({ settle }, index) => {
    const receipt = result.receipts[index]
    if (receipt !== undefined) settle(receipt)
  })
  options.onDecided?.(result.decisions)
}

async function attempt(
  batch: readonly Waiting[],
  options: BatcherOptions,
): Promise<BatchResult | undefined> {
  try {
    const incoming = batch.map((waiting) => waiting.incoming)
    return await processBatch(options.store, options.settings(), incoming)
  } catch (error) {
    const [first] = batch
    if (error instanceof StorageOutage) {
      for (const { fail } of batch) fail(error)
    } else if (batch.length === 1 && first !== undefined) {
      first.settle({ kind: 'failed', incident: options.onFault(error, first.incoming) })
    } else {
      const half = Math.ceil(batch.length / 2)
      await run(batch.slice(0, half), options)
      await run(batch.slice(half), options)
    }
    return undefined
  }
}
