import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { present } from '../lib/assert.ts'
import { copyExample, EXAMPLE_FOLDER, problemsIn, rewrite } from './example-copy.fixture.ts'
import { loadPack } from './load-pack.ts'
import { describeProblem, locate } from './pack-problem.ts'

async function hashOf(folder: string): Promise<string> {
  const loaded = await loadPack(folder)
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.map(describeProblem).join('\n'))
  return loaded.value.pack.hash
}

test('tells of every problem of every file at once', async () => {
  const folder = copyExample()
  rewrite(join(folder, 'law/regimes.yaml'), (text) => text.replaceAll('state: open', 'state: on'))
  rewrite(join(folder, 'law/rates.yaml'), (text) => text.replace('rate: "0.92"', 'rate: 0.92'))
  assert.equal((await problemsIn(folder)).length, 3)
})

test('refuses files that no part of a pack is read from', async () => {
  const folder = copyExample()
  renameSync(join(folder, 'law/rates.yaml'), join(folder, 'law/rate.yaml'))
  writeFileSync(join(folder, 'risk/rules/more.yml'), '[]\n')
  writeFileSync(join(folder, 'risk/terms/README.md'), 'Notes for people are welcome.\n')
  assert.deepEqual(await problemsIn(folder), [
    '/law/rate.yaml:1:1: A pack has no such file. Did you mean `rates.yaml`?',
    '/risk/rules/more.yml:1:1: Only files that end in `.yaml` belong here. Rename it.',
  ])
})

test('refuses a folder with more files than anyone could read', async () => {
  const folder = copyExample()
  for (let count = 0; count < 1_001; count += 1) {
    writeFileSync(join(folder, `risk/rules/${count}.yaml`), '[]\n')
  }
  assert.deepEqual(await problemsIn(folder), [
    '/risk/rules:1:1: The folder has more than 1000 files. Put several lists into one file.',
  ])
})

test('names a file that is missing, and a folder that is not there', async () => {
  const folder = copyExample()
  rmSync(join(folder, 'law/rates.yaml'))
  assert.deepEqual(await problemsIn(folder), [
    '/law/rates.yaml:1:1: This file is missing. Write it; packs/README.md says what belongs in it.',
  ])
  assert.match(
    (await problemsIn(join(copyExample(), 'nowhere')))[0] ?? '',
    /There is no folder here/,
  )
})

test('reads the risk side from a folder of its own', async () => {
  const folder = copyExample()
  const riskFolder = join(folder, '../kept-elsewhere')
  renameSync(join(folder, 'risk'), riskFolder)
  assert.match((await problemsIn(folder))[0] ?? '', /risk\/policy\.yaml:1:1: This file is missing/)
  const loaded = await loadPack(folder, { riskFolder })
  assert.ok(loaded.ok)
  assert.equal(loaded.value.pack.hash, await hashOf(EXAMPLE_FOLDER))
})

test('hashes what is said, not how it is written', async () => {
  const folder = copyExample()
  const before = await hashOf(folder)
  rewrite(join(folder, 'law/places.yaml'), (text) =>
    text.replace('facilities: [XAPRT-CFS-1]', 'facilities:\n    # A remark.\n    - XAPRT-CFS-1'),
  )
  rewrite(join(folder, 'pack.yaml'), (text) => text.replace('id: example', 'id: "example"'))
  const trade = join(folder, 'risk/rules/trade.yaml')
  writeFileSync(join(folder, 'risk/rules/a-first.yaml'), readFileSync(trade))
  rmSync(trade)
  mkdirSync(join(folder, 'golden'), { recursive: true })
  writeFileSync(join(folder, 'golden/anything.yaml'), 'scenarios: []\n')
  assert.equal(await hashOf(folder), before)
})

test('hashes every value that decides', async () => {
  const changes: readonly (readonly [string, string, string])[] = [
    ['risk/rules/trade.yaml', 'weight: 350', 'weight: 351'],
    ['risk/policy.yaml', 'share: 0.01', 'share: 0.02'],
    ['risk/terms/weapons.yaml', ', throwing star', ''],
    ['quality/limits.yaml', 'daysAhead: 120', 'daysAhead: 121'],
    ['texts/filer.en.yaml', 'The sender has no name.', 'No name of the sender.'],
    ['law/pathways.yaml', 'ceilingMinor: 4500', 'ceilingMinor: 4501'],
  ]
  const hashes = new Set([await hashOf(EXAMPLE_FOLDER)])
  for (const [file, from, to] of changes) {
    const folder = copyExample()
    rewrite(join(folder, file), (text) => text.replace(from, to))
    hashes.add(await hashOf(folder))
  }
  assert.equal(hashes.size, changes.length + 1)
})

test('knows where each value was written', async () => {
  const loaded = await loadPack(EXAMPLE_FOLDER)
  assert.ok(loaded.ok)
  const { pack, positions } = loaded.value
  const at = pack.rules.findIndex(({ id }) => id === 'xa.weapon.named')
  const position = present(locate(positions, `/rules/${at}/when`), 'position of a condition')
  const lines = readFileSync(position.file, 'utf8').split('\n')
  assert.equal(position.file, join(EXAMPLE_FOLDER, 'risk/rules/smuggling.yaml'))
  assert.equal(lines[position.line - 1], '  when: mentions(item.text, "weapons")')
  assert.equal(position.column, 3)
  const below = locate(positions, `/rules/${at}/when/nothing/here`)
  assert.deepEqual(below, position)
  const list = pack.termLists.findIndex(({ id }) => id === 'watch-brands')
  const term = present(locate(positions, `/termLists/${list}/terms/0`), 'position of a term')
  assert.match(readFileSync(term.file, 'utf8').split('\n')[term.line - 1] ?? '', /terms: \[rolex/)
})

test('gives rules and lists in order of id, frozen', async () => {
  const loaded = await loadPack(EXAMPLE_FOLDER)
  assert.ok(loaded.ok)
  const ids = loaded.value.pack.rules.map(({ id }) => id)
  assert.deepEqual(ids, ids.toSorted())
  assert.throws(() => Object.assign(loaded.value.pack.rules[0] ?? {}, { topic: 'ipr' }), TypeError)
})
