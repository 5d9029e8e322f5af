/** The bounds in docs/rules/cel-dialect.md are those of the code. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LIMITS } from './limits.ts'

test('each bound stands in the table of the docs', () => {
  const path = new URL('../../../docs/rules/cel-dialect.md', import.meta.url)
  const docs = readFileSync(path, 'utf8')
  const table = docs.slice(docs.indexOf('## Bounds'), docs.indexOf('## What is left out'))
  for (const [name, bound] of Object.entries(LIMITS)) {
    assert.ok(table.includes(bound.toLocaleString('en-US')), `${name}: ${bound}`)
  }
})
