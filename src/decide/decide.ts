/**
 * The only place a lane is chosen: the pack's policy, the random floor and standing holds turn an
 * assessment into one lane and its directives. Pure; every step is kept as a reason.
 */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import {
  type Directive,
  isHolding,
  type Lane,
  type Reason,
  SECURITY_OUTCOMES,
  type SecurityOutcome,
  type Selection,
  strictness,
} from '../domain/decision.ts'
import type { Channel } from '../domain/filing.ts'
import type { Policy } from '../domain/pack.ts'
import type { ReasonWords } from '../domain/reason-words.ts'
import type { StandingHold } from '../domain/record.ts'
import { ELEMENTS_MISSING, NOBODY_FILED, stricterHold } from './stricter-hold.ts'

/** All that a lane is chosen from. */
export type DecideInput = {
  readonly assessment: Assessment
  readonly policy: Policy
  /** The consignment's one random draw, in [0, 1). */
  readonly draw: number
  /** A hold placed by an earlier revision and not lifted: it ratchets (invariant 9). */
  readonly standing: StandingHold | undefined
  /**
   * The lane of the revision before, when there was one; the mildest where several parcels that
   * were decided apart are one now.
   */
  readonly before: Lane | undefined
  readonly situation: Situation
  /** The pack's words, by id: `reason.…` here. */
  readonly words: (id: ReasonWords) => string
}

/** What is known of the parcel itself that bears on the lane. */
export type Situation = {
  /** No filing stands: nobody filed, or all that was filed is cancelled. */
  readonly isWithoutFiling: boolean
  /** What the law requires for the parcel's way of entry is known. */
  readonly hasPathway: boolean
  readonly canBeStopped: boolean
  readonly hasArrived: boolean
  readonly channel: Channel | undefined
  readonly exportCountry: string | undefined
  readonly valueMinor: number | undefined
}

/** What was chosen, and why. */
export type Outcome = {
  readonly security: SecurityOutcome
  readonly lane: Lane
  readonly directives: readonly Directive[]
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly selection: Selection
  /** The hold that stands after this decision. */
  readonly standing: StandingHold | undefined
}

/** Chooses the lane, in this order: score, forced lanes, no data, random floor, standing hold, reach. */
export function decide(input: DecideInput): Outcome {
  const { assessment, policy, situation } = input
  const score = scoreOf(assessment.considerations, policy)
  const steps = [...stepsOf(input, score)]
  const share = randomShare(policy, situation)
  const own = strictest(steps)
  const earlier = unresolved(input)
  const isHeld = earlier !== undefined && strictness(earlier.lane) > strictness(own.lane)
  const reasons: Reason[] = steps.map(({ by, lane, text }) => ({ by, lane, text }))
  const told = isHeld ? earlier.lane : own.lane
  if (isHeld) {
    const text = input.words('reason.standing-hold')
    reasons.push({ by: 'policy.standing-hold', lane: told, text })
  }
  const isBeyondReach = !situation.canBeStopped && isHolding(told)
  if (isBeyondReach) {
    const text = input.words('reason.out-of-reach')
    reasons.push({ by: 'policy.out-of-reach', lane: 'post-audit', text })
  }
  const security = securityOf(assessment.considerations)
  const standing = stricterHold(earlier, placed(steps, share))
  const isOfHold = standing !== undefined && strictness(standing.lane) >= strictness(own.lane)
  return {
    security,
    lane: isBeyondReach ? 'post-audit' : told,
    directives: directivesOf({ ...input, told, security }),
    score,
    reasons,
    selection: isOfHold ? standing.selection : selectionOf(own, share),
    standing,
  }
}

/** The hold that the steps place: the strictest that not data alone would answer, else one that it would. */
function placed(steps: readonly Step[], share: number): StandingHold | undefined {
  return steps
    .filter((step) => isHolding(step.lane))
    .map((step) => ({ lane: step.lane, selection: selectionOf(step, share), by: step.by }))
    .reduce<StandingHold | undefined>((hold, next) => stricterHold(hold, next), undefined)
}

/** What by itself would set the lane, in order; the random floor only where it would be stricter. */
function* stepsOf(input: DecideInput, score: number): Generator<Step> {
  const { assessment, policy, situation } = input
  const first = [byScore(score, input), ...forced(assessment.considerations)]
  if (situation.isWithoutFiling) {
    first.push({
      by: NOBODY_FILED,
      lane: policy.noData.lane,
      text: policy.noData.text,
      reason: 'rule',
    })
  }
  yield* first
  const { lane } = policy.random
  const isBelow = strictness(strictest(first).lane) < strictness(lane)
  if (isBelow && input.draw < randomShare(policy, situation)) {
    yield { by: 'policy.random', lane, text: input.words('reason.random'), reason: 'random' }
  }
}

