/** Plants an offender against each house rule, and its lawful twin, and expects only the first caught. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectRoot } from './project-root.ts'
import { RULES, tidy } from './tidy.ts'
import { readTree, treeOf } from './tree.ts'

type Trial = {
  readonly rule: string
  readonly path: string
  /** Each of these is caught by the rule, once. */
  readonly caught: readonly string[]
  /** None of these is. */
  readonly spared: readonly string[]
}

const HEAD = '/** A thing of the house, kept whole. */\n'
const WORDS = ['nothing', 'here'].join(' ')

/** Parts of what the rules search for, so that this file does not break them itself. */
const MACHINE = ['', 'work', 'main'].join('/')
const HOME = ['', 'home', 'ann', 'x'].join('/')
const LATER = ['TO', 'DO'].join('')
const REGISTRY = ['registry', 'npmjs', 'org'].join('.')
const SLEEP = ['await new Promise((done) => ', 'setTimeout', '(done, 10))'].join('')

const TRIALS: readonly Trial[] = [
  {
    rule: 'opening',
    path: 'src/lib/thing.ts',
    caught: [
      'export const a = 1\n',
      '/** Short. */\nexport const a = 1\n',
      '\n/* Not a docstring. */\n',
    ],
    spared: [HEAD, '#!/usr/bin/env node\n// A program that says what it does.\n'],
  },
  {
    rule: 'docstring',
    path: 'src/lib/thing.ts',
    caught: [
      `${HEAD}import x from './x.ts'\nexport function a(): void {}\n`,
      `${HEAD}const b = 1\nexport const a = b\n`,
      `${HEAD}const b = 1\n// A remark.\nexport type A = typeof b\n`,
      `${HEAD}const b = 1\n/** One. */\nexport const a = b\n\nexport const c = b\n`,
      `${HEAD}const b = 1\nexport interface A { readonly b: number }\n`,
    ],
    spared: [
      `${HEAD}export const a = 1\n`,
      `${HEAD}const b = 1\n/** A number. */\nexport const a = b\n`,
      `${HEAD}const b = 1\n/** Two numbers. */\nexport const a = b\nexport const c = b\n`,
      `${HEAD}const b = 1\nexport type A = Static<typeof B>\nexport type C = (typeof D)[number]\n`,
      `${HEAD}const b = 1\nfunction a(): void {}\n`,
    ],
  },
  {
    rule: 'file-name',
    path: 'src/lib/pair-of-shoes.ts',
    caught: [`${HEAD}export const hat = 1\n`],
    spared: [
      `${HEAD}export const pairOfShoes = 1\n`,
      `${HEAD}export type PairOfShoes = 1\n`,
      '/** Shoes, always a pair of them. */\nexport const hat = 1\n',
      `${HEAD}run()\n`,
    ],
  },
  {
    rule: 'file-name',
    path: 'src/lib/index.ts',
    caught: [`${HEAD}export * from './a.ts'\n`],
    spared: [],
  },
  { rule: 'file-name', path: 'src/lib/badName.ts', caught: [HEAD], spared: [] },
  { rule: 'room', path: 'src/attic/thing.ts', caught: [HEAD], spared: [] },
  { rule: 'room', path: 'src/join/thing.ts', caught: [], spared: [HEAD] },
  { rule: 'room', path: 'src/storage/postgres/thing.ts', caught: [], spared: [HEAD] },
  {
    rule: 'empty-word',
    path: 'src/lib/thing.ts',
    caught: [
      'export const partyInfo = 1\n',
      'export type DataManagers = 1\n'.replace('Data', 'Fact'),
      'export function parseData(): void {}\n',
      'export const item = 1\n',
      'export const IS_FLAG = 1\n',
    ],
    spared: [
      'export const goodsItem = 1\n',
      'export const dataQualityScore = 1\n',
      'const partyInfo = 1\n',
      'export const databaseUrl = 1\n',
    ],
  },
  {
    rule: 'empty-word',
    path: 'src/lib/date-utils.ts',
    caught: ['export const a = 1\n'],
    spared: [],
  },
  {
    rule: 'unfinished',
    path: 'src/lib/thing.ts',
    caught: [`const a = 1 // ${LATER}: more\n`, `/**\n * A thing.\n * ${LATER} later\n */\n`],
    spared: [`const a = '// ${LATER}'\n`, 'const currency = "XXX"\n', '// All there is to do.\n'],
  },
  {
    rule: 'commented-out',
    path: 'src/lib/thing.ts',
    caught: ['// const a = b(1)\n', '// if (a === b) {\n', '  // import { a } from "./b.ts"\n'],
    spared: [
      '// If a is b, the older one wins.\n',
      '// Return what was found first.\n',
      '// 1 + 1\n',
    ],
  },
  {
    rule: 'foreign-directive',
    path: 'src/lib/thing.ts',
    caught: [
      '// eslint-disable-next-line no-console -- we want it so\n',
      '// prettier-ignore\n',
      '// @ts-ignore\n',
    ],
    spared: [
      '// Not for eslint.\n',
      '// oxlint-disable-next-line no-console -- the only way out\n',
    ],
  },
  {
    rule: 'reasoned-exception',
    path: 'src/lib/thing.ts',
    caught: [
      '// oxlint-disable-next-line no-console\n',
      '// @ts-expect-error\n',
      '// biome-ignore format: x\n',
    ],
    spared: [
      '// oxlint-disable-next-line no-console -- the only way out\n',
      '// @ts-expect-error the types of the package lag behind\n',
      '// biome-ignore format: a table reads better\n',
    ],
  },
  {
    rule: 'line-width',
    path: 'src/lib/thing.ts',
    caught: [`// ${'word '.repeat(20)}\n`],
    spared: [`// ${'word '.repeat(19)}\n`, `const a = '${'word '.repeat(30)}'\n`],
  },
  {
    rule: 'machine-path',
    path: 'docs/using.md',
    caught: [`See ${MACHINE}/x.\n`, `cd ${HOME}\n`, ['C:', 'Users', 'ann'].join('\\')],
    spared: ['See ../shared/data.\n', 'Kept in /var/lib/tidewaiter.\n', 'src/work/place.ts\n'],
  },
  {
    rule: 'registry-host',
    path: '.npmrc',
    caught: [`x=https://${REGISTRY}/\n`],
    spared: ['audit=false\n', 'See https://www.npmjs.com/package/node\n'],
  },
  {
    rule: 'file-size',
    path: 'packs/us/terms.csv',
    caught: ['x'.repeat(1024 * 1024 + 1)],
    spared: ['x'.repeat(1024 * 1024)],
  },
  {
    rule: 'import-ending',
    path: 'src/lib/thing.ts',
    caught: [
      "import { a } from './a'\n",
      "export * from '../b'\n",
      "const c = await import('./c')\n",
    ],
    spared: [
      "import { a } from './a.ts'\n",
      "import fs from 'node:fs'\n",
      "import b from './b.json'\n",
    ],
  },
  {
    rule: 'readonly',
    path: 'src/join/thing.ts',
    caught: [
      'export type A = { b: number }\n',
      'export interface A { readonly b: number[] }\n',
      'export type A = { readonly b: [number, string] }\n',
    ],
    spared: [
      'export type A = { readonly b: readonly number[]; f(c: number[]): void }\n',
      'type A = { b: number }\n',
      '/** Mutable: filled in while reading. */\nexport type A = { b: number }\n',
    ],
  },
  {
    rule: 'class',
    path: 'src/join/thing.ts',
    caught: ['class A {}\n', 'export class A extends B {}\n', 'const A = class {}\n'],
    spared: ['export class Outage extends Error {}\n', 'class A extends RangeError {}\n'],
  },
  {
    rule: 'clock',
    path: 'src/enforce/thing.ts',
    caught: [
      'const a = Date.now()\n',
      'const a = new Date()\n',
      'const a = Math.random()\n',
      'const a = performance.now()\n',
      'const a = Date()\n',
    ],
    spared: [
      'const a = new Date(0)\n',
      'const a = clock.now()\n',
      '// Date.now() is not for us.\n',
    ],
  },
  { rule: 'clock', path: 'src/lib/thing.ts', caught: ['const a = Date.now()\n'], spared: [] },
  { rule: 'clock', path: 'src/lib/clock.ts', caught: [], spared: ['const a = Date.now()\n'] },
  { rule: 'clock', path: 'src/cli/show.ts', caught: [], spared: ['const a = Date.now()\n'] },
  {
    rule: 'purity',
    path: 'src/decide/thing.ts',
    caught: [
      'const a = process.env\n',
      'console.log(1)\n',
      'setTimeout(f, 1)\n',
      'const a = { fetch }\n',
      'const a = crypto.randomUUID()\n',
      'const a = b.localeCompare(c)\n',
      'const a = date.getHours()\n',
      'const a = n.toLocaleString()\n',
    ],
    spared: [
      'const a = facts.process\n',
      'const a = { process: 1 }\n',
      'type A = { readonly console: string }\n',
      'function f(performance: number): number {\n  return performance\n}\n',
      'const a = date.getUTCHours()\n',
      'const a = "process.env"\n',
    ],
  },
  { rule: 'purity', path: 'src/act/thing.ts', caught: [], spared: ['setTimeout(f, 1)\n'] },
  {
    rule: 'lib-words',
    path: 'src/lib/thing.ts',
    caught: ['const consignmentId = 1\n', '// For customs.\n', 'const MAX_PARCELS = 1\n'],
    spared: ['const customer = 1\n', '// A holder of postage.\n'],
  },
  { rule: 'lib-words', path: 'src/domain/thing.ts', caught: [], spared: ['const parcel = 1\n'] },
  {
    rule: 'asserts',
    path: 'src/lib/thing.test.ts',
    caught: [
      "test('a', () => {\n  run()\n})\n",
      "test('a', () => {})\n",
      `// ${WORDS}\n`,
      "describe('a', () => {\n  it('b', () => {\n    run()\n  })\n})\n",
      "function check(): void {\n  run()\n}\ntest('a', () => {\n  check()\n})\n",
    ],
    spared: [
      "test('a', () => {\n  assert.equal(1, 1)\n})\n",
      "test('a', () => {\n  expectSound(1)\n})\n",
      "function check(): void {\n  assert(true)\n}\ntest('a', () => {\n  check()\n})\n",
      "const check = () => fc.assert(p)\nconst all = () => check()\ntest('a', () => all())\n",
      "test('a', async (t) => {\n  await t.test('b', () => assert(true))\n})\n",
      "import { storeContract } from './store.contract.ts'\nstoreContract('memory', open)\n",
    ],
  },
  {
    rule: 'all-run',
    path: 'src/lib/thing.test.ts',
    caught: [
      "test.only('a', f)\n",
      "describe.skip('a', f)\n",
      "it.todo('a')\n",
      "test('a', { skip: true }, f)\n",
      "test('a', { only: true }, f)\n",
    ],
    spared: [
      "test('a', { skip: 'needs a server' }, f)\n",
      "test('a', { skip: no ? 'x' : false }, f)\n",
    ],
  },
  {
    rule: 'no-sleep',
    path: 'src/lib/thing.test.ts',
    caught: [
      `async () => {\n  ${SLEEP}\n}\n`,
      "import { setTimeout } from 'node:timers/promises'\n",
      'Atomics.wait(a, 0, 0, 10)\n',
    ],
    spared: ['const timer = setTimeout(stop, 1000)\n', 'await once(server, "listening")\n'],
  },
]

