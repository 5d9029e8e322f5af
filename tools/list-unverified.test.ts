import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Pack } from '../src/domain/pack.ts'
import { copyExample, EXAMPLE_FOLDER, rewrite } from '../src/packs/example-copy.fixture.ts'
import { loadPack } from '../src/packs/load-pack.ts'
import { listUnverified, unverifiedPage } from './list-unverified.ts'

async function packIn(folder: string): Promise<Pack> {
  const loaded = await loadPack(folder)
  assert.ok(loaded.ok)
  return loaded.value.pack
}

test('a pack whose every row was read has nothing to list', async () => {
  assert.deepEqual(listUnverified(await packIn(EXAMPLE_FOLDER)), [])
})

const DOUBTS = [
  ['law/purposes.yaml', 'purposes'],
  ['law/regimes.yaml', 'regimes'],
  ['law/pathways.yaml', 'pathways'],
  ['law/grounds.yaml', 'grounds'],
  ['law/facts.yaml', 'facts'],
  ['law/rates.yaml', 'rates'],
  ['risk/rules/trade.yaml', 'rules'],
  ['risk/terms/weapons.yaml', 'term lists'],
  ['quality/vague-descriptions.yaml', 'data quality'],
  ['risk/policy.yaml', 'policy'],
] as const

for (const [file, table] of DOUBTS) {
  for (const mark of ['U', 'N'] as const) {
    test(`a row of ${file} marked ${mark} is listed under ${table}`, async () => {
      const folder = copyExample()
      rewrite(join(folder, file), (text) => text.replace('mark: V', `mark: ${mark}`))
      const rows = listUnverified(await packIn(folder))
      assert.deepEqual(
        rows.map((row) => [row.table, row.mark]),
        [[table, mark]],
      )
    })
  }
}

test('an element and a deadline have marks of their own', async () => {
  const folder = copyExample()
  rewrite(join(folder, 'law/pathways.yaml'), (text) =>
    text
      .replace('status: optional }', 'status: optional, cite: somewhere, mark: U }')
      .replace('section 12", mark: V', 'section 12", mark: N'),
  )
  assert.deepEqual(
    listUnverified(await packIn(folder)).map(({ id, what }) => [id, what]),
    [
      ['postal-low-value, deadline', 'Due 120 minutes before arrival'],
      ['low-value, element', '`consignee.contact` is optional'],
    ],
  )
})

test('a rate and a secondary source are told apart, and the page keeps its table whole', async () => {
  const folder = copyExample()
  rewrite(join(folder, 'law/grounds.yaml'), (text) => text.replace('mark: V', 'mark: S'))
  rewrite(join(folder, 'law/rates.yaml'), (text) =>
    text.replace('customs rates", mark: V', 'rates | draft", mark: U'),
  )
  const page = unverifiedPage(await packIn(folder))
  assert.match(page, /\| `USD` \| U \| 1 dated rates to EUR \| .*rates \\\| draft \|/)
  assert.doesNotMatch(page, /xa\.contraband/)
})
