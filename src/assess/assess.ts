/**
 * What speaks for stopping a parcel: regime, pathway, required elements, data quality and every rule
 * of the pack, each under its own purpose. Pure: same facts, same pack, same result, for ever.
 */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { Indicator, Unknown } from '../domain/decision.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { Facts, FactValue } from '../domain/fact.ts'
import type { Finding } from '../domain/finding.ts'
import type { Effect, Pathway, Regime } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { applyRules } from './apply-rules.ts'
import type { AssessInput, Assessing } from './assessing.ts'
import { buildFacts, completeFacts, type GrowingFacts, withoutCounts } from './build-facts.ts'
import { checkFilings } from './check-filings.ts'
import type { CompiledPack } from './compile-pack.ts'
import { conflictIndicators } from './conflict-indicators.ts'
import { isIdle } from './effect.ts'
import { type FoundPathway, findPathway } from './find-pathway.ts'
import { findRegime } from './find-regime.ts'

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
  const seen = input.viewFor(SELECTING)
  const findings = checkFilings(compiled, seen, input.day)
  const first = viewFacts(compiled, { ...input, view: seen, findings, regime: input.found.regime })
  const known = new Map<string, Facts>([[SELECTING, first.facts]])
  const factsFor = (purpose: Purpose): Facts => {
    const view = input.viewFor(purpose)
    const isCounted = compiled.sharesCounts(purpose)
    const before = view === seen && isCounted ? first.facts : known.get(purpose)
    if (before !== undefined) return before
    const facts =
      view === seen
        ? withoutCounts(first.facts)
        : restrictedFacts(compiled, { input, first, view, isCounted })
    known.set(purpose, facts)
    return facts
  }
  return { compiled, input, findings, pathway: first.pathway, isLate: first.isLate, factsFor }
}

type View = {
  readonly view: Consignment
  readonly day: string
  readonly enrichment: Enrichment
  readonly findings: readonly Finding[]
  readonly regime: Regime | undefined
}

type ViewFacts = Pick<Assessing, 'pathway' | 'isLate'> & { readonly facts: Facts & GrowingFacts }

/** The facts of one view, with the pathway and what follows from it as that view alone tells them. */
function viewFacts(
  compiled: CompiledPack,
  { view, day, enrichment, findings, regime }: View,
): ViewFacts {
  const convert = compiled.convertOn(day)
  const quality = [...new Set(findings.map(({ rule }) => rule))]
  const facts = buildFacts({ consignment: view, enrichment, day, convert, quality, regime })
  const pathway = findPathway(compiled, { facts, consignment: view, day, regime })
  const isLate = lateness(facts, pathway.pathway)
  const missing = pathway.missing.map(({ element }) => element)
  completeFacts(facts, { pathway: pathway.pathway, missing, isLate })
  return { facts, pathway, isLate }
}

type Restricting = {
  readonly input: AssessInput
  readonly first: ViewFacts
  readonly view: Consignment
  readonly isCounted: boolean
}

/**
 * The facts of a purpose that may not see all. What is worked out from several values (regime,
 * pathway, lateness) is known only where the permitted values alone give the same; what is absent for
 * this purpose was perhaps filed, so nothing is called missing.
 */
function restrictedFacts(
  compiled: CompiledPack,
  { input, first, view, isCounted }: Restricting,
): Facts {
  const { day, found } = input
  const regime = findRegime(compiled.pack, view, day)
  const isSameRegime = regime.regime?.id === found.regime?.id && regime.unknowns.length === 0
  const own = viewFacts(compiled, {
    view,
    day,
    enrichment: isCounted ? input.enrichment : NOTHING_COUNTED,
    findings: checkFilings(compiled, view, day),
    regime: isSameRegime ? found.regime : undefined,
  })
  const isSamePathway =
    isSameRegime &&
    own.pathway.pathway?.id === first.pathway.pathway?.id &&
    own.pathway.unknowns.length === 0
  completeFacts(own.facts, {
    pathway: isSamePathway ? own.pathway.pathway : undefined,
    missing: undefined,
    isLate: own.isLate === first.isLate ? own.isLate : undefined,
  })
  return own.facts
}

const NOTHING_COUNTED: Enrichment = { person: undefined, activity: {} }

/** Whether the first filing came after the pathway's deadline; unknown without the moment it counts to. */
function lateness(facts: Facts, pathway: Pathway | undefined): boolean | undefined {
  const deadline = pathway?.deadline
  if (deadline === undefined) return undefined
  const timing = facts['timing'] as Readonly<Record<string, FactValue | undefined>>
  const beforeArrival = timing['minutesBeforeArrival']
  const minutes = deadline.before === 'arrival' ? beforeArrival : timing['minutesBeforeDeparture']
  if (typeof minutes === 'number') return minutes < deadline.minutes
  // Whenever it departed, it was before it arrived: what came after arrival came too late for both.
  const isAfterArrival = typeof beforeArrival === 'number' && beforeArrival < 0
  return isAfterArrival && deadline.minutes >= 0 ? true : undefined
}

function lateIndicator({ compiled, isLate, input }: Assessing) {
  const { late } = compiled.pack.policy
  if (isLate !== true) return []
  const { filings, firstLodgedAt } = input.viewFor(SELECTING)
  const lodgedThen = filings.find(({ filing }) => filing.lodgedAt === firstLodgedAt)
  const first = (lodgedThen ?? filings[0])?.filing
  const indicator: Indicator = {
    id: `${compiled.pack.head.id}.late-data`,
    topic: 'late-data',
    weight: late.effect.weight,
    ground: late.ground,
    text: late.text,
    evidence:
      first === undefined
        ? []
        : [{ path: '/lodgedAt', value: firstLodgedAt ?? first.lodgedAt, source: first.reference }],
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
