/** Plants an offender against each wall, and lawful imports beside them, in a small copy of the rooms. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { plantProject } from './project.fixture.ts'
import { projectRoot } from './project-root.ts'
import { ROOMS } from './rooms.ts'
import { WALL_RULES } from './wall-rules.ts'
import { checkWalls } from './walls.ts'

/** One file in each room. */
const FILES: Readonly<Record<string, string>> = {
  lib: 'src/lib/result.ts',
  domain: 'src/domain/money.ts',
  ports: 'src/storage/store.ts',
  intake: 'src/intake/intake.ts',
  join: 'src/join/join.ts',
  enrich: 'src/enrich/enrich.ts',
  screen: 'src/screen/screen.ts',
  assess: 'src/assess/assess.ts',
  decide: 'src/decide/decide.ts',
  act: 'src/act/act.ts',
  enforce: 'src/enforce/enforce.ts',
  learn: 'src/learn/learn.ts',
  report: 'src/report/report.ts',
  packs: 'src/packs/load-pack.ts',
  lists: 'src/lists/import-list.ts',
  'sample-day': 'src/sample-day/generate.ts',
  pipeline: 'src/pipeline.ts',
  contract: 'src/api/contract/receipt.ts',
  api: 'src/api/routes.ts',
  worker: 'src/worker/work.ts',
  cli: 'src/cli/assess.ts',
  config: 'src/config.ts',
  postgres: 'src/storage/postgres/open.ts',
  memory: 'src/storage/memory/open.ts',
  'in-process': 'src/broker/in-process/send.ts',
  jetstream: 'src/broker/jetstream/send.ts',
  main: 'src/main.ts',
}

const PLAIN = Object.fromEntries(Object.values(FILES).map((path) => [path, 'export const a = 1\n']))

type Offence = {
  readonly rule: string
  readonly path: string
  readonly text: string
  /** The file it may not import. */
  readonly target?: string
}

test('each room is walled off from every room it may not see', async (t) => {
  const offences = ROOMS.flatMap((room) =>
    ROOMS.filter((other) => other !== room && !room.sees.includes(other.name)).map((other) => ({
      rule: `${room.name}-sees-only`,
      path: sibling(room.name, `offends-${other.name}.ts`),
      text: `import '/${FILES[other.name] ?? ''}'\n`,
      target: FILES[other.name] ?? '',
    })),
  )
  assert.ok(offences.length > 250, String(offences.length))
  await expectCaught(t, offences)
})

test('lawful imports are spared', async (t) => {
  const lawful = ROOMS.flatMap((room) =>
    room.sees.map((name) => [sibling(room.name, `sees-${name}.ts`), `import '/${FILES[name]}'\n`]),
  )
  const tests = ROOMS.map((room) => [
    sibling(room.name, 'thing.test.ts'),
    "import 'node:fs'\nimport 'fast-check'\nimport '/src/storage/postgres/open.ts'\n",
  ])
  const packages = ROOMS.flatMap(({ name, packages: allowed }) =>
    (allowed ?? ['commander', 'ajv']).map((it, at) => [
      sibling(name, `uses-${at}.ts`),
      `import '${it}'\n`,
    ]),
  )
  const more = {
    'src/lib/clock.ts': "import 'node:os'\nexport type Clock = () => number\n",
    'src/lib/hash.ts': "import 'node:crypto'\nimport 'node:buffer'\n",
    'src/decide/draw.ts':
      "import type { Clock } from '/src/lib/clock.ts'\nimport '/src/lib/hash.ts'\n",
    'bench/main.ts': "import '/src/main.ts'\nimport '/bench/rules.ts'\nimport 'fast-check'\n",
    'bench/rules.ts': "import '/src/join/join.ts'\nimport '/src/assess/assess.ts'\n",
  }
  const files = Object.fromEntries([...lawful, ...tests, ...packages, ...Object.entries(more)])
  const { findings } = await checkWalls(plantProject(t, { ...PLAIN, ...relative(files) }))
  assert.deepEqual(findings, [])
})

test('tests see stores and packs, but no other stage', async (t) => {
  await expectCaught(
    t,
    ROOMS.filter((room) => !room.sees.includes('report') && room.name !== 'report').map((room) => ({
      rule: `${room.name}-tests-see-only`,
      path: sibling(room.name, 'offends.test.ts'),
      text: `import '/${FILES['report']}'\n`,
    })),
  )
})

test('rooms with a list of packages import no other', async (t) => {
  const listed = ROOMS.filter((room) => room.packages !== undefined)
  assert.ok(listed.length >= 8)
  await expectCaught(
    t,
    listed.map((room) => ({
      rule: `${room.name}-packages`,
      path: sibling(room.name, 'offends.ts'),
      text: "import 'commander'\n",
    })),
  )
})

