/** Compares a decision with what a golden scenario expects of it. Pure. */
import type { Decision } from '../domain/decision.ts'
import type { Expectation } from './golden-schema.ts'

/** What differs, one sentence each; none when the decision is as expected. */
export function differencesOf(decision: Decision, expected: Expectation): readonly string[] {
  const indicators = decision.indicators.map(({ id }) => id)
  const topics = decision.indicators.map(({ topic }) => topic)
  const findings = decision.findings.map(({ rule }) => rule)
  const directives = decision.directives.map(({ kind }) => kind)
  const unknowns = decision.unknowns.map(({ fact }) => fact)
  return [
    ...same('lane', decision.lane, expected.lane),
    ...same('security', decision.security.outcome, expected.security),
    ...same('pathway', decision.pathway, expected.pathway),
    ...same('revision', decision.revision, expected.revision),
    ...same('cause', decision.cause, expected.cause),
    ...same('selection', decision.selection.reason, expected.selection),
    ...scoreWithin(decision.score, expected),
    ...holds('indicator', indicators, { has: expected.indicators, not: expected.noIndicators }),
    ...holds('topic', topics, { has: expected.topics, not: expected.noTopics }),
    ...holds('finding', findings, { has: expected.findings, not: expected.noFindings }),
    ...holds('directive', directives, { has: expected.directives, not: expected.noDirectives }),
    ...holds('unknown', unknowns, { has: expected.unknowns, not: undefined }),
  ]
}

function same<T extends string | number>(what: string, found: T, wanted: T | undefined) {
  return wanted === undefined || found === wanted
    ? []
    : [`The ${what} is \`${found}\`, not \`${wanted}\`.`]
}

function scoreWithin(score: number, { scoreFrom, scoreTo }: Expectation): readonly string[] {
  const isLow = scoreFrom !== undefined && score < scoreFrom
  const isHigh = scoreTo !== undefined && score > scoreTo
  if (!isLow && !isHigh) return []
  return [`The score is ${score}, not from ${scoreFrom ?? 0} to ${scoreTo ?? 'any'}.`]
}

type Wanted = {
  readonly has: readonly string[] | undefined
  readonly not: readonly string[] | undefined
}

function holds(what: string, found: readonly string[], { has, not }: Wanted): readonly string[] {
  const seen = found.length === 0 ? 'none' : [...new Set(found)].join(', ')
  const lacking = (has ?? []).filter((name) => !found.includes(name))
  const unwanted = (not ?? []).filter((name) => found.includes(name))
  return [
    ...lacking.map((name) => `There is no ${what} \`${name}\`; found: ${seen}.`),
    ...unwanted.map((name) => `The ${what} \`${name}\` must not be there.`),
  ]
}
