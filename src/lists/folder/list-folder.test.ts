/** What is in use of a folder, who put it there, and that damage is told and never passed over. */
import assert from 'node:assert/strict'
import { chmod, mkdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { activateVersion } from '../activate-version.ts'
import { importNomenclature } from '../import-nomenclature.ts'
import { readHs } from '../read/nomenclature.ts'
import { bytesOf, importText, passingFolder } from '../reading.fixture.ts'
import { makeFolder, openFolder, type UseRule } from './open-folder.ts'
import { readListFolder, readNomenclatureFolder } from './read-list-folder.ts'
import { UNFINISHED } from './write-once.ts'

async function withVersions(count: number, use: UseRule = 'newest'): Promise<string> {
  const folder = await passingFolder()
  await makeFolder(folder, use)
  for (let version = 1; version <= count; version += 1) await addVersion(folder, version)
  return folder
}

async function addVersion(folder: string, version: number): Promise<void> {
  assert.ok((await importText(folder, 'names-csv', `id,name\n1,Version ${version}\n`)).ok)
}

async function usedIn(folder: string): Promise<readonly string[]> {
  const read = await readListFolder(folder)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value.map(({ entries }) => entries[0]?.names[0]?.text ?? '')
}

function act(folder: string, by: string, more: { version?: number; reason?: string } = {}) {
  const { version, reason = 'new state' } = more
  return activateVersion({ folder, list: 'own', by, version, reason, now: '2026-11-24T12:00:00Z' })
}

test('in a plain folder the newest version is in use', async () => {
  assert.deepEqual(await usedIn(await withVersions(3)), ['Version 3'])
})

test('in the server’s folder nothing is in use until a second person says so', async () => {
  const folder = await withVersions(2, 'activated')
  assert.deepEqual(await usedIn(folder), [])
  const proposed = await act(folder, 'Ada')
  assert.ok(proposed.ok)
  assert.deepEqual([proposed.value.act, proposed.value.version], ['propose', 2])
  assert.deepEqual(await usedIn(folder), [])
  const same = await act(folder, ' ADA ')
  assert.ok(!same.ok)
  assert.equal(same.refusal.rule, 'same-person')
  const second = await act(folder, 'Ben')
  assert.ok(second.ok)
  assert.deepEqual([second.value.act, second.value.reason], ['activate', 'new state'])
  assert.deepEqual(await usedIn(folder), ['Version 2'])
})

test('a version that comes while another is proposed does not slip in', async () => {
  const folder = await withVersions(1, 'activated')
  await act(folder, 'Ada')
  await addVersion(folder, 2)
  const second = await act(folder, 'Ben')
  assert.ok(second.ok)
  assert.equal(second.value.version, 1)
  assert.deepEqual(await usedIn(folder), ['Version 1'])
})

test('from the first proposal on, a plain folder keeps what it used until two persons change it', async () => {
  const folder = await withVersions(1)
  assert.ok((await act(folder, 'Ada')).ok)
  await addVersion(folder, 2)
  assert.deepEqual(await usedIn(folder), ['Version 1'])
  assert.ok((await act(folder, 'Ben', { version: 2 })).ok)
  assert.deepEqual(await usedIn(folder), ['Version 1'], 'a second version is a second proposal')
  assert.ok((await act(folder, 'Ada', { version: 2 })).ok)
  assert.deepEqual(await usedIn(folder), ['Version 2'])
  assert.ok((await act(folder, 'Ada', { version: 1, reason: 'back' })).ok)
  assert.ok((await act(folder, 'Ben')).ok)
  assert.deepEqual(await usedIn(folder), ['Version 1'])
})

test('acts that cannot be are refused with their reason', async () => {
  const folder = await withVersions(1)
  const unknown = await act(folder, 'Ada', { version: 7 })
  assert.ok(!unknown.ok && unknown.refusal.rule === 'version')
  const { refusal } = (await activateVersion({
    folder,
    list: 'own',
    by: 'Ada',
    version: 1,
    reason: undefined,
    now: '',
  })) as { readonly refusal: { readonly rule: string } }
  assert.equal(refusal.rule, 'reason')
  const absent = await activateVersion({
    folder,
    list: 'un',
    by: 'A',
    version: 1,
    reason: 'x',
    now: '',
  })
  assert.ok(!absent.ok && absent.refusal.rule === 'list')
})

test('of two who confirm at once one is in time', async () => {
  const folder = await withVersions(1)
  await act(folder, 'Ada')
  const both = await Promise.all([act(folder, 'Ben'), act(folder, 'Cleo')])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
})

const DAMAGES = [
  ['a changed letter', 'hash', (text: string) => text.replace('Version 1', 'Version l')],
  ['a missing line', 'half-written', (text: string) => `${text.split('\n')[0]}\n`],
  ['a line too many', 'half-written', (text: string) => `${text}{}\n`],
  ['another beginning', 'format', () => 'not ours\n'],
  ['nothing', 'format', () => ''],
] as const

for (const [what, rule, damage] of DAMAGES) {
  test(`${what} is refused, and no list is given`, async () => {
    const folder = await withVersions(1)
    await importText(folder, 'names-csv', 'name\nHealthy\n', { list: 'healthy' })
    const file = join(folder, 'own', '000001.ndjson')
    const text = await readFile(file, 'utf8')
    await chmod(file, 0o644)
    await writeFile(file, damage(text))
    const read = await readListFolder(folder)
    assert.ok(!read.ok)
    assert.deepEqual(
      read.refusal.map((refusal) => refusal.rule),
      [rule],
    )
    assert.match(read.refusal[0]?.text ?? '', /000001\.ndjson/u)
  })
}

test('a file cut off anywhere is refused', async () => {
  const folder = await withVersions(1)
  const file = join(folder, 'own', '000001.ndjson')
  await chmod(file, 0o644)
  const whole = await readFile(file)
  for (const size of [whole.length - 2, whole.length >> 1, 3]) {
    await writeFile(file, whole)
    await truncate(file, size)
    assert.ok(!(await readListFolder(folder)).ok, `${size} bytes`)
  }
})

test('a version in use that is gone is told; what a crash left behind is not looked at', async () => {
  const folder = await withVersions(2)
  await act(folder, 'Ada')
  await writeFile(join(folder, 'own', `${UNFINISHED}1`), 'half')
  await mkdir(join(folder, 'empty'))
  assert.deepEqual(await usedIn(folder), ['Version 2'])
  await unlink(join(folder, 'own', '000002.ndjson'))
  const read = await readListFolder(folder)
  assert.ok(!read.ok)
  assert.equal(read.refusal[0]?.rule, 'missing')
})

test('damaged pieces and acts stop an import and an activation', async () => {
  const folder = await withVersions(1)
  await importText(
    folder,
    'csl',
    'source,entity_number,name,addresses,alt_names\nX (EL) - B,,A,,\n',
    {
      list: 'own',
    },
  )
  const opened = await openFolder(folder)
  assert.ok(opened.ok)
  const parts = join(folder, 'own', 'parts')
  const { readdir } = await import('node:fs/promises')
  for (const name of await readdir(parts)) {
    await chmod(join(parts, name), 0o644)
    await writeFile(join(parts, name), '{"id":"1"}\n')
  }
  const next = await importText(folder, 'names-csv', 'name\nnew\n')
  assert.ok(!next.ok && next.refusal.rule === 'hash')
  await mkdir(join(folder, 'own', 'acts'))
  await writeFile(join(folder, 'own', 'acts', '000001.json'), '{')
  const read = await readListFolder(folder)
  assert.ok(!read.ok && read.refusal[0]?.rule === 'act')
})

test('a folder that is none is refused', async () => {
  const read = await readListFolder(join(await passingFolder(), 'absent'))
  assert.ok(!read.ok && read.refusal[0]?.rule === 'folder')
})

test('nomenclatures lie beside lists, and each reader takes its own', async () => {
  const folder = await withVersions(1)
  const imported = await importNomenclature({
    id: 'hs',
    read: readHs,
    bytes: bytesOf('hscode,description,level\n01,Animals,2\n0101,Horses,4\n'),
    asOf: '2026-11-01',
    now: '2026-11-24T12:00:00Z',
    folder,
    onRefusal: () => undefined,
  })
  assert.ok(imported.ok)
  assert.deepEqual(await usedIn(folder), ['Version 1'])
  const books = await readNomenclatureFolder(folder)
  assert.ok(books.ok)
  assert.deepEqual(
    books.value.map(({ head, rows }) => [head.nomenclature, rows.length]),
    [['hs', 2]],
  )
})
