/** Plants rules without tests and tests without rules, in one spec and in nested ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSpecIds } from './spec-ids.ts'
import { treeOf } from './tree.ts'

/** An id in brackets; written so that this file names no rule of a spec itself. */
const id = (name: string): string => ['[', name, ']'].join('')

const SPEC = `# Joining\n\n- ${id('J1')} Keys are scoped.\n- ${id('J2')} See ${id('J9')}.\n`

function found(files: Readonly<Record<string, string>>): readonly string[] {
  return checkSpecIds(treeOf(files)).map(({ path, line, text }) => `${path}:${line} ${text}`)
}

test('a spec whose rules all have tests is sound, wherever in a string the id stands', () => {
  const names = `test('${id('J1')} a', f)\nfor (const b of c) test(\`${id('J2')} \${b}\`, f)\n`
  assert.deepEqual(found({ 'src/join/SPEC.md': SPEC, 'src/join/a.test.ts': names }), [])
  const table = `const rows = ['${id('J1')} a', '${id('J2')} b']\n`
  assert.deepEqual(found({ 'src/join/SPEC.md': SPEC, 'src/join/deep/a.test.ts': table }), [])
})

test('a rule without a test is caught, and a comment is no test', () => {
  const names = `test('${id('J1')} a', f) // ${id('J2')}\n`
  assert.deepEqual(found({ 'src/join/SPEC.md': SPEC, 'src/join/a.test.ts': names }), [
    `src/join/SPEC.md:4 No test below this folder names ${id('J2')}.`,
  ])
})

test('a test elsewhere does not count', () => {
  const names = `test('${id('J1')} ${id('J2')}', f)\n`
  assert.equal(found({ 'src/join/SPEC.md': SPEC, 'src/act/a.test.ts': names }).length, 2)
})

test('a test that names a rule no spec has is caught', () => {
  const names = `test('${id('J1')} ${id('J2')}', f)\ntest('${id('J3')}', f)\n`
  assert.deepEqual(found({ 'src/join/SPEC.md': SPEC, 'src/join/a.test.ts': names }), [
    `src/join/a.test.ts:2 src/join/SPEC.md has no rule ${id('J3')}.`,
  ])
})

test('an id that stands twice is caught', () => {
  const spec = `- ${id('J1')} One.\n- ${id('J1')} Another.\n`
  const names = `test('${id('J1')}', f)\n`
  assert.deepEqual(found({ 'src/join/SPEC.md': spec, 'src/join/a.test.ts': names }), [
    `src/join/SPEC.md:2 ${id('J1')} stands twice.`,
  ])
})

test('the nearest spec holds', () => {
  const files = {
    'src/assess/SPEC.md': `- ${id('A1')} One.\n`,
    'src/assess/cel/SPEC.md': `## ${id('C1')} Two\n`,
    'src/assess/a.test.ts': `test('${id('A1')}', f)\n`,
    'src/assess/cel/c.test.ts': `test('${id('C1')}', f)\n`,
  }
  assert.deepEqual(found(files), [])
  const crossed = { ...files, 'src/assess/a.test.ts': `test('${id('C1')}', f)\n` }
  assert.equal(found(crossed).length, 2)
})

test('a spec without numbered rules is caught', () => {
  assert.equal(found({ 'src/join/SPEC.md': '# Joining\n\nWords.\n' }).length, 1)
})
