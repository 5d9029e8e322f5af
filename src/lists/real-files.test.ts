/** Counts on copies of the real files, which are no part of the product. */
import assert from 'node:assert/strict'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { readListFolder } from './folder/read-list-folder.ts'
import { importNomenclature } from './import-nomenclature.ts'
import { type Imported, importParties } from './import-parties.ts'
import { readHs, readHts } from './read/nomenclature.ts'
import { passingFolder, readerOf } from './reading.fixture.ts'

const DATA = process.env['TIDEWAITER_DATA'] ?? '../shared/data'
const PARTIES = join(DATA, 'parties')

function skipWithout(path: string): string | false {
  return existsSync(path) ? false : `${path} is not there`
}

async function importFile(folder: string, kind: string, path: string): Promise<Imported> {
  const imported = await importParties({
    kind,
    reading: readerOf(kind),
    bytes: createReadStream(path),
    list: undefined,
    asOf: '2026-05-13',
    fileDay: '2026-05-13',
    now: '2026-11-24T12:00:00Z',
    folder,
    onRefusal: (line, refusal) => assert.fail(`${path} line ${line}: ${refusal.text}`),
  })
  assert.ok(imported.ok, JSON.stringify(imported))
  return imported.value
}

/** File, kind, rows as its README counts them (13 where it says 12), entries, lists. */
const FILES = [
  ['ofac_sdn_2023-01.csv', 'ofac-sdn', 11_443, 11_443, 1],
  ['ofac_alt_2025-12.csv', 'ofac-alt', 20_107, 8_653, 1],
  ['ofac_add_2025-12.csv', 'ofac-add', 24_244, 0, 1],
  ['ofac_nonsdn_prim_2025-12.csv', 'ofac-cons-prim', 442, 442, 1],
  ['ofac_nonsdn_alt_2025-12.csv', 'ofac-cons-alt', 1_073, 0, 1],
  ['ofac_nonsdn_add_2025-12.csv', 'ofac-cons-add', 574, 0, 1],
  ['csl_other_lists_2023-11.csv', 'csl', 2_489, 0, 7],
  ['bis_dpl_2022-09.csv', 'bis-dpl', 581, 0, 1],
  ['uk_sanctions_names_2026-05.csv', 'uk-names', 15_049, 6_046, 1],
  ['uk_sanctions_subjects_2026-05.csv', 'uk-subjects', 6_046, 0, 1],
  ['cbp_wro_findings_fy26-dec.csv', 'cbp-wro', 54, 52, 1],
  ['raw_format/ofac_sdn_raw_sample.csv', 'ofac-sdn', 200, 200, 1],
  ['raw_format/ofac_alt_raw_sample.csv', 'ofac-alt', 60, 0, 1],
  ['raw_format/ofac_add_raw_sample.csv', 'ofac-add', 60, 0, 1],
  ['raw_format/csl_consolidated_raw_sample.csv', 'csl', 13, 0, 8],
  ['raw_format/bis_dpl_raw_sample.tsv', 'bis-dpl', 29, 19, 1],
  ['raw_format/un_consolidated_sample.xml', 'un-xml', 35, 35, 1],
] as const

for (const [file, kind, rows, entries, lists] of FILES) {
  const path = join(PARTIES, file)
  test(`${file} is read whole`, { skip: skipWithout(path) }, async () => {
    const imported = await importFile(await passingFolder(), kind, path)
    assert.equal(imported.lists.length, lists)
    assert.equal(
      imported.lists.reduce((sum, { part }) => sum + part.rows, 0),
      rows,
    )
    if (entries > 0) assert.equal(imported.lists[0]?.head.entries, entries)
  })
}

const SDN = join(PARTIES, 'ofac_sdn_2023-01.csv')

test('all names of the SDN files are in the version, by quality', {
  skip: skipWithout(SDN),
}, async () => {
  const folder = await passingFolder()
  const spent = await cpuMillis(async () => {
    for (const [file, kind] of FILES.slice(0, 3))
      await importFile(folder, kind, join(PARTIES, file))
  })
  const read = await readListFolder(folder)
  assert.ok(read.ok)
  const entries = new Map(read.value[0]?.entries.map((entry) => [entry.id, entry]))
  const rowsOf = (file: string): readonly Readonly<Record<string, string>>[] =>
    parse(readFileSync(join(PARTIES, file)), { columns: true, bom: true })
  for (const row of rowsOf('ofac_sdn_2023-01.csv')) {
    const name = row['sdn_name']?.replaceAll(/\s+/gu, ' ').trim()
    assert.deepEqual(entries.get(row['ent_num'] ?? '')?.names[0], {
      text: name,
      quality: 'primary',
    })
  }
  for (const row of rowsOf('ofac_alt_2025-12.csv')) {
    const name = row['alt_name']?.replaceAll(/\s+/gu, ' ').trim()
    const names = entries.get(row['ent_num'] ?? '')?.names ?? []
    assert.ok(
      names.some(({ text }) => text === name),
      name,
    )
  }
  const bnc = entries.get('306')?.names.find(({ text }) => text === 'BNC')
  assert.deepEqual(bnc, { text: 'BNC', quality: 'weak' })
  assert.ok(spent < 15_000, `${spent} ms`)
})

test('UN: names and aliases of the sample agree with the table made of it', {
  skip: skipWithout(join(PARTIES, 'un_aliases_2026-02-27.csv')),
}, async () => {
  const folder = await passingFolder()
  await importFile(folder, 'un-xml', join(PARTIES, 'raw_format/un_consolidated_sample.xml'))
  const read = await readListFolder(folder)
  assert.ok(read.ok)
  const aliases: readonly Readonly<Record<string, string>>[] = parse(
    readFileSync(join(PARTIES, 'un_aliases_2026-02-27.csv')),
    { columns: true, bom: true },
  )
  for (const { id, names } of read.value[0]?.entries ?? []) {
    for (const row of aliases.filter(({ dataid }) => dataid === id)) {
      const name = names.find(({ text }) => text === row['alias_name'])
      const isLow = row['quality'] === 'Low' && name?.quality !== 'primary'
      assert.equal(name?.quality === 'weak', isLow && name?.quality !== 'alias', row['alias_name'])
    }
  }
})

const BOOKS = [
  ['tariff/hs2022_nomenclature.csv', 'hs', readHs, 6_939, 5_613],
  ['tariff/us_hts_2025-04.csv', 'hts', readHts, 35_938, 19_733],
] as const

for (const [file, id, read, rows, leaves] of BOOKS) {
  const path = join(DATA, file)
  test(`${file} is read whole`, { skip: skipWithout(path) }, async () => {
    const folder = await passingFolder()
    const imported = await importNomenclature({
      id,
      read,
      bytes: createReadStream(path),
      asOf: '2025-04-17',
      now: '2026-11-24T12:00:00Z',
      folder,
      onRefusal: (line, refusal) => assert.fail(`line ${line}: ${refusal.text}`),
    })
    assert.ok(imported.ok)
    assert.equal(imported.value.head.rows, rows)
    const { readNomenclatureFolder } = await import('./folder/read-list-folder.ts')
    const books = await readNomenclatureFolder(folder)
    assert.ok(books.ok)
    const length = id === 'hs' ? 6 : 10
    const found = books.value[0]?.rows.filter(({ code }) => code?.length === length).length
    assert.equal(found, leaves)
  })
}
