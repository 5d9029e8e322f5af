/** Days in the life of parcels as far as decisions go, each by the number of its journey. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '../domain/decision.ts'
import type { Filing, Subject } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { amended, event, goods, house, lamp } from './arvenia.fixture.ts'
import { explainDecision } from './explain-decision.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'

const compiled = await shippedPack('example')

function kinds({ directives }: Decision): readonly string[] {
  return directives.map(({ kind }) => kind)
}

function indicators(decision: Decision): readonly string[] {
  return decision.indicators.map(({ id }) => id)
}

function told({ consignment, cause, lane }: Decision): string {
  return `${consignment} ${cause} ${lane}`
}

function explained(run: PipelineRun, decision: Decision) {
  const record = run.store.decisions.findLast(
    (one) => one.decision.consignmentId === decision.consignmentId,
  )
  return explainDecision(compiled, present(record, 'a record'), run.store.submissions)
}

const ITEM: Subject = { scheme: 'postal-item', value: 'CP100200305CN' }
const BAG = 'CNSZXAXAMEXAAUN60001001100123'

function byMail(wish: Partial<Filing> = {}): Filing {
  return lamp('', {
    reference: 'AP-1',
    filer: 'arven-post',
    filerRole: 'post',
    authority: 'stop-act-aed',
    lodgedAt: '2026-11-21T15:50:00Z',
    ...wish,
    consignment: {
      houseReference: undefined,
      postalItem: ITEM.value,
      receptacle: BAG,
      channel: 'mail',
      mailClass: 'parcel',
      arrival: { place: 'XAMEX', estimatedAt: '2026-11-21T06:00:00Z' },
      ...wish.consignment,
    } as Filing['consignment'],
  })
}

test('journey 1: a parcel without data is kept; the data comes late and names what it is', async () => {
  const run = openRun({ compiled })
  const post = { filer: 'arven-post', place: 'XAMEX', at: '2026-11-21T06:30:00Z' }
  const [scanned] = await run.settle(event('arrived', ITEM, post))
  const first = present(scanned, 'a decision')
  assert.equal(first.lane, 'documents')
  assert.deepEqual(kinds(first), ['hold'])
  assert.deepEqual(
    first.reasons.map(({ by }) => by),
    ['policy.score', 'policy.no-data'],
  )

  const shelf = { ...post, place: 'XAMEX-OOE-1', at: '2026-11-21T07:00:00Z' }
  await run.settle(event('located', ITEM, shelf))
  const [second] = await run.settle(
    byMail({ consignment: { goodsItems: goods('research chemical, ketamine, 50 g', '40.00') } }),
  )
  const late = present(second, 'a decision')
  assert.equal(late.consignmentId, first.consignmentId, 'the same parcel record')
  assert.equal(late.lane, 'examine')
  assert.ok(indicators(late).includes('xa.narcotic.named'))
  assert.ok(indicators(late).includes('example.late-data'))
  const own = run.store.decisions.filter(
    (one) => one.decision.consignmentId === first.consignmentId,
  )
  assert.deepEqual(
    own.map(({ decision }) => decision.revision),
    [1, 2, 3],
    'every decision is kept',
  )
  const { whereabouts } = explained(run, late).consignment
  assert.equal(whereabouts.receptacle, BAG, 'the bag')
  assert.equal(whereabouts.place, 'XAMEX-OOE-1', 'the shelf')
})

test('journey 1: an honest parcel goes on when its data comes', async () => {
  const run = openRun({ compiled })
  const post = { filer: 'arven-post', place: 'XAMEX', at: '2026-11-21T06:30:00Z' }
  await run.settle(event('arrived', ITEM, post))
  await run.settle(byMail({ lodgedAt: '2026-11-20T10:00:00Z' }))
  assert.equal(run.newest(ITEM.value).lane, 'release')
})

test('journey 1: what has left the building is called back', async () => {
  const run = openRun({ compiled })
  const declared = lamp('NB100200300')
  await run.settle(declared)
  await run.settle(event('arrived', house('NB100200300'), { place: 'XAAIR' }))
  assert.equal(run.newest('NB100200300').lane, 'release')
  const [called] = await run.settle(
    amended(declared, 2, { goodsItems: goods('butterfly knife, steel', '32.00') }),
  )
  assert.equal(called?.lane, 'examine')
  assert.deepEqual(kinds(called), ['hold', 'present', 'intercept'])
  await run.settle(event('delivered', house('NB100200300'), { at: '2026-11-21T09:00:00Z' }))
  const gone = run.newest('NB100200300')
  assert.equal(gone.lane, 'post-audit')
  assert.ok(!kinds(gone).includes('intercept'), 'there is nothing left to stop')
})

const MARKET: Filing = lamp('NB100200300', {
  reference: 'TM-1',
  filer: 'tidemart',
  filerRole: 'marketplace',
  authority: 'voluntary',
  consignment: {
    marketplace: { name: 'Tidemart', sellerAccount: 'lucky-time' },
    goodsItems: [
      {
        description: 'Rolex, wrist watch',
        quantity: 1,
        value: { amount: '480.00', currency: 'EUR' },
        listedPrice: { amount: '480.00', currency: 'EUR' },
      },
    ],
  },
})

test('journey 2: both values are seen side by side, with filer and role', async () => {
  const run = openRun({ compiled })
  await run.settle(
    lamp('NB100200300', { consignment: { goodsItems: goods('phone case, silicone', '8.00') } }),
    MARKET,
  )
  const decision = run.newest('NB100200300')
  assert.equal(decision.lane, 'examine')
  assert.ok(indicators(decision).includes('xa.ipr.brand-below-price'))
  const { consignment, rules } = explained(run, decision)
  const sides = consignment.conflicts.find(({ element }) => element === 'value')?.sides
  assert.deepEqual(
    sides?.map(({ filer, role, value }) => [filer, role, value]),
    [
      ['northbridge', 'carrier', '8.00 EUR'],
      ['tidemart', 'marketplace', '480.00 EUR'],
    ],
  )
  const penalty = rules.find(({ id }) => id === 'xa.undervalued.penalty')
  assert.equal(penalty?.truth, 'unknown', 'neither value may serve a penalty')
})

function markedTwo() {
  return {
    knife: byMail({
      lodgedAt: '2026-11-20T08:00:00Z',
      consignment: { goodsItems: goods('butterfly knife, steel', '24.00') },
    }),
    lampToo: lamp('NB100200300'),
    link: event('linked', ITEM, { at: '2026-11-20T10:00:00Z', with: house('NB100200300') }),
    unlink: event('unlinked', ITEM, { at: '2026-11-20T12:00:00Z', with: house('NB100200300') }),
  }
}

test('journey 3: two numbers of one parcel become one; hold and count survive, undo restores', async () => {
  const run = openRun({ compiled })
  const { knife, lampToo, link, unlink } = markedTwo()
  await run.settle(knife, lampToo)
  assert.deepEqual(
    run
      .living()
      .map(({ name }) => name)
      .toSorted(),
    [ITEM.value, 'NB100200300'],
  )
  const before = new Map(run.living().map((row) => [row.id, row]))

  const [merged, ...others] = await run.settle(link)
  assert.deepEqual(others, [], 'one exam')
  assert.equal(merged?.consignment, ITEM.value, 'the older survives')
  assert.equal(merged.lane, 'examine')
  const [row] = run.living()
  assert.equal(run.living().length, 1)
  assert.equal(parcelsToday(run), 1, 'one count')
  const absorbed = [...run.store.consignments.values()].find(
    ({ supersededBy }) => supersededBy !== null,
  )
  assert.equal(absorbed?.supersededBy, row?.id)

  await run.settle(unlink)
  const after = new Map(run.living().map((one) => [one.id, one]))
  assert.deepEqual([...after.keys()].toSorted(), [...before.keys()].toSorted())
  assert.equal(run.newest('NB100200300').lane, 'release', 'the wrong link leaves no mark')
  assert.equal(run.newest(ITEM.value).lane, 'examine')
  assert.equal(parcelsToday(run), 2)
  for (const [id, { ledger, contributions }] of before) {
    assert.deepEqual(after.get(id)?.ledger, ledger)
    assert.deepEqual(after.get(id)?.contributions, contributions)
  }
})

/** Parcels that all ledger rows of the run's one person make. */
function parcelsToday(run: PipelineRun): number {
  return run.living().filter((row) => row.ledger?.name === 'mirja holm').length
}

