/** Holds the goods tables to their layout, and to the breadth that makes a day believable. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GOODS, kindsOf } from './goods-catalogue.ts'
import { ORIGINS } from './network.ts'
import { readGoods } from './read-goods.ts'
import { PLANTED_GOODS } from './read-planted.ts'
import { TOPIC_WEIGHTS } from './threats/prepare-threat.ts'

test('a kind is read with its bands, makers, marks and wordings', () => {
  const [kind] = readGoods(`
lamp 9405219020 12-50 500-1300 CN,VN 4 pair
  desk lamp; LED table light
  Dimmable Desk Lamp | 台灯
`)
  assert.deepEqual(kind, {
    id: 'lamp',
    code: '9405219020',
    usd: [12, 50],
    grams: [500, 1300],
    makers: ['CN', 'VN'],
    weight: 4,
    marks: new Set(['pair']),
    title: 'Dimmable Desk Lamp',
    chinese: '台灯',
    wordings: [
      { description: 'desk lamp', title: 'Dimmable Desk Lamp' },
      { description: 'LED table light', title: 'Dimmable Desk Lamp LED table light' },
    ],
  })
})

const BROKEN = [
  ['lamp 94052 12-50 500-1300 CN 4', /6 or 10 digits/],
  ['lamp 940521 50-12 500-1300 CN 4', /a band rises/],
  ['lamp 940521 12 500-1300 CN 4', /a band such as/],
  ['lamp 940521 12-50 500-1300 CN 4 shiny', /mark shiny/],
] as const

for (const [head, problem] of BROKEN) {
  test(`${head} is a fault`, () => {
    assert.throws(() => readGoods(`${head}\n  desk lamp\n  Desk Lamp | 台灯\n`), problem)
  })
}

test('the catalogue is broad, its ids are unique, and it has honest look-alikes', () => {
  assert.ok(GOODS.length >= 150, `${GOODS.length} kinds`)
  assert.equal(new Set(GOODS.map((kind) => kind.id)).size, GOODS.length)
  assert.ok(GOODS.filter((kind) => kind.marks.has('look-alike')).length >= 25)
  const full = GOODS.filter((kind) => kind.code.length === 10).length
  assert.ok(full / GOODS.length > 0.95, `${full} kinds have a code of 10 digits`)
})

test('no honest kind has a dangerous code, and weights and prices are those of parcels', () => {
  for (const kind of GOODS) {
    assert.ok(!/^(93|36|24|2939|30049)/.test(kind.code), `${kind.id} ${kind.code}`)
    assert.ok(kind.usd[0] >= 1 && kind.usd[1] <= 1_000, kind.id)
    assert.ok(kind.grams[0] >= 5 && kind.grams[1] <= 10_000, kind.id)
  }
})

test('traders of every country have goods to send', () => {
  for (const origin of ORIGINS)
    assert.ok(kindsOf(origin.country).choices.length >= 5, origin.country)
})

test('each topic of goods has several rows, in at least two disguises', () => {
  for (const [topic, rows] of PLANTED_GOODS) {
    assert.ok(topic in TOPIC_WEIGHTS, topic)
    assert.ok(rows.length >= 4, `${topic} has ${rows.length} rows`)
    assert.ok(new Set(rows.map((row) => row.disguise)).size >= 2, topic)
  }
  assert.equal(PLANTED_GOODS.size, 17)
})

test('planted goods come from countries that send', () => {
  const senders = new Set(ORIGINS.map((origin) => origin.country))
  for (const row of [...PLANTED_GOODS.values()].flat()) {
    const known = row.countries.filter((country) => senders.has(country))
    assert.deepEqual(known, row.countries, row.description)
  }
})
