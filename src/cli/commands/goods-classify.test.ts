import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readGoodsWords } from '../../lists/read-goods-words.ts'

const MAIN = join(import.meta.dirname, '../main.ts')
const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-classify-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], input: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: 'utf8',
  })
  return { out: stdout, told: stderr, code: status }
}

type Answer = {
  readonly candidates: readonly { readonly code: string; readonly national: string | null }[]
  readonly declared?: { readonly verdict: string }
}

function answers(out: string): readonly Answer[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

test('without a book: six digits by the goods words, and how to import one is told', () => {
  const { out, told, code } = run(['goods', 'classify', '-'], 'description\n"手机"\n')
  assert.equal(answers(out)[0]?.candidates[0]?.code, '851713')
  assert.match(told, /lists import hts FILE --out DIR/u)
  assert.equal(code, 0)
})

test('with a book: national lines, and a declared code judged', () => {
  const file = join(folder, 'hts.csv')
  const rows = [
    'hts_number,indent,description',
    '6109,0,"T-shirts, knitted"',
    '6109.10.00,1,Of cotton',
    '6109.10.00.12,2,Other',
    '8517,0,Telephone sets',
    '8517.13.00,1,Smartphones',
  ]
  writeFileSync(file, `${rows.join('\n')}\n`)
  const book = join(folder, 'book')
  const imported = run(['lists', 'import', 'hts', file, '--as-of', '2026-01-01', '--out', book], '')
  assert.equal(imported.code, 0, imported.told)
  const { out, code } = run(
    ['goods', 'classify', '-', '--nomenclature', book, '--top', '1'],
    '{"description":"cotton T-shirt","code":"8517.13.00"}\n{"description":7}\nno json\n',
  )
  const [shirt, nothing] = answers(out)
  assert.deepEqual(
    shirt?.candidates.map((it) => [it.code, it.national]),
    [['610910', '6109100012']],
  )
  assert.equal(shirt.declared?.verdict, 'implausible')
  assert.deepEqual(nothing?.candidates, [])
  assert.equal(code, 1)
})

test('bad usage is told and nothing is done', () => {
  assert.equal(run(['goods', 'classify', '-', '--top', '0'], 'description\n').code, 2)
  assert.equal(run(['goods', 'classify', '-'], 'a\n1\n').code, 2)
  assert.equal(run(['goods', 'classify', '-', '--nomenclature', join(folder, 'none')], '').code, 2)
})

test('the goods words the product brings are whole', async () => {
  const words = await readGoodsWords()
  assert.ok(words.length > 250)
  for (const { codes, phrases } of words) {
    assert.ok(phrases.length > 0 && codes.length > 0)
    assert.ok(
      codes.every((code) => /^\d{6}$/.test(code)),
      codes.join(),
    )
  }
})