for (const { rule, path, caught, spared } of TRIALS) {
  for (const [index, text] of caught.entries()) {
    test(`${rule} catches offender ${index + 1} in ${path}`, () => {
      const found = tidy(treeOf({ [path]: text })).filter((finding) => finding.rule === rule)
      assert.equal(found.length, 1, `${JSON.stringify(found)} in ${text.slice(0, 200)}`)
    })
  }
  for (const [index, text] of spared.entries()) {
    test(`${rule} spares the lawful ${index + 1} in ${path}`, () => {
      const found = tidy(treeOf({ [path]: text })).filter((finding) => finding.rule === rule)
      assert.deepEqual(found, [], text.slice(0, 200))
    })
  }
}

test('each rule has an offender', () => {
  const tried = new Set(TRIALS.filter(({ caught }) => caught.length > 0).map(({ rule }) => rule))
  assert.deepEqual(
    RULES.map(({ name }) => name).filter((name) => !tried.has(name)),
    [],
  )
})

test('an exception names its rule and a reason, and covers one line', () => {
  const allowed = '// tidy: allow clock, because the run is timed.\nconst a = Date.now()\n'
  const clocks = (text: string): number =>
    tidy(treeOf({ 'src/act/thing.ts': text })).filter(({ rule }) => rule === 'clock').length
  assert.equal(clocks(allowed), 0)
  assert.equal(clocks(`${allowed}const b = Date.now()\n`), 1)
  assert.equal(clocks(allowed.replace('clock', 'purity')), 1)
  assert.equal(clocks(allowed.replace(', because the run is timed', '')), 1)
})

test('the tree holds the files of the project, and no package', () => {
  const paths = new Set(readTree(projectRoot).map(({ path }) => path))
  assert.ok(paths.has('tools/tidy.test.ts') && paths.has('package.json'))
  assert.ok(paths.size > 100)
  assert.ok([...paths].every((path) => !path.startsWith('node_modules/')))
})
