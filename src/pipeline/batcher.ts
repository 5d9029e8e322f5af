/**
 * Gathers submissions of all requests into micro-batches for the pipeline. The queue is bounded:
 * who asks for more than it holds waits, so memory follows configuration and not traffic.
 */
import type { Decision } from '../domain/decision.ts'
import { isOut, StorageOutage } from '../storage/storage-outage.ts'
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

/** Attempts of one batch that may take too long before its rest is sent back … */
const OVERLONG_MAX = 12
/** … and while no part of it went through. */
const UNSERVED_MAX = 4

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

/** What became of the parts of one batch. Mutable, and its own. */
type Course = {
  /** Parts still to be tried, in order. */
  readonly waiting: (readonly Waiting[])[]
  /** Submissions that took too long by themselves. */
  readonly overlong: { readonly one: Waiting; readonly outage: StorageOutage }[]
  /** Attempts that took too long. */
  tries: number
  /** Whether any part went through. */
  isServed: boolean
  /** Why no more parts are tried. */
  out: StorageOutage | undefined
}

/**
 * Processes a batch. Where a fault strikes it is halved until the one submission that causes it is
 * alone; where it takes the store too long it goes on in parts, until the one that takes too long
 * by itself is. An outage is halved by nobody: all that waits meets it.
 */
async function run(batch: readonly Waiting[], options: BatcherOptions): Promise<void> {
  const course: Course = {
    waiting: [batch],
    overlong: [],
    tries: 0,
    isServed: false,
    out: undefined,
  }
  for (let part = course.waiting.shift(); part !== undefined; part = course.waiting.shift()) {
    if (course.out === undefined) await attempt(part, course, options)
    else for (const { fail } of part) fail(course.out)
  }
  for (const { one, outage } of course.overlong) {
    // Where others went through it is the submission; where none did it may be the store.
    if (course.isServed) refuse(one, outage, options)
    else one.fail(outage)
  }
}

async function attempt(
  batch: readonly Waiting[],
  course: Course,
  options: BatcherOptions,
): Promise<void> {
  let result: BatchResult
  try {
    const incoming = batch.map((waiting) => waiting.incoming)
    result = await processBatch(options.store, options.settings(), incoming)
  } catch (error) {
    const [first] = batch
    if (isOut(error)) {
      course.out = error
      course.waiting.unshift(batch)
    } else if (error instanceof StorageOutage) {
      shorten(batch, error, course)
    } else if (batch.length === 1 && first !== undefined) {
      refuse(first, error, options)
    } else {
      course.waiting.unshift(...partsOf(batch, Math.ceil(batch.length / 2)))
    }
    return
  }
  course.isServed = true
  batch.forEach(({ settle }, index) => {
    const receipt = result.receipts[index]
    if (receipt !== undefined) settle(receipt)
  })
  options.onDecided?.(result.decisions)
}

function refuse({ incoming, settle }: Waiting, error: unknown, options: BatcherOptions): void {
  settle({ kind: 'failed', incident: options.onFault(error, incoming) })
}

/**
 * Cuts a batch that took too long. Each such attempt costs as long as the store waits, so there are
 * two cuts and not ten: into some dozens of parts, and such a part into its submissions, after the
 * other parts had their turn. When most take too long the store is out.
 */
function shorten(batch: readonly Waiting[], outage: StorageOutage, course: Course): void {
  const [first] = batch
  const size = course.tries === 0 ? Math.floor(Math.sqrt(batch.length)) : 1
  if (batch.length === 1 && first !== undefined) course.overlong.push({ one: first, outage })
  else course.waiting.push(...partsOf(batch, size))
  course.tries += 1
  if (course.tries >= (course.isServed ? OVERLONG_MAX : UNSERVED_MAX)) course.out = outage
}

function partsOf<T>(batch: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(batch.length / size) }, (_, at) =>
    batch.slice(at * size, (at + 1) * size),
  )
}
