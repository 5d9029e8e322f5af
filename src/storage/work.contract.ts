/** What every store must do with re-decisions that are owed. Part of the store contract. */
import assert from 'node:assert/strict'
import type { Store, Unit, Work } from './store.ts'
import { type Proof, read, row, save } from './store-under-test.fixture.ts'

function take(store: Store, limit: number): Promise<readonly Work[]> {
  return read(store, (unit) => unit.takeWork(limit))
}

function oweIn(
  store: Store,
  containers: readonly string[],
  except: readonly string[] = [],
): Promise<void> {
  return store.transact((unit: Unit) => unit.oweInContainers(containers, new Set(except)))
}

function event(consignmentId: string): Work {
  return { consignmentId, cause: 'event' }
}

/** The promises about owed work. */
export const WORK: readonly Proof[] = [
  [
    'work is taken once, first come first served',
    async ({ store }) => {
      const work = Array.from(
        { length: 5 },
        (_, at): Work => ({
          consignmentId: `c${at}`,
          cause: at === 0 ? 'event' : 'activity',
        }),
      )
      await save(store, { work: work.slice(0, 3) })
      await save(store, { work: work.slice(3) })
      assert.deepEqual(await take(store, 2), work.slice(0, 2))
      assert.deepEqual(await take(store, 9), work.slice(2))
      assert.deepEqual(await take(store, 9), [])
    },
  ],
  [
    'work taken twice in one unit is no work twice',
    async ({ store }) => {
      const work = ['c1', 'c2', 'c3'].map(event)
      await save(store, { work })
      const taking = store.transact(async (unit) => {
        assert.deepEqual(await unit.takeWork(1), work.slice(0, 1))
        assert.deepEqual(await unit.takeWork(1), work.slice(1, 2))
        throw new Error('planted')
      })
      await assert.rejects(taking, /planted/)
      assert.deepEqual(await take(store, 9), work)
    },
  ],
  [
    'a consignment is taken with all that it is owed, for the cause that tells most',
    async ({ store }) => {
      const owed = (consignmentId: string, ...causes: readonly Work['cause'][]) =>
        causes.map((cause): Work => ({ consignmentId, cause }))
      const late = owed('d', 'activity', 'activity')
      await save(store, { work: [...owed('a', 'activity'), ...owed('b', 'event'), ...late] })
      await save(store, { work: [...owed('c', 'list', 'pack'), ...owed('b', 'activity')] })
      await save(store, { work: [...owed('a', 'event', 'list'), ...owed('c', 'activity')] })
      const first = await take(store, 2)
      assert.deepEqual(first, [event('a'), event('b')])
      assert.deepEqual(await take(store, 9), [...late.slice(1), ...owed('c', 'pack')])
      assert.deepEqual(await take(store, 9), [])
    },
  ],
  [
    'an event on containers owes all that lie in them a decision, and nobody twice',
    async ({ store }) => {
      const name = (at: number) => `c${String(at).padStart(4, '0')}`
      const bag = Array.from({ length: 1_500 }, (_, at) =>
        row(name(at), { containers: ['receptacle:1', 'conveyance:1'] }),
      )
      const other = row('other', { containers: ['receptacle:2'] })
      await save(store, { consignments: [...bag, other, row('loose')] })
      await oweIn(store, ['receptacle:1', 'conveyance:1', 'master:none'], [name(7), 'loose'])
      await oweIn(store, ['receptacle:1'], [name(7)])
      await oweIn(store, [])
      const expected = bag.filter(({ id }) => id !== name(7)).map(({ id }) => event(id))
      assert.deepEqual(await take(store, 9_999), expected)
      await oweIn(store, ['receptacle:2'])
      assert.deepEqual(await take(store, 9), [event('other')])
    },
  ],
  [
    'a unit that throws owes nobody in its containers',
    async ({ store }) => {
      await save(store, { consignments: [row('a', { containers: ['master:1'] })] })
      const failing = store.transact(async (unit) => {
        await unit.oweInContainers(['master:1'], new Set())
        throw new Error('planted')
      })
      await assert.rejects(failing, /planted/)
      assert.deepEqual(await take(store, 9), [])
    },
  ],
]
