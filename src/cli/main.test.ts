/** The commands as programs: exit codes as documented, one clear line for what is wrong, no stack. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import { EXIT_CODES_TOLD } from './exit-codes.ts'

const ROOT = join(import.meta.dirname, '../..')
const EXAMPLES = join(ROOT, 'docs/using/examples')
const NDJSON = join(EXAMPLES, 'submissions.ndjson')
const SHEET = join(EXAMPLES, 'filings.csv')
/** Only a command that hangs lasts this long. */
const PATIENCE = { timeout: 120_000 }

let database: TestDatabase
let databaseUrl = ''
const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-cli-'))

before(async () => {
  database = await createTestDatabase()
  const { connection } = database
  assert.equal(connection.kind, 'socket')
  const { user, port, database: name, socketFolder } = connection
  const host = encodeURIComponent(socketFolder)
  databaseUrl = `postgresql://${user}@localhost:${port}/${name}?host=${host}`
})
after(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

type Ran = { readonly code: number | null; readonly out: string; readonly told: string }

type Running = {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Close the output once something came. */
  readonly isLeft?: boolean
  readonly program?: string
}

/** Runs `tidewaiter` with a data folder of its own. */
function run(args: readonly string[], running: Running = {}): Promise<Ran> {
  const {
    env = {},
    input,
    isLeft = false,
    program = join(import.meta.dirname, 'main.ts'),
  } = running
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: { ...environment, TIDEWAITER_DATA_DIR: join(folder, 'data'), ...env },
  })
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (isLeft) child.stdout.destroy()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, told }))
  })
}

function withDatabase(args: readonly string[]): Promise<Ran> {
  return run(args, { env: { DATABASE_URL: databaseUrl } })
}

function assertOneLine({ told }: Ran, pattern: RegExp): void {
  assert.match(told, /^[^\n]+\n$/, 'one line')
  assert.match(told, pattern)
}

const REFUSED: readonly (readonly [what: string, args: readonly string[], told: RegExp])[] = [
  ['no file', ['assess'], /missing required argument/],
  ['an unknown option', ['assess', '--wrong', NDJSON], /unknown option '--wrong'/],
  ['no command of that name', ['frobnicate'], /unknown command 'frobnicate'/],
  ['a missing file', ['assess', '/no/such.ndjson'], /\/no\/such\.ndjson does not exist\./],
  ['a missing file among others', ['assess', NDJSON, 'gone.csv'], /gone\.csv does not exist\./],
  ['a folder as file', ['assess', EXAMPLES], /is a folder; name the files in it\./],
  ['standard input twice', ['assess', '-', '-'], /read once only/],
  ['a file as folder', ['assess', `${NDJSON}/x`], /something above it is a file/],
  ['no pack', ['assess', '--pack', 'nope', NDJSON], /nope.*There is no folder here/],
  ['no time', ['assess', '--at', 'noon', NDJSON], /--at noon is no RFC 3339 time/],
  ['no size', ['assess', '--memory', 'much', NDJSON], /--memory much is no number/],
  ['no seed', ['generate', '--seed', 'x'], /--seed x is no whole number/],
  ['a day that is none', ['generate', '--day', '2026-13-01'], /--day 2026-13-01 is no day/],
  ['a folder to write to', ['generate', '--out', EXAMPLES], /is a folder; name a file/],
  ['nowhere to write', ['generate', '--out', `${NDJSON}/x`], /above it is a file/],
  ['no whole number', ['replay', '--limit', 'x'], /--limit x is no whole number/],
  ['no filer', ['keys', 'create', 'a b'], /"a b" is no filer/],
  ['no address', ['load', 'here', '--key', 'k', '--file', NDJSON], /"here" is no address/],
  [
    'nothing to send',
    ['load', 'http://localhost:1', '--key', 'k', '--file', EXAMPLES],
    /cannot be read/,
  ],
]

for (const [what, args, told] of REFUSED) {
  test(`${args[0]} with ${what} ends with 2 and one line`, PATIENCE, async () => {
    const ran = await run(args)
    assert.equal(ran.code, 2, ran.told)
    assert.equal(ran.out, '')
    assertOneLine(ran, told)
  })
}

test(
  'settings that cannot be used end with 2, what is out with 3, each with one line',
  PATIENCE,
  async () => {
    for (const [env, code, told] of [
      [{ TIDEWAITER_PORT: 'abc' }, 2, /TIDEWAITER_PORT is "abc"/],
      [{ TIDEWAITER_DATA_DIR: NDJSON }, 3, /data folder .* cannot be used/],
      [{ DATABASE_URL: 'nonsense' }, 3, /DATABASE_URL is not a PostgreSQL address/],
      [{ DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, 3, /database cannot be reached/],
    ] as const) {
      const ran = await run(['audit', 'verify'], { env })
      assert.equal(ran.code, code, ran.told)
      assertOneLine(ran, told)
    }
  },
)

test(
  'a server whose port is taken, or whose data folder is none, ends with 3',
  PATIENCE,
  async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => {
      holder.once('listening', resolve)
    })
    const { port } = holder.address() as AddressInfo
    const taken = await run(['serve'], { env: { TIDEWAITER_PORT: String(port) } })
    holder.close()
    assert.equal(taken.code, 3, taken.told)
    assertOneLine(taken, new RegExp(`port ${port} of 127\\.0\\.0\\.1 is taken; .*TIDEWAITER_PORT`))
    const env = { TIDEWAITER_PORT: '0', TIDEWAITER_DATA_DIR: join(NDJSON, 'data') }
    const without = await run(['serve'], { env })
    assert.equal(without.code, 3, without.told)
    const last = without.told.trimEnd().split('\n').at(-1) ?? ''
    assert.match(last, /data folder .* cannot be used .*TIDEWAITER_DATA_DIR/)
    assert.doesNotMatch(without.told, /\n {4}at /)
  },
)

