/** Purchases that are split among near-identical consignees: each of them learns of the others. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filing } from '../domain/filing.ts'
import { amended, goods, lamp } from './arvenia.fixture.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'

const compiled = await shippedPack('example')
const ADDRESS = { lines: ['Mill Street 4'], city: 'Mirelle', postcode: '5612', country: 'XA' }

function to(name: string, number: string, amount: string): Filing {
  const goodsItems = goods('headphones, over-ear', amount)
  return lamp(number, { consignment: { consignee: { name, address: ADDRESS }, goodsItems } })
}

function indicators(run: PipelineRun, name: string): readonly string[] {
  return run.newest(name).indicators.map(({ id }) => id)
}

const SPLIT = ['NB1', 'NB2', 'NB3']

async function split(run: PipelineRun): Promise<Filing> {
  const last = to('Mirja Holmm', 'NB3', '60.00')
  await run.settle(to('Mirja Holm', 'NB1', '60.00'))
  await run.settle(to('M. Holm', 'NB2', '60.00'))
  await run.settle(last)
  return last
}

test('the parcel that brings near-identical persons over the limit has the earlier ones told', async () => {
  const run = openRun({ compiled })
  const last = await split(run)
  for (const name of SPLIT)
    assert.ok(indicators(run, name).includes('xa.split.near-identical'), name)
  await run.settle(amended(last, 2, { goodsItems: goods('headphones, over-ear', '20.00') }))
  for (const name of SPLIT)
    assert.ok(!indicators(run, name).includes('xa.split.near-identical'), name)
})

test('a crowd at the address hides nobody', async () => {
  const run = openRun({ compiled })
  const crowd = Array.from({ length: 600 }, (_, at) =>
    to(`Aaa${at} Aab${at * 7}`, `CROWD${at}`, '20.00'),
  )
  await run.settle(...crowd)
  await split(run)
  for (const name of SPLIT)
    assert.ok(indicators(run, name).includes('xa.split.near-identical'), name)
})
