/** The glossary speaks of the code as it is: each name it gives stands in the sources or packs. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from './project-root.ts'

/** Rows of the glossary's tables: term, meaning, names in code, words not to use. */
function rowsOf(page: string): readonly (readonly string[])[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| term '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

test('every name in the glossary stands in the code', () => {
  const rows = rowsOf(readFileSync(join(projectRoot, 'docs/glossary.md'), 'utf8'))
  assert.ok(rows.length >= 50, `${rows.length} rows`)
  const files = globSync(['src/**/*.ts', 'packs/*/*/*.yaml'], { cwd: projectRoot })
  const code = files.map((file) => readFileSync(join(projectRoot, file), 'utf8')).join('\n')
  for (const [, term = '', , names = ''] of rows) {
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) {
      const words = name.replace(/\/$/, '').split(/[ :.]+/)
      for (const word of words) assert.ok(code.includes(word), `${term}: ${word}`)
    }
  }
})

test('no term is explained twice', () => {
  const rows = rowsOf(readFileSync(join(projectRoot, 'docs/glossary.md'), 'utf8'))
  const terms = rows.map(([, term = '']) => term.replace(/ \(.*/, ''))
  assert.deepEqual(
    terms.filter((term, at) => terms.indexOf(term) !== at),
    [],
  )
})
