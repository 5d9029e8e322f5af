/** Input that means harm or makes no sense: nothing is lost, nothing faults, time stays bounded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Submission } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { amended, cancelled, event, goods, house, lamp } from './arvenia.fixture.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'

const compiled = await shippedPack('example')

function times<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

/** Sends in batches of 250; gives the processor time of the last four in ms. */
async function sendAll(run: PipelineRun, submissions: readonly Submission[]): Promise<number> {
  let last: number[] = []
  for (let from = 0; from < submissions.length; from += 250) {
    const batch = submissions.slice(from, from + 250)
    last = [...last.slice(-3), await cpuMillis(() => run.send(...batch))]
  }
  return last.reduce((sum, ms) => sum + ms, 0)
}

test('an empty batch does nothing', async () => {
  const run = openRun({ compiled })
  assert.deepEqual(await run.send(), { receipts: [], decisions: [] })
  assert.equal(run.store.acts.length, 0)
})

test('one submission twice in a batch is accepted once', async () => {
  const run = openRun({ compiled })
  const { receipts, decisions } = await run.send(lamp('NB1001'), lamp('NB1001'))
  assert.deepEqual(
    receipts.map(({ kind }) => kind),
    ['accepted', 'replayed'],
  )
  assert.equal(decisions.length, 1)
  assert.equal(decisions[0]?.revision, 1)
  const { receipts: again } = await run.send(lamp('NB1001', { authority: 'entry' }))
  assert.deepEqual(
    again.map(({ kind }) => kind),
    ['clashed'],
  )
})

test('a cancellation before its original, and versions with gaps', async () => {
  const run = openRun({ compiled })
  const first = lamp('NB1001')
  await run.settle(cancelled(first, 5))
  assert.equal(run.newest('NB1001').cause, 'cancellation')
  await run.settle(first)
  const [row] = run.living()
  assert.equal(run.living().length, 1)
  assert.equal(row?.ledger, null, 'it is cancelled all the same')
  await run.settle(amended(first, 3, { packageCount: 3 }))
  assert.equal(run.living()[0]?.ledger, null)
  await run.settle(amended(first, 9, { packageCount: 9 }))
  assert.equal(run.living()[0]?.ledger?.valueMinor, 3_200)
  assert.equal(run.living()[0]?.revision, 4)
})

test('a cancelled consignment keeps its hold and its evidence', async () => {
  const run = openRun({ compiled })
  const knife = lamp('NB1001', { consignment: { goodsItems: goods('switchblade', '9.00') } })
  await run.settle(knife)
  await run.settle(cancelled(knife, 2))
  const decision = run.newest('NB1001')
  assert.equal(decision.lane, 'examine')
  assert.ok(decision.indicators.some(({ id }) => id === 'xa.weapon.named'))
})

for (const number of ['', '-', '0', 'N/A', 'XXXX']) {
  test(`a hundred filings with the number ${JSON.stringify(number)} are a hundred parcels`, async () => {
    const run = openRun({ compiled })
    const sloppy = times(100, (at) =>
      lamp(number, { reference: `S-${at}`, consignment: { trackingNumber: number } }),
    )
    await run.settle(...sloppy)
    assert.equal(run.living().length, 100)
    const [first] = sloppy
    assert.ok(first !== undefined)
    const decided = await run.settle(amended(first, 2, { packageCount: 2 }))
    assert.deepEqual(
      decided.map(({ revision }) => revision),
      [2],
      'each is found by its reference',
    )
    assert.equal(run.living().length, 100)
  })
}

test('an event on a number that is none is kept and reaches nobody', async () => {
  const run = openRun({ compiled })
  const { receipts, decisions } = await run.send(event('delivered', house('0')))
  assert.deepEqual(receipts, [{ kind: 'accepted', consignmentId: undefined }])
  assert.deepEqual(decisions, [])
  assert.equal(run.store.submissions.size, 1)
})

