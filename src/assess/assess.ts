/**
 * What speaks for stopping a parcel: regime, pathway, required elements, data quality and every rule
 * of the pack, each under its own purpose. Pure: same facts, same pack, same result, for ever.
 */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { Indicator, Unknown } from '../domain/decision.ts'
import type { Facts, FactValue } from '../domain/fact.ts'
import type { Effect, Pathway } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { applyRules } from './apply-rules.ts'
import type { AssessInput, Assessing } from './assessing.ts'
import { buildFacts, completeFacts } from './build-facts.ts'
import { checkFilings } from './check-filings.ts'
import type { CompiledPack } from './compile-pack.ts'
import { conflictIndicators } from './conflict-indicators.ts'
import { isIdle } from './effect.ts'
import { type FoundPathway, findPathway } from './find-pathway.ts'

/** Selecting is risk targeting: regime, pathway and completeness are read with that purpose. */
const SELECTING: Purpose = 'risk-targeting'

/** Assesses one revision. */
export function assess(compiled: CompiledPack, input: AssessInput): Assessment {
  const assessing = prepareAssessment(compiled, input)
  const { pathway, findings } = assessing
  const seen = input.viewFor(SELECTING)
  const ruled = applyRules(assessing)
  const conflicts = conflictIndicators(compiled.pack, seen, ruled.indicators)
  const missing = missingConsiderations(compiled, pathway)
  const late = lateIndicator(assessing)
  const indicators = [...ruled.indicators, ...conflicts, ...late.map(({ indicator }) => indicator)]
  return {
    pathway: [compiled.pack.head.id, input.found.regime?.id, pathway.pathway?.id]
      .map((part) => part ?? 'unknown')
      .join('.'),
    indicators,
    considerations: [
      ...ruled.considerations,
      ...conflicts.map((indicator) => considered(indicator, { weight: indicator.weight })),
      ...late.map(({ indicator, effect }) => considered(indicator, effect)),
      ...missing,
    ],
    findings: [...findings, ...pathway.missing.flatMap((one) => one.findings)],
    unknowns: distinctUnknowns([...input.found.unknowns, ...pathway.unknowns, ...ruled.unknowns]),
    missing: pathway.missing.map(({ element }) => element),
  }
}

/** Works out what rules are run on. Exported for explanation: `explainRules` runs the same facts. */
export function prepareAssessment(compiled: CompiledPack, input: AssessInput): Assessing {
  const { day, enrichment, found } = input
  const seen = input.viewFor(SELECTING)
  const findings = checkFilings(compiled, seen, day)
  const convert = compiled.convertOn(day)
  const quality = [...new Set(findings.map(({ rule }) => rule))]
  const { regime } = found
  const grow = (consignment: Consignment) =>
    buildFacts({ consignment, enrichment, day, convert, quality, regime })
  const seenFacts = grow(seen)
  const pathway = findPathway(compiled, { facts: seenFacts, consignment: seen, day, regime })
  const isLate = lateness(seenFacts, pathway.pathway)
  const missing = pathway.missing.map(({ element }) => element)
  const following = { pathway: pathway.pathway, missing, isLate }
  completeFacts(seenFacts, following)
  const known = new Map<Consignment, Facts>([[seen, seenFacts]])
  const factsFor = (purpose: Purpose): Facts => {
    const view = input.viewFor(purpose)
    const before = known.get(view)
    if (before !== undefined) return before
    const facts = grow(view)
    completeFacts(facts, following)
    known.set(view, facts)
    return facts
  }
  return { compiled, input, findings, pathway, isLate, factsFor }
}

/** Whether the first filing came after the pathway's deadline; unknown without the moment it counts to. */
function lateness(facts: Facts, pathway: Pathway | undefined): boolean | undefined {
  const deadline = pathway?.deadline
  if (deadline === undefined) return undefined
  const timing = facts['timing'] as Readonly<Record<string, FactValue | undefined>>
  const minutes =
    deadline.before === 'arrival'
      ? timing['minutesBeforeArrival']
      : timing['minutesBeforeDeparture']
  return typeof minutes === 'number' ? minutes < deadline.minutes : undefined
}

function lateIndicator({ compiled, isLate, input }: Assessing) {
  const { late } = compiled.pack.policy
  if (isLate !== true) return []
  const first = input.viewFor(SELECTING).filings[0]?.filing
  const indicator: Indicator = {
    id: `${compiled.pack.head.id}.late-data`,
    topic: 'late-data',
    weight: late.effect.weight,
    ground: late.ground,
    text: late.text,
    evidence:
      first === undefined
        ? []
        : [{ path: '/lodgedAt', value: first.lodgedAt, source: first.reference }],
  }
  return [{ indicator, effect: late.effect }]
}

function missingConsiderations(
  { pack }: CompiledPack,
  { missing }: FoundPathway,
): readonly Consideration[] {
  const { policy } = pack
  const of = (by: string, effect: Effect, elements: readonly string[]): readonly Consideration[] =>
    elements.length === 0 || isIdle(effect)
      ? []
      : [
          {
            by,
            topic: 'missing-data',
            kind: 'missing',
            effect,
            text: `${policy.missingText} ${elements.join(', ')}`,
          },
        ]
  const blocking = missing.filter((one) => one.isBlocking).map((one) => one.element)
  const required = missing.filter((one) => !one.isBlocking).map((one) => one.element)
  return [
    ...of('policy.missing-blocking', policy.missingBlocking, blocking),
    ...of('policy.missing-required', policy.missingRequired, required),
  ]
}

function considered(indicator: Indicator, effect: Effect): Consideration {
  return {
    by: indicator.id,
    topic: indicator.topic,
    kind: 'indicator',
    effect,
    text: indicator.text,
  }
}

function distinctUnknowns(unknowns: readonly Unknown[]): readonly Unknown[] {
  const byFact = new Map(unknowns.map((unknown) => [unknown.fact, unknown]))
  return [...byFact.values()]
}
