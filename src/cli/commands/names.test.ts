import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-names-'))
after(() => rmSync(folder, { recursive: true }))

function run(input: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    input,
    encoding: 'utf8',
  })
  return { status, lines: stdout.split('\n').slice(0, -1), stderr }
}

test('names score adds two columns and keeps the others, quotes and all', () => {
  const input =
    '\ufeffid,name1,name2,schema,note\r\n' +
    '1,"Velikanov, Vladimir",Владимир Великанов,Person,"a ""b"", c"\r\n' +
    '2,Jordan Miller,Ana Souza,Person,\r\n'
  const { status, lines } = run(input, 'names', 'score', '-')
  assert.equal(status, 0)
  assert.equal(lines[0], 'id,name1,name2,schema,note,score,match')
  const first = /^1,"Velikanov, Vladimir",Владимир Великанов,Person,"a ""b"", c",0\.\d+,true$/u
  assert.match(lines[1] ?? '', first)
  assert.equal(lines[2], '2,Jordan Miller,Ana Souza,Person,,0,false')
})

test('a row that does not fit is refused in one line, and the others are answered', () => {
  const { status, lines, stderr } = run('name1,name2\na\nb,b c\n', 'names', 'score', '-')
  assert.equal(status, 1)
  assert.equal(lines.length, 2)
  const refusal = JSON.parse(stderr.trim()) as { line: number; errors: { rule: string }[] }
  assert.equal(refusal.line, 2)
  assert.equal(refusal.errors[0]?.rule, 'cells')
})

const UNUSABLE = [
  ['without the columns', 'a,b\n1,2\n', 'score', '-'],
  ['empty', '', 'score', '-'],
  ['a threshold that is none', 'name1,name2\n', 'score', '-', '--threshold', 'x'],
  ['a file that is not there', '', 'score', 'no-such-file.csv'],
  ['a folder of lists that is not there', 'name\nx\n', 'screen', '-', '--lists', 'no-such-folder'],
] as const

for (const [what, input, ...words] of UNUSABLE) {
  test(`cannot be used: ${what}`, () => {
    const { status, lines, stderr } = run(input, 'names', ...words)
    assert.equal(status, 2)
    assert.deepEqual(lines, [])
    assert.match(stderr, /^tidewaiter names /u)
  })
}

test('names screen tells the best candidate of the lists in a folder', () => {
  const own = join(folder, 'own.csv')
  writeFileSync(
    own,
    'id,name,type,country,aliases,addresses\n' +
      'A1,"VELIKANOV, Vladimir Antonovich",Person,RU,Waldemar Velikan,\n' +
      'A2,Kavortech Technology Co. Ltd.,Company,CN,,"Room 5, 12 Lushan Road, Shenzhen"\n',
  )
  const lists = join(folder, 'lists')
  const imported = run('', 'lists', 'import', 'names-csv', own, '--list', 'own', '--out', lists)
  assert.equal(imported.status, 0, imported.stderr)
  const { status, lines } = run(
    'name;country;birthDate\nВладимир Великанов;Russia;1970\nKavor Tech Ltd;;\nJordan Miller;;\n;;\n',
    'names',
    'screen',
    '-',
    '--lists',
    lists,
  )
  assert.equal(status, 0)
  assert.equal(lines[0], 'name;country;birthDate;hit;entry;list;score')
  assert.match(lines[1] ?? '', /^Владимир Великанов;Russia;1970;true;A1;own;0\.\d+$/u)
  assert.match(lines[2] ?? '', /^Kavor Tech Ltd;;;true;A2;own;0\.\d+$/u)
  assert.equal(lines[3], 'Jordan Miller;;;false;;;')
})
