/** Plants an offender against each lint rule the house leans on, and expects it caught by that rule. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantProject } from './project.fixture.ts'
import { runProgram } from './run-program.ts'

const LONG = Array.from({ length: 61 }, (_, at) => `  b.push(${at})`).join('\n')
const BRANCHES = Array.from({ length: 16 }, (_, at) => `  if (a === ${at}) return ${at}`).join('\n')
const ASYNC = 'async function g(): Promise<boolean> {\n  return await Promise.resolve(true)\n}\n'
const ANY = "const a = JSON.parse('1')\n"

/** Rule → a file that breaks it. */
const OFFENDERS: Readonly<Record<string, string>> = {
  'typescript/no-explicit-any': 'export type A = any\n',
  'typescript/no-non-null-assertion': 'export const f = (a: string | undefined): string => a!\n',
  'typescript/no-floating-promises': `${ASYNC}export function f(): void {\n  g()\n}\n`,
  'typescript/no-misused-promises': `${ASYNC}export const a = g() ? 1 : 2\n`,
  'typescript/strict-boolean-expressions':
    'export const f = (a: string): number => (a ? 1 : 2)\nexport const g = (a: number): number => (a ? 1 : 2)\n',
  'typescript/switch-exhaustiveness-check':
    "export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break\n  }\n}\n",
  'typescript/no-unsafe-assignment': `${ANY}export const b = a\n`,
  'typescript/no-unsafe-argument': `${ANY}export const b = parseInt(a, 10)\n`,
  'typescript/no-unsafe-call': `${ANY}a()\n`,
  'typescript/no-unsafe-member-access': `${ANY}a.b = 1\n`,
  'typescript/no-unsafe-return': "export const f = (): string => JSON.parse('1')\n",
  'typescript/no-unnecessary-condition': 'export const f = (a: { b: 1 }): number => a?.b\n',
  'typescript/only-throw-error': "export function f(): void {\n  throw 'x'\n}\n",
  'typescript/prefer-nullish-coalescing':
    "export const f = (a: string | undefined): string => a || 'x'\n",
  'typescript/restrict-plus-operands': 'export const f = (a: number, b: string): string => a + b\n',
  'typescript/restrict-template-expressions': 'export const f = (a: object): string => `${a}`\n',
  'typescript/use-unknown-in-catch-callback-variable':
    'export const f = (p: Promise<void>): Promise<void> => p.catch((e: Error) => g(e))\n' +
    'function g(e: Error): void {\n  throw e\n}\n',
  'typescript/return-await':
    'export async function f(p: Promise<number>): Promise<number> {\n  try {\n    return p\n  } catch {\n    return await Promise.resolve(1)\n  }\n}\n',
  'typescript/await-thenable': 'export async function f(): Promise<void> {\n  await 1\n}\n',
  'typescript/no-deprecated':
    '/** @deprecated use b */\nfunction a(): void {}\nexport const f = (): void => {\n  a()\n}\n',
  'typescript/consistent-type-imports':
    "import { Server } from 'node:http'\nexport type A = Server\n",
  'typescript/no-namespace': 'export namespace A {\n  export const b = 1\n}\n',
  'typescript/require-array-sort-compare':
    'export const f = (a: readonly number[]): number[] => a.toSorted()\n',
  'eslint/eqeqeq': 'export const f = (a: number, b: number): boolean => a == b\n',
  'eslint/max-params':
    'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): number => a + b + c + d + e\n',
  'eslint/max-lines': `${'// A line.\n'.repeat(401)}export const a = 1\n`,
  'eslint/max-lines-per-function': `export function f(b: number[]): void {\n${LONG}\n}\n`,
  'eslint/complexity': `export function f(a: number): number {\n${BRANCHES}\n  return 0\n}\n`,
  'eslint/no-console': "console.log('x')\n",
  'typescript/no-implied-eval': "export const f = new Function('return 1')\n",
  'eslint/no-param-reassign': 'export function f(a: number): number {\n  a = 2\n  return a\n}\n',
  'eslint/no-unused-vars': "import { ok } from 'node:assert'\nexport const a = 1\n",
  'eslint/no-shadow':
    'const a = 1\nexport const f = (): number => {\n  const a = 2\n  return a\n}\nf(a)\n',
  'import/no-default-export': 'export default function f(): void {}\n',
  'node/no-process-env': "export const a = process.env['A']\n",
  'unicorn/no-process-exit': 'export function f(): void {\n  process.exit(1)\n}\n',
  'unicorn/prefer-node-protocol': "import fs from 'fs'\nexport const a = fs\n",
}