test('pure rooms neither import a builtin nor reach one, nor hold a clock', async (t) => {
  const pure = ROOMS.filter((room) => room.isPure === true).map((room) => room.name)
  assert.deepEqual(pure, ['domain', 'join', 'enrich', 'screen', 'assess', 'decide', 'contract'])
  const planted = {
    'src/lib/files.ts': "import 'node:fs'\nexport const a = 1\n",
    'src/lib/deep.ts': "import './files.ts'\n",
    'src/lib/clock.ts': 'export const now = 1\n',
  }
  const offences = pure.flatMap((name) => [
    { rule: 'pure-no-builtins', path: sibling(name, 'one.ts'), text: "import 'node:os'\n" },
    { rule: 'pure-no-builtins', path: sibling(name, 'two.ts'), text: "import 'node:crypto'\n" },
    {
      rule: 'pure-reaches-no-builtins',
      path: sibling(name, 'three.ts'),
      text: "import '/src/lib/deep.ts'\n",
    },
    { rule: 'pure-no-clock', path: sibling(name, 'four.ts'), text: "import '/src/lib/clock.ts'\n" },
  ])
  await expectCaught(t, offences, planted)
})

test('the walls that hold everywhere', async (t) => {
  await expectCaught(
    t,
    [
      { rule: 'no-cycles', path: 'src/join/one.ts', text: "import './two.ts'\n" },
      { rule: 'resolvable', path: 'src/join/lost.ts', text: "import './nowhere.ts'\n" },
      { rule: 'declared-package', path: 'src/act/undeclared.ts', text: "import 'semver'\n" },
      {
        rule: 'no-development-package-in-product',
        path: 'src/act/test-package.ts',
        text: "import 'fast-check'\n",
      },
      {
        rule: 'no-test-code-in-product',
        path: 'src/act/uses-fixture.ts',
        text: "import './parcel.fixture.ts'\n",
      },
      { rule: 'nobody-imports-tools', path: 'src/act/bench.ts', text: "import '/bench/main.ts'\n" },
      { rule: 'nobody-imports-tools', path: 'src/act/tool.ts', text: "import '/tools/rooms.ts'\n" },
      {
        rule: 'nobody-imports-tools',
        path: 'src/act/run.ts',
        text: "import '/simulation/main.ts'\n",
      },
      { rule: 'nobody-imports-tools', path: 'bench/other.ts', text: "import '/tools/rooms.ts'\n" },
    ],
    {
      'src/join/two.ts': "import './one.ts'\n",
      'src/act/parcel.fixture.ts': 'export const a = 1\n',
      'bench/main.ts': 'export const a = 1\n',
      'simulation/main.ts': 'export const a = 1\n',
    },
  )
})

test('each wall has an offender above', () => {
  const tried = [
    /^(?:[\w-]+)-(?:tests-)?sees?-only$/u,
    /-packages$/u,
    /^pure-(?:no-builtins|no-clock)$/u,
    /^(?:no-cycles|resolvable|declared-package|nobody-imports-tools)$/u,
    /^no-(?:test-code|development-package)-in-product$/u,
  ]
  const untried = WALL_RULES.filter(({ name }) => !tried.some((pattern) => pattern.test(name)))
  assert.deepEqual(untried, [])
})

test('the checker reads the whole tree of the product', async () => {
  const { modulesRead, findings } = await checkWalls(projectRoot)
  const written = readdirSync(`${projectRoot}/src`, { recursive: true, encoding: 'utf8' })
  const count = written.filter((path) => path.endsWith('.ts')).length
  assert.ok(count > 100 && modulesRead > count, `${modulesRead} of ${count} read`)
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'read'),
    [],
  )
})

test('a checker that reads nothing is caught', async (t) => {
  const root = plantProject(t, {
    ...PLAIN,
    '.dependency-cruiser.cjs': "module.exports = { options: { includeOnly: '^nowhere' } }\n",
  })
  const { findings } = await checkWalls(root)
  assert.ok(findings.length >= Object.keys(PLAIN).length)
  assert.ok(findings.every(({ rule }) => rule === 'read'))
})

/** Plants all offences in one project and expects each to be caught, by its rule, and nothing else. */
async function expectCaught(
  t: TestContext,
  offences: readonly Offence[],
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const planted: Record<string, string> = {}
  for (const { path, text } of offences) planted[path] = (planted[path] ?? '') + text
  const root = plantProject(t, { ...PLAIN, ...relative({ ...planted, ...more }) })
  const { findings } = await checkWalls(root)
  for (const { rule, path, target = '' } of offences) {
    const found = findings.filter((finding) => finding.path === path)
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.text.includes(target)),
      `${path} should break ${rule}: ${JSON.stringify(found)}`,
    )
  }
  const innocent = new Set(Object.keys(PLAIN).filter((path) => planted[path] === undefined))
  assert.deepEqual(
    findings.filter(({ path }) => innocent.has(path)),
    [],
  )
}

/** A new file in a room. `main` and the rooms of one file have no folder of their own. */
function sibling(room: string, name: string): string {
  const file = FILES[room] ?? ''
  if (room === 'main') return `src/${name}`
  if (room === 'config') return name.endsWith('.test.ts') ? 'src/config.test.ts' : file
  if (room === 'pipeline') return `src/pipeline/${name}`
  return `${file.slice(0, file.lastIndexOf('/'))}/${name}`
}

/** Turns `import '/src/x.ts'` into an import relative to the file it stands in. */
function relative(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const up = '../'.repeat(path.split('/').length - 1)
      return [path, text.replaceAll(/'\/((?:src|bench|tools|simulation)\/)/gu, `'./${up}$1`)]
    }),
  )
}
