/** What every store must do so that no revision of a consignment is decided twice. */
import assert from 'node:assert/strict'
import type { Changes } from './store.ts'
import { decided, type Proof, read, row, save } from './store-under-test.fixture.ts'

/** Saves that a store refuses where `a` is decided at revision 2 and nothing else is stored. */
const TWICE: readonly (readonly [string, Partial<Changes>])[] = [
  ['the same again', { known: new Set(['a']), ...revisionOf('a', 2) }],
  ['an earlier one', { known: new Set(['a']), ...revisionOf('a', 1) }],
  ['as if it were new', revisionOf('a', 3)],
  ['as if it were stored', { known: new Set(['b']), ...revisionOf('b', 1) }],
  ['without its row', { decisions: [decided('a', 3)] }],
  ['with a row of another revision', { ...revisionOf('b', 1), decisions: [decided('b', 2)] }],
  ['a row that goes back', { known: new Set(['a']), consignments: [row('a')] }],
]

function revisionOf(id: string, revision: number) {
  return { consignments: [row(id, { revision })], decisions: [decided(id, revision)] }
}

/** The proofs, for the store contract. */
export const REVISIONS: readonly Proof[] = [
  ...TWICE.map(
    ([how, changes]): Proof => [
      `a revision is decided once, not ${how}`,
      async ({ store, decisions }) => {
        await save(store, revisionOf('a', 2))
        const other = { ...row('z'), name: 'of the same unit' }
        const failing = store.transact(async (unit) => {
          await unit.save({ consignments: [other] })
          await unit.save(changes)
        })
        await assert.rejects(failing)
        const found = await read(store, (unit) => unit.findByIds(['a', 'b', 'z']))
        assert.deepEqual(found, [row('a', { revision: 2 })])
        assert.equal((await decisions()).length, 1)
      },
    ],
  ),
  [
    'a revision is not decided by two parts of one unit',
    async ({ store, decisions }) => {
      await save(store, revisionOf('a', 2))
      const next = { known: new Set(['a']), ...revisionOf('a', 3) }
      const failing = store.transact(async (unit) => {
        await unit.save(next)
        await unit.save(next)
      })
      await assert.rejects(failing)
      assert.equal((await decisions()).length, 1)
    },
  ],
  [
    'a row may be saved again as it was decided, and decided as it was joined',
    async ({ store, decisions }) => {
      const known = new Set(['a'])
      await save(store, { consignments: [row('a', { lane: null })] })
      await save(store, { known, ...revisionOf('a', 1) })
      await save(store, { known, consignments: [row('a', { supersededBy: 'b' })] })
      await save(store, { known, ...revisionOf('a', 4) })
      assert.equal((await decisions()).length, 2)
    },
  ],
]
