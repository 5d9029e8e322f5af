/** What is said about packs is what the packs say. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packDocs } from './pack-docs.ts'
import { projectRoot } from './project-root.ts'

test('the pages about packs are as the packs would write them', async () => {
  const pages = await packDocs(projectRoot)
  assert.ok(pages.length > 0)
  for (const { path, text } of pages) {
    const found = readFileSync(join(projectRoot, path), 'utf8')
    assert.equal(found, text, `${path} is stale; run: node tools/pack-docs.ts`)
  }
})
