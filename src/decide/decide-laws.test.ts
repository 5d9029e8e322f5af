import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Consideration } from '../domain/assessment.ts'
import {
  isHolding,
  LANES,
  SECURITY_OUTCOMES,
  type SecurityOutcome,
  strictness,
} from '../domain/decision.ts'
import type { StandingHold } from '../domain/record.ts'
import { consider, HERE, makeInput, POLICY } from './decide.fixture.ts'
import { decide, type Situation, scoreOf } from './decide.ts'
import { ELEMENTS_MISSING, isAnswerable } from './stricter-hold.ts'

const topic = fc.constantFrom('party' as const, 'vague' as const, 'ipr' as const)
const lane = fc.option(fc.constantFrom(...LANES), { nil: undefined })
const asked = SECURITY_OUTCOMES.filter((outcome) => outcome !== 'dnl')
const security = fc.option(fc.constantFrom(...asked), { nil: undefined })
const consideration: fc.Arbitrary<Consideration> = fc
  .tuple(fc.nat({ max: 600 }), lane, security, topic, fc.nat({ max: 9 }))
  .map(([weight, forced, outcome, about, rule]) =>
    consider(
      `rule.${rule}`,
      {
        weight,
        ...(forced === undefined ? {} : { lane: forced }),
        ...(outcome === undefined ? {} : { security: outcome }),
      },
      about,
    ),
  )
const considerations = fc.array(consideration, { maxLength: 5 })
const draw = fc.oneof(fc.constant(0.999), fc.double({ min: 0, max: 0.999, noNaN: true }))
const situation: fc.Arbitrary<Situation> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([isWithoutFiling, hasPathway, canBeStopped, hasArrived]) => ({
    ...HERE,
    isWithoutFiling,
    hasPathway,
    canBeStopped,
    hasArrived,
  }))

/** The same consideration, or one with more weight, a stricter lane and a stricter outcome. */
function stricterThan(one: Consideration, more: number): Consideration {
  const { weight, lane: forced, security: outcome } = one.effect
  const harder = LANES[Math.min(LANES.length - 1, strictness(forced ?? 'release') + (more % 3))]
  const safer = asked[Math.min(asked.length - 1, asked.indexOf(outcome ?? 'assessed') + (more % 2))]
  return {
    ...one,
    effect: {
      weight: weight + more,
      ...(harder === undefined ? {} : { lane: harder }),
      ...(safer === undefined ? {} : { security: safer }),
    },
  }
}

test('[D16] more weight never lowers the score, a stricter consideration never the lane', () => {
  const changed = fc.array(fc.nat({ max: 400 }), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(
      considerations,
      changed,
      fc.option(consideration, { nil: undefined }),
      fc.tuple(draw, situation),
      (mild, more, added, [drawn, where]) => {
        const strict = [
          ...mild.map((one, at) => stricterThan(one, more[at] ?? 0)),
          ...(added === undefined ? [] : [added]),
        ]
        assert.ok(scoreOf(strict, POLICY) >= scoreOf(mild, POLICY))
        const one = decide(makeInput(mild, { draw: drawn, situation: where }))
        const other = decide(makeInput(strict, { draw: drawn, situation: where }))
        assert.ok(strictness(other.lane) >= strictness(one.lane))
        const rank = (outcome: SecurityOutcome) => SECURITY_OUTCOMES.indexOf(outcome)
        assert.ok(rank(other.security) >= rank(one.security))
      },
    ),
    { numRuns: 500 },
  )
})

test('[D14] no consideration leads to dnl', () => {
  fc.assert(
    fc.property(considerations, draw, situation, (all, drawn, where) => {
      const outcome = decide(makeInput(all, { draw: drawn, situation: where }))
      assert.notEqual(outcome.security, 'dnl')
      assert.ok(outcome.directives.every(({ kind }) => kind !== 'dnl'))
    }),
  )
})

test('[D15] what is held is never told to go, what is not never to stay', () => {
  fc.assert(
    fc.property(considerations, draw, situation, (all, drawn, where) => {
      const calm = all.map((one) => ({ ...one, effect: { weight: one.effect.weight } }))
      const outcome = decide(makeInput(calm, { draw: drawn, situation: where }))
      const { lane: chosen, directives, reasons } = outcome
      const kinds = directives.map(({ kind }) => kind)
      const isHeld = reasons.some((reason) => isHolding(reason.lane))
      assert.equal(kinds.includes('release'), !isHeld)
      assert.equal(kinds.includes('hold'), isHeld)
      if (where.canBeStopped) assert.equal(isHolding(chosen), isHeld)
      assert.equal(new Set(kinds).size, kinds.length)
    }),
  )
})

test('[D17] over any sequence of revisions no hold gets milder but the one that data answers', () => {
  const lacking = consider(ELEMENTS_MISSING, { lane: 'documents' }, 'missing-data')
  const revision = fc
    .tuple(considerations, fc.boolean(), situation)
    .map(([all, lacks, where]) => [lacks ? [...all, lacking] : all, where] as const)
  fc.assert(
    fc.property(fc.array(revision, { maxLength: 8 }), draw, (revisions, drawn) => {
      let standing: StandingHold | undefined
      let heldAt = -1
      for (const [all, now] of revisions) {
        const outcome = decide(makeInput(all, { draw: drawn, situation: now, standing }))
        if (now.canBeStopped) assert.ok(strictness(outcome.lane) >= heldAt, 'the lane')
        standing = outcome.standing
        const isReal = standing !== undefined && !isAnswerable(standing)
        if (heldAt >= 0) assert.ok(isReal && strictness(standing?.lane ?? 'release') >= heldAt)
        if (isReal) heldAt = strictness(standing?.lane ?? 'release')
        if (now.canBeStopped && isHolding(outcome.lane)) assert.notEqual(standing, undefined)
      }
    }),
    { numRuns: 500 },
  )
})
