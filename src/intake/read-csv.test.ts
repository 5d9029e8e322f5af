/** Rows of one reference make one filing, and no filing is taken without one of its lines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { valueAt } from '../lib/json-pointer.ts'
import { COLUMNS, findColumn } from './csv-columns.ts'
import { brief, brokenAfter, chunksOf, readAll } from './filing.fixture.ts'
import { parseSubmission } from './parse-submission.ts'
import type { FilingDefaults, ReadOptions, ReadRecord } from './read-record.ts'

const DEFAULTS: FilingDefaults = {
  filer: 'small-shop',
  filerRole: 'seller',
  authority: 'voluntary',
  lodgedAt: '2026-10-05T08:12:00Z',
}
const HEADER = 'reference,tracking_number,consignor_name,description,value,currency'

function read(text: string, options: Partial<ReadOptions> = {}): Promise<readonly ReadRecord[]> {
  return readAll(chunksOf(text, 50), { format: 'csv', defaults: DEFAULTS, ...options })
}

async function assertBriefs(text: string, expected: readonly string[]): Promise<void> {
  assert.deepEqual((await read(text)).map(brief), expected)
}

/** The sentences of the one record that `text` makes. */
async function sentences(text: string, options?: Partial<ReadOptions>): Promise<readonly string[]> {
  const records = await read(text, options)
  assert.equal(records.length, 1)
  return records.flatMap((each) =>
    each.kind === 'refused' ? each.refusals.map((it) => it.text) : [],
  )
}

test('one row is one filing, with what the file’s defaults add', async () => {
  const [record] = await read(`${HEADER}\nF1,T1,Li Wei,"watch, steel",50.00,usd\n`)
  assert.ok(record?.kind === 'parsed')
  assert.deepEqual(record.submission, {
    kind: 'filing',
    reference: 'F1',
    version: 1,
    function: 'original',
    filer: 'small-shop',
    filerRole: 'seller',
    authority: 'voluntary',
    lodgedAt: '2026-10-05T08:12:00Z',
    consignment: {
      trackingNumber: 'T1',
      consignor: { name: 'Li Wei' },
      goodsItems: [{ description: 'watch, steel', value: { amount: '50.00', currency: 'USD' } }],
    },
  })
  assert.deepEqual(record.ignored, [])
})

test('rows that follow each other and bear one reference are one filing', async () => {
  const text = `${HEADER}\nF1,T1,Li,a,1,USD\nF1,,,b,2,USD\nF1,T1,,c,3,USD\nF2,T2,Li,d,4,USD\n`
  const records = await read(text)
  assert.deepEqual(records.map(brief), ['2 F1', '5 F2'])
  const [first] = records
  assert.ok(first?.kind === 'parsed')
  assert.deepEqual(valueAt(first.submission, '/consignment/goodsItems/2/value/amount'), '3')
})

test('another version is another filing', async () => {
  const text = 'reference,version,tracking_number,brand\nF1,1,T1,a\nF1,,T1,b\nF1,2,T1,c\n'
  assert.deepEqual((await read(text)).map(brief), ['2 F1', '4 F1'])
})

test('the same rows sent again later have the same hash; other rows another', async () => {
  const hashOf = async (text: string, lodgedAt: string): Promise<string> => {
    const [record] = await read(text, { defaults: { ...DEFAULTS, lodgedAt } })
    return record?.kind === 'parsed' ? record.hash : 'refused'
  }
  const text = `${HEADER}\nF1,T1,Li,a,1,USD\n`
  const hash = await hashOf(text, '2026-10-05T08:12:00Z')
  assert.match(hash, /^[0-9a-f]{64}$/)
  assert.equal(await hashOf(text, '2026-10-06T08:12:00Z'), hash)
  assert.notEqual(await hashOf(text.replace('Li', 'Le'), '2026-10-05T08:12:00Z'), hash)
})

test('the raw document reads as the same submission', async () => {
  const [record] = await read(`${HEADER},colour\nF1,T1,Li,a,1,USD,red\n`)
  assert.ok(record?.kind === 'parsed')
  const again = parseSubmission(JSON.parse(record.raw))
  assert.ok(again.ok)
  assert.deepEqual(again.value.submission, record.submission)
  assert.deepEqual(valueAt(JSON.parse(record.raw), '/otherColumns/colour'), ['red'])
  assert.deepEqual(record.ignored, ['/otherColumns/colour'])
})