test('journey 3: what was held together stays held apart', async () => {
  const run = openRun({ compiled })
  const { lampToo, link, unlink } = markedTwo()
  const scarf = byMail({
    lodgedAt: '2026-11-20T08:00:00Z',
    consignment: { goodsItems: goods('scarf, wool', '24.00') },
  })
  await run.settle(scarf, lampToo)
  await run.settle(link)
  await run.settle(amended(scarf, 2, { goodsItems: goods('butterfly knife, steel', '24.00') }))
  assert.equal(run.newest(ITEM.value).lane, 'examine')
  await run.settle(unlink)
  assert.equal(run.newest(ITEM.value).lane, 'examine')
  assert.equal(run.newest('NB100200300').lane, 'examine', 'no link is a way out of a hold')
})

test('journey 3: an amendment of the number leaves the hold on the parcel', async () => {
  const run = openRun({ compiled })
  const knife = lamp('NB100200300', {
    consignment: { goodsItems: goods('butterfly knife, steel', '24.00') },
  })
  await run.settle(knife)
  const broker = lamp('NB100200300', { reference: 'QS-1', filer: 'quayside', filerRole: 'broker' })
  await run.settle(broker)
  await run.settle(
    amended(knife, 2, { houseReference: 'NB999', goodsItems: goods('spoon, steel', '24.00') }),
  )
  const rows = run.living().map(({ keys, lane }) => `${keys.join(' ')} ${lane ?? ''}`)
  assert.deepEqual(rows.toSorted(), [
    'number:NB100200300 examine',
    'number:NB999 number:NB100200300 examine',
  ])
})

