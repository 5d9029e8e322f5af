/** What takes the store too long is found and kept from nobody else's way; an outage is not cut up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filing } from '../domain/filing.ts'
import { type MemoryStore, openMemoryStore } from '../storage/memory/memory-store.ts'
import { type OutageReason, StorageOutage } from '../storage/storage-outage.ts'
import type { Store } from '../storage/store.ts'
import { lamp } from './arvenia.fixture.ts'
import { openBatcher } from './batcher.ts'
import { incoming, shippedPack } from './pipeline-run.fixture.ts'
import { processWork } from './process-batch.ts'

const compiled = await shippedPack('example')
const settings = { compiled, drawSecret: 'none drawn', now: () => '2026-11-20T09:00:00Z' }

/** Whether a unit that claims these references, or decides these consignments again, fails. */
type Failing = (names: readonly string[]) => OutageReason | 'fault' | undefined

/** A store that fails as its database would, and counts how often it was asked and failed. */
function failingStore(inner: MemoryStore, failing: Failing) {
  const attempts = { all: 0, failed: 0 }
  const strike = (names: readonly string[]) => {
    const reason = failing(names)
    if (reason === undefined) return
    attempts.failed += 1
    if (reason === 'fault') throw new Error('planted')
    throw new StorageOutage({ reason, text: 'Planted.', mend: 'Send it again.' })
  }
  const store: Store = {
    transact: (work) => {
      attempts.all += 1
      return inner.transact((unit) =>
        work({
          ...unit,
          claim: async (claims) => {
            strike(claims.map(({ reference }) => reference))
            return unit.claim(claims)
          },
          findByIds: async (ids) => {
            strike(ids)
            return unit.findByIds(ids)
          },
        }),
      )
    },
  }
  return { store, attempts }
}

function lamps(count: number): readonly Filing[] {
  return Array.from({ length: count }, (_, at) => lamp(`NB${1_000 + at}`))
}

/** Sends filings, each by itself and all in one batch; gives what became of each, in order. */
async function sendAll(store: Store, filings: readonly Filing[]) {
  const faults: string[] = []
  const batcher = openBatcher({
    store,
    settings: () => settings,
    batchMax: filings.length,
    waitMs: 0,
    queueMax: filings.length + 1,
    onFault: (_, { submission }) => `incident-${faults.push(submission.reference)}`,
  })
  const settled = await Promise.allSettled(filings.map((one) => batcher.submit([incoming(one)])))
  await batcher.close()
  const fates = settled.map((one) =>
    one.status === 'fulfilled' ? (one.value[0]?.kind ?? '') : (one.reason as StorageOutage).reason,
  )
  return { fates, faults }
}

function tally(fates: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(fates, (one) => one)].map(([fate, all]) => [fate, all.length]),
  )
}

test('one submission that takes too long is refused by itself, and all others are accepted', async () => {
  for (const place of [0, 57, 99]) {
    const inner = openMemoryStore()
    const poison = `NB-NB${1_000 + place}`
    const { store, attempts } = failingStore(inner, (names) =>
      names.includes(poison) ? 'overlong' : undefined,
    )
    const { fates, faults } = await sendAll(store, lamps(100))
    assert.deepEqual(tally(fates), { accepted: 99, failed: 1 })
    assert.equal(fates[place], 'failed')
    assert.deepEqual(faults, [poison])
    assert.equal(attempts.failed, 3, 'each costs as long as the store waits')
  }
})

test('a batch that is too long as a whole goes through in parts', async () => {
  const { store } = failingStore(openMemoryStore(), (names) =>
    names.length > 20 ? 'overlong' : undefined,
  )
  const { fates } = await sendAll(store, lamps(100))
  assert.deepEqual(tally(fates), { accepted: 100 })
})

test('a fault is halved down to its submission', async () => {
  const { store } = failingStore(openMemoryStore(), (names) =>
    names.includes('NB-NB1003') ? 'fault' : undefined,
  )
  const { fates, faults } = await sendAll(store, lamps(20))
  assert.deepEqual(tally(fates), { accepted: 19, failed: 1 })
  assert.deepEqual(faults, ['NB-NB1003'])
})

test('an outage is not cut up: the batch is tried once', async () => {
  for (const reason of ['unreachable', 'timeout', 'commit-unknown'] as const) {
    const { store, attempts } = failingStore(openMemoryStore(), () => reason)
    const { fates, faults } = await sendAll(store, lamps(20))
    assert.deepEqual(tally(fates), { [reason]: 20 })
    assert.deepEqual([attempts.all, faults.length], [1, 0])
  }
})

test('an outage among the parts ends them', async () => {
  const { store, attempts } = failingStore(openMemoryStore(), (names) => {
    if (names.length > 20) return 'overlong'
    return names.includes('NB-NB1010') ? 'unreachable' : undefined
  })
  const { fates } = await sendAll(store, lamps(100))
  assert.deepEqual(tally(fates), { accepted: 10, unreachable: 90 })
  assert.equal(attempts.all, 3)
})

test('where everything takes too long the store is out, and soon', async () => {
  for (const count of [1, 2, 100]) {
    const { store, attempts } = failingStore(openMemoryStore(), () => 'overlong')
    const { fates, faults } = await sendAll(store, lamps(count))
    assert.deepEqual(tally(fates), { overlong: count })
    assert.deepEqual(faults, [])
    assert.ok(attempts.all <= 4)
  }
})

for (const reason of ['overlong', 'fault'] as const) {
  test(`owed work that meets its end in ${reason} keeps no other from being decided`, async () => {
    const inner = openMemoryStore()
    await sendAll(inner, lamps(20))
    const ids = [...inner.consignments.keys()]
    const poison = ids[4] ?? ''
    const work = ids.map((consignmentId) => ({ consignmentId, cause: 'list' as const }))
    await inner.transact((unit) => unit.save({ work }))
    const { store } = failingStore(inner, (names) => (names.includes(poison) ? reason : undefined))
    let told = 0
    for (let round = 0; round < 20; round += 1) {
      await processWork(store, settings, 16).catch(() => {
        told += 1
      })
    }
    assert.deepEqual(inner.work, [{ consignmentId: poison, cause: 'list' }])
    assert.equal(inner.decisions.length, 20 + 19)
    assert.ok(told > 0)
  })
}

test('an outage leaves owed work as it is', async () => {
  const inner = openMemoryStore()
  await sendAll(inner, lamps(5))
  const work = [...inner.consignments.keys()].map((consignmentId) => ({
    consignmentId,
    cause: 'list' as const,
  }))
  await inner.transact((unit) => unit.save({ work }))
  const { store, attempts } = failingStore(inner, () => 'unreachable')
  await assert.rejects(processWork(store, settings, 3), { reason: 'unreachable' })
  assert.equal(attempts.all, 1)
  assert.deepEqual(inner.work, work)
})
