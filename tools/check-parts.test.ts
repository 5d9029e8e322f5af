/** Plants a fault for each part of the check, and expects that part, and its place, to say so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsShown, PARTS } from './check-parts.ts'
import { plantProject } from './project.fixture.ts'

const SOUND = {
  'src/main.ts':
    "/** The program of the trial, whole. */\nimport { two } from './lib/two.ts'\n\ntwo()\n",
  'src/lib/two.ts':
    '/** Two, the number, as a function. */\n\nexport function two(): number {\n  return 2\n}\n',
  'src/cli/main.ts':
    "/** The commands of the trial. */\nimport { two } from '../lib/two.ts'\n\ntwo()\n",
  'README.md': '# Trial\n',
}

/** Part → a file that breaks it, and what its report must contain. */
const FAULTS: Readonly<Record<string, readonly [path: string, text: string, said: RegExp]>> = {
  types: ['src/lib/bad.ts', "/** A. */\nexport const a: number = 'x'\n", /bad\.ts:2 .*TS2322/u],
  walls: ['src/lib/bad.ts', "import '../main.ts'\n", /bad\.ts .*lib-sees-only/u],
  dead: ['src/lib/bad.ts', 'export const a = 1\n', /bad\.ts .*Nothing imports this file/u],
  lint: ['src/lib/bad.ts', 'export type A = any\n', /bad\.ts:1/u],
  format: ['src/lib/bad.ts', 'export const a   = "x";\n', /bad\.ts/u],
  tidy: ['src/lib/bad.ts', 'export const b = 1\n', /bad\.ts:1 .*opening/u],
  docs: ['docs/bad.md', '[x](nowhere.md)\n', /bad\.md:1 .*nowhere/u],
  specs: ['src/lib/SPEC.md', '- [T1] Two is even.\n', /SPEC\.md:1 .*T1/u],
}

for (const part of PARTS) {
  test(`${part.name} passes what is sound, and catches what is not`, async (t) => {
    const fault = FAULTS[part.name]
    assert.ok(fault !== undefined, `${part.name} has no fault planted`)
    const [path, text, said] = fault
    const folders = ['src', 'docs', 'README.md'] // The settings around it serve other files too.
    const sound = await part.run({ root: plantProject(t, SOUND), folders })
    assert.equal(findingsShown(sound, folders), '')
    const root = plantProject(t, { ...SOUND, [path]: text })
    const result = await part.run({ root, folders })
    assert.match(findingsShown(result, folders), said)
    const isNarrowed = typeof result === 'string' // The tool itself reads only the folders.
    const elsewhere = isNarrowed ? await part.run({ root, folders: ['src/cli'] }) : result
    assert.doesNotMatch(findingsShown(elsewhere, ['src/cli']), said)
  })
}

test('a file that only its test uses is dead', async (t) => {
  const root = plantProject(t, {
    ...SOUND,
    'src/lib/three.ts': 'export const three = 3\n',
    'src/lib/three.test.ts': "import { three } from './three.ts'\n\nthree.toFixed()\n",
  })
  const dead = PARTS.find((part) => part.name === 'dead')
  assert.ok(dead !== undefined)
  const shown = findingsShown(await dead.run({ root, folders: [] }), ['src'])
  assert.match(shown, /three\.ts {2}Only tests import this file/u)
})
