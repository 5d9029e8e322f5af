/** Seeds in which everything holds, the same twice, and planted bugs that must be seen. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CompiledPack } from '../src/assess/compile-pack.ts'
import { openPack } from '../src/pipeline/open-pack.ts'
import { type Changes, NO_CHANGES, type Store } from '../src/storage/store.ts'
import { describeInvariants } from './check/invariant.ts'
import { KEPT_SEEDS } from './kept-seeds.ts'
import { simulate } from './simulate.ts'

let compiled: CompiledPack

before(async () => {
  const opened = await openPack({ pack: 'example' })
  assert.ok(opened.ok)
  compiled = opened.value.compiled
})

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ seed, parcels: 25, why: 'a first look' }))

for (const { seed, parcels, why } of [...SEEDS, ...KEPT_SEEDS]) {
  test(`seed ${seed} with ${parcels} parcels holds (${why})`, async () => {
    const { broken, statements, decisions } = await simulate({ seed, parcels, compiled })
    assert.equal(describeInvariants(broken), '')
    assert.ok(statements > parcels && decisions > 0)
  })
}

test('the same seed is the same run', async () => {
  const one = await simulate({ seed: 9, parcels: 10, compiled })
  assert.deepEqual(await simulate({ seed: 9, parcels: 10, compiled }), one)
})

/** Bugs of a store or a pipeline, each as what it does to a unit of work that is saved. */
const BUGS: readonly {
  readonly bug: string
  readonly bend: (changes: Changes) => Changes
  readonly seen: RegExp
}[] = [
  {
    bug: 'a statement is lost after its receipt',
    bend: (changes) => ({ ...changes, submissions: changes.submissions.slice(0, -1) }),
    seen: /acknowledged and is lost|rests on lost statements/u,
  },
  {
    bug: 'a decision is lost',
    bend: (changes) => ({ ...changes, decisions: changes.decisions.slice(0, -1) }),
    seen: /has no decision|its newest decision/u,
  },
  {
    bug: 'a decision is changed after it was made',
    bend: (changes) => ({
      ...changes,
      decisions: changes.decisions.map((one) => ({
        ...one,
        document: one.document.replace('"lane":', '"lane": '),
      })),
    }),
    seen: /replays differently/u,
  },
  {
    bug: 'activity is counted but not kept',
    bend: (changes) => ({ ...changes, activity: new Map() }),
    seen: /is undefined, not 1/u,
  },
  {
    bug: 'a person’s day keeps what was amended',
    bend: (changes) => ({
      ...changes,
      consignments: changes.consignments.map((row) =>
        row.ledger === null || row.revision < 2
          ? row
          : { ...row, ledger: { ...row.ledger, valueMinor: 1 } },
      ),
    }),
    seen: /BROKEN +\d+ +persons’ days are a count from the current statements/u,
  },
  {
    bug: 'a hold is forgotten',
    bend: (changes) => ({
      ...changes,
      consignments: changes.consignments.map((row) => ({ ...row, standing: null })),
    }),
    seen: /forgot an earlier hold|does not stand/u,
  },
  {
    bug: 'an act is left out of the audit trail',
    bend: (changes) => ({ ...changes, acts: changes.acts.slice(1) }),
    seen: /missing: /u,
  },
  {
    bug: 'a filer is told of another’s statement',
    bend: (changes) => ({
      ...changes,
      outbox: changes.outbox.map((one) => ({ ...one, recipient: 'someone-else' })),
    }),
    seen: /is told of .* by a statement that is not its own/u,
  },
  {
    bug: 'a merged consignment lives on',
    bend: (changes) => ({
      ...changes,
      consignments: changes.consignments.filter((row) => row.supersededBy === null),
    }),
    seen: /should not stand by itself/u,
  },
]

for (const { bug, bend, seen } of BUGS) {
  test(`it is seen when ${bug}`, async () => {
    assert.match(describeInvariants(await brokenWith(bend)), seen)
  })
}

/** What breaks first in some seeds with a bug; nothing when none shows it. */
async function brokenWith(bend: (changes: Changes) => Changes) {
  const bent = (store: Store): Store => ({
    transact: (work) =>
      store.transact((unit) =>
        work({ ...unit, save: (changes) => unit.save(bend({ ...NO_CHANGES, ...changes })) }),
      ),
  })
  for (let seed = 1; seed <= 5; seed += 1) {
    const { broken } = await simulate({ seed, parcels: 25, compiled, bend: bent }).catch(noteFault)
    if (broken.length > 0) return broken
  }
  return []
}

/** A bug may make the pipeline itself stumble over what is missing: that is seen too. */
function noteFault(error: unknown) {
  const text = error instanceof Error ? error.message : String(error)
  return { broken: [{ name: text, examined: 0, breaches: [text] }] }
}
