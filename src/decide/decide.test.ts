import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Consideration } from '../domain/assessment.ts'
import type { Lane } from '../domain/decision.ts'
import type { StandingHold } from '../domain/record.ts'
import { assessed, consider, HERE, makeInput, POLICY } from './decide.fixture.ts'
import { decide, randomShare, scoreOf } from './decide.ts'
import { ELEMENTS_MISSING, NOBODY_FILED, stricterHold } from './stricter-hold.ts'

function laneOf(...args: Parameters<typeof makeInput>): Lane {
  return decide(makeInput(...args)).lane
}

test('[D1] weights add up', () => {
  const two = [consider('a', { weight: 70 }), consider('b', { weight: 60 }, 'ipr')]
  assert.equal(scoreOf(two, POLICY), 130)
})

test('[D1] a topic counts to its cap, the whole to its own', () => {
  const vague = [1, 2, 3].map((at) => consider(`v${at}`, { weight: 100 }, 'vague'))
  assert.equal(scoreOf(vague, POLICY), 150)
  assert.equal(scoreOf([...vague, consider('a', { weight: 950 })], POLICY), 1_000)
  const heavy = [1, 2, 3].map((at) => consider(`h${at}`, { weight: 900 }))
  assert.equal(scoreOf(heavy, POLICY), 1_000)
})

test('[D1] unknowns and missing elements weigh as indicators do', () => {
  const unknown = { ...consider('u', { weight: 40 }), kind: 'unknown' as const }
  const missing = { ...consider('m', { weight: 60 }, 'missing-data'), kind: 'missing' as const }
  assert.equal(scoreOf([unknown, missing], POLICY), 100)
})

const SCORES: readonly (readonly [number, Lane])[] = [
  [0, 'release'],
  [99, 'release'],
  [100, 'post-audit'],
  [299, 'post-audit'],
  [300, 'documents'],
  [499, 'documents'],
  [500, 'examine'],
  [1_000, 'examine'],
]

for (const [weight, lane] of SCORES) {
  test(`[D2] a score of ${weight} gives ${lane}`, () => {
    assert.equal(laneOf([consider('a', { weight })]), lane)
  })
}

test('[D3] a forced lane is a minimum, and the score may be stricter', () => {
  assert.equal(laneOf([consider('a', { lane: 'documents' })]), 'documents')
  assert.equal(laneOf([consider('a', { lane: 'post-audit', weight: 500 })]), 'examine')
  const two = [consider('a', { lane: 'examine' }), consider('b', { lane: 'documents' })]
  assert.equal(laneOf(two), 'examine')
  assert.equal(laneOf([consider('a', { lane: 'refuse' }), ...two]), 'refuse')
})

test('[D3] of equals the first is the reason: score before rules, rules in order', () => {
  const first = decide(makeInput([consider('a', { lane: 'examine', weight: 500 })]))
  assert.equal(first.selection.reason, 'score')
  assert.equal(first.standing?.by, 'policy.score')
  const rules = [consider('a', { lane: 'examine' }), consider('b', { lane: 'examine' })]
  assert.equal(decide(makeInput(rules)).standing?.by, 'a')
})

test('[D4] what nobody filed about is held for data', () => {
  const situation = { ...HERE, isWithoutFiling: true }
  const outcome = decide(makeInput([], { situation }))
  assert.equal(outcome.lane, 'documents')
  assert.equal(outcome.standing?.by, NOBODY_FILED)
  assert.equal(laneOf([consider('a', { lane: 'examine' })], { situation }), 'examine')
})

test('[D5] a draw below the share selects, one at it does not', () => {
  const drawn = decide(makeInput([], { draw: 0.0999 }))
  assert.equal(drawn.lane, 'examine')
  assert.deepEqual(drawn.selection, { reason: 'random', probability: 0.1 })
  assert.equal(laneOf([], { draw: 0.1 }), 'release')
})

