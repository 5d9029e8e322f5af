/** A held number stays held: neither an amendment nor a date gives it to another parcel. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filing } from '../domain/filing.ts'
import type { MemberRef } from '../domain/record.ts'
import { amended, event, goods, house, lamp } from './arvenia.fixture.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'
import { replay } from './replay.ts'

const compiled = await shippedPack('example')
const NUMBER = 'NB100200300'
const KNIFE = lamp(NUMBER, {
  consignment: { goodsItems: goods('butterfly knife, steel', '24.00') },
})
const CLEAN = lamp(NUMBER, { reference: 'CLEAN-1' })
const SPOON = { goodsItems: goods('spoon, steel', '24.00') }

function lanes(run: PipelineRun): readonly string[] {
  return run
    .living()
    .map(({ name, lane }) => `${name} ${lane ?? ''}`)
    .toSorted()
}

/** Every decision of the run replays to its bytes. */
function assertReplays({ store }: PipelineRun): void {
  for (const record of store.decisions) {
    assert.deepEqual(replay(compiled, record, store.submissions), record.decision)
  }
}

const BOTH_HELD = [`${NUMBER} examine`, `${NUMBER} examine`]

test('[J7] a held number amended away and lodged anew is held', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE)
  await run.settle(amended(KNIFE, 2, { houseReference: 'NB999', ...SPOON }))
  assert.deepEqual(run.living()[0]?.keys, ['number:NB999', `number:${NUMBER}`])
  await run.settle(CLEAN)
  assert.deepEqual(lanes(run), BOTH_HELD)
  assertReplays(run)
})

test('[J7] an amendment to a held number that left meets its hold', async () => {
  const run = openRun({ compiled })
  const other = lamp('NB500')
  await run.settle(KNIFE, other)
  await run.settle(amended(KNIFE, 2, { houseReference: 'NB999' }))
  assert.deepEqual(lanes(run), [`${NUMBER} examine`, 'NB500 release'])
  await run.settle(amended(other, 2, { houseReference: NUMBER }))
  assert.deepEqual(lanes(run), [`${NUMBER} examine`, 'NB500 examine'])
})

test('[J7] a firmer hold under another number stands on the first as well', async () => {
  const run = openRun({ compiled })
  const vague = lamp(NUMBER, { consignment: { goodsItems: [{ quantity: 1 }] } })
  await run.settle(vague)
  await run.settle(amended(vague, 2, { ...KNIFE.consignment, houseReference: 'NB999' }))
  await run.settle(CLEAN)
  assert.deepEqual(lanes(run), BOTH_HELD)
})

for (const lodgedAt of ['2026-07-01T08:00:00Z', '2027-04-01T08:00:00Z']) {
  test(`[J7] a held number lodged anew as of ${lodgedAt} is held`, async () => {
    const run = openRun({ compiled })
    await run.settle(KNIFE)
    await run.settle({ ...CLEAN, lodgedAt })
    assert.deepEqual(lanes(run), BOTH_HELD)
    assertReplays(run)
  })
}

test('[J7] accepted 121 days after the hold the number is another parcel’s', async () => {
  const before = openRun({ compiled })
  await before.settle(KNIFE)
  await before.settle(amended(KNIFE, 2, { houseReference: 'NB999' }))
  const run = openRun({ compiled, store: before.store, at: '2027-03-21T09:01:00Z' })
  await run.settle({ ...CLEAN, lodgedAt: '2027-03-21T09:00:00Z' })
  assert.deepEqual(lanes(run), [`${NUMBER} examine`, `${NUMBER} release`])
})

test('[J6] [J7] another carrier’s same number and the parcel that had it before stay free', async () => {
  const run = openRun({ compiled })
  await run.settle({ ...CLEAN, lodgedAt: '2026-07-01T08:00:00Z' })
  await run.settle(KNIFE)
  const strange = lamp(NUMBER, {
    reference: 'Z-1',
    filer: 'zephyr',
    consignment: { carrier: { code: 'ZZZ', name: 'Zephyr' } },
  })
  await run.settle(strange)
  await run.settle(amended(CLEAN, 2, {}), event('scanned', house('NB7')))
  const rows = run.living().map(({ lane }) => lane)
  assert.equal(rows.filter((lane) => lane === 'examine').length, 1)
})

test('[J7] [J10] a link that joins nobody brings no hold to its first number', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE, lamp('NB7'))
  await run.settle(amended(KNIFE, 2, { houseReference: 'NB999' }))
  await run.settle(event('linked', house('NB7'), { with: house(NUMBER) }))
  assert.deepEqual(lanes(run), [`${NUMBER} examine`, 'NB7 release'])
})

/** Filings of one number under as many carriers' codes: each is another parcel, until it is crowded. */
function strangers(count: number): readonly Filing[] {
  return Array.from({ length: count }, (_, at) =>
    lamp(NUMBER, {
      reference: `Z-${at}`,
      filer: 'zephyr',
      consignment: { carrier: { code: `Z${at}`, name: 'Zephyr' } },
    }),
  )
}

