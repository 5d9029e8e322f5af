/**
 * Checks what rules and policy may do: purposes of use, security outcomes and lanes stay within
 * what authorities, grounds and the two separate decisions (pre-loading, release) allow.
 */
import { LANES, strictness } from '../domain/decision.ts'
import type { Effect, Pack, Policy, Rule } from '../domain/pack.ts'
import { TOPICS, type Topic } from '../domain/topic.ts'
import { below } from '../lib/json-pointer.ts'
import { nearestWord } from './nearest-word.ts'
import type { PackIssue } from './pack-problem.ts'

/** Do-not-load is for imminent danger to the flight; drugs are found on arrival. */
const NEVER_DNL: readonly Topic[] = ['narcotic', 'precursor', 'drug-equipment']

/** Occasions on which someone is told something: each lane, and what can come with one. */
const DIRECTIVE_OCCASIONS = [
  ...LANES,
  'intercept',
  'rfi',
  'rfs',
  'dnl-proposed',
  'missing',
] as const

/** Issues with what rules and policy may do. */
export function checkEffects(pack: Pack): readonly PackIssue[] {
  return [
    ...pack.rules.flatMap((rule, at) => ruleIssues(pack, rule, `/rules/${at}`)),
    ...pack.consequences.flatMap((row, at) => ruleIssues(pack, row, `/consequences/${at}`)),
    ...thresholdIssues(pack.policy),
    ...unknownKeys('/policy/topicMax', pack.policy.topicMax, TOPICS),
    ...unknownKeys('/policy/whenUnknown/byTopic', pack.policy.whenUnknown.byTopic, TOPICS),
    ...unknownKeys('/policy/directives', pack.policy.directives, DIRECTIVE_OCCASIONS),
    ...directiveIssues(pack.policy),
    ...refusals(pack.policy),
    ...strataIssues(pack.policy),
  ]
}

/** What may move a lane: a rule, or what a hit on a list leads to. */
type Moving = Pick<Rule, 'topic' | 'purpose' | 'ground' | 'effect' | 'whenUnknown'>

function ruleIssues(pack: Pack, rule: Moving, path: string): readonly PackIssue[] {
  const issues: PackIssue[] = []
  if (!pack.authorities.some(({ purposes }) => purposes.includes(rule.purpose))) {
    issues.push({
      path: `${path}/purpose`,
      rule: 'purpose',
      text: `No authority of this pack allows data to serve \`${rule.purpose}\`.`,
      mend: 'Choose a purpose that law/purposes.yaml allows, else the rule never sees a value.',
    })
  }
  for (const [name, effect] of effectsOf(rule)) {
    issues.push(...securityIssues(rule, effect, `${path}/${name}`))
  }
  const ground = pack.grounds.find(({ id }) => id === rule.ground)
  if (rule.effect.lane === 'refuse' && ground?.outcomes.includes('refuse') === false) {
    const text = `The ground \`${rule.ground}\` does not allow to refuse.`
    const mend = 'Choose a milder lane, or a ground whose `outcomes` have `refuse`.'
    issues.push({ path: `${path}/effect/lane`, rule: 'policy', text, mend })
  }
  if (rule.whenUnknown?.lane === 'refuse') {
    const text = 'What is not known cannot be refused as not admissible.'
    const mend = 'Choose `documents` or `examine`.'
    issues.push({ path: `${path}/whenUnknown/lane`, rule: 'policy', text, mend })
  }
  return issues
}

function effectsOf(rule: Moving): readonly (readonly [string, Effect])[] {
  return rule.whenUnknown === undefined
    ? [['effect', rule.effect]]
    : [
        ['effect', rule.effect],
        ['whenUnknown', rule.whenUnknown],
      ]
}

