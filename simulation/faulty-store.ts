/** A store over another that fails now and then, as a database does: before a commit, or after it. */
import { chance, type Random } from '../src/lib/random.ts'
import { StorageOutage } from '../src/storage/storage-outage.ts'
import type { Store, Unit } from '../src/storage/store.ts'

/** How likely each failure is, a unit of work. */
export type FaultShares = {
  /** The connection breaks while the unit reads: nothing is committed. */
  readonly reading: number
  /** The connection breaks before the commit: nothing is committed. */
  readonly saving: number
  /** The answer to the commit is lost: all is committed, and the caller learns of an outage. */
  readonly answering: number
  /** A fault of our own strikes before the commit. */
  readonly fault: number
}

/** Fails `inner` at random, by the shares. */
export function faultyStore(inner: Store, random: Random, shares: FaultShares): Store {
  return {
    transact: async (work) => {
      const isReadingOut = chance(random, shares.reading)
      const isSavingOut = chance(random, shares.saving)
      const isAnswerLost = chance(random, shares.answering)
      const isFault = chance(random, shares.fault)
      const result = await inner.transact((unit) =>
        work({
          ...unit,
          ...(isReadingOut ? { findByKeys: fail } : {}),
          ...(isSavingOut ? { save: fail } : {}),
          ...(isFault ? { save: strike } : {}),
        } satisfies Unit),
      )
      if (isAnswerLost) throw outage('commit-unknown')
      return result
    },
  }
}

function fail(): Promise<never> {
  return Promise.reject(outage('unreachable'))
}

function strike(): Promise<never> {
  return Promise.reject(new Error('a planted fault'))
}

function outage(reason: 'unreachable' | 'commit-unknown'): StorageOutage {
  return new StorageOutage({ reason, text: 'A planted outage.', mend: 'Send it again.' })
}
