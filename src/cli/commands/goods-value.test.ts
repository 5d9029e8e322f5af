import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const MAIN = join(import.meta.dirname, '../main.ts')

function run(input: string) {
  const { stdout, status } = spawnSync(process.execPath, [MAIN, 'goods', 'value', '-'], {
    input,
    encoding: 'utf8',
  })
  return { lines: stdout.trim().split('\n'), code: status }
}

test('holds each row against the others of its heading and origin', () => {
  const rows = Array.from(
    { length: 300 },
    (_, at) => `61091000,CN,2,${(10 + (at % 20)).toFixed(2)},300`,
  )
  const sheet = [
    'commodityCode,originCountry,quantity,value,netWeightGrams',
    ...rows,
    '61091000,CN,10,1.00,1500',
    '85171300,CN,1,1.00,',
    '61091000,CN,,,',
  ]
  const { lines, code } = run(`${sheet.join('\n')}\n`)
  assert.equal(code, 0)
  assert.equal(lines[0], `${sheet[0]},signals,why`)
  assert.equal(lines.filter((line) => line.includes('undervalued:')).length, 1)
  assert.match(lines[301] ?? '', /^61091000,CN,10,1\.00,1500,undervalued:below-history/u)
  assert.equal(lines[302], '85171300,CN,1,1.00,,,')
  assert.equal(lines[303], '61091000,CN,,,,,')
})

test('a sheet without the columns is not read', () => {
  assert.equal(run('a,b\n1,2\n').code, 2)
})
