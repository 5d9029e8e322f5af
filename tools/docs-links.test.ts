/** Plants broken links, anchors, commands and paths in documents, beside sound ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocs } from './docs-links.ts'
import { projectRoot } from './project-root.ts'
import { readTree, treeOf } from './tree.ts'

const TREE = {
  'package.json': '{ "scripts": { "check": "x", "test": "x" } }',
  'src/cli/assess.ts': "program.command('assess <files...>')\nprogram.command('pack')\n",
  'docs/using/first-day.md': '# A first day\n\n## What is *kept*?\n\n## What is kept?\n',
  'docs/image.png': '',
}

const BROKEN: readonly string[] = [
  '[x](docs/nowhere.md)',
  '[x](docs/using/first-day.md#nothing)',
  '[x](#nothing)',
  '![x](docs/other.png)',
  'Run `npm run nothing`.',
  'Run `npm start`.',
  '```sh\nnpm run nothing\n```',
  'Run `npx tidewaiter nothing`.',
  '```\ntidewaiter nothing x.json\n```',
  'See `src/cli/nothing.ts`.',
]

const SOUND: readonly string[] = [
  '[x](docs/using/first-day.md)',
  '[x](docs/using/first-day.md#what-is-kept-1)',
  '[x](docs/using/) and [y](docs/image.png "A picture")',
  '# Here\n[x](#here)',
  '[x](https://example.org/nowhere)',
  '`[x](nowhere.md)` shows how a link is written',
  '```\n[x](nowhere.md)\n```',
  'Run `npm run check`, `npm test` and `npx tidewaiter pack check`.',
  'tidewaiter decides in one place',
  'See `src/cli/assess.ts` and `src/cli`.',
]

for (const text of BROKEN) {
  test(`caught: ${JSON.stringify(text)}`, () => {
    const found = checkDocs(treeOf({ ...TREE, 'README.md': text }))
    assert.equal(found.length, 1, JSON.stringify(found))
    assert.equal(found[0]?.path, 'README.md')
  })
}

for (const text of SOUND) {
  test(`spared: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(checkDocs(treeOf({ ...TREE, 'README.md': text })), [])
  })
}

test('a link is read from the folder of its document', () => {
  const found = checkDocs(
    treeOf({ ...TREE, 'docs/a.md': '[x](using/first-day.md) [y](../README.md)', 'README.md': '' }),
  )
  assert.deepEqual(found, [])
})

test('the documents of the project name only what is there', () => {
  const tree = readTree(projectRoot)
  assert.ok(tree.filter(({ path }) => path.endsWith('.md')).length > 2)
  assert.deepEqual(checkDocs(tree), [])
})