test('journey 4: a return takes its pathway, and raises no alarm for splitting', async () => {
  const run = openRun({ compiled })
  const dear = (number: string, wish = {}) =>
    lamp(number, { consignment: { goodsItems: goods('headphones, over-ear', '90.00'), ...wish } })
  await run.settle(dear('NB1001'), dear('NB1002', { isReturn: true }))
  const back = run.newest('NB1002')
  assert.equal(back.pathway, 'example.low-value-150.returned-goods')
  assert.deepEqual(indicators(back), [])
  assert.deepEqual(
    indicators(run.newest('NB1001')),
    [],
    'what comes back is no purchase of the day',
  )
  await run.settle(dear('NB1003'))
  assert.deepEqual(indicators(run.newest('NB1001')), ['xa.split.person-day'])
  assert.equal(run.newest('NB1002').lane, 'release')
})

const MASTER: Subject = { scheme: 'master', value: '020-12345675' }

test('journey 5: of a master’s houses one is held, the others move, all arrive', async () => {
  const run = openRun({ compiled })
  const houses = Array.from({ length: 40 }, (_, at) =>
    lamp(`NB70${at + 10}`, {
      consignment: {
        masterReference: MASTER.value,
        ...(at === 3 ? { goodsItems: goods('20 firecrackers, red paper', '18.00') } : {}),
        consignee: {
          name: `Person ${at}`,
          address: { lines: [`Mill Street ${at}`], city: 'Mirelle', country: 'XA' },
        },
      },
    }),
  )
  await run.settle(...houses)
  const lanes = run.living().map(({ lane }) => lane)
  assert.equal(lanes.filter((lane) => lane === 'examine').length, 1)
  assert.equal(lanes.filter((lane) => lane === 'release').length, 39)

  const { decisions } = await run.send(event('arrived', MASTER, { place: 'XAAIR' }))
  assert.deepEqual(decisions, [], 'an event on a master is no parcel')
  assert.equal(run.store.work.length, 40)
  const reached = await run.settle()
  assert.equal(reached.length, 40)
  assert.ok(reached.every(({ cause }) => cause === 'event'))

  const [held] = await run.settle(
    amended(present(houses[7], 'a house'), 2, { goodsItems: goods('switchblade', '20.00') }),
  )
  assert.equal(held?.lane, 'examine')
  assert.ok(kinds(held).includes('intercept'), 'it was released and has arrived')
})

test('journey 5: pieces of one house are one consignment', async () => {
  const run = openRun({ compiled })
  const declared = lamp('NB100200300', { consignment: { packageCount: 3 } })
  const scans = [1, 2].map((piece) =>
    event('scanned', house('NB100200300'), {
      reference: `piece ${piece}`,
      at: `2026-11-21T0${piece + 4}:00:00Z`,
      place: 'XAAIR-EXP-1',
    }),
  )
  await run.settle(declared, ...scans)
  assert.equal(run.living().length, 1)
  assert.equal(
    run.newest('NB100200300').revision,
    3,
    'every statement is a change of what is known',
  )
})

const FLIGHT: Subject = { scheme: 'conveyance', value: 'NB0123' }

