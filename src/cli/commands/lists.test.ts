/** `tidewaiter lists` as a program: exit codes, what goes where, and the two persons. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const PROGRAM = join(import.meta.dirname, '../main.ts')

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewaiter-lists-cli-'))
  await writeFile(join(folder, 'good.csv'), 'id,name,country\n1,Acme Ltd,CN\n2,Xi?an Works,China\n')
  await writeFile(join(folder, 'mixed.csv'), 'id,name\n1,Acme Ltd\n2\n')
  await writeFile(join(folder, 'bad.csv'), 'no,table\n')
  await writeFile(join(folder, 'hs.csv'), 'hscode,description,level\n1,Animals,2\n')
})
after(() => rm(folder, { recursive: true, force: true }))

type Ran = { readonly code: number | null; readonly out: string; readonly told: string }

function run(args: readonly string[], input?: string): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM, 'lists', ...args], {
    env: { ...process.env, TIDEWAITER_DATA_DIR: join(folder, 'data') },
  })
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  child.stdin.end(input ?? '')
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, told }))
  })
}

test('import tells the version on standard output, and the day it had to guess', async () => {
  const to = join(folder, 'plain')
  const { code, out, told } = await run([
    'import',
    'names-csv',
    join(folder, 'good.csv'),
    '--out',
    to,
  ])
  assert.equal(code, 0, told)
  const line = JSON.parse(out) as Record<string, unknown>
  assert.deepEqual([line['list'], line['version'], line['entries']], ['own', 1, 2])
  assert.match(told, /--as-of names it/u)
  assert.doesNotMatch(told, /not in use/u)
  assert.match(told, /lost a letter: Xi\?an/u)
  const shown = await run(['show', '--lists', to])
  assert.match(shown.out, /^own +1 +yes/mu)
})

test('a refused row is one JSON line and exit 1; the rest stands, from standard input too', async () => {
  const text = await readFile(join(folder, 'mixed.csv'), 'utf8')
  const { code, out, told } = await run(
    [
      'import',
      'names-csv',
      '-',
      '--list',
      'other',
      '--as-of',
      '2026-11-01',
      '--out',
      join(folder, 'plain'),
    ],
    text,
  )
  assert.equal(code, 1)
  const refusal = told.split('\n').find((line) => line.startsWith('{')) ?? ''
  const { line, errors } = JSON.parse(refusal) as {
    line: number
    errors: readonly { rule: string }[]
  }
  assert.deepEqual([line, errors[0]?.rule], [3, 'cells'])
  assert.match(out, /"entries":1,"refused":1/u)
})

const BAD = [
  ['a file nothing can be read from', ['import', 'names-csv', 'bad.csv'], /no column "name"/u],
  ['a file that is not there', ['import', 'names-csv', 'absent.csv'], /does not exist/u],
  ['a kind that is none', ['import', 'eu-xml', 'good.csv'], /is no kind of file/u],
  [
    'a day that is none',
    ['import', 'names-csv', 'good.csv', '--as-of', '2026-02-30'],
    /is no day/u,
  ],
  ['an id that is none', ['import', 'names-csv', 'good.csv', '--list', '../x'], /no id of a list/u],
] as const

for (const [what, [command, kind, file, ...rest], sentence] of BAD) {
  test(`${what} is exit 2, and leaves the old version`, async () => {
    const to = join(folder, 'kept')
    await run([
      'import',
      'names-csv',
      join(folder, 'good.csv'),
      '--as-of',
      '2026-11-01',
      '--out',
      to,
    ])
    const { code, out, told } = await run([command, kind, join(folder, file), ...rest, '--out', to])
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(told, sentence)
    const { lists } = JSON.parse((await run(['show', '--json', '--out', to])).out) as {
      lists: readonly { inUse: number }[]
    }
    assert.deepEqual(
      lists.map(({ inUse }) => inUse),
      [1],
    )
  })
}

test('in the server’s folder two persons put a version in use; the diff tells what it changes', async () => {
  const first = await run([
    'import',
    'names-csv',
    join(folder, 'good.csv'),
    '--as-of',
    '2026-11-01',
  ])
  assert.match(first.told, /version 1 is not in use; "lists activate own/u)
  const unused = await run(['show'])
  assert.match(unused.told, /alarm: own: no version is in use/u)
  assert.equal(unused.code, 0)
  assert.equal((await run(['activate', 'own', '--by', 'Ada'])).code, 1, 'a reason is asked for')
  assert.equal((await run(['activate', 'own', '--by', 'Ada', '--reason', 'first'])).code, 0)
  const same = await run(['activate', 'own', '--by', 'ada'])
  assert.equal(same.code, 1)
  assert.match(same.told, /"rule":"same-person"/u)
  const second = await run(['activate', 'own', '--by', 'Ben'])
  assert.equal(second.code, 0, second.told)
  await run(['import', 'names-csv', join(folder, 'mixed.csv'), '--as-of', '2026-11-02'])
  const diff = await run(['diff', 'own'])
  assert.match(diff.told, /version 1 to 2: 0 added, 1 removed, 1 changed/u)
  assert.match(diff.out, /"change":"removed","id":"2"/u)
  assert.match((await run(['show', 'own'])).out, /^own +1 +yes.*\nown +2 +no/mu)
  assert.equal((await run(['activate', 'absent', '--by', 'Ben'])).code, 2)
})

test('an old list raises an alarm, and a nomenclature is imported beside it', async () => {
  const to = join(folder, 'old')
  await run([
    'import',
    'names-csv',
    join(folder, 'good.csv'),
    '--list',
    'un',
    '--as-of',
    '2020-01-01',
    '--out',
    to,
  ])
  const book = await run([
    'import',
    'hs',
    join(folder, 'hs.csv'),
    '--as-of',
    '2022-01-01',
    '--out',
    to,
  ])
  assert.equal(book.code, 0, book.told)
  assert.match(book.out, /"nomenclature":"hs"/u)
  const { told, code } = await run(['show', '--lists', to])
  assert.match(
    told,
    /alarm: un: version 1 is \d+ days old; its publisher usually renews it within 7/u,
  )
  assert.equal(code, 0)
})
