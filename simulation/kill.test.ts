/** A short run of kills: the server under load, the whole machine, and a start. `npm run kill` is the long one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPack } from '../src/pipeline/open-pack.ts'
import { describeInvariants } from './check/invariant.ts'
import { checkKillRun } from './kill/check-kill-run.ts'
import { planKills } from './kill/kill-plan.ts'
import { runKills } from './kill/run-kills.ts'

/** Seeds differ in what they kill; this one has all three in its first kills. */
const SEED = 19
const TIMES = 3

test('kills under load and in a start lose nothing and double nothing', async () => {
  const opened = await openPack({ pack: 'us' })
  assert.ok(opened.ok)
  const run = await runKills({ seed: SEED, times: TIMES, parcels: 600, log: () => undefined })
  try {
    const invariants = await checkKillRun(run, opened.value.compiled)
    const broken = invariants.filter(({ breaches }) => breaches.length > 0)
    assert.equal(describeInvariants(broken), '')
    assert.ok(invariants.length > 15 && run.statements.length > 600)
  } finally {
    run.remove()
  }
})

test('the plan of that run has a kill of the server, of the machine and of a start', () => {
  const kills = planKills(SEED, TIMES)
  assert.deepEqual(
    new Set(kills.map(({ target, during }) => `${target} ${during}`)),
    new Set(['server load', 'machine load', 'machine start']),
  )
})