test('[D5] the floor makes nothing milder and takes no credit for what risk selects', () => {
  const refused = decide(makeInput([consider('a', { lane: 'refuse' })], { draw: 0 }))
  assert.equal(refused.lane, 'refuse')
  assert.equal(refused.selection.reason, 'rule')
  const examined = decide(makeInput([consider('a', { lane: 'examine' })], { draw: 0 }))
  assert.equal(examined.selection.reason, 'rule')
  assert.equal(laneOf([consider('a', { lane: 'documents' })], { draw: 0 }), 'examine')
})

test('[D5] a share of 0 draws nobody, of 1 everybody', () => {
  const at = (share: number) => ({ ...POLICY, random: { ...POLICY.random, share, strata: [] } })
  assert.equal(laneOf([], { draw: 0, policy: at(0) }), 'release')
  assert.equal(laneOf([], { draw: 1 - 2 ** -52, policy: at(1) }), 'examine')
})

const STRATA: readonly (readonly [string, Partial<typeof HERE>, number])[] = [
  ['the first that holds', { channel: 'mail', exportCountry: 'CN' }, 0.5],
  ['the next', { channel: 'mail', exportCountry: 'VN', valueMinor: 15_000 }, 0.3],
  ['an unknown country is not that country', { channel: 'mail' }, 0.3],
  ['a value from its lower bound', { valueMinor: 10_000 }, 0.2],
  ['to below its upper', { valueMinor: 20_000 }, 0.1],
  ['an unknown value', { channel: 'express' }, 0.1],
]

for (const [what, situation, share] of STRATA) {
  test(`[D6] ${what}: ${share}`, () => {
    assert.equal(randomShare(POLICY, { ...HERE, ...situation }), share)
  })
}

test('[D7] every step is a reason, in order', () => {
  const standing = hold('refuse')
  const situation = { ...HERE, isWithoutFiling: true, canBeStopped: false }
  const rules = [consider('a', { lane: 'post-audit', weight: 120 }), consider('b', { weight: 1 })]
  const { reasons } = decide(makeInput(rules, { situation, draw: 0, standing }))
  assert.deepEqual(
    reasons.map(({ by, lane }) => `${by} ${lane}`),
    [
      'policy.score post-audit',
      'a post-audit',
      'policy.no-data documents',
      'policy.random examine',
      'policy.standing-hold refuse',
      'policy.out-of-reach post-audit',
    ],
  )
  assert.deepEqual(
    reasons.map(({ text }) => text),
    [
      'reason.score 121',
      'a.',
      'Nobody filed.',
      'reason.random {score}',
      'reason.standing-hold {score}',
      'reason.out-of-reach {score}',
    ],
  )
})

test('[D8] the probability is 1 where risk holds, else the share', () => {
  const probability = (...args: Parameters<typeof makeInput>) =>
    decide(makeInput(...args)).selection.probability
  assert.equal(probability([consider('a', { lane: 'documents' })]), 1)
  assert.equal(probability([consider('a', { weight: 500 })]), 1)
  assert.equal(probability([consider('a', { weight: 100 })]), 0.1)
  assert.equal(probability(), 0.1)
  assert.equal(probability([], { situation: { ...HERE, channel: 'mail' } }), 0.3)
  assert.equal(probability([], { situation: { ...HERE, channel: 'mail' }, draw: 0.2 }), 0.3)
})

function hold(lane: Lane, by = 'rule.r'): StandingHold {
  return { lane, selection: { reason: 'rule', probability: 1 }, by }
}

test('[D9] an earlier hold stands over a milder lane, with its own selection', () => {
  const standing: StandingHold = {
    lane: 'examine',
    selection: { reason: 'random', probability: 0.1 },
    by: 'policy.random',
  }
  const outcome = decide(makeInput([], { standing }))
  assert.equal(outcome.lane, 'examine')
  assert.deepEqual(outcome.selection, standing.selection)
  assert.equal(outcome.standing, standing)
  assert.equal(laneOf([consider('a', { lane: 'refuse' })], { standing }), 'refuse')
})