function securityIssues(rule: Moving, effect: Effect, path: string): readonly PackIssue[] {
  const { security } = effect
  const at = `${path}/security`
  if (security !== 'rfs' && security !== 'dnl-proposed') return []
  if (rule.purpose !== 'safety-security') {
    const text = `\`${security}\` is for the safety of the flight, yet the rule serves`
    return [
      {
        path: at,
        rule: 'purpose',
        text: `${text} \`${rule.purpose}\`.`,
        mend: 'Give the rule the purpose `safety-security`, or take `security` out.',
      },
    ]
  }
  if (security === 'dnl-proposed' && NEVER_DNL.includes(rule.topic)) {
    const text = `A parcel is never kept from loading for \`${rule.topic}\`.`
    return [{ path: at, rule: 'policy', text, mend: 'Take `security` out; choose a lane.' }]
  }
  return []
}

function thresholdIssues({ thresholds, scoreMax }: Policy): readonly PackIssue[] {
  const issues: PackIssue[] = []
  for (const [at, threshold] of thresholds.entries()) {
    const path = `/policy/thresholds/${at}`
    const before = thresholds[at - 1]
    if (threshold.from > scoreMax) {
      const text = `No score reaches ${threshold.from}: the most is ${scoreMax}.`
      issues.push({ path, rule: 'policy', text, mend: 'Lower it, or raise `scoreMax`.' })
    }
    if (threshold.lane === 'refuse') {
      const text = 'A score alone cannot refuse: that needs a ground.'
      issues.push({ path, rule: 'policy', text, mend: 'Let a rule with its ground refuse.' })
    }
    if (before === undefined) continue
    const rises =
      threshold.from > before.from && strictness(threshold.lane) > strictness(before.lane)
    if (!rises) {
      const text = 'Thresholds do not rise: each must have a higher score and a stricter lane.'
      issues.push({ path, rule: 'policy', text, mend: 'Put them in order, mildest first.' })
    }
  }
  return issues
}

function directiveIssues({ directives }: Policy): readonly PackIssue[] {
  return DIRECTIVE_OCCASIONS.filter((name) => !Object.hasOwn(directives, name)).map((name) => ({
    path: '/policy/directives',
    rule: 'policy',
    text: `There are no directives for \`${name}\`.`,
    mend: `Write \`${name}\` with a list; an empty list says that nobody is told anything.`,
  }))
}

function refusals(policy: Policy): readonly PackIssue[] {
  const { default: usual, ruleFault, byTopic } = policy.whenUnknown
  const lanes: readonly (readonly [string, string | undefined])[] = [
    ['/policy/whenUnknown/default/lane', usual.lane],
    ['/policy/whenUnknown/ruleFault/lane', ruleFault.lane],
    ['/policy/random/lane', policy.random.lane],
    ['/policy/noData/lane', policy.noData.lane],
    ...Object.entries(byTopic ?? {}).map(
      ([topic, { lane }]) => [`/policy/whenUnknown/byTopic/${topic}/lane`, lane] as const,
    ),
  ]
  return lanes
    .filter(([, lane]) => lane === 'refuse')
    .map(([path]) => ({
      path,
      rule: 'policy',
      text: 'What is unknown or drawn by lot cannot be refused as not admissible.',
      mend: 'Choose `documents` or `examine`.',
    }))
}

function strataIssues({ random }: Policy): readonly PackIssue[] {
  return random.strata.flatMap(({ valueFromMinor, valueToMinor }, at) => {
    if (valueFromMinor === undefined || valueToMinor === undefined) return []
    if (valueFromMinor < valueToMinor) return []
    const text = `No value is from ${valueFromMinor} and under ${valueToMinor}.`
    const path = `/policy/random/strata/${at}/valueToMinor`
    return [{ path, rule: 'policy', text, mend: 'Write the lower bound first.' } as const]
  })
}

function unknownKeys(
  path: string,
  table: Readonly<Record<string, unknown>> | undefined,
  known: readonly string[],
): readonly PackIssue[] {
  return Object.keys(table ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = nearestWord(key, known)
      const mend =
        near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean \`${near}\`?`
      return { path: below(path, key), rule: 'value', text: `There is no \`${key}\`.`, mend }
    })
}
