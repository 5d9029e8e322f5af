/** The person's day of what was delivered: exact before, and for ever afterwards. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement } from '../domain/filing.ts'
import { amended, cancelled, event, goods, house, lamp } from './arvenia.fixture.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'

const compiled = await shippedPack('example')
const DEAR: ConsignmentStatement = { goodsItems: goods('headphones, over-ear', '90.00') }
const CHEAP: ConsignmentStatement = { goodsItems: goods('headphones, over-ear', '1.00') }
const SPLIT = 'xa.split.person-day'

function isSplit(run: PipelineRun, name: string): boolean {
  return run.newest(name).indicators.some(({ id }) => id === SPLIT)
}

function counted(run: PipelineRun): number {
  return run.living().reduce((sum, { ledger }) => sum + (ledger?.valueMinor ?? 0), 0)
}

const first = lamp('NB1001', { consignment: DEAR })
const AFTERWARDS = {
  'amended to less': [amended(first, 2, CHEAP)],
  'amended twice': [amended(first, 2, CHEAP), amended(first, 3, DEAR), amended(first, 4, CHEAP)],
  cancelled: [cancelled(first, 2)],
  'cancelled, then stated anew': [cancelled(first, 2), amended(first, 3, CHEAP)],
  'moved to another day': [
    amended(first, 2, { arrival: { place: 'XAAIR', estimatedAt: '2026-11-25T04:00:00Z' } }),
  ],
  'made out to somebody else': [
    amended(first, 2, { consignee: { ...first.consignment.consignee, name: 'Somebody Else' } }),
  ],
  'moved to another number': [amended(first, 2, { ...CHEAP, houseReference: 'NB1009' })],
}

for (const [what, statements] of Object.entries(AFTERWARDS)) {
  for (const founder of ['the filing', 'the event'] as const) {
    test(`delivered, then ${what}: it counts all the same; ${founder} came first`, async () => {
      const run = openRun({ compiled })
      if (founder === 'the event') await run.settle(event('scanned', house('NB1001')))
      await run.settle(first)
      await run.settle(event('delivered', house('NB1001'), { at: '2026-11-21T06:00:00Z' }))
      for (const statement of statements) await run.settle(statement)
      await run.settle(lamp('NB1002', { consignment: DEAR }))
      assert.ok(isSplit(run, 'NB1002'))
      assert.equal(counted(run), 18_000)
    })
  }
}

test('what is not delivered is counted as it is stated now', async () => {
  const run = openRun({ compiled })
  await run.settle(first)
  await run.settle(amended(first, 2, CHEAP))
  await run.settle(lamp('NB1002', { consignment: DEAR }))
  assert.ok(!isSplit(run, 'NB1002'))
  assert.equal(counted(run), 9_100)
  await run.settle(cancelled(first, 3))
  assert.equal(counted(run), 9_000)
})

test('that it was delivered is believed of its carrier alone', async () => {
  const run = openRun({ compiled })
  await run.settle(first)
  await run.settle(event('delivered', house('NB1001'), { filer: 'anybody' }))
  await run.settle(amended(first, 2, CHEAP))
  assert.equal(counted(run), 100)
})

test('delivered, then found to be worth more: it counts for more', async () => {
  const run = openRun({ compiled })
  const cheap = lamp('NB1001', { consignment: CHEAP })
  await run.settle(cheap)
  await run.settle(event('delivered', house('NB1001')))
  await run.settle(amended(cheap, 2, DEAR))
  assert.equal(counted(run), 9_000)
})

test('delivered, then linked to what is worth less, and the link undone: one count, then two', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NB1000', { consignment: CHEAP }))
  await run.settle(first)
  await run.settle(event('delivered', house('NB1001'), { at: '2026-11-21T06:00:00Z' }))
  const both = { with: house('NB1000') }
  await run.settle(event('linked', house('NB1001'), { ...both, at: '2026-11-21T07:00:00Z' }))
  assert.equal(counted(run), 9_000)
  await run.settle(event('unlinked', house('NB1001'), { ...both, at: '2026-11-21T08:00:00Z' }))
  assert.equal(counted(run), 9_100)
})
