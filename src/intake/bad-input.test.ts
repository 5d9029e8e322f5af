/** Each kind of bad input is refused clearly, between good neighbours that are read as ever. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brief, brokenAfter, changed, chunksOf, exampleFiling, readAll } from './filing.fixture.ts'
import type { ReadRecord } from './read-record.ts'
import { readSubmission } from './read-submission.ts'

const BEFORE = JSON.stringify(exampleFiling(1))
const AFTER = JSON.stringify(exampleFiling(2))
const NEWLINE = Buffer.from('\n')

const WATCH = ['consignment', 'goodsItems', 0] as const
const WATCH_POINTER = `/${WATCH.join('/')}`

/** The example with one value changed, as one line. */
function line(path: readonly (string | number)[], value: unknown): Buffer {
  return Buffer.from(JSON.stringify(changed(exampleFiling(), path, value)))
}

/** The example with a piece of its text replaced, for what `JSON.stringify` would not write. */
function spoilt(piece: string, by: string | Buffer): Buffer {
  const [head, tail] = BEFORE.split(piece, 2)
  assert.ok(head !== undefined && tail !== undefined, `${piece} is not in the example`)
  return Buffer.concat([Buffer.from(head), Buffer.from(by), Buffer.from(tail)])
}

type Case = readonly [name: string, line: Buffer, reasons: readonly string[], text: RegExp]

