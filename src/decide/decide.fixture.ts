/** A policy, considerations and inputs for the tests of deciding. */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Effect, Policy } from '../domain/pack.ts'
import type { Topic } from '../domain/topic.ts'
import type { DecideInput, Situation } from './decide.ts'

const IDLE: Effect = { weight: 0 }

/** Thresholds at 100, 300 and 500; a tenth drawn for examination; topic `vague` capped at 150. */
export const POLICY: Policy = {
  scoreMax: 1_000,
  thresholds: [
    { lane: 'post-audit', from: 100 },
    { lane: 'documents', from: 300 },
    { lane: 'examine', from: 500 },
  ],
  topicMax: { vague: 150 },
  conflict: { weight: 0, ground: 'g', text: 'Conflict.' },
  whenUnknown: { default: IDLE, ruleFault: IDLE, text: 'Unknown.' },
  missingBlocking: IDLE,
  missingRequired: IDLE,
  missingText: 'Missing.',
  late: { effect: IDLE, ground: 'g', text: 'Late.' },
  noData: { lane: 'documents', text: 'Nobody filed.' },
  random: {
    share: 0.1,
    lane: 'examine',
    strata: [
      { channel: 'mail', exportCountry: 'CN', share: 0.5 },
      { channel: 'mail', share: 0.3 },
      { valueFromMinor: 10_000, valueToMinor: 20_000, share: 0.2 },
    ],
    cite: 'A test.',
    mark: 'N',
  },
  directives: {
    release: [{ kind: 'release', text: 'Go on.' }],
    'post-audit': [{ kind: 'release', text: 'Go on, keep papers.' }],
    documents: [{ kind: 'hold', text: 'Keep it.' }],
    examine: [
      { kind: 'hold', text: 'Keep it.' },
      { kind: 'present', text: 'Present it.' },
    ],
    refuse: [{ kind: 'hold', text: 'Refused.' }],
    intercept: [{ kind: 'intercept', text: 'Bring it back.' }],
    rfi: [{ kind: 'rfi', text: 'Say more.' }],
    rfs: [{ kind: 'rfs', text: 'Screen it.' }],
    'dnl-proposed': [{ kind: 'hold', text: 'Keep it on the ground.' }],
    missing: [{ kind: 'rfi', text: 'Send what is missing.' }],
  },
}

/** A parcel here, filed about, not yet arrived, of no stratum. */
export const HERE: Situation = {
  isWithoutFiling: false,
  hasPathway: true,
  canBeStopped: true,
  hasArrived: false,
  channel: undefined,
  exportCountry: undefined,
  valueMinor: undefined,
}

/** A consideration of some topic with an effect. */
export function consider(
  by: string,
  effect: Partial<Effect>,
  topic: Topic = 'party',
): Consideration {
  return { by, topic, kind: 'indicator', effect: { weight: 0, ...effect }, text: `${by}.` }
}

/** An assessment of these considerations. */
export function assessed(
  considerations: readonly Consideration[] = [],
  missing: readonly string[] = [],
): Assessment {
  return {
    pathway: 'p',
    indicators: [],
    considerations,
    findings: [],
    unknowns: [],
    missing,
  }
}

/** An input that is not drawn and has no past, unless told otherwise. */
export function makeInput(
  considerations: readonly Consideration[] = [],
  more: Partial<DecideInput> = {},
): DecideInput {
  return {
    assessment: assessed(considerations),
    policy: POLICY,
    draw: 0.99,
    standing: undefined,
    before: undefined,
    situation: HERE,
    words: (id) => `${id} {score}`,
    ...more,
  }
}
