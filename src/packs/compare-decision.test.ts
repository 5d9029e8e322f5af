import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '../domain/decision.ts'
import { differencesOf } from './compare-decision.ts'
import type { Expectation } from './golden-schema.ts'

const DECISION: Decision = {
  consignment: 'H1',
  consignmentId: 'c-1',
  revision: 2,
  cause: 'amendment',
  decidedAt: '2026-10-05T08:00:00Z',
  security: { outcome: 'assessed' },
  lane: 'examine',
  directives: [{ kind: 'hold', text: 'Keep it.' }],
  score: 600,
  pathway: 'example.low-value-150.low-value',
  indicators: [{ id: 'xa.ipr.a', topic: 'ipr', weight: 600, ground: 'g', text: 't', evidence: [] }],
  findings: [{ pointer: '/a', rule: 'missing.x', text: 't', mend: 'm' }],
  unknowns: [{ fact: 'origins', reason: 'r' }],
  reasons: [],
  selection: { reason: 'score', probability: 1 },
  pack: 'example@2026.11.0',
  packHash: 'sha256:0',
  lists: {},
  model: null,
}

test('an expectation that says nothing is met by anything', () => {
  assert.deepEqual(differencesOf(DECISION, {}), [])
})

const MET: Expectation = {
  lane: 'examine',
  security: 'assessed',
  pathway: 'example.low-value-150.low-value',
  revision: 2,
  cause: 'amendment',
  selection: 'score',
  scoreFrom: 600,
  scoreTo: 600,
  indicators: ['xa.ipr.a'],
  noIndicators: ['xa.ipr.b'],
  topics: ['ipr'],
  noTopics: ['party'],
  findings: ['missing.x'],
  noFindings: ['missing.y'],
  unknowns: ['origins'],
  directives: ['hold'],
  noDirectives: ['release'],
}

test('all that can be expected, met', () => {
  assert.deepEqual(differencesOf(DECISION, MET), [])
})

const MISSED: readonly (readonly [Expectation, RegExp])[] = [
  [{ lane: 'release' }, /The lane is `examine`, not `release`/],
  [{ security: 'rfi' }, /The security is `assessed`, not `rfi`/],
  [{ pathway: 'x' }, /The pathway is `example/],
  [{ revision: 1 }, /The revision is `2`, not `1`/],
  [{ cause: 'filing' }, /The cause is `amendment`/],
  [{ selection: 'random' }, /The selection is `score`/],
  [{ scoreFrom: 601 }, /The score is 600, not from 601 to any/],
  [{ scoreTo: 599 }, /The score is 600, not from 0 to 599/],
  [{ indicators: ['xa.ipr.b'] }, /There is no indicator `xa\.ipr\.b`; found: xa\.ipr\.a/],
  [{ noIndicators: ['xa.ipr.a'] }, /The indicator `xa\.ipr\.a` must not be there/],
  [{ topics: ['party'] }, /There is no topic `party`; found: ipr/],
  [{ noTopics: ['ipr'] }, /The topic `ipr` must not be there/],
  [{ findings: ['missing.y'] }, /There is no finding `missing\.y`/],
  [{ noFindings: ['missing.x'] }, /The finding `missing\.x` must not be there/],
  [{ unknowns: ['regime'] }, /There is no unknown `regime`; found: origins/],
  [{ directives: ['release'] }, /There is no directive `release`; found: hold/],
  [{ noDirectives: ['hold'] }, /The directive `hold` must not be there/],
]

for (const [expected, says] of MISSED) {
  test(`tells of ${JSON.stringify(expected)}`, () => {
    const differences = differencesOf(DECISION, expected)
    assert.equal(differences.length, 1)
    assert.match(differences[0] ?? '', says)
  })
}
