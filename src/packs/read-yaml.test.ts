import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { valueAt } from '../lib/json-pointer.ts'
import { assertSays, copyExample, problemsIn } from './example-copy.fixture.ts'
import { parseYaml } from './read-yaml.ts'

type Bytes = {
  readonly name: string
  readonly bytes: string | Buffer
  readonly says: RegExp
}

const BYTES: readonly Bytes[] = [
  { name: 'an anchor', bytes: '- &row { id: a }\n', says: /:1:8: The anchor `&row` is not read/ },
  {
    name: 'aliases that would unfold without end',
    bytes: 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
    says: /:2:8: The alias `\*a` is not read in packs/,
  },
  { name: 'a tag', bytes: '- !!binary aGk=\n', says: /:1:12: The tag `[^`]+` is not read/ },
  { name: 'two documents', bytes: '- a\n---\n- b\n', says: /more than one document/ },
  { name: 'what is not UTF-8', bytes: Buffer.from([0x2d, 0x20, 0xff]), says: /is not UTF-8/ },
  { name: 'deep brackets', bytes: '['.repeat(100_000), says: /:1:1: A line has more than/ },
  {
    name: 'deep brackets over many lines',
    bytes: '[\n'.repeat(100_000),
    says: /:65:1: Values are nested too deep/,
  },
  { name: 'deep dashes', bytes: '- '.repeat(400), says: /:1:1: Values are nested too deep/ },
  {
    name: 'deep indents',
    bytes: Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    says: /nested too deep/,
  },
  { name: 'a key that is no text', bytes: '? [a]\n: b\n', says: /:1:3: A key must be text/ },
  { name: 'a key with a trap', bytes: '- __proto__: 1\n', says: /:1:3: A key must be text/ },
  { name: 'a number without end', bytes: '- .inf\n', says: /cannot be counted exactly/ },
  { name: 'a number that loses digits', bytes: '- 9007199254740993\n', says: /counted exactly/ },
  { name: 'half a character', bytes: '- "\\uD800"\n', says: /holds half a character or a NUL/ },
  { name: 'broken YAML', bytes: '- id: [a\n', says: /This is no YAML that can be read/ },
  { name: 'an empty file', bytes: '', says: /:1:1: The file is empty, not a list\. Begin each/ },
  { name: 'a huge file', bytes: `#${'#\n'.repeat(3_000_000)}`, says: /more than 4 MiB/ },
]

for (const { name, bytes, says } of BYTES) {
  test(`refuses ${name}`, async () => {
    const folder = copyExample()
    writeFileSync(join(folder, 'law/facts.yaml'), bytes)
    const problems = await problemsIn(folder)
    assertSays(
      problems.filter((problem) => problem.startsWith('/law/facts.yaml')),
      says,
    )
  })
}

test('reads back what is written, and knows the place of every value', () => {
  const key = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__')
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      // Written without anchors: the writer would else share equal values.
      const text = stringify(value, { aliasDuplicateObjects: false, version: '1.2' })
      const read = parseYaml('any.yaml', text)
      assert.ok(read.ok, JSON.stringify(read))
      assert.deepEqual(read.value.value, value)
      for (const [pointer, { line }] of read.value.positions) {
        assert.notEqual(valueAt(value, pointer), undefined, pointer)
        assert.ok(line >= 1 && line <= text.split('\n').length, pointer)
      }
    }),
  )
})

test('never throws, whatever the text', () => {
  const mark = fc.constantFrom(...'[]{}:-?&*!|>%@`"\'#, \n\tab0~'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: mark, maxLength: 200 }), (text) => {
      const read = parseYaml('any.yaml', text)
      assert.ok(read.ok || read.refusal.length > 0)
    }),
    { numRuns: 1_000 },
  )
})
