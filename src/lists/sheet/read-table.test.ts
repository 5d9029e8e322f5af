/** Tables as they come: with marks, line ends and bytes of other systems, cut off, and mistaken. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf } from '../reading.fixture.ts'
import { kindOfHeader } from './known-headers.ts'
import { LINE_BYTES_MAX } from './read-lines.ts'
import { type Layout, readTable } from './read-table.ts'

const LAYOUT: Layout = { required: ['id', 'name'] }

async function read(text: string | Uint8Array, layout = LAYOUT) {
  const rows: (string | undefined)[][] = []
  const refusals: [number, string][] = []
  const latin: number[] = []
  const facts = await readTable(bytesOf(text, 1_000), {
    layout,
    looksLike: kindOfHeader,
    sink: {
      row: (row) => void rows.push([row.text('id'), row.text('name'), row.value('name')]),
      refuse: (line, { rule }) => void refusals.push([line, rule]),
      latin: (line) => void latin.push(line),
    },
  })
  return { facts, rows, refusals, latin }
}

test('a byte-order mark, CRLF, blank lines and the end mark of old systems mean nothing', async () => {
  const { rows, refusals } = await read('\ufeffId, Name\r\n1,a\r\n\r\n2,"b"\r\n\u001a\r\n')
  assert.deepEqual(rows, [
    ['1', 'a', 'a'],
    ['2', 'b', 'b'],
  ])
  assert.deepEqual(refusals, [])
})

test('columns go by name, in any order and spelling, parted by tabs as well', async () => {
  const { rows } = await read('NAME\tother\t"ID"\n"x"\t\t"7"\n')
  assert.deepEqual(rows, [['7', 'x', 'x']])
})

test('-0- and blank say nothing; Nil, 0 and N/A are texts, but no values', async () => {
  const { rows } = await read('id,name\n1,-0- \n2,\n3,Nil\n4,0\n5,N/A\n')
  assert.deepEqual(
    rows.map(([, text, value]) => [text, value]),
    [
      [undefined, undefined],
      [undefined, undefined],
      ['Nil', undefined],
      ['0', undefined],
      ['N/A', undefined],
    ],
  )
})

test('bytes that are no UTF-8 are read as Windows-1252, and told', async () => {
  const { rows, latin } = await read(Buffer.from('id,name\n1,Jos\xe9 \x93P\x94\n', 'latin1'))
  assert.deepEqual(rows, [['1', 'José “P”', 'José “P”']])
  assert.deepEqual(latin, [2])
})

test('a row with too few or too many cells is refused, and the rest stands', async () => {
  const { rows, refusals } = await read('id,name\n1\n2,b\n3,c,d\n4,e\n')
  assert.deepEqual(
    rows.map(([id]) => id),
    ['2', '4'],
  )
  assert.deepEqual(refusals, [
    [2, 'cells'],
    [4, 'cells'],
  ])
})

test('a quote left open costs its own line, however far it reaches', async () => {
  const rest = Array.from({ length: 300 }, (_, at) => `${at + 3},n`).join('\n')
  const { rows, refusals } = await read(`id,name\n1,a\n2,"b\n${rest}\n`)
  assert.deepEqual(refusals, [[3, 'quote']])
  assert.equal(rows.length, 301)
})

test('a huge field is refused as it comes in, and the rows after it are read', async () => {
  const huge = 'x'.repeat(3 * LINE_BYTES_MAX)
  const { rows, refusals } = await read(`id,name\n1,${huge}\n2,b\n3,a\0b\n`)
  assert.deepEqual(rows, [['2', 'b', 'b']])
  assert.deepEqual(refusals, [
    [2, 'size'],
    [4, 'nul'],
  ])
})

const FOREIGN = [
  ['', 'empty', /empty/u],
  ['  \r\n', 'empty', /empty/u],
  ['<!doctype html><p>Not found', 'file-type', /web page/u],
  [Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'file-type', /gzip/u],
  [Buffer.from('PK\u0003\u0004xxxx'), 'file-type', /zip or Excel/u],
  [Buffer.from('\ufeffid,name\n', 'utf16le'), 'file-type', /UTF-16/u],
  ['unique_id,name_type,name_6,extra\n', 'header', /that of uk-names/u],
  ['foo,bar\n1,2\n', 'header', /no column "id", "name"/u],
] as const

for (const [text, rule, sentence] of FOREIGN) {
  test(`a file that is none of ours is refused as a whole: ${JSON.stringify(text).slice(0, 40)}`, async () => {
    const { facts } = await read(text)
    assert.ok(!facts.ok)
    assert.equal(facts.refusal.rule, rule)
    assert.match(facts.refusal.text, sentence)
  })
}

test('a file without a header has its columns by their place', async () => {
  const bare: Layout = { required: ['id', 'name'], bare: ['id', 'name'] }
  assert.deepEqual((await read('1,a\n2,b\n', bare)).rows.length, 2)
  assert.deepEqual((await read('id,name\n2,b\n', bare)).rows, [['2', 'b', 'b']])
  const broken = await read('id,other\n2,b\n', bare)
  assert.ok(!broken.facts.ok)
})