test('each lint rule of the house catches its offender', async (t) => {
  const files = Object.entries(OFFENDERS).map(([rule, text]) => [`src/act/${fileOf(rule)}`, text])
  const caught = await lint(plantProject(t, Object.fromEntries(files)))
  for (const rule of Object.keys(OFFENDERS)) {
    const [plugin, name] = rule.split('/')
    const found = caught.get(`src/act/${fileOf(rule)}`) ?? []
    assert.ok(found.includes(`${plugin}(${name})`), `${rule} is not caught: ${found.join(', ')}`)
  }
})

test('a switch may have a default for the rest of a union, or none when all is said', async (t) => {
  const head = "type T = 'a' | 'b' | 'c'\nexport function f(x: T): number {\n  switch (x) {\n"
  const rest = "    case 'a':\n      return 1\n    default:\n      return 2\n  }\n}\n"
  const all = "    case 'a':\n    case 'b':\n    case 'c':\n      return 1\n  }\n}\n"
  const both = all.replace('      return 1\n', '      return 1\n    default:\n      return 2\n')
  const caught = await lint(
    plantProject(t, {
      'src/act/rest.ts': head + rest,
      'src/act/all.ts': head + all,
      'src/act/both.ts': head + both,
    }),
  )
  assert.deepEqual(Object.fromEntries(caught), {
    'src/act/both.ts': ['typescript(switch-exhaustiveness-check)'],
  })
})

test('programs may print, and configuration may read the environment', async (t) => {
  const print = "console.log('x')\n"
  const read = "export const a = process.env['A']\n"
  const caught = await lint(
    plantProject(t, { 'src/cli/show.ts': print, 'tools/show.ts': print, 'src/config.ts': read }),
  )
  assert.deepEqual([...caught], [])
})

test('a test may be long, and need not await what the runner awaits', async (t) => {
  const lines = '  assert.equal(1, 1)\n'.repeat(80)
  const text = `import assert from 'node:assert/strict'\nimport { test } from 'node:test'\ntest('a', () => {\n${lines}})\n`
  const caught = await lint(plantProject(t, { 'src/act/thing.test.ts': text }))
  assert.deepEqual([...caught], [])
})

test('an exception that nothing needs is caught', async (t) => {
  const text = '// oxlint-disable-next-line no-console -- nobody prints\nexport const a = 1\n'
  const { code, stdout } = await runProgram(plantProject(t, { 'src/act/a.ts': text }), 'oxlint', [])
  assert.equal(code, 1)
  assert.match(stdout, /Unused oxlint-disable directive/u)
})

type Report = {
  readonly diagnostics: readonly { readonly code?: string; readonly filename: string }[]
}

/** Lints a project: file → the rules it breaks. */
async function lint(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { stdout, stderr } = await runProgram(root, 'oxlint', ['--format', 'json'])
  assert.ok(stdout.startsWith('{'), `${stdout}${stderr}`)
  const report = JSON.parse(stdout) as Report
  const rules = new Map<string, readonly string[]>()
  for (const { filename, code = '' } of report.diagnostics) {
    rules.set(filename, [...(rules.get(filename) ?? []), code])
  }
  return rules
}

function fileOf(rule: string): string {
  return `${rule.replace('/', '-')}.ts`
}
