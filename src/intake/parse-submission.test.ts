/** What is let through is sound and what is refused is told where and how to mend. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '../domain/refusal.ts'
import { valueAt } from '../lib/json-pointer.ts'
import { changed, exampleEvent, exampleFiling } from './filing.fixture.ts'
import { parseSubmission, REFUSALS_MAX } from './parse-submission.ts'

function refusalsOf(value: unknown): readonly Refusal[] {
  const result = parseSubmission(value)
  return result.ok ? [] : result.refusal
}

/** Expects exactly one reason: place, rule, and all of its sentence. */
function assertRefused(value: unknown, pointer: string, rule: string, text: string): void {
  assert.deepEqual(refusalsOf(value), [{ pointer, rule, text }])
}

const WATCH = ['consignment', 'goodsItems', 0] as const

test('a good filing is parsed without what is null, blank or empty', () => {
  const result = parseSubmission(exampleFiling())
  assert.ok(result.ok)
  const { submission, ignored } = result.value
  assert.deepEqual(ignored, [])
  assert.equal(submission.kind, 'filing')
  assert.equal(valueAt(submission, '/consignment/consignor/name'), '广州幸运星贸易')
  for (const gone of ['postalItem', 'receptacle', 'seller', 'goodsItems/0/imageHashes']) {
    assert.equal(valueAt(submission, `/consignment/${gone}`), undefined, gone)
  }
  assert.equal(valueAt(submission, '/consignment/isGift'), false)
})

test('a good event is parsed', () => {
  const result = parseSubmission(exampleEvent())
  assert.ok(result.ok)
  assert.deepEqual(result.value.submission, exampleEvent())
})

test('unknown fields are reported, wherever they are, and do not refuse', () => {
  const filing = changed(changed(exampleFiling(), ['weather'], 'fine'), [...WATCH, 'colour'], 'red')
  const result = parseSubmission(filing)
  assert.ok(result.ok)
  assert.deepEqual(result.value.ignored, ['/consignment/goodsItems/0/colour', '/weather'])
  assert.equal(valueAt(result.value.submission, '/weather'), undefined)
})

test('what is no object has no kind and is refused', () => {
  for (const [value, seen] of [
    [null, 'null'],
    [5, '5'],
    ['x', '"x"'],
  ] as const) {
    assertRefused(value, '', 'type', `A submission is one JSON object in { }, not ${seen}.`)
  }
  assertRefused(
    [exampleFiling()],
    '',
    'type',
    'A submission is one JSON object in { }, not a list; send its members one a line (NDJSON).',
  )
})

test('kind tells filing from event', () => {
  const mend = 'write "filing" for what is stated, "event" for what happened.'
  assertRefused(
    changed(exampleFiling(), ['kind'], undefined),
    '/kind',
    'kind',
    `"kind" is missing; ${mend}`,
  )
  assertRefused(
    changed(exampleFiling(), ['kind'], 'parcel'),
    '/kind',
    'kind',
    `"kind" is "parcel"; ${mend}`,
  )
})

test('each field of the envelope must be there', () => {
  const filing = exampleFiling()
  for (const name of [
    'reference',
    'version',
    'function',
    'filer',
    'filerRole',
    'authority',
    'lodgedAt',
    'consignment',
  ]) {
    for (const nothing of [undefined, null, '  ']) {
      const refusals = refusalsOf(changed(filing, [name], nothing))
      assert.deepEqual(
        refusals.map(({ pointer, rule }) => `${rule} ${pointer}`),
        [`required /${name}`],
      )
    }
  }
  assertRefused(
    changed(filing, ['lodgedAt'], ''),
    '/lodgedAt',
    'required',
    '"lodgedAt" is missing; write for example "2026-10-05T08:12:00Z".',
  )
})

