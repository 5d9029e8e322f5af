/** Events on what parcels lie in reach the parcels, before and after these are known. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Subject } from '../domain/filing.ts'
import { row, save } from '../storage/store-under-test.fixture.ts'
import { event, house, lamp } from './arvenia.fixture.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'
import { processWork } from './process-batch.ts'

const compiled = await shippedPack('example')
const BAG: Subject = { scheme: 'receptacle', value: 'CNSZXAXAMEXAAUN60001001100123' }
const OTHER_BAG: Subject = { scheme: 'receptacle', value: 'CNSZXAXAMEXAAUN60001002100123' }
const FLIGHT: Subject = { scheme: 'conveyance', value: 'NB0123' }
const MASTER: Subject = { scheme: 'master', value: '02012345675' }

/** Events on containers that the newest decision on a parcel rests on. */
function reached(run: PipelineRun, name: string): readonly string[] {
  const { consignmentId } = run.newest(name)
  const record = run.store.decisions.findLast((one) => one.decision.consignmentId === consignmentId)
  return (record?.basis.containerEvents ?? []).map(({ sequence }) => {
    const submission = run.store.submissions.get(sequence)?.submission
    return submission?.kind === 'event' ? submission.event : ''
  })
}

const CONTAINERS: readonly (readonly [string, Subject, object])[] = [
  ['a receptacle', BAG, { receptacle: BAG.value }],
  ['a master', MASTER, { masterReference: '020-1234 5675' }],
  [
    'a conveyance',
    FLIGHT,
    { conveyance: { reference: 'nb 0123', departedAt: '2026-11-20T14:00:00Z' } },
  ],
]

for (const [what, subject, consignment] of CONTAINERS) {
  test(`an event on ${what} re-decides what is in it, and nothing else`, async () => {
    const run = openRun({ compiled })
    await run.settle(lamp('NB1001', { consignment }), lamp('NB1002'))
    const decisions = await run.settle(event('arrived', subject, { place: 'XAAIR' }))
    assert.deepEqual(
      decisions.map(({ consignment: name, cause }) => `${name} ${cause}`),
      ['NB1001 event'],
    )
    assert.deepEqual(reached(run, 'NB1001'), ['arrived'])
  })

  test(`an event on ${what} is known to what is filed later, or in one batch`, async () => {
    const later = openRun({ compiled })
    await later.settle(event('arrived', subject, { place: 'XAAIR' }))
    assert.equal(later.store.consignments.size, 0, 'a container is no parcel')
    await later.settle(lamp('NB1001', { consignment }))
    assert.deepEqual(reached(later, 'NB1001'), ['arrived'])
    const both = openRun({ compiled })
    await both.settle(
      lamp('NB1001', { consignment }),
      event('arrived', subject, { place: 'XAAIR' }),
    )
    assert.deepEqual(reached(both, 'NB1001'), ['arrived'])
    assert.equal(both.store.work.length, 0)
  })
}

const LOADED = { at: '2026-11-20T10:00:00Z' }

test('what is loaded by an event is reached as well', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NB1001'), event('loaded', house('NB1001'), { ...LOADED, with: BAG }))
  await run.settle(event('arrived', BAG, { place: 'XAAIR' }))
  assert.deepEqual(reached(run, 'NB1001'), ['arrived'])
})

test('a parcel that was loaded into another receptacle is left alone by the first', async () => {
  const run = openRun({ compiled })
  await run.settle(
    lamp('NB1001', { consignment: { receptacle: BAG.value } }),
    event('loaded', house('NB1001'), { ...LOADED, with: OTHER_BAG }),
    event('arrived', BAG, { place: 'XAAIR' }),
  )
  assert.deepEqual(reached(run, 'NB1001'), [])
  await run.settle(event('arrived', OTHER_BAG, { place: 'XAAIR' }))
  assert.deepEqual(reached(run, 'NB1001'), ['arrived'])
})

for (const order of ['loaded first', 'arrived first', 'filed last']) {
  test(`a receptacle in a flight: the flight’s events reach its parcels (${order})`, async () => {
    const run = openRun({ compiled })
    const parcel = lamp('NB1001', { consignment: { receptacle: BAG.value } })
    const loaded = event('loaded', BAG, { ...LOADED, with: FLIGHT })
    const arrived = event('arrived', FLIGHT, { place: 'XAAIR' })
    const steps = {
      'loaded first': [parcel, loaded, arrived],
      'arrived first': [parcel, arrived, loaded],
      'filed last': [arrived, loaded, parcel],
    }
    for (const step of steps[order as keyof typeof steps]) await run.settle(step)
    assert.deepEqual(reached(run, 'NB1001').toSorted(), ['arrived', 'loaded'])
  })
}

test('of two versions of an event on a container the higher counts', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NB1001', { consignment: { receptacle: BAG.value } }))
  const first = event('arrived', BAG, { reference: 'E-1', place: 'XAAIR' })
  await run.settle({ ...first, event: 'scanned', version: 2 }, first)
  assert.deepEqual(reached(run, 'NB1001'), ['scanned'])
})

test('a corrected event on a parcel counts in its highest version, whatever comes first', async () => {
  for (const isTurned of [false, true]) {
    const run = openRun({ compiled })
    const wrong = event('delivered', house('NB1001'), { reference: 'E-1' })
    const right = { ...wrong, event: 'scanned' as const, version: 2 }
    await run.settle(lamp('NB1001'))
    for (const one of isTurned ? [right, wrong] : [wrong, right]) await run.settle(one)
    const [parcel] = run.living()
    assert.equal(parcel?.canBeStopped, true)
    assert.equal(parcel.members.length, 2)
  }
})

test('an event that is corrected to another parcel leaves the first', async () => {
  const run = openRun({ compiled })
  const wrong = event('delivered', house('NB1001'), { reference: 'E-1' })
  await run.settle(lamp('NB1001'), lamp('NB1002'), wrong)
  await run.settle({ ...wrong, version: 2, subject: house('NB1002') })
  const reach = new Map(run.living().map(({ name, canBeStopped }) => [name, canBeStopped]))
  const expected = new Map([
    ['NB1001', true],
    ['NB1002', false],
  ])
  assert.deepEqual(reach, expected)
})

test('an event on a container owes every parcel in it a decision, however many lie in it', async () => {
  const run = openRun({ compiled })
  const parcels = Array.from({ length: 100_001 }, (_, at) =>
    row(`c${at}`, { containers: [`receptacle:${BAG.value}`] }),
  )
  await save(run.store, { consignments: parcels })
  await run.send(event('arrived', BAG, { place: 'XAAIR' }))
  assert.equal(run.store.work.length, parcels.length)
})

test('what is owed a decision several times is decided once', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NB1001', { consignment: { receptacle: BAG.value } }))
  for (const hour of [5, 6, 7]) {
    await run.send(event('scanned', BAG, { at: `2026-11-21T0${hour}:00:00Z` }))
  }
  const takeOne = () => processWork(run.store, run.settings, 1)
  assert.deepEqual(
    (await takeOne()).map(({ cause }) => cause),
    ['event'],
  )
  assert.deepEqual(await takeOne(), [])
  assert.equal(reached(run, 'NB1001').length, 3)
})
