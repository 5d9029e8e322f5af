import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueAt } from '../lib/json-pointer.ts'
import { absentPointers, ELEMENT_NAMES, isElementPresent } from './element.ts'
import type { ConsignmentStatement } from './filing.ts'

const PARTY = {
  name: 'Jordan Miller',
  address: { lines: ['4127 Maple Ave'], country: 'US' },
  phone: '+19375550100',
  email: 'jordan@example.com',
}

/** A statement that has every element there is. */
const WHOLE = {
  houseReference: 'AX1',
  masterReference: '020-12345675',
  trackingNumber: 'AX1',
  postalItem: 'RR123456785CN',
  receptacle: 'X',
  orderReference: 'O-1',
  channel: 'express',
  transportMode: 'air',
  mailClass: 'parcel',
  exportCountry: 'CN',
  packageCount: 0,
  grossWeightGrams: 0,
  isGift: false,
  isReturn: false,
  isKnownConsignor: false,
  carrier: { code: 'AX', name: 'Acme' },
  conveyance: { reference: 'AX0123', departedAt: '2026-10-05T14:00:00Z' },
  arrival: { place: 'USJFK', facility: 'JFK-1', estimatedAt: '2026-10-06T03:00:00Z' },
  entry: {
    type: '11',
    number: '1',
    importerOfRecord: '2',
    bondReference: '3',
    filerCode: '4',
  },
  marketplace: { name: 'Tidemart', sellerAccount: 's', listingUrl: 'https://example.com' },
  securityScreening: { method: 'XRY', status: 'SPX' },
  consignor: PARTY,
  consignee: PARTY,
  seller: PARTY,
  buyer: PARTY,
  manufacturer: PARTY,
  importer: PARTY,
  goodsItems: [
    {
      description: 'smart watch',
      listingTitle: 'Smart watch',
      commodityCode: '8517.62.0090',
      originCountry: 'CN',
      quantity: 0,
      netWeightGrams: 0,
      brand: 'None',
      value: { amount: '0.00', currency: 'USD' },
      listedPrice: { amount: '1.00', currency: 'USD' },
      imageHashes: ['a'],
    },
  ],
} as const satisfies Record<string, unknown>

/** The statement as it comes from JSON. */
function statement(value: unknown): ConsignmentStatement {
  return JSON.parse(JSON.stringify(value))
}

for (const name of ELEMENT_NAMES) {
  test(`${name}: there in a whole statement, absent in an empty one`, () => {
    assert.deepEqual(absentPointers(statement(WHOLE), name), [])
    const pointers = absentPointers({}, name)
    assert.ok(pointers.length > 0)
    assert.equal(isElementPresent({}, name), false)
    for (const pointer of pointers) {
      assert.notEqual(valueAt({ consignment: WHOLE }, pointer), undefined, pointer)
    }
  })
}

test('zero, no and false are answers; blank, null and empty are none', () => {
  assert.ok(isElementPresent({ packageCount: 0 }, 'packageCount'))
  assert.ok(isElementPresent({ isGift: false }, 'isGift'))
  assert.equal(isElementPresent({ houseReference: '  ' }, 'houseReference'), false)
  assert.equal(isElementPresent(statement({ exportCountry: null }), 'exportCountry'), false)
  assert.equal(isElementPresent({ goodsItems: [] }, 'goodsItems'), false)
  const blankLines = { consignee: { address: { lines: [' '], country: 'US' } } }
  assert.deepEqual(absentPointers(blankLines, 'consignee.address'), [
    '/consignment/consignee/address/lines',
  ])
})

test('an element of goods must be on every line, and each bare line is pointed to', () => {
  const goodsItems = [{ description: 'lamp' }, {}, { description: '' }]
  assert.deepEqual(absentPointers({ goodsItems }, 'goodsItems.description'), [
    '/consignment/goodsItems/1/description',
    '/consignment/goodsItems/2/description',
  ])
})

test('thousands of bare lines give a bounded number of pointers', () => {
  const goodsItems = Array.from({ length: 9_999 }, () => ({}))
  assert.equal(absentPointers({ goodsItems }, 'goodsItems.value').length, 20)
})

test('a commodity code counts by its digits', () => {
  const has = (commodityCode: string, digits: 6 | 8 | 10) =>
    isElementPresent({ goodsItems: [{ commodityCode }] }, `goodsItems.commodityCode${digits}`)
  assert.deepEqual([has('851762', 6), has('8517.62', 6), has('85176', 6)], [true, true, false])
  assert.deepEqual(
    [has('851762', 8), has('85176200', 8), has('8517620090', 10)],
    [false, true, true],
  )
})

test('one of several numbers or contacts is enough', () => {
  assert.ok(isElementPresent({ trackingNumber: 'T1' }, 'shipmentReference'))
  assert.ok(isElementPresent({ postalItem: 'RR123456785CN' }, 'shipmentReference'))
  assert.equal(isElementPresent({ orderReference: 'O1' }, 'shipmentReference'), false)
  assert.ok(isElementPresent({ consignee: { email: 'a@example.com' } }, 'consignee.contact'))
  assert.ok(isElementPresent({ carrier: { name: 'Acme' } }, 'carrier'))
  const coded = { goodsItems: [{ commodityCode: '851762' }, { description: 'lamp' }] }
  assert.ok(isElementPresent(coded, 'goodsItems.descriptionOrCommodityCode6'))
})
