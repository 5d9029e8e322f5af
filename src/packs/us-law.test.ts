/** What must hold of the law of the United States pack whatever else changes in it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { present } from '../lib/assert.ts'
import { loadPack } from './load-pack.ts'
import { describeProblem } from './pack-problem.ts'

const loaded = await loadPack(join(import.meta.dirname, '../../packs/us'))
assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.map(describeProblem).join('\n'))
const { pack } = loaded.value

test('undervaluation and misclassification alone seize nothing (19 USC 1595a(c)(4))', () => {
  const seizing = pack.grounds
    .filter(({ outcomes }) => outcomes.includes('must-seize') || outcomes.includes('may-seize'))
    .map(({ id }) => id)
  assert.ok(seizing.length > 0)
  const rules = pack.rules.filter(({ topic }) =>
    ['undervalued', 'commodity-mismatch', 'split-shipment'].includes(topic),
  )
  assert.ok(rules.length > 0)
  assert.deepEqual(
    rules.filter(({ ground }) => seizing.includes(ground)).map(({ id }) => id),
    [],
  )
})

test('security data serves neither entry nor enforcement (19 USC 1415(a)(3)(F))', () => {
  const allowed = new Map(pack.authorities.map(({ id, purposes }) => [id, purposes]))
  for (const id of ['acas', 'stop-act-aed', 'manifest', 'data-pilot', 'voluntary']) {
    assert.deepEqual(allowed.get(id), ['safety-security', 'smuggling', 'risk-targeting'], id)
  }
  for (const id of ['entry', 'postal-worksheet']) {
    assert.equal(present(allowed.get(id), id).length, 6, id)
  }
})

test('the exemption opens and closes on its days', () => {
  assert.deepEqual(
    pack.regimes.map(({ id, from, to, state, thresholdMinor }) => [
      id,
      from,
      to,
      state,
      thresholdMinor,
    ]),
    [
      ['low-value-200', null, '2016-08-26', 'open', 20_000],
      ['low-value-suspended-cn-hk-2025', '2025-05-02', '2025-08-29', 'suspended', null],
      ['low-value-800', '2016-08-26', '2025-08-29', 'open', 80_000],
      ['low-value-suspended-2025', '2025-08-29', '2026-02-20', 'suspended', null],
      ['low-value-suspended-2026-eo', '2026-02-20', '2026-06-24', 'suspended', null],
      ['low-value-suspended-2026', '2026-06-24', '2027-07-01', 'suspended', null],
      ['low-value-suspended-2026-postal', '2026-06-24', '2027-07-01', 'suspended', null],
      ['low-value-repealed-2027', '2027-07-01', null, 'repealed', null],
    ],
  )
})

test('a counterfeit mark must be seized, a confusing one is detained (19 USC 1526, 19 CFR 133.25)', () => {
  const outcomes = (id: string) =>
    present(
      pack.grounds.find((ground) => ground.id === id),
      id,
    ).outcomes
  assert.ok(outcomes('us.counterfeit-1526e').includes('must-seize'))
  assert.deepEqual(outcomes('us.confusing-mark-133-25'), ['detain', 'examine'])
  assert.ok(outcomes('us.contraband-1595a-c1').includes('must-seize'))
  assert.ok(!outcomes('us.value-1592').some((outcome) => outcome.endsWith('seize')))
})

test('every row of law has its source', () => {
  const { authorities, regimes, pathways, grounds, lawFacts, rates } = pack
  for (const { cite, mark } of [
    ...authorities,
    ...regimes,
    ...pathways,
    ...grounds,
    ...lawFacts,
    ...rates,
  ]) {
    assert.match(cite, /\S/)
    assert.match(mark, /^[VSUN]$/)
  }
  assert.ok(lawFacts.length >= 30, `${lawFacts.length} facts`)
})