test('semicolons, decimal commas, tabs, marks and CRLF are read, and the header in any case', async () => {
  const lines = ['Reference;Tracking Number;Value;Currency;Quantity', 'F1;T1;50,00;EUR;1,5']
  for (const text of [
    lines.join('\n'),
    `\ufeff${lines.join('\r\n')}\r\n`,
    lines.join('\n').replaceAll(';', '\t'),
  ]) {
    const [record] = await readAll(chunksOf(text), { format: 'auto', defaults: DEFAULTS })
    assert.ok(record?.kind === 'parsed', text)
    assert.deepEqual(valueAt(record.submission, '/consignment/goodsItems/0'), {
      value: { amount: '50.00', currency: 'EUR' },
      quantity: 1.5,
    })
  }
  const zipped = await readAll(chunksOf(gzipSync(lines.join('\n'))), {
    format: 'auto',
    defaults: DEFAULTS,
  })
  assert.deepEqual(zipped.map(brief), ['2 F1'])
})

test('a header that lacks something is refused with all that it lacks, and nothing is read', async () => {
  const options = { defaults: { filer: 'x', filerRole: 'seller', authority: 'voluntary' } }
  assert.deepEqual(await sentences('ref,consignor name\nF1,Li\n', options), [
    'The header has no column "reference"; add it: your own reference of the parcel.',
    'The header has none of tracking_number, house_reference, postal_item, order_reference; add at least one.',
    'The header has no column "lodged_at", and it is not set for the file; add it.',
  ])
  assert.deepEqual(await sentences('reference,tracking_number,Reference\nF1,T1,F1\n'), [
    'The header names "reference" twice; keep one.',
  ])
  assert.deepEqual(await sentences(''), [
    'There is no header; begin with a line that names the columns.',
  ])
  const many = Array.from({ length: 200_000 }, (_, at) => at.toString(36)).join(',')
  assert.deepEqual(await sentences(`reference,tracking_number,${many}\nF1,T1\n`), [
    'The header has 200002 columns; 1000 is the most.',
  ])
  const twice = Array.from({ length: 900 }, (_, at) => `column ${at % 450}`).join(',')
  assert.equal((await sentences(`reference,tracking_number,${twice}\nF1,T1\n`)).length, 50)
  assert.deepEqual(await sentences('"reference,tracking_number\nF1,T1\n'), [
    'In the header, a double quote is opened and never closed; close it, or write "" for a quote.',
  ])
})

test('sentences name line and column', async () => {
  const header = 'reference,tracking_number,quantity,value,currency,is_gift'
  const row = async (cells: string): Promise<readonly string[]> =>
    sentences(`${header}\nF1,${cells}\n`)
  assert.deepEqual(await row('T1,two,5,USD,no'), [
    'Line 2, column quantity: "two" is no number; write for example 2 or 2.5.',
  ])
  assert.deepEqual(await row('T1,"1,500",5,USD,perhaps'), [
    'Line 2, column quantity: "1,500" may mean 1500 or 1.500; write 1500 or 1.5000.',
    'Line 2, column is_gift: "perhaps" is neither yes nor no.',
  ])
  assert.deepEqual(await row('T1,2,5,US,no'), [
    'Line 2, column currency: "US" is no ISO 4217 currency; write for example USD.',
  ])
  assert.deepEqual(await row('T1,-2,5,USD,no'), ['Line 2, column quantity is -2; 0 is the least.'])
  assert.deepEqual(await row(',2,5,USD,no'), [
    'Line 2: The consignment has no identifier; ' +
      'give at least one of houseReference, postalItem, trackingNumber, orderReference.',
  ])
})

test('rows of one reference that contradict each other are refused, with both lines', async () => {
  assert.deepEqual(await sentences(`${HEADER}\nF1,T1,Li,a,1,USD\nF1,T2,,b,1,USD\n`), [
    'Line 3, column tracking_number: "T2" contradicts "T1" on line 2 of the same reference; make them agree.',
  ])
})

test('a bad row costs its own filing and no other', async () => {
  const good = ['F1,T1,Li,a,1,USD', 'F3,T3,Li,c,1,USD']
  const bad = [
    ['F2,T2,Li,"b"x,1,USD', 'quote@'],
    ['F2,T2,Li,"b,1,USD', 'quote@'],
    ['F2,T2,Li,b,1', 'cells@'],
    ['F2,T2,Li,b\0,1,USD', 'nul@'],
    ['F2,T2,Li,b,1,USD,,,', 'cells@'],
  ] as const
  for (const [row, reason] of bad) {
    await assertBriefs(`${HEADER}\n${good[0]}\n${row}\n${good[1]}\n`, [
      '2 F1',
      `3 ! ${reason}`,
      '4 F3',
    ])
  }
})