test('help ends with 0 and tells the exit codes, as the README does', PATIENCE, async () => {
  const { code, out } = await run(['--help'])
  assert.equal(code, 0)
  assert.ok(out.includes(EXIT_CODES_TOLD))
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
  assert.ok(readme.includes(EXIT_CODES_TOLD))
})

test(
  'several files and standard input are assessed together; refusals name their file',
  PATIENCE,
  async () => {
    const lines = readFileSync(NDJSON, 'utf8').split('\n')
    const [first = ''] = lines
    const changed = first.replace(/"lodgedAt":"[^"]+"/, '"lodgedAt":"2026-01-01T00:00:00Z"')
    assert.notEqual(changed, first)
    const args = ['assess', '--pack', 'example', NDJSON, SHEET, '-']
    const { code, out, told } = await run(args, { input: `not json\n${changed}\n` })
    assert.equal(code, 1, told)
    const decisions = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    assert.equal(decisions.length, 3)
    const refusals = told.split('\n').filter((line) => line.startsWith('{'))
    const parsed = refusals.map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.deepEqual(
      parsed.map(({ file, line }) => [file, line]),
      [
        ['-', 1],
        ['-', 2],
      ],
    )
    assert.match(told, /6 records read|7 records read/)
    const alone = await run(['assess', '--pack', 'example', '-'], { input: lines.join('\n') })
    assert.equal(alone.code, 0)
    assert.equal(alone.out.trimEnd().split('\n').length, 1)
  },
)

test('a reader that goes away ends a command in silence with 0', PATIENCE, async () => {
  const day = join(folder, 'day.ndjson')
  const made = await run(['generate', '--parcels', '200', '--out', day, '--json'])
  assert.equal(made.code, 0, made.told)
  assert.equal((JSON.parse(made.told) as { readonly parcels: number }).parcels, 200)
  for (const args of [
    ['generate', '--parcels', '5000'],
    ['pack', 'show', 'us'],
    ['assess', '--pack', 'example', day],
  ]) {
    const { code, told } = await run(args, { isLeft: true })
    assert.equal(code, 0, told)
    assert.doesNotMatch(told, /EPIPE|Error|\n {4}at /, args.join(' '))
  }
})

test('the same seed writes the same bytes to a file and to standard output', PATIENCE, async () => {
  const file = join(folder, 'deep/er/day.ndjson')
  assert.equal((await run(['generate', '--parcels', '5', '--out', file])).code, 0)
  const { out } = await run(['generate', '--parcels', '5'])
  assert.equal(readFileSync(file, 'utf8'), out)
  assert.ok(readFileSync(`${file}.truth`, 'utf8').split('\n').length > 4)
})

test('keys are made, listed and ended once; --json is one object', PATIENCE, async () => {
  const made = await withDatabase(['keys', 'create', 'acme'])
  assert.equal(made.code, 0, made.told)
  const [, id = ''] = /^tw_(k[0-9a-f]{12})_[\w-]{32}\n$/.exec(made.out) ?? []
  assert.notEqual(id, '')
  const listed = await withDatabase(['keys', 'list'])
  assert.ok(listed.out.includes(id))
  assert.ok(!listed.out.includes(made.out.trim()), 'a key is shown once')
  assert.equal((await withDatabase(['keys', 'revoke', id])).code, 0)
  const twice = await withDatabase(['keys', 'revoke', id])
  assert.equal(twice.code, 1)
  assertOneLine(twice, /no living key/)
  for (const [args, name] of [
    [['replay', '--json'], 'replayed'],
    [['audit', 'verify', '--json'], 'breaks'],
  ] as const) {
    const { code, out, told } = await withDatabase(args)
    assert.equal(code, 0, told)
    assert.ok(Object.hasOwn(JSON.parse(out) as object, name))
  }
})

test(
  'a backup folder that is none is told with 2 before anything is restored',
  PATIENCE,
  async () => {
    const ran = await withDatabase(['restore', join(folder, 'none')])
    assert.equal(ran.code, 2, ran.told)
    assertOneLine(ran, /manifest/)
  },
)

test('a pack with a problem ends with 1, and each line names its place', PATIENCE, async () => {
  const bad = join(folder, 'bad-pack')
  const { code, out, told } = await run(['pack', 'check', bad])
  assert.equal(code, 1)
  assert.equal(out, '')
  assert.match(told, /bad-pack:1:1: /)
})

test('the installed command passes arguments, input and exit code on', PATIENCE, async () => {
  writeFileSync(join(folder, 'bad.ndjson'), 'not json\n')
  const program = join(ROOT, 'bin/tidewaiter.js')
  const { code, told } = await run(['assess', join(folder, 'bad.ndjson')], { program })
  assert.equal(code, 1)
  assert.match(told, /^\{"line":1,"errors":\[\{"pointer":"","rule":"json"/)
})
