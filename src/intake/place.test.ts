/** Places are said in words a filer finds them by. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf, shown } from './place.ts'

test('a place is named from the inside out', () => {
  const cases = [
    ['', 'The submission'],
    ['/reference', '"reference"'],
    ['/consignment', '"consignment"'],
    ['/consignment/channel', '"channel"'],
    ['/consignment/goodsItems/2', 'goods item 3'],
    ['/consignment/goodsItems/2/value/amount', '"amount" of the value of goods item 3'],
    ['/consignment/consignor/address/lines/0', 'line 1 of the address of the consignor'],
    ['/consignment/seller/identifiers/1/scheme', '"scheme" of identifier 2 of the seller'],
    ['/consignment/securityScreening/method', '"method" of the security screening'],
    ['/subject/value', '"value" of the subject'],
    ['/a/b/c/d/e/f', '"f" of the e of the d of … of the a'],
    [`/${'x'.repeat(50)}/y`, `"y" of the ${'x'.repeat(40)}…`],
    ['/otherColumns/a~1b', '"a/b" of the other columns'],
  ] as const
  for (const [pointer, place] of cases) assert.equal(placeOf(pointer), place)
})

test('a value is shown as it is written, and cut when it is long', () => {
  assert.equal(shown('a "b"'), '"a \\"b\\""')
  assert.equal(shown('x'.repeat(41)), `"${'x'.repeat(40)}…"`)
  assert.equal(shown(1e308), '1e+308')
  assert.equal(shown([1]), 'a list')
  assert.equal(shown({}), 'an object')
  assert.equal(shown(null), 'null')
})