test('a filing is not taken without one of its lines, wherever the bad row stands', async () => {
  const good = 'F1,T1,Li,a,1,USD'
  const others = ['F0,T0,Li,z,1,USD', 'F2,T2,Li,b,1,USD']
  for (const bad of ['F1,T1,Li,"b"x,1,USD', 'F1,T1,Li,"b,1,USD', '"F1",T1,b', 'F1,T1']) {
    for (const rows of [
      [bad, good, good],
      [good, bad, good],
      [good, good, bad],
    ]) {
      const [first, second] = [others[0], others[1]]
      const records = await read(`${HEADER}\n${first}\n${rows.join('\n')}\n${second}\n`)
      const briefs = records.map(brief)
      assert.equal(briefs.length, 3, briefs.join('\n'))
      assert.equal(briefs[0], '2 F0')
      assert.match(briefs[1] ?? '', /^3 ! (?:quote|cells)@$/)
      assert.equal(briefs[2], '6 F2')
    }
  }
})

test('a row that does not say whose it is spoils the filing it stands within', async () => {
  const rows = ['F1,T1,Li,a,1,USD', ',"', 'F1,T1,Li,b,1,USD', ',"', 'F2,T2,Li,c,1,USD']
  const records = await read(`${HEADER}\n${rows.join('\n')}\n`)
  assert.deepEqual(records.map(brief), ['2 ! quote@', '5 ! quote@', '6 F2'])
})

test('many bad rows are each refused', async () => {
  const bad = Array.from({ length: 100 }, (_, at) => `X${at},"`)
  const records = await read(`${HEADER}\nF1,T1,Li,a,1,USD\n${bad.join('\n')}\nF2,T2,Li,a,1,USD\n`)
  assert.equal(records.length, 102)
  assert.deepEqual(records.filter((each) => each.kind === 'parsed').map(brief), ['2 F1', '103 F2'])
})

test('a row that is not UTF-8 is refused by its line, and the rest is read', async () => {
  const latin = Buffer.from(`${HEADER}\nF1,T1,Müller,a,1,USD\nF2,T2,Li,a,1,USD\n`, 'latin1')
  const records = await readAll(chunksOf(latin), { format: 'csv', defaults: DEFAULTS })
  assert.deepEqual(records.map(brief), ['2 ! utf8@', '3 F2'])
  const [first] = records
  assert.ok(first?.kind === 'refused')
  assert.equal(first.reference, 'F1')
  assert.equal(
    first.refusals[0]?.text,
    'Line 2 is not UTF-8; save the sheet as "CSV UTF-8" and send it again.',
  )
})

test('a filing that was open when the input broke off is refused; those before stand', async () => {
  const text = `${HEADER}\nF1,T1,Li,a,1,USD\nF2,T2,Li,a,1,USD\nF2,T2,Li,b,1,US`
  const records = await readAll(brokenAfter(text, 'ECONNRESET'), {
    format: 'csv',
    defaults: DEFAULTS,
  })
  assert.deepEqual(records.map(brief), ['2 F1', '3 ! cut-off@'])
  const header = await readAll(brokenAfter('refer', 'ECONNRESET'), {
    format: 'csv',
    defaults: DEFAULTS,
  })
  assert.deepEqual(header.map(brief), ['1 ! cut-off@'])
})

test('more lines of goods than a filing may have are refused, and the next filing is read', async () => {
  const many = 'F1,T1,Li,a,1,USD\n'.repeat(10_001)
  await assertBriefs(`${HEADER}\n${many}F2,T2,Li,a,1,USD\n`, [
    '2 ! too-many@/consignment/goodsItems',
    '10003 F2',
  ])
})

test('every column leads to a field of the filing that takes its example', async () => {
  for (const column of COLUMNS) {
    assert.equal(findColumn(column.name), column)
    if (column.example.length === 0) continue
    const cells = new Map([
      ['reference', 'F1'],
      ['tracking_number', 'T1'],
      ['value', '1'],
      ['currency', 'USD'],
      ['listed_price', '1'],
      ['listed_currency', 'USD'],
    ])
    cells.set(column.name, `"${column.example}"`)
    const [record] = await read(
      `${[...cells.keys()].join(',')}\n${[...cells.values()].join(',')}\n`,
    )
    assert.ok(record?.kind === 'parsed', column.name)
    assert.deepEqual(record.ignored, [], column.name)
    const base = column.scope === 'goods' ? '/consignment/goodsItems/0' : ''
    assert.notEqual(valueAt(record.submission, `${base}/${column.path.join('/')}`), undefined)
  }
})
