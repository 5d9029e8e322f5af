/** The page of settings is the one that the code makes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsPage, settingsPageNow } from './settings-docs.ts'

test('docs/operating/settings.md is fresh (node tools/settings-docs.ts --write)', () => {
  assert.equal(settingsPageNow(), settingsPage())
})