test('[D9] decided again, a parcel held by lot was drawn by lot, whatever else speaks for it', () => {
  const drawn = decide(makeInput([], { draw: 0 }))
  const again = decide(
    makeInput([consider('a', { lane: 'examine' })], { draw: 0, standing: drawn.standing }),
  )
  assert.deepEqual(again.selection, { reason: 'random', probability: 0.1 })
  const refused = decide(
    makeInput([consider('a', { lane: 'refuse' })], { standing: drawn.standing }),
  )
  assert.deepEqual(refused.selection, { reason: 'rule', probability: 1 })
})

test('[D10] the stricter hold is kept, of equals the earlier', () => {
  const documents = hold('documents', 'first')
  assert.equal(stricterHold(documents, hold('examine'))?.lane, 'examine')
  assert.equal(stricterHold(hold('examine'), documents)?.lane, 'examine')
  assert.equal(stricterHold(documents, hold('documents', 'second')), documents)
  assert.equal(stricterHold(undefined, documents), documents)
  assert.equal(stricterHold(documents, undefined), documents)
  assert.equal(stricterHold(undefined, undefined), undefined)
})

test('[D10] one that only wants data yields, whatever its lane', () => {
  const wanting = hold('examine', NOBODY_FILED)
  const real = hold('documents')
  assert.equal(stricterHold(wanting, real), real)
  assert.equal(stricterHold(real, wanting), real)
})

test('[D10] a hold for elements outlasts one for any filing, and yields to the rest', () => {
  const elements = hold('documents', ELEMENTS_MISSING)
  const nobody = hold('examine', NOBODY_FILED)
  const real = hold('documents')
  assert.equal(stricterHold(nobody, elements), elements)
  assert.equal(stricterHold(elements, nobody), elements)
  assert.equal(stricterHold(elements, real), real)
  assert.equal(stricterHold(real, elements), real)
})

test('[D10] a rule that holds a parcel without data is not forgotten for the data’s sake', () => {
  const situation = { ...HERE, isWithoutFiling: true }
  const rules = [consider('rule.r', { lane: 'documents' })]
  const first = decide(makeInput(rules, { situation }))
  const next = decide(makeInput([], { situation, standing: first.standing }))
  assert.equal(next.standing?.by, 'rule.r')
  assert.equal(decide(makeInput([], { standing: next.standing })).lane, 'documents')
})

test('[D11] the first filing answers a hold for want of data', () => {
  const standing = hold('documents', NOBODY_FILED)
  const answered = decide(makeInput([], { standing }))
  assert.equal(answered.lane, 'release')
  assert.equal(answered.standing, undefined)
  const situation = { ...HERE, isWithoutFiling: true }
  assert.equal(decide(makeInput([], { standing, situation })).standing?.by, NOBODY_FILED)
})

test('[D11] a policy that has grown milder does not answer it', () => {
  const situation = { ...HERE, isWithoutFiling: true }
  const policy = { ...POLICY, noData: { lane: 'release' as const, text: 'Nobody filed.' } }
  const standing = hold('documents', NOBODY_FILED)
  assert.equal(laneOf([], { standing, situation, policy }), 'documents')
})

const LACKING: Consideration = {
  ...consider(ELEMENTS_MISSING, { lane: 'documents', weight: 20 }, 'missing-data'),
  kind: 'missing',
}

test('[D11] the elements that were missing answer the hold for them', () => {
  const first = decide(makeInput([LACKING]))
  assert.equal(first.lane, 'documents')
  const { standing } = first
  const still = decide(makeInput([LACKING], { standing }))
  assert.equal(still.standing?.by, ELEMENTS_MISSING)
  const answered = decide(makeInput([], { standing }))
  assert.equal(answered.lane, 'release')
  assert.equal(answered.standing, undefined)
})