test('sentences name the place, what is wrong and the mend', () => {
  const cases = [
    [['reference'], 'x'.repeat(201), 'length', '"reference" has 201 characters; 200 is the most.'],
    [
      ['filer'],
      'ac me',
      'pattern',
      '"filer" is "ac me", which has a character it may not have; write for example "acme-express".',
    ],
    [['version'], 0, 'range', '"version" is 0; 1 is the least.'],
    [['version'], 1.5, 'type', '"version" is 1.5; write a whole number without quotes, such as 1.'],
    [
      ['function'],
      'delete',
      'enum',
      '"function" is "delete"; write one of original, amendment, cancellation.',
    ],
    [
      ['lodgedAt'],
      'yesterday',
      'instant',
      '"lodgedAt" is "yesterday", no date and time with its offset of 1990 to 2100; write for example "2026-10-05T08:12:00Z".',
    ],
    [
      ['consignment', 'channel'],
      'ship',
      'enum',
      '"channel" is "ship"; write one of mail, express, cargo.',
    ],
    [
      ['consignment', 'isGift'],
      'yes',
      'type',
      '"isGift" is "yes"; write true or false without quotes.',
    ],
    [
      ['consignment', 'consignor', 'name'],
      ['Li'],
      'type',
      '"name" of the consignor is a list; write text in quotes, such as "Jordan Miller".',
    ],
    [
      ['consignment', 'consignor', 'address'],
      'Shenzhen',
      'type',
      '"address" of the consignor is "Shenzhen"; write an object in { }.',
    ],
    [[...WATCH, 'quantity'], -1, 'range', '"quantity" of goods item 1 is -1; 0 is the least.'],
    [
      [...WATCH, 'quantity'],
      '2',
      'type',
      '"quantity" of goods item 1 is "2"; write a number without quotes.',
    ],
    [
      [...WATCH, 'netWeightGrams'],
      1e308,
      'range',
      '"netWeightGrams" of goods item 1 is 1e+308; 9007199254740991 is the most.',
    ],
    [
      [...WATCH, 'value', 'amount'],
      50,
      'type',
      '"amount" of the value of goods item 1 is 50; write text in quotes, such as "50.00".',
    ],
    [
      [...WATCH, 'value', 'currency'],
      '',
      'required',
      '"currency" of the value of goods item 1 is missing; write for example "USD".',
    ],
    [
      [...WATCH, 'value', 'currency'],
      'XYZ',
      'currency',
      '"currency" of the value of goods item 1: "XYZ" is no ISO 4217 currency; write for example USD.',
    ],
    [
      [...WATCH, 'value', 'amount'],
      '-1',
      'negative',
      '"amount" of the value of goods item 1: A value cannot be negative; file returns and credits as their own filings.',
    ],
    [
      [...WATCH, 'listedPrice', 'amount'],
      '1,234.50',
      'decimal',
      '"amount" of the listed price of goods item 1: "1,234.50" is no plain decimal number; write for example "50.00".',
    ],
    [
      [...WATCH, 'description'],
      'a\0b',
      'nul',
      '"description" of goods item 1 holds a NUL character; take it out.',
    ],
    [
      [...WATCH, 'description'],
      'a\ud800',
      'lone-surrogate',
      '"description" of goods item 1 holds half of a surrogate pair; take it out.',
    ],
  ] as const
  for (const [path, value, rule, text] of cases) {
    assertRefused(changed(exampleFiling(), path, value), `/${path.join('/')}`, rule, text)
  }
})

test('the right sum in the wrong decimals or beyond counting is refused', () => {
  const amount = [...WATCH, 'value', 'amount']
  for (const [text, rule] of [
    ['1.005', 'precision'],
    ['99999999999999999999', 'overflow'],
    ['1e3', 'decimal'],
  ]) {
    const refusals = refusalsOf(changed(exampleFiling(), amount, text))
    assert.deepEqual(
      refusals.map((each) => each.rule),
      [rule],
    )
  }
})

test('a filing needs one of four identifiers', () => {
  const bare = changed(exampleFiling(), ['consignment', 'houseReference'], undefined)
  assertRefused(
    bare,
    '/consignment',
    'identifier',
    'The consignment has no identifier; give at least one of houseReference, postalItem, trackingNumber, orderReference.',
  )
  for (const name of ['houseReference', 'postalItem', 'trackingNumber', 'orderReference']) {
    assert.ok(!parseSubmission(changed(bare, ['consignment', name], '\u200b\u3164')).ok, name)
    assert.ok(parseSubmission(changed(bare, ['consignment', name], 'X1')).ok, name)
  }
})

test('links need both ends; other events do not', () => {
  for (const event of ['linked', 'unlinked']) {
    const loose = changed(changed(exampleEvent(), ['event'], event), ['with'], null)
    assertRefused(
      loose,
      '/with',
      'required',
      `"with" is missing; say which second identifier the subject is ${event} with.`,
    )
  }
  assert.ok(
    parseSubmission(changed(changed(exampleEvent(), ['event'], 'scanned'), ['with'], null)).ok,
  )
})

test('every reason is told at once, up to a bound, each where it was filed', () => {
  const two = changed(
    changed(exampleFiling(), ['version'], 0),
    ['lodgedAt'],
    '2026-02-30T00:00:00Z',
  )
  assert.deepEqual(
    refusalsOf(two)
      .map((each) => each.pointer)
      .toSorted(),
    ['/lodgedAt', '/version'],
  )

  const lines = changed(
    exampleFiling(),
    ['consignment', 'consignor', 'address', 'lines'],
    ['', null, 5],
  )
  assert.deepEqual(
    refusalsOf(lines).map((each) => each.pointer),
    ['/consignment/consignor/address/lines/2'],
  )

  const goodsItems = Array.from({ length: 9_999 }, () => ({ quantity: 'x', brand: 1 }))
  assert.equal(
    refusalsOf(changed(exampleFiling(), ['consignment', 'goodsItems'], goodsItems)).length,
    REFUSALS_MAX,
  )
})

test('the years 1990 to 2100 are the times that can be meant', () => {
  const at = (text: string): boolean =>
    parseSubmission(changed(exampleFiling(), ['lodgedAt'], text)).ok
  assert.equal(at('1989-12-31T23:59:59Z'), false)
  assert.equal(at('1990-01-01T00:00:00Z'), true)
  assert.equal(at('2100-12-31T23:59:59Z'), true)
  assert.equal(at('2101-01-01T00:00:00Z'), false)
  assert.equal(at('2100-12-31T23:59:59-01:00'), false)
})

test('parsing leaves the value as it was', () => {
  const filing = exampleFiling()
  parseSubmission(filing)
  assert.deepEqual(filing, exampleFiling())
})
