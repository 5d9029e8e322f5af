/** Nomenclatures: leading zeros that spreadsheets cut off come back, and what is no code is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NomenclatureRow } from '../../domain/nomenclature.ts'
import { bytesOf } from '../reading.fixture.ts'
import { type NomenclatureReader, readHs, readHts } from './nomenclature.ts'

async function read(reader: NomenclatureReader, text: string) {
  const rows: NomenclatureRow[] = []
  const refusals: [number, string][] = []
  const facts = await reader(bytesOf(text), {
    row: (_line, row) => void rows.push(row),
    refuse: (line, { rule }) => void refusals.push([line, rule]),
    note: () => undefined,
  })
  return { facts, rows, refusals }
}

test('hs: a code a digit short of its level has lost a zero', async () => {
  const { rows, refusals } = await read(
    readHs,
    'section,hscode,description,parent,level\nI,1,Animals,TOTAL,2\nI,101,Horses,1,4\nI,10121,"Horses, pure-bred",101,6\n' +
      'TOTAL,TOTAL,Total,TOTAL,5\nI,12,Two digits short,1,6\nI,abc,X,1,4\nI,0102,,1,4\n',
  )
  assert.deepEqual(rows, [
    { code: '01', level: 0, text: 'Animals' },
    { code: '0101', level: 1, text: 'Horses' },
    { code: '010121', level: 2, text: 'Horses, pure-bred' },
  ])
  assert.deepEqual(refusals, [
    [6, 'code'],
    [7, 'code'],
    [8, 'text'],
  ])
})

test('hs: without levels an odd number of digits has lost a zero', async () => {
  const { rows } = await read(readHs, 'hscode,description\n10121,a\n0101.21,b\n')
  assert.deepEqual(
    rows.map(({ code }) => code),
    ['010121', '010121'],
  )
})

test('hts: indents are levels, rows without a number gather, zeros cut off at either end come back', async () => {
  const { rows, refusals } = await read(
    readHts,
    'hts_number,indent,description,unit\n0101,0,Live horses:,\n,1,Horses:,\n101.21.00,2,Purebred,\n' +
      '1003.9,1,Other:,\n0101.21.00.10,3,Males,No.\n0101.2.00,2,X,\n0101.29.00,-1,X,\n0101.29.00.00.00,1,X,\n',
  )
  assert.deepEqual(rows, [
    { code: '0101', level: 0, text: 'Live horses:' },
    { level: 1, text: 'Horses:' },
    { code: '01012100', level: 2, text: 'Purebred' },
    { code: '100390', level: 1, text: 'Other:' },
    { code: '0101210010', level: 3, text: 'Males' },
  ])
  assert.deepEqual(refusals, [
    [7, 'code'],
    [8, 'level'],
    [9, 'code'],
  ])
})

test('hts: the header of the hs is another file', async () => {
  const { facts } = await read(readHts, 'section,hscode,description,parent,level\n')
  assert.ok(!facts.ok)
  assert.match(facts.refusal.text, /that of hs/u)
})