/** A parcel on flight NB0123, which is to leave on the 20th and to arrive on the 21st. */
function flown(number: string, amount: string, name = 'Mirja Holm'): Filing {
  return lamp(number, {
    consignment: {
      conveyance: { reference: 'NB0123', departedAt: '2026-11-20T14:00:00Z' },
      goodsItems: goods('headphones, over-ear', amount),
      consignee: {
        name,
        address: { lines: ['Mill Street 4'], city: 'Mirelle', postcode: '5612', country: 'XA' },
      },
    },
  })
}

test('journey 9: a flight that slips takes its parcels to another day, and persons’ days with them', async () => {
  const run = openRun({ compiled })
  const other = lamp('NB2002', {
    consignment: { goodsItems: goods('headphones, over-ear', '90.00') },
  })
  await run.settle(flown('NB2001', '80.00'), other)
  const split = ['xa.split.person-day']
  assert.deepEqual(indicators(run.newest('NB2001')), split)
  assert.deepEqual(indicators(run.newest('NB2002')), split)
  const drawn = run.newest('NB2001').selection

  const departed = { at: '2026-11-22T14:00:00Z', place: 'CNNGB' }
  const arrived = { at: '2026-11-23T04:30:00Z', place: 'XAAIR' }
  await run.settle(event('departed', FLIGHT, departed), event('arrived', FLIGHT, arrived))
  const [slipped, stayed] = [run.newest('NB2001'), run.newest('NB2002')]
  assert.deepEqual(indicators(slipped), [], 'its person’s day is the 23rd')
  assert.deepEqual(indicators(stayed), [], 'and the 21st has one parcel less')
  assert.equal(stayed.cause, 'activity')
  assert.equal(run.living().find(({ name }) => name === 'NB2001')?.ledger?.day, '2026-11-23')
  assert.ok(!indicators(slipped).includes('example.late-data'), 'no false lateness')
  assert.deepEqual(slipped.selection.probability, drawn.probability, 'the draw stays as drawn')

  await run.settle(
    lamp('NB2003', {
      consignment: {
        arrival: { place: 'XAAIR', estimatedAt: '2026-11-23T09:00:00Z' },
        goodsItems: goods('headphones, over-ear', '90.00'),
      },
    }),
  )
  assert.deepEqual(indicators(run.newest('NB2001')), split, 'the new day is added up too')
})

test('journey 9: yesterday’s and tomorrow’s flight of the same number touch nobody', async () => {
  const run = openRun({ compiled })
  await run.settle(flown('NB2001', '20.00'))
  await run.settle(
    event('arrived', FLIGHT, { at: '2026-11-20T04:30:00Z', place: 'XAAIR' }),
    event('arrived', FLIGHT, { at: '2026-11-21T04:30:00Z', place: 'XAAIR' }),
    event('arrived', FLIGHT, { at: '2026-11-22T04:30:00Z', place: 'XAAIR' }),
  )
  const { whereabouts } = explained(run, run.newest('NB2001')).consignment
  assert.equal(whereabouts.arrivedAt, '2026-11-21T04:30:00Z')
})

test('journey 9: a diverted flight arrives where it lands, on that day there', async () => {
  const us = await shippedPack('us')
  const run = openRun({ compiled: us })
  const parcel = lamp('SX1001', {
    consignment: {
      conveyance: { reference: 'SX0123', departedAt: '2026-11-20T14:00:00Z' },
      arrival: { place: 'USJFK', estimatedAt: '2026-11-21T05:30:00Z' },
    },
  })
  await run.settle(parcel)
  const flight: Subject = { scheme: 'conveyance', value: 'SX0123' }
  const dayOf = () => run.living()[0]?.contributions[0]?.day ?? 0
  const planned = dayOf()
  await run.settle(event('diverted', flight, { at: '2026-11-21T05:00:00Z', place: 'USLAX' }))
  assert.equal(dayOf(), planned, 'a diversion is no arrival')
  await run.settle(event('arrived', flight, { at: '2026-11-21T06:30:00Z', place: 'USLAX' }))
  assert.equal(dayOf(), planned - 1, 'half past six in London is the evening before in Los Angeles')
})

test('whoever asks again is told the same', async () => {
  const run = openRun({ compiled })
  await run.settle(lamp('NB100200300'))
  const again = await run.settle(lamp('NB100200300'))
  assert.deepEqual(again.map(told), [])
})
