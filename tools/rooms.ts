/**
 * The rooms of `src/`, and which others each may see. The walls (`walls.ts`) and the purity
 * check (`tidy/purity.ts`) are made from this table alone, so the two cannot disagree.
 */

/** A part of `src/` with a wall around it. */
export type Room = {
  readonly name: string
  /** Which files are in it: a regular expression on the path from the project's root. */
  readonly files: string
  /** The other rooms its files may import from. */
  readonly sees: readonly string[]
  /** The packages its files may import. Absent: every dependency of `package.json`. */
  readonly packages?: readonly string[]
  /** No clock, no randomness, no input or output: no `node:` module, nor anything that reaches one. */
  readonly isPure?: true
}

/** Packages without input, output, clock or randomness: schemas, RE2, phones, postcodes, CEL syntax. */
const PURE_PACKAGES = [
  '@sinclair/typebox',
  're2js',
  'libphonenumber-js',
  'postcode-validator',
  'any-ascii',
  '@marcbachmann/cel-js',
  'opencc-js',
] as const

/** Builtin modules without effects: pure rooms may reach them through `lib`. */
export const HARMLESS_BUILTINS: ReadonlySet<string> = new Set(['buffer', 'crypto'])

/** Files of `src/lib/` that read a clock, draw chance or write: pure rooms may import their types only. */
export const IMPURE_LIB = ['clock', 'ids', 'log'] as const

/** Files that only tests import: tests, what they share, and contracts that each adapter must pass. */
export const TEST_FILES = '\\.(test|fixture|contract)\\.ts$'

const NOUNS = ['lib', 'domain']
const PORTS = ['ports']
const ADAPTERS = ['postgres', 'memory', 'in-process', 'jetstream']

/** The stages, in the order a parcel passes them. */
const STAGES = [
  'intake',
  'join',
  'enrich',
  'screen',
  'assess',
  'decide',
  'act',
  'enforce',
  'learn',
  'report',
] as const

const FRONTS = ['api', 'worker', 'cli']

/** Every room, from the innermost outwards. */
export const ROOMS: readonly Room[] = [
  { name: 'lib', files: '^src/lib/', sees: [] },
  {
    name: 'domain',
    files: '^src/domain/',
    sees: ['lib'],
    packages: PURE_PACKAGES,
    isPure: true,
  },
  { name: 'ports', files: '^src/(storage|broker)/[^/]+\\.ts$', sees: NOUNS, packages: [] },
  stage('intake', PORTS),
  pureStage('join'),
  pureStage('enrich', PORTS),
  pureStage('screen'),
  pureStage('assess'),
  pureStage('decide'),
  stage('act', PORTS),
  stage('enforce', PORTS),
  stage('learn', PORTS),
  stage('report', PORTS),
  {
    name: 'packs',
    files: '^src/packs/',
    sees: NOUNS,
    packages: [...PURE_PACKAGES, 'ajv', 'canonicalize', 'yaml'],
  },
  {
    name: 'lists',
    files: '^src/lists/',
    sees: NOUNS,
    packages: ['csv-parse', 'saxes'],
  },
  { name: 'sample-day', files: '^src/sample-day/', sees: NOUNS, packages: ['@faker-js/faker'] },
  {
    name: 'pipeline',
    files: '^src/pipeline(/|(\\.test)?\\.ts$)',
    sees: [...NOUNS, ...PORTS, ...STAGES, 'packs', 'lists'],
  },
  {
    name: 'contract',
    files: '^src/api/contract/',
    sees: NOUNS,
    packages: PURE_PACKAGES,
    isPure: true,
  },
  {
    name: 'api',
    files: '^src/api/(?!contract/)',
    sees: [...NOUNS, ...PORTS, ...STAGES, 'packs', 'lists', 'pipeline', 'contract'],
  },
  {
    name: 'worker',
    files: '^src/worker/',
    sees: [...NOUNS, ...PORTS, ...STAGES, 'packs', 'lists', 'pipeline'],
  },
  {
    name: 'cli',
    files: '^src/cli/(?!main\\.ts$)',
    sees: [...NOUNS, ...PORTS, ...STAGES, 'packs', 'lists', 'pipeline', 'sample-day', 'contract'],
  },
  { name: 'config', files: '^src/config(\\.test)?\\.ts$', sees: [...NOUNS, 'postgres'] },
  adapter('postgres', 'storage'),
  adapter('memory', 'storage'),
  adapter('in-process', 'broker'),
  adapter('jetstream', 'broker'),
  {
    name: 'main',
    files: '^src/(?!(pipeline|config)(\\.test)?\\.ts$)[^/]+\\.ts$|^src/cli/main\\.ts$',
    sees: [
      ...NOUNS,
      ...PORTS,
      ...STAGES,
      ...FRONTS,
      ...ADAPTERS,
      'packs',
      'lists',
      'sample-day',
      'pipeline',
      'contract',
      'config',
    ],
  },
]

/** What tests may see over and above their room: real packs, sample parcels and real stores. */
export const TESTS_SEE: readonly string[] = [...PORTS, ...ADAPTERS, 'packs', 'sample-day']

/** The room of the file at `path`, or undefined for a file outside all rooms. */
export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => new RegExp(room.files, 'u').test(path))
}

function stage(name: string, more: readonly string[]): Room {
  return { name, files: `^src/${name}/`, sees: [...NOUNS, ...more] }
}

function pureStage(name: string, more: readonly string[] = []): Room {
  return { ...stage(name, more), packages: PURE_PACKAGES, isPure: true }
}

function adapter(name: string, folder: string): Room {
  return { name, files: `^src/${folder}/${name}/`, sees: [...NOUNS, ...PORTS] }
}
