/**
 * The loops beside the API: consignments owed a decision are decided, the audit trail is sealed,
 * and parcels are screened again when a list has changed.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { OpenRecord } from './open-record.ts'
import { processWork } from './pipeline/process-batch.ts'
import type { PipelineSettings } from './pipeline/settings.ts'
import { StorageOutage } from './storage/storage-outage.ts'

/** What the loops work on, and who is told: `onFault` gives the id of the incident. */
export type Looping = {
  readonly record: OpenRecord
  readonly settings: () => PipelineSettings
  /** Looks for changed lists, and screens again where there are. */
  readonly screen: (signal: AbortSignal) => Promise<void>
  readonly onFault: (error: unknown) => string
  readonly onOutage: (outage: StorageOutage) => void
}

/** Consignments decided again in one unit of work. */
const WORK_CHUNK = 200
/** Audit rows under one seal at most. */
const SEAL_CHUNK = 20_000
/** Pauses between rounds of the loops when nothing is owed, milliseconds. */
const WORK_PAUSE_MS = 200
const SEAL_PAUSE_MS = 2_000
const SCREEN_PAUSE_MS = 10_000
/** The longest pause of a loop whose rounds keep failing. */
const FAILING_PAUSE_MS = 30_000

/** Starts them. An outage is waited out; a fault is told, and tried again ever more rarely. */
export function openLoops(looping: Looping): { close(): Promise<void> } {
  const { record, settings, screen } = looping
  const closing = new AbortController()
  const { signal } = closing
  const seal = () => record.audit.seal(SEAL_CHUNK)
  const work = async () => (await processWork(record.store, settings(), WORK_CHUNK)).length
  const running = [
    loop(work, { ...looping, signal, pauseMs: WORK_PAUSE_MS }),
    loop(seal, { ...looping, signal, pauseMs: SEAL_PAUSE_MS }),
    loop(() => screen(signal).then(() => 0), { ...looping, signal, pauseMs: SCREEN_PAUSE_MS }),
  ]
  return {
    close: async () => {
      closing.abort()
      await Promise.all(running)
      await seal().catch((error: unknown) => tell(error, looping))
    },
  }
}

type Rounds = Looping & { readonly signal: AbortSignal; readonly pauseMs: number }

async function loop(round: () => Promise<number>, rounds: Rounds): Promise<void> {
  const { signal, pauseMs } = rounds
  for (let failed = 0; !signal.aborted; ) {
    let done = 0
    try {
      done = await round()
      failed = 0
    } catch (error) {
      tell(error, rounds)
      failed += 1
    }
    if (done > 0) continue
    const ms = Math.min(pauseMs * 2 ** failed, FAILING_PAUSE_MS)
    await pause(ms, undefined, { signal }).catch(() => undefined)
  }
}

function tell(error: unknown, { onFault, onOutage }: Looping): void {
  if (error instanceof StorageOutage) onOutage(error)
  else onFault(error)
}