test('links in a circle, and back, end', async () => {
  const run = openRun({ compiled })
  const numbers = times(12, (at) => `NB10${at + 10}`)
  await run.settle(...numbers.map((number) => lamp(number)))
  const ring = (kind: 'linked' | 'unlinked', at: string) =>
    numbers.map((number, place) =>
      event(kind, house(number), { at, with: house(numbers[(place + 1) % 12] ?? '') }),
    )
  for (const link of ring('linked', '2026-11-20T10:00:00Z')) await run.settle(link)
  assert.equal(run.living().length, 1)
  for (const link of ring('unlinked', '2026-11-20T11:00:00Z')) await run.settle(link)
  assert.equal(run.living().length, 12)
  const names = run.living().map(({ name }) => name)
  assert.deepEqual(names.toSorted(), numbers)
})

test('a superseded parcel that was amended meanwhile is itself again after the unlink', async () => {
  const run = openRun({ compiled })
  const second = lamp('NB1002')
  await run.settle(lamp('NB1001'), second)
  const pair = { with: house('NB1002') }
  await run.settle(event('linked', house('NB1001'), { ...pair, at: '2026-11-20T10:00:00Z' }))
  await run.settle(amended(second, 2, { trackingNumber: 'NB1003' }))
  await run.settle(amended(second, 3, { houseReference: 'NB1003', trackingNumber: 'NB1003' }))
  await run.settle(event('unlinked', house('NB1001'), { ...pair, at: '2026-11-20T11:00:00Z' }))
  assert.equal(run.living().length, 2)
  const own = run.store.decisions.filter((one) => one.decision.consignment === 'NB1002')
  const revisions = own.map(({ decision }) => decision.revision)
  assert.deepEqual(
    revisions,
    [...new Set(revisions)].toSorted((one, other) => one - other),
    'no revision twice',
  )
})

test('dates far apart neither meet nor empty what is counted', async () => {
  const run = openRun({ compiled })
  const on = (number: string, day: string) =>
    lamp(number, {
      lodgedAt: `${day}T01:00:00Z`,
      consignment: { arrival: { place: 'XAAIR', estimatedAt: `${day}T04:00:00Z` } },
    })
  await run.settle(on('NB1001', '2026-11-20'), on('NB1002', '2026-11-20'))
  await run.settle(on('NB1003', '2099-12-31'), on('NB1004', '1990-01-02'))
  await run.settle(on('NB1005', '2026-11-21'))
  const record = run.store.decisions.at(-1)
  assert.equal(record?.basis.enrichment.activity.consignor?.parcels7Days, 3)
  await run.settle(on('NB1001', '1999-01-01'))
  assert.equal(run.living().length, 5)
})

test('a parcel with 5,000 events is decided', async () => {
  const run = openRun({ compiled })
  const scans = times(5_000, (at) => event('scanned', house('NB1001'), { reference: `scan ${at}` }))
  const spent = await cpuMillis(() => run.settle(lamp('NB1001'), ...scans))
  assert.equal(run.newest('NB1001').revision, 5_001)
  assert.ok(spent < 8_000, `${spent} ms`)
})

test('2,000 events on one bag with 100 parcels are decided', async () => {
  const run = openRun({ compiled })
  const bag = { scheme: 'receptacle' as const, value: 'CNSZXAXAMEXAAUN60001001100123' }
  const parcels = times(100, (at) =>
    lamp(`NB10${at + 10}`, { consignment: { receptacle: bag.value } }),
  )
  const scans = times(2_000, (at) => event('scanned', bag, { reference: `scan ${at}` }))
  const spent = await cpuMillis(() => run.settle(...parcels, ...scans))
  assert.equal(run.living().length, 100)
  assert.ok(spent < 12_000, `${spent} ms`)
})

const MANY: readonly (readonly [string, (at: number) => Submission])[] = [
  [
    'orders of one number, from one filer',
    (at) =>
      lamp('', {
        reference: `O-${at}`,
        consignment: { houseReference: undefined, orderReference: 'TM-1001' } as object,
      }),
  ],
  [
    'parcels that share an order',
    (at) => lamp(`NB10${at + 10}`, { consignment: { orderReference: 'TM-1001' } }),
  ],
  [
    'filings of one tracking number by one filer',
    (at) => lamp('NB100200300', { reference: `R-${at}` }),
  ],
  [
    'filings of one tracking number by carriers each of its own',
    (at) =>
      lamp('NB100200300', { reference: `R-${at}`, consignment: { carrier: { code: `C${at}` } } }),
  ],
  [
    'parcels of one person on one day',
    (at) => lamp(`NB10${at + 10}`, { consignment: { goodsItems: goods('lamp', '1.00') } }),
  ],
  [
    'persons at one address',
    (at) =>
      lamp(`NB10${at + 10}`, {
        consignment: {
          consignee: {
            name: `First${at} Last${at % 700}`,
            address: { lines: ['Mill Street 4'], city: 'Mirelle', postcode: '5612', country: 'XA' },
          },
        },
      }),
  ],
  ['versions of one reference', (at) => amended(lamp('NB100200300'), at + 2, { packageCount: at })],
]

