import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const MAIN = join(import.meta.dirname, '../main.ts')

function run(input: string, ...options: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, 'stats', '-', ...options], {
    input,
    encoding: 'utf8',
  })
  return { stdout, stderr, code: status }
}

const MAIL = {
  identifier: 'A-1',
  seizedAt: '2017-03-31T10:00:00-05:00',
  mode: 'mail',
  originEconomy: 'HK',
  lines: [
    {
      product: 'Watches',
      brand: 'X',
      quantity: 2,
      unit: 'PCE',
      msrp: '9000.00',
      domesticValue: 80,
    },
    { product: 'Apparel', brand: 'X', quantity: 1, unit: 'PCE', msrp: 120.5 },
  ],
}
const EXPRESS = { ...MAIL, identifier: 'B-1', mode: 'express', originEconomy: 'CN' }

function ndjson(...records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

test('gives the tables as CSV, each figure with its unit', () => {
  const { stdout, code } = run(
    ndjson(MAIL, EXPRESS, MAIL),
    '--fiscal-year',
    '2017',
    '--by',
    'mode,product',
  )
  assert.equal(code, 0)
  assert.deepEqual(stdout.trim().split('\n'), [
    'fiscalYear,by,value,unit,count,percent,change,msrp,domesticValue,currency,linesWithoutMsrp,asOf',
    '2017,mode,express,shipments,1,50.0,,9120.50,80.00,USD,0,2017-03-31',
    '2017,mode,mail,shipments,1,50.0,,9120.50,80.00,USD,0,2017-03-31',
    '2017,mode,total,shipments,2,100.0,,18241.00,160.00,USD,0,2017-03-31',
    '2017,product,Watches,shipments,2,100.0,,18000.00,160.00,USD,0,2017-03-31',
    '2017,product,Apparel,shipments,0,0.0,,241.00,0.00,USD,0,2017-03-31',
    '2017,product,total,shipments,2,100.0,,18241.00,160.00,USD,0,2017-03-31',
  ])
})

test('gives the same as one JSON document', () => {
  const { stdout } = run(ndjson(MAIL, EXPRESS), '--by', 'economy', '--json')
  const { asOf, currency, tables } = JSON.parse(stdout)
  assert.equal(`${asOf} ${currency}`, '2017-03-31 USD')
  assert.equal(tables.length, 1)
  assert.deepEqual(tables[0].total, {
    value: 'total',
    count: 2,
    percent: 100,
    linesWithoutMsrp: 0,
    msrp: '18241.00',
    domesticValue: '160.00',
  })
})

test('a bad record is told with its line and place, and the others count', () => {
  const bad = { ...MAIL, seizedAt: '31/03/2017', mode: 'pigeon', lines: [{ msrp: '-1' }, 7] }
  const { stdout, stderr, code } = run(`${ndjson(MAIL)}{"identifier"\n${ndjson(bad)}`)
  assert.equal(code, 1)
  assert.match(stdout, /2017,mode,total,shipments,1,/u)
  const told = stderr.split('\n').filter((line) => line.startsWith('{'))
  const refused = told.map(
    (line) => JSON.parse(line) as { line: number; errors: { pointer: string }[] },
  )
  assert.deepEqual(
    refused.map(({ line, errors }) => [line, errors.map(({ pointer }) => pointer)]),
    [
      [2, ['/identifier']],
      [3, ['/seizedAt', '/mode', '/lines/0/msrp', '/lines/1']],
    ],
  )
})

test('what was recorded later than the day of the table is not in it', () => {
  const revised = { ...MAIL, revision: 2, recordedAt: '2018-06-01', lines: [] }
  const input = ndjson(MAIL, revised)
  assert.match(run(input, '--as-of', '2018-03-31').stdout, /,mode,total,.*9120\.50.*,2018-03-31/u)
  assert.match(run(input).stdout, /,mode,total,.*,0\.00,.*,2018-06-01/u)
})

test('nothing gives empty tables of the year that is asked for, and no failure', () => {
  const { stdout, code } = run('', '--fiscal-year', '2016', '--by', 'mode')
  assert.equal(code, 0)
  assert.match(stdout, /^2016,mode,total,shipments,0,0\.0,/mu)
})

test('a call that cannot be understood is told', () => {
  for (const options of [
    ['--by', 'colour'],
    ['--fiscal-year', '17'],
    ['--as-of', 'today'],
    ['--currency', 'GOLD'],
  ]) {
    assert.equal(run('', ...options).code, 2)
  }
})
