/** What ends a hold and what does not: data answers a want of data, and no report releases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement, FilerRole } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { amended, cancelled, event, goods, house, lamp } from './arvenia.fixture.ts'
import { noticeFor } from './notice-for.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'
import { replay } from './replay.ts'

const compiled = await shippedPack('example')
const NUMBER = 'NB100200300'
const KNIFE: ConsignmentStatement = { goodsItems: goods('butterfly knife, steel', '24.00') }
const LAMP: ConsignmentStatement = { goodsItems: goods('desk lamp, aluminium, LED', '32.00') }
const VAGUE: ConsignmentStatement = { goodsItems: [{ quantity: 1 }] }

function told(run: PipelineRun, name = NUMBER) {
  const decision = run.newest(name)
  return { lane: decision.lane, kinds: decision.directives.map(({ kind }) => kind) }
}

function reasons(run: PipelineRun): readonly string[] {
  return run.newest(NUMBER).reasons.map(({ by }) => by)
}

/** Every decision of the run replays to its bytes. */
function assertReplays({ store }: PipelineRun): void {
  for (const record of store.decisions) {
    assert.deepEqual(replay(compiled, record, store.submissions), record.decision)
  }
}

test('[D11] an amendment that gives the missing elements ends the hold for them', async () => {
  const run = openRun({ compiled })
  const vague = lamp(NUMBER, { consignment: VAGUE })
  await run.settle(vague)
  assert.equal(told(run).lane, 'documents')
  assert.ok(reasons(run).includes('policy.missing-blocking'))
  await run.settle(amended(vague, 2, VAGUE))
  assert.equal(told(run).lane, 'documents', 'it gives nothing')
  await run.settle(amended(vague, 3, LAMP))
  assert.equal(told(run).lane, 'release')
  assert.equal(run.living()[0]?.standing, null)
  assertReplays(run)
})

test('[D11] another filer’s data ends it as well, until it is taken back', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp(NUMBER, { reference: 'ACAS-1', authority: 'acas' }))
  assert.equal(told(run).lane, 'documents')
  const manifest = lamp(NUMBER)
  await run.settle(manifest)
  assert.equal(told(run).lane, 'release')
  await run.settle(cancelled(manifest, 2))
  assert.equal(told(run).lane, 'documents')
})

test('[D11] missing elements that a rule held beside lift nothing when they come', async () => {
  const run = openRun({ compiled })
  const items = [...(KNIFE.goodsItems ?? []), ...(VAGUE.goodsItems ?? [])]
  const knife = lamp(NUMBER, { consignment: { goodsItems: items } })
  await run.settle(knife)
  assert.ok(reasons(run).includes('policy.missing-blocking'))
  await run.settle(amended(knife, 2, LAMP))
  assert.equal(told(run).lane, 'examine')
})

test('[D4] [D11] a filing that is cancelled at once leaves a parcel that nobody filed about', async () => {
  const run = openRun({ compiled })
  await run.settle(event('arrived', house(NUMBER), { place: 'XAAIR' }))
  const filing = lamp(NUMBER, { filer: 'anybody', filerRole: 'seller' })
  await run.settle(filing, cancelled(filing, 2))
  assert.equal(told(run).lane, 'documents')
  await run.settle(lamp(NUMBER, { reference: 'REAL' }))
  assert.equal(told(run).lane, 'release')
  assertReplays(run)
})

test('[D13] a held parcel that absorbs a released one calls it back', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NBY', { consignment: KNIFE }))
  await run.settle(lamp('NBX'))
  await run.settle(event('arrived', house('NBX'), { place: 'XAAIR' }))
  assert.deepEqual(told(run, 'NBX').kinds, ['release'])
  await run.settle(event('linked', house('NBX'), { with: house('NBY') }))
  assert.deepEqual(told(run, 'NBY').kinds, ['hold', 'present', 'intercept'])
  assertReplays(run)
})

const REPORTS: readonly (readonly [string, string, FilerRole | undefined, string])[] = [
  ['somebody who filed nothing', 'some-seller', undefined, 'examine'],
  ['a seller who filed', 'some-seller', 'seller', 'examine'],
  ['the carrier who filed', 'northbridge', undefined, 'post-audit'],
]

for (const [who, filer, filerRole, lane] of REPORTS) {
  for (const kind of ['delivered', 'lost', 'exported'] as const) {
    test(`[D12] [J24] held, and ${kind} says ${who}: still told as held`, async () => {
      const run = openRun({ compiled })
      const knife = lamp(NUMBER, { consignment: KNIFE })
      await run.settle(knife)
      if (filerRole !== undefined) {
        await run.settle(lamp(NUMBER, { reference: 'S-1', filer, filerRole }))
      }
      await run.settle(event(kind, house(NUMBER), { filer }))
      assert.deepEqual(told(run), { lane, kinds: ['hold', 'present'] })
      const notice = noticeFor(run.newest(NUMBER), knife)
      assert.equal(notice.status, 'held')
      assert.ok(!notice.directives.includes('release'))
      assert.equal(present(run.living()[0], 'a row').standing?.lane, 'examine')
      assertReplays(run)
    })
  }
}

test('[D12] a carrier that took back its filing has no say', async () => {
  const run = openRun({ compiled })
  const knife = lamp(NUMBER, { consignment: KNIFE })
  await run.settle(knife, cancelled(knife, 2))
  await run.settle(event('delivered', house(NUMBER)))
  assert.equal(told(run).lane, 'examine')
})