for (const [what, make] of MANY) {
  test(`thousands of ${what} take bounded time`, async () => {
    const run = openRun({ compiled })
    const last = await sendAll(run, times(1_500, make))
    assert.equal(run.store.submissions.size, 1_500, 'nothing accepted is lost')
    assert.ok(run.store.decisions.length > 0)
    // A thousand in the end: with anything quadratic left it takes many times as long.
    assert.ok(last < 6_000, `${Math.round(last)} ms`)
  })
}

test('texts of 64 KiB in every place are decided', async () => {
  const run = openRun({ compiled })
  const long = `${'語 '.repeat(32_000)}x`
  const filing = lamp(`NB${long}`, {
    consignment: {
      trackingNumber: long,
      orderReference: long,
      masterReference: long,
      consignor: { name: long, phone: long, address: { lines: [long], city: long, country: long } },
      consignee: { name: long, address: { lines: [long], city: long, postcode: long } },
      marketplace: { name: long, sellerAccount: long },
      goodsItems: goods(long, '32.00'),
    },
  })
  const twin = { ...filing, filer: 'quayside', reference: 'Q-1' }
  const spent = await cpuMillis(() => run.settle(filing, twin))
  assert.equal(run.living().length, 1)
  assert.ok(run.living()[0]?.keys.every((key) => key.length < 100) === true)
  assert.ok(spent < 8_000, `${spent} ms`)
})

test('an amendment and a cancellation reach their parcel though too many share its number', async () => {
  const run = openRun({ compiled })
  const shop = (at: number) =>
    lamp('', {
      reference: `SHOP-${at}`,
      filer: `shop${at}`,
      filerRole: 'seller',
      consignment: {
        orderReference: '1001',
        marketplace: { name: `Shop ${at}` },
        consignee: { name: `Person ${at}`, address: { lines: [`Road ${at}`], country: 'XA' } },
      },
    })
  const shops = times(120, shop)
  await run.settle(...shops)
  const before = run.living().length
  const [held, gone] = [present(shops[7], 'a shop'), present(shops[8], 'a shop')]
  const knife = { ...held.consignment, goodsItems: goods('butterfly knife, steel', '24.00') }
  const [decided] = await run.settle(amended(held, 2, knife))
  assert.equal(decided?.revision, 2)
  const [cancelledThen] = await run.settle(cancelled(gone, 2))
  assert.equal(cancelledThen?.revision, 2)
  assert.equal(run.living().length, before)
  const [again] = await run.settle(amended(held, 3, held.consignment))
  assert.equal(again?.revision, 3)
  assert.equal(again.consignmentId, decided.consignmentId)
  assert.equal(again.lane, 'examine', 'the hold stands')
})

test('a statement that joined another parcel is found again though too many share its number', async () => {
  const run = openRun({ compiled })
  const first = lamp('NB1001', { consignment: { orderReference: 'A-1' } })
  const second = lamp('', {
    reference: 'S-1',
    filer: 'shop',
    filerRole: 'seller',
    consignment: {
      orderReference: 'A-1',
      marketplace: first.consignment.marketplace ?? {},
    },
  })
  await run.settle(first, second)
  assert.equal(run.living().length, 1)
  const others = times(120, (at) =>
    lamp('', {
      reference: `X-${at}`,
      filer: `other${at}`,
      filerRole: 'seller',
      consignment: {
        orderReference: 'A-1',
        marketplace: { name: `Shop ${at}` },
      },
    }),
  )
  await run.settle(...others)
  const before = run.living().length
  const [decided] = await run.settle(amended(second, 2, { packageCount: 2 }))
  assert.equal(decided?.consignment, 'NB1001')
  assert.equal(run.living().length, before)
})
