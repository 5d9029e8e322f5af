/** A pipeline over an empty memory store with the example pack, as its tests drive it. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { Decision } from '../domain/decision.ts'
import type { Submission } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { canonicalHash } from '../lib/canonical-json.ts'
import type { JsonValue } from '../lib/strict-json.ts'
import { type MemoryStore, openMemoryStore } from '../storage/memory/memory-store.ts'
import type { ConsignmentRow, Store } from '../storage/store.ts'
import { openPack } from './open-pack.ts'
import { type BatchResult, drainWork, type Incoming, processBatch } from './process-batch.ts'
import type { PipelineSettings } from './settings.ts'

/** The compiled pack that ships under this id. */
export async function shippedPack(pack: string): Promise<CompiledPack> {
  const opened = await openPack({ pack })
  if (!opened.ok) throw new Error(`the pack ${pack} does not open`)
  return opened.value.compiled
}

/** A submission as intake hands it on. */
export function incoming(submission: Submission): Incoming {
  const raw = JSON.stringify(submission)
  return { submission, raw, hash: canonicalHash(JSON.parse(raw) as JsonValue) }
}

/** What a run is opened with. */
export type RunOptions = {
  readonly compiled: CompiledPack
  readonly at?: string
  readonly store?: MemoryStore
  /** A secret under which nobody of interest is drawn, unless told. */
  readonly drawSecret?: string
}

/** A pipeline that takes batches and tells what stands after them. */
export type PipelineRun = {
  readonly store: MemoryStore
  readonly settings: PipelineSettings
  /** Takes one batch in, and decides nothing that is merely owed. */
  send(...batch: readonly Submission[]): Promise<BatchResult>
  /** Takes one batch in and decides what is owed; gives all decisions in order. */
  settle(...batch: readonly Submission[]): Promise<readonly Decision[]>
  /** The newest decision on the living consignment of this name. */
  newest(name: string): Decision
  living(): readonly ConsignmentRow[]
}

/** Opens a run. */
export function openRun(options: RunOptions): PipelineRun {
  const store = options.store ?? openMemoryStore()
  const at = options.at ?? '2026-11-20T09:00:00Z'
  const settings = {
    compiled: options.compiled,
    drawSecret: options.drawSecret ?? 'none drawn',
    now: () => at,
  }
  const send = (...batch: readonly Submission[]) =>
    processBatch(store, settings, batch.map(incoming))
  const living = () => [...store.consignments.values()].filter((row) => row.supersededBy === null)
  return {
    store,
    settings,
    send,
    settle: async (...batch) => {
      const { decisions } = await send(...batch)
      return [...decisions, ...(await drainWork(store, settings))]
    },
    newest: (name) => {
      const row = present(
        living().find((one) => one.name === name),
        `a living consignment ${name}`,
      )
      return newestOf(store, row.id)
    },
    living,
  }
}

/** The newest decision on a consignment. */
export function newestOf(store: MemoryStore, id: string): Decision {
  const { decision } = present(
    store.decisions.findLast((one) => one.decision.consignmentId === id),
    `a decision on ${id}`,
  )
  return decision
}

/** Makes everything owed, and decides it: what each consignment comes to with all that is known now. */
export async function decideAllAgain(
  store: Store,
  settings: PipelineSettings,
  rows: readonly ConsignmentRow[],
): Promise<void> {
  const work = rows.map(({ id }) => ({ consignmentId: id, cause: 'list' as const }))
  await store.transact((unit) => unit.save({ work }))
  await drainWork(store, settings)
}
