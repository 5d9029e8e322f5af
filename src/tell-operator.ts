/**
 * What the running server tells its operator beside its answers: faults with an id, outages now and
 * then.
 */
import { randomUUID } from 'node:crypto'
import type { StorageOutage } from './storage/storage-outage.ts'

/** How faults and outages reach the operator. */
export type Telling = {
  /** Tells of a fault of ours; gives the id under which it was told. */
  readonly onFault: (error: unknown) => string
  /** Tells of an outage; the same reason at most once in some seconds. */
  readonly onOutage: (outage: StorageOutage) => void
}

const OUTAGE_PAUSE_MS = 10_000

/** Tells by lines of a log. `now` is milliseconds. */
export function tellOperator(log: (line: string) => void, now: () => number): Telling {
  const told = new Map<string, number>()
  return {
    onFault: (error) => {
      const incident = randomUUID()
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log(`Fault, incident ${incident}: ${stack}`)
      return incident
    },
    onOutage: ({ reason, message }) => {
      const before = told.get(reason)
      if (before !== undefined && now() - before < OUTAGE_PAUSE_MS) return
      told.set(reason, now())
      log(`Outage (${reason}): ${message}`)
    },
  }
}