/**
 * A hold for want of data is a request: a filing that stands answers the one for any, the elements
 * answer the one for elements. Where the pathway is not known nobody can tell that they are here.
 * Every other hold stands.
 */
function unresolved({ standing, situation, assessment }: DecideInput): StandingHold | undefined {
  if (standing === undefined || situation.isWithoutFiling) return standing
  if (standing.by === NOBODY_FILED) return undefined
  if (standing.by !== ELEMENTS_MISSING || !situation.hasPathway) return standing
  return assessment.considerations.some(({ by }) => by === ELEMENTS_MISSING) ? standing : undefined
}

type Step = Reason & { readonly reason: Selection['reason'] }

/** The sum of weights, each topic and the whole capped by the policy. */
export function scoreOf(considerations: readonly Consideration[], policy: Policy): number {
  const byTopic = new Map<string, number>()
  for (const { topic, effect } of considerations) {
    byTopic.set(topic, (byTopic.get(topic) ?? 0) + effect.weight)
  }
  let score = 0
  for (const [topic, weight] of byTopic) {
    score += Math.min(weight, policy.topicMax?.[topic] ?? policy.scoreMax)
  }
  return Math.min(score, policy.scoreMax)
}

function byScore(score: number, { policy, words }: DecideInput): Step {
  let lane: Lane = 'release'
  for (const threshold of policy.thresholds) {
    if (score >= threshold.from && strictness(threshold.lane) > strictness(lane))
      lane = threshold.lane
  }
  return {
    by: 'policy.score',
    lane,
    text: words('reason.score').replaceAll('{score}', String(score)),
    reason: 'score',
  }
}

function forced(considerations: readonly Consideration[]): readonly Step[] {
  return considerations.flatMap(({ by, effect, text }) =>
    effect.lane === undefined ? [] : [{ by, lane: effect.lane, text, reason: 'rule' as const }],
  )
}

/** The strictest step; of equals the one that came first. */
function strictest(steps: readonly Step[]): Step {
  return steps.reduce((best, step) => (strictness(step.lane) > strictness(best.lane) ? step : best))
}

/** The share of would-be releases drawn at random in this parcel's stratum; the first that holds. */
export function randomShare({ random }: Policy, situation: Situation): number {
  const { channel, exportCountry, valueMinor } = situation
  const stratum = random.strata.find(
    (row) =>
      (row.channel === undefined || row.channel === channel) &&
      (row.exportCountry === undefined || row.exportCountry === exportCountry) &&
      (row.valueFromMinor === undefined ||
        (valueMinor !== undefined && valueMinor >= row.valueFromMinor)) &&
      (row.valueToMinor === undefined ||
        (valueMinor !== undefined && valueMinor < row.valueToMinor)),
  )
  return stratum?.share ?? random.share
}

/** A parcel that risk selects is selected for certain; any other had the random floor's chance. */
function selectionOf(step: Step, share: number): Selection {
  if (step.reason === 'random') return { reason: 'random', probability: share }
  return { reason: step.reason, probability: isHolding(step.lane) ? 1 : share }
}

function securityOf(considerations: readonly Consideration[]): SecurityOutcome {
  const outcomes = considerations.map(({ effect }) =>
    SECURITY_OUTCOMES.indexOf(effect.security ?? 'assessed'),
  )
  return SECURITY_OUTCOMES[Math.max(0, ...outcomes)] ?? 'assessed'
}

type Directing = DecideInput & { readonly told: Lane; readonly security: SecurityOutcome }

/**
 * The directives of the lane that holds, even of a parcel said to be beyond reach: nobody's word
 * releases it. A call-back when a released parcel must be stopped, and requests for data.
 */
function directivesOf({
  policy,
  told,
  security,
  before,
  situation,
  assessment,
}: Directing): readonly Directive[] {
  const directives: Directive[] = [...(policy.directives[told] ?? [])]
  const wasReleased = before !== undefined && !isHolding(before)
  if (isHolding(told) && wasReleased && situation.canBeStopped && situation.hasArrived) {
    directives.push(...(policy.directives['intercept'] ?? []))
  }
  if (security !== 'assessed') directives.push(...(policy.directives[security] ?? []))
  if (assessment.missing.length > 0) directives.push(...(policy.directives['missing'] ?? []))
  return directives.filter(
    (directive, index) => directives.findIndex((other) => other.kind === directive.kind) === index,
  )
}
