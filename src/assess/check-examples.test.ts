import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rule } from '../domain/pack.ts'
import { EXAMPLE_FOLDER } from '../packs/example-copy.fixture.ts'
import { loadPack } from '../packs/load-pack.ts'
import { checkExamples, type ExampleIssue } from './check-examples.ts'
import { compilePack } from './compile-pack.ts'

const loaded = await loadPack(EXAMPLE_FOLDER)
assert.ok(loaded.ok)
const { pack } = loaded.value

/** The issues of the example pack when one of its rules is changed. */
function issuesWith(id: string, change: Partial<Rule>): readonly ExampleIssue[] {
  const rules = pack.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule))
  const compiled = compilePack({ ...pack, rules })
  assert.ok(compiled.ok)
  return checkExamples(compiled.value)
}

const WEAPON = 'xa.weapon.named'
const at = pack.rules.findIndex(({ id }) => id === WEAPON)

test('the examples of the example pack do what they stand for', () => {
  assert.deepEqual(issuesWith(WEAPON, {}), [])
})

const SPOILT: readonly (readonly [string, Partial<Rule>, string, RegExp])[] = [
  [
    'an example that should fire and does not',
    { fires: [{ item: { text: 'spoon' } }] },
    `/rules/${at}/fires/0`,
    /`xa\.weapon\.named` is silent/,
  ],
  [
    'an example that should be silent and is not',
    { silent: [{ item: { text: 'spoon' } }, { item: { text: 'butterfly knife' } }] },
    `/rules/${at}/silent/1`,
    /`xa\.weapon\.named` fires/,
  ],
  [
    'an example that leaves open what is asked',
    { silent: [{ item: { brand: 'none' } }] },
    `/rules/${at}/silent/0`,
    /`xa\.weapon\.named` cannot tell/,
  ],
  [
    'a fact that does not exist',
    { silent: [{ item: { txt: 'spoon' } }] },
    `/rules/${at}/silent/0/item`,
    /There is no fact `txt` here/,
  ],
  [
    'a fact of the wrong kind',
    { silent: [{ item: { text: 'spoon', quantity: '2' } }] },
    `/rules/${at}/silent/0/item/quantity`,
    /This is no double/,
  ],
  [
    'one value where a list belongs',
    { silent: [{ item: { text: 'spoon' }, conflicts: 'value' }] },
    `/rules/${at}/silent/0/conflicts`,
    /This fact is a list/,
  ],
  [
    'a value where parts belong',
    { silent: [{ item: { text: 'spoon' }, consignor: 'Li Wen' }] },
    `/rules/${at}/silent/0/consignor`,
    /This fact has parts/,
  ],
]

for (const [name, change, path, says] of SPOILT) {
  test(`tells of ${name}`, () => {
    const issues = issuesWith(WEAPON, change)
    assert.deepEqual(
      issues.map((issue) => issue.path),
      [path],
    )
    assert.match(issues[0]?.text ?? '', says)
  })
}
