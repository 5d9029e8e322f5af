/** `tidewaiter goods try` as a program: which parcels a term would have hit. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const PROGRAM = join(import.meta.dirname, '../main.ts')

type Ran = { readonly code: number | null; readonly out: string; readonly told: string }

function run(args: readonly string[], input: string): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM, 'goods', 'try', ...args, '--pack', 'example'])
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  child.stdin.end(input)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, told }))
  })
}

function filing(reference: string, descriptions: readonly string[]): string {
  return JSON.stringify({
    kind: 'filing',
    reference,
    version: 1,
    function: 'original',
    filer: 'acme',
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-10-05T08:12:00Z',
    consignment: {
      houseReference: reference,
      goodsItems: descriptions.map((description) => ({ description })),
    },
  })
}

const FILINGS = [
  filing('A', ['spice jar', 'steel knife']),
  filing('B', ['s p i c e y noodles, S.P.I.C.E powder']),
  filing('C', ['cotton shirt']),
].join('\n')

test('each parcel hit is a line with the places of the term; the others are silent', async () => {
  const { code, out, told } = await run(['spice', '-'], FILINGS)
  assert.equal(code, 0, told)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { reference: string; hits: Record<string, unknown>[] })
  assert.deepEqual(
    lines.map(({ reference, hits }) => [reference, hits.map(({ written }) => written)]),
    [
      ['A', ['spice']],
      ['B', ['S.P.I.C.E']],
    ],
  )
  assert.equal(lines[0]?.hits[0]?.['pointer'], '/consignment/goodsItems/0/description')
  assert.match(told, /3 filings read, 0 refused, 2 hit\./u)
})

test('a context may stand on another line of the parcel', async () => {
  const { out } = await run(['spice +weapons', '-'], FILINGS)
  assert.equal(out, '')
  const { out: beside } = await run(
    ['spice +weapons', '-'],
    filing('D', ['spice jar', 'switchblade']),
  )
  assert.match(beside, /"name":"weapons"/u)
})

test('a term that loading would refuse is refused here, with the mend', async () => {
  const { code, told } = await run(['spice +weapon', '-'], FILINGS)
  assert.equal(code, 2)
  assert.match(told, /There is no context `weapon`\. Did you mean `weapons`\?/u)
})

test('a refused record is told and leaves exit code 1', async () => {
  const { code, told } = await run(['spice', '-'], `{"kind":"filing"}\n${FILINGS}`)
  assert.equal(code, 1)
  assert.match(told, /"line":1/u)
})
