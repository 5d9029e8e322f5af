/** Imports make versions that do not depend on the order of the files, and lose nothing. */
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ListVersion } from '../domain/list.ts'
import { present } from '../lib/assert.ts'
import { readListFolder } from './folder/read-list-folder.ts'
import { importText, passingFolder } from './reading.fixture.ts'

const NONE = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- '
const FILES = [
  [
    'ofac-sdn',
    `36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",${NONE}\n173,"ANGLO",-0- ,"CUBA",${NONE}\n`,
  ],
  ['ofac-alt', '36,12,"aka","AERO-CARIBBEAN",-0- \n99,1,"aka","LATER DESIGNATION",-0- \n'],
  ['ofac-add', '173,1,"Ibex House","London","United Kingdom",-0- \n98,2,-0- ,-0- ,"Cuba",-0- \n'],
] as const

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const

async function inUse(folder: string): Promise<readonly ListVersion[]> {
  const read = await readListFolder(folder)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

async function imported(folder: string, kind: string, text: string, more = {}) {
  const result = await importText(folder, kind, text, more)
  assert.ok(result.ok, JSON.stringify(result))
  return present(result.value.lists[0], 'list')
}

test('the three files of a list give the same version in any order', async () => {
  const versions: ListVersion[] = []
  for (const order of ORDERS) {
    const folder = await passingFolder()
    for (const at of order) await imported(folder, FILES[at][0], FILES[at][1])
    versions.push(...(await inUse(folder)))
  }
  assert.equal(versions.length, ORDERS.length)
  for (const version of versions) assert.deepEqual(version, versions[0])
  const { head, entries } = present(versions[0], 'version')
  assert.deepEqual(
    [head.list, head.asOf, head.entries, head.refused],
    ['ofac-sdn', '2026-11-01', 3, 0],
  )
  assert.deepEqual(
    entries.map(({ id, names }) => [id, names.map(({ text }) => text)]),
    [
      ['173', ['ANGLO']],
      ['36', ['AEROCARIBBEAN AIRLINES', 'AERO-CARIBBEAN']],
      ['99', ['LATER DESIGNATION']],
    ],
  )
  assert.deepEqual(entries[0]?.countries, ['GB'])
})

test('an address whose entry nobody names waits, and is there when the name comes', async () => {
  const folder = await passingFolder()
  const address = await imported(folder, ...FILES[2])
  assert.equal(address.waiting, 2)
  const named = await imported(folder, 'ofac-sdn', `98,"HAVANA TRADING",-0- ,"CUBA",${NONE}\n`)
  assert.equal(named.waiting, 1)
  const [version] = await inUse(folder)
  assert.deepEqual(
    version?.entries.map(({ id, countries }) => [id, countries]),
    [['98', ['CU']]],
  )
})

test('a file takes the place of the last one of its kind, and the old version stays readable', async () => {
  const folder = await passingFolder()
  await imported(folder, ...FILES[0])
  const next = await imported(folder, 'ofac-sdn', `36,"AEROCARIBBEAN",-0- ,"CUBA",${NONE}\n`)
  assert.deepEqual([next.version, next.rowsBefore, next.part.rows], [2, 2, 1])
  assert.deepEqual(
    (await inUse(folder))[0]?.entries.map(({ id }) => id),
    ['36'],
  )
  assert.deepEqual((await readdir(join(folder, 'ofac-sdn'))).toSorted(), [
    '000001.ndjson',
    '000002.ndjson',
    'parts',
  ])
})

test('the same file again makes no version; a newer day does', async () => {
  const folder = await passingFolder()
  await imported(folder, ...FILES[0])
  const again = await imported(folder, ...FILES[0])
  assert.deepEqual([again.version, again.isNew], [1, false])
  const later = await imported(folder, FILES[0][0], FILES[0][1], { asOf: '2026-11-08' })
  assert.deepEqual([later.version, later.isNew, later.head.hash], [2, true, again.head.hash])
})

test('a list is as old as the oldest of its files', async () => {
  const folder = await passingFolder()
  await imported(folder, FILES[0][0], FILES[0][1], { asOf: '2026-11-20' })
  const both = await imported(folder, FILES[1][0], FILES[1][1], { asOf: '2026-11-05' })
  assert.equal(both.head.asOf, '2026-11-05')
})

const SDN = ['ofac-sdn', `52291,"RIM, Ryong Nam","individual","NPWMD",${NONE}\n`] as const
const CSL = [
  'csl',
  'source,entity_number,name,addresses,alt_names\n' +
    'Specially Designated Nationals (SDN) - Treasury Department,52291,"Ryong Nam RIM","Shenyang, CN",\n' +
    'Entity List (EL) - Bureau of Industry and Security,,ACME,,\n',
] as const

for (const order of [
  [SDN, CSL],
  [CSL, SDN],
]) {
  const kinds = order.map(([kind]) => kind).join(', ')
  test(`rows of the CSL join those of the publisher’s own file under one number: ${kinds}`, async () => {
    const folder = await passingFolder()
    for (const [kind, text] of order) await imported(folder, kind, text)
    const versions = await inUse(folder)
    assert.deepEqual(
      versions.map(({ head }) => head.list),
      ['bis-el', 'ofac-sdn'],
    )
    const [entry] = present(versions[1], 'sdn').entries
    assert.deepEqual(entry?.names, [
      { text: 'RIM, Ryong Nam', quality: 'primary' },
      { text: 'Ryong Nam RIM', quality: 'alias' },
    ])
    assert.deepEqual(entry.countries, ['CN'])
  })
}

test('bad rows are told one by one and counted; the rest stands', async () => {
  const folder = await passingFolder()
  const told: [number, string][] = []
  const list = await imported(
    folder,
    'names-csv',
    `id,name\n1\n2,b\n3,${'x'.repeat(1_001)}\n2,other\n2,b\n4,d\n`,
    {
      onRefusal: (line: number, refusal: { rule: string }) => void told.push([line, refusal.rule]),
    },
  )
  assert.deepEqual(told, [
    [2, 'cells'],
    [4, 'name-length'],
    [5, 'duplicate-id'],
  ])
  assert.deepEqual([list.head.entries, list.head.refused], [2, 3])
})

test('a file nothing can be read from changes nothing and tells no row', async () => {
  const folder = await passingFolder()
  await imported(folder, ...FILES[0])
  const before = await inUse(folder)
  const told: number[] = []
  for (const text of [FILES[1][1], '', 'id,name\n', '<html>', 'x,y\n'.repeat(50)]) {
    const result = await importText(folder, 'ofac-sdn', text, {
      onRefusal: (line: number) => void told.push(line),
    })
    assert.ok(!result.ok)
  }
  assert.deepEqual(told, [])
  assert.deepEqual(await inUse(folder), before)
})

test('the day is the one named, else the file’s own, else that of the file on disk', async () => {
  const folder = await passingFolder()
  const days = [
    [
      'un-xml',
      `<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z"><ENTITY><DATAID>1</DATAID><FIRST_NAME>X</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>`,
      '2026-02-27',
      'file',
    ],
    ['names-csv', 'name\nX\n', '2026-10-01', 'file-date'],
  ] as const
  for (const [kind, text, asOf, from] of days) {
    const result = await importText(folder, kind, text, { asOf: undefined })
    assert.ok(result.ok)
    assert.deepEqual([result.value.asOf, result.value.asOfFrom], [asOf, from])
  }
})

test('imports at the same time each get a version, and the last holds them all', async () => {
  const folder = await passingFolder()
  await Promise.all(FILES.map(([kind, text]) => imported(folder, kind, text)))
  const [version] = await inUse(folder)
  assert.equal(version?.head.entries, 3)
  assert.equal(version.entries[0]?.addresses.length, 1)
  assert.equal(
    (await readdir(join(folder, 'ofac-sdn'))).filter((name) => name.endsWith('.ndjson')).length,
    3,
  )
})