test('[D11] no filing that is cancelled or leaves the pathway open answers it', () => {
  const { standing } = decide(makeInput([LACKING]))
  const withdrawn = { ...HERE, isWithoutFiling: true }
  assert.equal(decide(makeInput([], { standing, situation: withdrawn })).standing, standing)
  const open = { ...HERE, hasPathway: false }
  assert.equal(laneOf([], { standing, situation: open }), 'documents')
})

test('[D11] where a rule, the score or the draw held as well, elements answer nothing', () => {
  const holding: readonly (readonly [readonly Consideration[], number])[] = [
    [[consider('a', { lane: 'documents' })], 0.99],
    [[consider('a', { weight: 300 })], 0.99],
    [[], 0],
  ]
  for (const [rules, draw] of holding) {
    const { standing, lane } = decide(makeInput([...rules, LACKING], { draw }))
    assert.equal(laneOf([], { standing }), lane)
  }
})

test('[D12] what is out of reach is audited, and held again when it is seen', () => {
  const gone = { ...HERE, canBeStopped: false }
  const outcome = decide(makeInput([consider('a', { lane: 'examine' })], { situation: gone }))
  assert.equal(outcome.lane, 'post-audit')
  assert.deepEqual(
    outcome.directives.map(({ kind }) => kind),
    ['hold', 'present'],
    'nobody is told that it may go',
  )
  assert.equal(outcome.standing?.lane, 'examine')
  assert.equal(laneOf([], { standing: outcome.standing }), 'examine')
  assert.equal(laneOf([], { situation: gone }), 'release')
})

type CallBack = readonly [string, Lane | undefined, Lane, boolean, boolean, boolean]
const CALL_BACKS: readonly CallBack[] = [
  ['released, arrived, now held', 'release', 'examine', true, true, true],
  ['let go for audit, arrived, now held', 'post-audit', 'documents', true, true, true],
  ['released, not yet arrived', 'release', 'examine', false, true, false],
  ['held before', 'documents', 'examine', true, true, false],
  ['decided for the first time', undefined, 'examine', true, true, false],
  ['still released', 'release', 'post-audit', true, true, false],
  ['delivered', 'release', 'examine', true, false, false],
]

for (const [what, before, lane, hasArrived, canBeStopped, isCalledBack] of CALL_BACKS) {
  test(`[D13] ${what}: ${isCalledBack ? 'called back' : 'not called back'}`, () => {
    const situation = { ...HERE, hasArrived, canBeStopped }
    const { directives } = decide(makeInput([consider('a', { lane })], { before, situation }))
    assert.equal(
      directives.some(({ kind }) => kind === 'intercept'),
      isCalledBack,
    )
  })
}

test('[D14] the strictest security outcome is told', () => {
  const outcome = decide(
    makeInput([
      consider('a', { security: 'rfi' }),
      consider('b', { security: 'dnl-proposed' }),
      consider('c', { security: 'rfs' }),
    ]),
  )
  assert.equal(outcome.security, 'dnl-proposed')
  assert.equal(outcome.lane, 'release', 'security and customs are two decisions')
  assert.equal(decide(makeInput()).security, 'assessed')
})

test('[D15] directives of lane, security outcome and missing elements, each kind once', () => {
  const rules = [consider('a', { lane: 'examine', security: 'dnl-proposed' })]
  const outcome = decide(makeInput(rules, { assessment: assessed(rules, ['consignee.name']) }))
  assert.deepEqual(outcome.directives, [
    { kind: 'hold', text: 'Keep it.' },
    { kind: 'present', text: 'Present it.' },
    { kind: 'rfi', text: 'Send what is missing.' },
  ])
  const asked = [consider('a', { security: 'rfi' })]
  const { directives } = decide(makeInput(asked, { assessment: assessed(asked, ['x']) }))
  assert.deepEqual(
    directives.map(({ text }) => text),
    ['Go on.', 'Say more.'],
  )
})
