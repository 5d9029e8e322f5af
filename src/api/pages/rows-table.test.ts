/** The table's promise: a cell without words is empty, so that a phone leaves it out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factWords } from './fact-words.ts'
import { momentWords } from './moment-words.ts'
import { placeWords } from './place-words.ts'
import { rowsTable } from './rows-table.ts'

test('cells carry the name of their column, unless they lead the row', () => {
  const { markup } = rowsTable(
    [{ title: 'Element', lead: '' }, { title: 'From' }],
    [['<b>', 'acme']],
  )
  assert.match(markup, /<td class="">&lt;b&gt;<\/td>/u)
  assert.match(markup, /<td class="" data-is="from">acme<\/td>/u)
})

test('a cell without content is empty; columns without titles have no head', () => {
  const { markup } = rowsTable([{ title: '' }, { title: '' }], [['one', undefined]])
  assert.match(markup, /<td class=""><\/td>/u)
  assert.doesNotMatch(markup, /thead/u)
})

test('words for places, facts and moments', () => {
  const place = '/consignment/goodsItems/0/netWeightGrams'
  assert.equal(placeWords(place), 'goods item 1, net weight in grams')
  assert.equal(factWords('item.listedPriceMinor'), 'item, listed price')
  assert.equal(
    factWords('activity.sellerAccount.parcels7Days'),
    'activity, seller account, parcels 7 days',
  )
  assert.equal(momentWords('2026-11-24T08:15:56.120Z'), '2026-11-24 08:15:56 UTC')
  assert.equal(momentWords('2026-11-24'), '2026-11-24')
})
