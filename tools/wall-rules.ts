/** The walls as dependency-cruiser wants them. Made from the rooms; no wall is written by hand. */
import { IMPURE_LIB, ROOMS, TEST_FILES, TESTS_SEE } from './rooms.ts'

type Side = Readonly<Record<string, string | boolean | readonly string[]>>
type WallRule = {
  readonly name: string
  readonly comment: string
  readonly severity: 'error'
  readonly from: Side
  readonly to: Side
}

const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown']
const OUTSIDE = '^(bench|tools|simulation|e2e)/'

const PURE_FILES = ROOMS.filter((room) => room.isPure === true).map((room) => room.files)
const FROM_PURE = { path: PURE_FILES, pathNot: TEST_FILES }

const SEES_ONLY = ROOMS.map((room) => ({
  name: `${room.name}-sees-only`,
  comment: `${room.name} may import from: ${listed(room.sees)}.`,
  from: { path: room.files, pathNot: TEST_FILES },
  to: { path: '^src/', pathNot: [room.files, ...filesOf(room.sees)] },
}))

const TESTS_SEE_ONLY = ROOMS.map((room) => ({
  name: `${room.name}-tests-see-only`,
  comment: `Tests of ${room.name} see what it sees, and ${listed(TESTS_SEE)}.`,
  from: { path: room.files, pathNot: `^(?!.*${TEST_FILES})` },
  to: { path: '^src/', pathNot: [room.files, ...filesOf([...room.sees, ...TESTS_SEE])] },
}))

const PACKAGES = ROOMS.flatMap(({ name, files, packages }) => {
  if (packages === undefined) return []
  return {
    name: `${name}-packages`,
    comment: `${name} may import these packages: ${listed(packages)}.`,
    from: { path: files, pathNot: TEST_FILES },
    to: { dependencyTypes: PACKAGE, pathNot: `node_modules/(${listed(packages, '|')})/` },
  }
})

const PURE = [
  {
    name: 'pure-no-builtins',
    comment: 'Pure rooms import no module of the runtime.',
    from: FROM_PURE,
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-no-clock',
    comment: 'Pure rooms see the types of a clock, ids or a log, and get the thing as an argument.',
    from: FROM_PURE,
    to: { path: `^src/lib/(${IMPURE_LIB.join('|')})\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
]

const GENERAL = [
  {
    name: 'nobody-imports-tools',
    comment: 'bench, tools, simulation and e2e use the product; nothing uses them.',
    from: { path: '^([^/]+)/' },
    to: { path: OUTSIDE, pathNot: '^$1/' },
  },
  {
    name: 'no-test-code-in-product',
    comment: 'Only tests import tests, fixtures and contracts.',
    from: { path: '^src/', pathNot: TEST_FILES },
    to: { path: TEST_FILES },
  },
  {
    name: 'no-development-package-in-product',
    comment: 'What the product imports is a dependency, not a development dependency.',
    from: { path: '^src/', pathNot: TEST_FILES },
    to: { dependencyTypes: ['npm-dev'] },
  },
  {
    name: 'declared-package',
    comment: 'The package is not in package.json.',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that import each other are one file.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
]

/** Every wall. The test plants an offender against each. */
export const WALL_RULES: readonly WallRule[] = [
  ...SEES_ONLY,
  ...TESTS_SEE_ONLY,
  ...PACKAGES,
  ...PURE,
  ...GENERAL,
].map((rule) => ({ ...rule, severity: 'error' }))

function filesOf(names: readonly string[]): readonly string[] {
  return ROOMS.filter((room) => names.includes(room.name)).map((room) => room.files)
}

function listed(names: readonly string[], separator = ', '): string {
  return names.length === 0 ? 'none' : names.join(separator)
}