test('[J7] [J12] a held number that too many carry is held for who newly comes with it', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE)
  await run.settle(...strangers(110))
  await run.settle(CLEAN)
  await run.settle(lamp(NUMBER, { reference: 'Z-NEW', consignment: { carrier: { code: 'ZNEW' } } }))
  assert.equal(run.living().length, 113)
  const held = run.living().filter(({ lane }) => lane === 'examine')
  assert.deepEqual(
    held.map(({ members }) => run.store.submissions.get(firstOf(members))?.submission.reference),
    [KNIFE.reference, CLEAN.reference],
    'and another carrier’s stay free',
  )
  assertReplays(run)
})

function firstOf([ref]: readonly MemberRef[]): number {
  return ref?.kind === 'filing' ? ref.founding.sequence : 0
}

test('[J7] a held parcel of too many members to join is met by who comes with its number', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE)
  const scans = Array.from({ length: 2_100 }, (_, at) =>
    event('scanned', house(NUMBER), { reference: `S-${at}` }),
  )
  await run.settle(...scans)
  assert.equal(run.living()[0]?.members.length, 2_101)
  await run.settle(CLEAN)
  assert.deepEqual(lanes(run), BOTH_HELD)
  assertReplays(run)
})

const ZEPHYR = { carrier: { code: 'ZZZ', name: 'Zephyr' } }

test('[J6] [J7] an amendment of the carrier alone frees neither its parcel nor the number', async () => {
  const run = openRun({ compiled })
  const broker = lamp(NUMBER, { reference: 'QS-1', filer: 'quayside', filerRole: 'broker' })
  await run.settle(KNIFE, broker)
  await run.settle(amended(KNIFE, 2, { ...ZEPHYR, ...SPOON }))
  assert.deepEqual(lanes(run), BOTH_HELD, 'the one that left and the one that stayed')
  await run.settle(amended(broker, 2, ZEPHYR))
  assert.deepEqual(lanes(run), BOTH_HELD.slice(1), 'together again')
  await run.settle(CLEAN, lamp(NUMBER, { reference: 'CLEAN-2', consignment: ZEPHYR }))
  assert.deepEqual(lanes(run), BOTH_HELD)
  assertReplays(run)
})

test('[J6] [J7] who joined a held parcel takes the hold along to another carrier’s code', async () => {
  const run = openRun({ compiled })
  const broker = lamp(NUMBER, { reference: 'QS-1', filer: 'quayside', filerRole: 'broker' })
  await run.settle(KNIFE, broker)
  await run.settle(amended(broker, 2, ZEPHYR))
  assert.deepEqual(lanes(run), BOTH_HELD)
  assertReplays(run)
})

test('[J7] a number held under one carrier’s code and amended to another’s is held under both', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE)
  await run.settle(amended(KNIFE, 2, ZEPHYR))
  await run.settle(amended(KNIFE, 3, { ...ZEPHYR, houseReference: 'NB999', ...SPOON }))
  assert.deepEqual(run.living()[0]?.standing?.scopes, ['NBX', 'ZZZ'])
  await run.settle(CLEAN, lamp(NUMBER, { reference: 'CLEAN-2', consignment: ZEPHYR }))
  const third = { carrier: { code: 'YYY', name: 'Yonder' } }
  await run.settle(lamp(NUMBER, { reference: 'FREE', consignment: third }))
  assert.deepEqual(lanes(run), [...BOTH_HELD, `${NUMBER} examine`, `${NUMBER} release`])
  assertReplays(run)
})

test('[J7] a hold does not spread to all carriers when its own is amended away', async () => {
  const run = openRun({ compiled })
  await run.settle(KNIFE)
  await run.settle(amended(KNIFE, 2, { carrier: { name: 'Northbridge Express' } }))
  await run.settle(amended(KNIFE, 3, { houseReference: 'NB999' }))
  await run.settle(lamp(NUMBER, { reference: 'FREE', consignment: ZEPHYR }))
  assert.deepEqual(lanes(run), [`${NUMBER} examine`, `${NUMBER} release`])
})

for (const [first, second] of [
  ['NB7', NUMBER],
  [NUMBER, 'NB7'],
] as const) {
  test(`[J10] an unlink frees who came to a held parcel by the link of ${first} with ${second}`, async () => {
    const run = openRun({ compiled })
    await run.settle(KNIFE)
    await run.settle(lamp('NB7'))
    const wish = { at: '2026-11-20T10:00:00Z', with: house(second) }
    await run.settle(event('linked', house(first), wish))
    assert.deepEqual(lanes(run), [`${NUMBER} examine`])
    await run.settle(event('unlinked', house(first), { ...wish, at: '2026-11-20T12:00:00Z' }))
    assert.deepEqual(lanes(run), [`${NUMBER} examine`, 'NB7 release'])
    assertReplays(run)
  })
}
