/** The folder of lists as a server reads it: whole versions or a clear refusal, and who did what. */
import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { activateVersion } from './activate-version.ts'
import { makeFolder } from './folder/open-folder.ts'
import { importParties } from './import-parties.ts'
import { PARTY_KINDS } from './kinds.ts'
import { openListFolder, UnusableList } from './list-folder.ts'

const NOW = '2026-11-20T09:00:00.000Z'
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewaiter-lists-'))
  await makeFolder(folder, 'activated')
})
afterEach(async () => {
  await chmod(folder, 0o755)
  await rm(folder, { recursive: true, force: true })
})

async function importNames(...names: readonly string[]): Promise<void> {
  const reading = PARTY_KINDS['names-csv']
  assert.ok(reading !== undefined)
  const text = ['id,name', ...names.map((name, at) => `${at + 1},${name}`)].join('\n')
  const imported = await importParties({
    kind: 'names-csv',
    reading,
    bytes: chunksOf(text),
    folder,
    list: undefined,
    asOf: '2026-11-20',
    fileDay: '2026-11-20',
    now: NOW,
    by: 'Ada',
    onRefusal: () => undefined,
  })
  assert.ok(imported.ok)
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text))
}

function activate(by: string, reason?: string, version?: number) {
  return activateVersion({ folder, list: 'own', version, by, reason, now: NOW })
}

async function activateBoth(version?: number): Promise<void> {
  assert.ok((await activate('Ada', 'because', version)).ok)
  assert.ok((await activate('Ben', undefined, version)).ok)
}

test('nothing is in use until a second person activates it; then the same folder tells it', async () => {
  await importNames('One Person')
  const lists = openListFolder(folder)
  assert.deepEqual(await lists.listActive(), [])
  await activateBoth()
  const [head] = await lists.listActive()
  assert.ok(head !== undefined)
  const version = await lists.read(head)
  assert.equal(version?.entries[0]?.names[0]?.text, 'One Person')
})

test('a half-written version is refused by name, and throws what an operator can mend', async () => {
  await importNames('One Person', 'Another Person')
  await activateBoth()
  const file = join(folder, 'own', '000001.ndjson')
  const whole = await readFile(file, 'utf8')
  await rename(file, join(folder, 'kept'))
  await writeFile(file, whole.split('\n').slice(0, 2).join('\n'))
  await assert.rejects(openListFolder(folder).listActive(), (error) => {
    assert.ok(error instanceof UnusableList)
    assert.match(error.message, /own\/000001\.ndjson .*half written or copied/)
    return true
  })
  await rename(join(folder, 'kept'), file)
  assert.equal((await openListFolder(folder).listActive()).length, 1)
})

test('what a server has open stays as it was when another file of it is cut off', async () => {
  await importNames('One Person')
  await activateBoth()
  const lists = openListFolder(folder)
  const [head] = await lists.listActive()
  await importNames('One Person', 'Another Person')
  await rm(join(folder, 'own', '000002.ndjson'))
  await writeFile(join(folder, 'own', '000002.ndjson'), '{"format":"tidewaiter-list-1","head":{"ha')
  assert.deepEqual(await lists.listActive(), [head], 'a newer one that is not in use is no matter')
})

test('two who activate at once: one act each, and never one person for both', async () => {
  await importNames('One Person')
  assert.ok((await activate('Ada', 'because')).ok)
  const both = await Promise.all([activate('Ben'), activate('Cleo'), activate('ada ')])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  const acts = await openListFolder(folder).listActs()
  assert.equal(acts.filter(({ act }) => act === 'list.activated').length, 1)
  assert.equal((await openListFolder(folder).listActive()).length, 1)
})

test('a version that is gone is undefined to whoever asks for it, and an alarm where it is in use', async () => {
  await importNames('One Person')
  await activateBoth()
  await importNames('One Person', 'Another Person')
  await activateBoth(2)
  const lists = openListFolder(folder)
  const [head] = await lists.listActive()
  assert.ok(head !== undefined)
  assert.equal(await lists.read({ list: 'own', hash: 'sha256:other' }), undefined)
  assert.equal(await lists.read({ list: 'nobody', hash: head.hash }), undefined)
  await rm(join(folder, 'own', '000002.ndjson'))
  assert.equal(await lists.read(head), undefined)
  await assert.rejects(openListFolder(folder).listActive(), UnusableList)
})

test('a folder that is not there has no lists; a file in its place is no folder', async () => {
  const absent = openListFolder(join(folder, 'absent'))
  assert.deepEqual(await absent.listActive(), [])
  assert.deepEqual(await absent.listActs(), [])
  await writeFile(join(folder, 'file'), '')
  await assert.rejects(openListFolder(join(folder, 'file')).listActive(), UnusableList)
})

test('acts tell who imported, proposed, activated and was refused, each with the hash', async () => {
  await importNames('One Person')
  const [version] = await openListFolder(folder).listActs()
  assert.ok(version !== undefined)
  await activate('Ada', 'because')
  const refused = await activate('ADA')
  assert.equal(refused.ok, false)
  await activate('Ben')
  const lists = openListFolder(folder)
  const acts = await lists.listActs()
  assert.deepEqual(acts.map(({ act, actor }) => `${act} ${actor}`).toSorted(), [
    'list.activate-refused ADA',
    'list.activated Ben',
    'list.imported Ada',
    'list.proposed Ada',
  ])
  const [head] = await lists.listActive()
  assert.ok(head !== undefined)
  for (const { act, detail } of acts) {
    assert.ok(act.endsWith('refused') || detail.includes(head.hash), `${act}: ${detail}`)
  }
  assert.deepEqual(await lists.listActs(), acts, 'the same acts have the same keys')
  assert.equal(new Set(acts.map(({ key }) => key)).size, acts.length)
})