const CASES: readonly Case[] = [
  [
    'not JSON',
    Buffer.from('reference=F1&version=1'),
    ['json@'],
    /^Column 1: a value is expected, not "r"\.$/,
  ],
  ['a number for text', line(['reference'], 5), ['type@/reference'], /write text in quotes/],
  [
    'text for a number',
    line(['version'], '1'),
    ['type@/version'],
    /write a whole number without quotes/,
  ],
  [
    'a list for an object',
    line(['consignment'], [1]),
    ['type@/consignment'],
    /write an object in \{ \}/,
  ],
  [
    'an object for a list',
    line(['consignment', 'goodsItems'], { a: 1 }),
    ['type@/consignment/goodsItems'],
    /write a list in \[ \]/,
  ],
  [
    'a number of 308 digits',
    line([...WATCH, 'quantity'], 1e308),
    [`range@${WATCH_POINTER}/quantity`],
    /^"quantity" of goods item 1: 1e\+308 is beyond 2\^53 - 1/,
  ],
  [
    'a number beyond all numbers',
    spoilt('"quantity":2', '"quantity":1e999'),
    [`range@${WATCH_POINTER}/quantity`],
    /1e999 is beyond/,
  ],
  [
    'a whole number that loses a digit',
    spoilt('"grossWeightGrams":420', '"grossWeightGrams":9007199254740993'),
    ['range@/consignment/grossWeightGrams'],
    /9007199254740993 is beyond/,
  ],
  [
    'a number too large in a field nobody knows',
    line(['extra'], 1e300),
    ['range@/extra'],
    /beyond/,
  ],
  [
    'a text of 10 MB',
    line([...WATCH, 'description'], 'x'.repeat(10_000_000)),
    [`length@${WATCH_POINTER}/description`],
    /has 10000000 characters; 65536 is the most/,
  ],
  [
    'a text of 10 MB in a field nobody knows',
    line(['extra'], 'x'.repeat(10_000_000)),
    ['length@/extra'],
    /65536 is the most/,
  ],
  ['a name of 10 MB', line(['x'.repeat(10_000_000)], 1), ['length@'], /65536 is the most/],
  [
    'a line of 20 MB',
    line(['extra'], 'x'.repeat(20_000_000)),
    ['size@'],
    /16777216 is the most for one submission/,
  ],
  [
    '100,000 goods items',
    line(
      ['consignment', 'goodsItems'],
      Array.from({ length: 100_000 }, () => ({ brand: 'x' })),
    ),
    ['too-many@/consignment/goodsItems'],
    /has 100000 entries; 9999 is the most/,
  ],
  [
    '100,000 goods items of the wrong type',
    line(['consignment', 'goodsItems'], Array(100_000).fill('x')),
    ['too-many@/consignment/goodsItems'],
    /has 100000 entries; 9999 is the most/,
  ],
  [
    '5,000,000 empty lists',
    spoilt('"isGift":false', `"isGift":[${'[],'.repeat(5_000_000)}0]`),
    ['too-many@'],
    /more than 400000 values/,
  ],
  [
    'nesting 100,000 deep',
    spoilt('"isGift":false', `"isGift":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    [`depth@/consignment/isGift${'/0'.repeat(62)}`],
    /nested more than 64 deep/,
  ],
  [
    'invalid UTF-8',
    spoilt('Acme', Buffer.from([0xc3, 0x28])),
    ['utf8@'],
    /^Byte \d+ is not UTF-8; save the text as UTF-8/,
  ],
  [
    'a surrogate in UTF-8',
    spoilt('Acme', Buffer.from([0xed, 0xa0, 0x80])),
    ['utf8@'],
    /is not UTF-8/,
  ],
  [
    'a name said twice',
    spoilt('"version":1', '"version":1,"version":2'),
    ['duplicate-key@/version'],
    /^"version": "version" stands twice/,
  ],
  [
    'a name said twice, once escaped',
    spoilt('"amount":"7"', '"amount":"7","\\u0061mount":"9"'),
    ['duplicate-key@/consignment/goodsItems/1/value/amount'],
    /stands twice/,
  ],
  [
    'half a surrogate pair',
    spoilt('Acme', '\\ud83d'),
    ['lone-surrogate@/consignment/carrier/name'],
    /half of a surrogate pair/,
  ],
  [
    'halves in the wrong order',
    spoilt('Acme', '\\ude00\\ud83d'),
    ['lone-surrogate@/consignment/carrier/name'],
    /half of a surrogate pair/,
  ],
  [
    'a NUL',
    spoilt('Acme', '\\u0000'),
    ['nul@/consignment/carrier/name'],
    /NUL character; take it out/,
  ],
  ['the year 0', line(['lodgedAt'], '0000-01-01T00:00:00Z'), ['instant@/lodgedAt'], /1990 to 2100/],
  [
    'the year 9999',
    line(['consignment', 'arrival', 'estimatedAt'], '9999-12-31T23:59:59Z'),
    ['instant@/consignment/arrival/estimatedAt'],
    /1990 to 2100/,
  ],
  [
    'a day that does not exist',
    line(['lodgedAt'], '2026-02-30T00:00:00Z'),
    ['instant@/lodgedAt'],
    /no date and time/,
  ],
  [
    'a time without its offset',
    line(['lodgedAt'], '2026-10-05T08:12:00'),
    ['instant@/lodgedAt'],
    /with its offset/,
  ],
  [
    'negative money',
    line([...WATCH, 'value', 'amount'], '-50.00'),
    [`negative@${WATCH_POINTER}/value/amount`],
    /cannot be negative/,
  ],
  [
    'money beyond counting',
    line([...WATCH, 'value', 'amount'], '90071992547409.92'),
    [`overflow@${WATCH_POINTER}/value/amount`],
    /larger than this system can count/,
  ],
  [
    'money of a million digits',
    line([...WATCH, 'value', 'amount'], '9'.repeat(60_000)),
    [`decimal@${WATCH_POINTER}/value/amount`],
    /no plain decimal number/,
  ],
  [
    'money in powers of ten',
    line([...WATCH, 'value', 'amount'], '1e5'),
    [`decimal@${WATCH_POINTER}/value/amount`],
    /write for example "50\.00"/,
  ],
  [
    'an unknown currency',
    line([...WATCH, 'value', 'currency'], 'ZZZ'),
    [`currency@${WATCH_POINTER}/value/currency`],
    /"ZZZ" is no ISO 4217 currency/,
  ],
  [
    'a record cut in the middle',
    Buffer.from(BEFORE.slice(0, 300)),
    ['json@/consignment'],
    /the end seems cut off/,
  ],
]

function assertRefusedBetween(records: readonly ReadRecord[], reasons: readonly string[]): void {
  assert.deepEqual(records.map(brief), ['1 F-2026-1', `2 ! ${reasons.join(' ')}`, '3 F-2026-2'])
}

for (const [name, bad, reasons, text] of CASES) {
  test(`${name} is refused, and its neighbours are not`, async () => {
    const stream = Buffer.concat([Buffer.from(BEFORE), NEWLINE, bad, NEWLINE, Buffer.from(AFTER)])
    const records = await readAll(chunksOf(stream), { format: 'ndjson' })
    assertRefusedBetween(records, reasons)
    const alone = readSubmission(bad)
    assert.ok(alone.kind === 'refused')
    assert.match(alone.refusals[0]?.text ?? '', text)
  })
}

test('a half-sent body keeps what came whole and says where to go on', async () => {
  const body = `${BEFORE}\n${AFTER}\n${BEFORE}`.slice(0, -100)
  const records = await readAll(brokenAfter(body, 'ECONNRESET'))
  assert.deepEqual(records.map(brief), ['1 F-2026-1', '2 F-2026-2', '3 ! cut-off@'])
  const last = records.at(-1)
  assert.ok(last?.kind === 'refused')
  assert.match(last.refusals[0]?.text ?? '', /ECONNRESET.*send again from here\.$/)
})

test('every refusal has a rule, a sentence and a pointer of RFC 6901', async () => {
  for (const [name, bad] of CASES) {
    const record = readSubmission(bad)
    assert.ok(record.kind === 'refused', name)
    assert.ok(record.refusals.length > 0, name)
    for (const { pointer, rule, text } of record.refusals) {
      assert.match(pointer, /^(?:\/(?:[^~/]|~[01])*)*$/, name)
      assert.match(rule, /^[a-zA-Z0-9-]+$/, name)
      assert.match(text, /^[A-Z"g].*\.$/, name)
      assert.ok(text.length < 400, name)
    }
  }
})
