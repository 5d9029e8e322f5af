/**
 * What speaks for stopping a parcel: regime, pathway, required elements, data quality and every
 * rule of the pack, each under its own purpose. Pure: same facts, same pack, same result, for ever.
 */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { Indicator, Unknown } from '../domain/decision.ts'
import type { Facts } from '../domain/fact.ts'
import type { Effect } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { applyRules } from './apply-rules.ts'
import type { AssessInput, Assessing } from './assessing.ts'
import { buildFacts, completeFacts, setCounts, withoutCounts } from './build-facts.ts'
import type { CompiledPack } from './compile-pack.ts'
import { conflictIndicators } from './conflict-indicators.ts'
import { isIdle } from './effect.ts'
import type { FoundPathway } from './find-pathway.ts'
import { findRegime } from './find-regime.ts'
import { listIndicators } from './list-indicators.ts'
import { openView, SELECTING } from './open-assessment.ts'

/** Assesses one revision. */
export function assess(compiled: CompiledPack, input: AssessInput): Assessment {
  const assessing = prepareAssessment(compiled, input)
  const { pathway, findings } = assessing
  const seen = input.viewFor(SELECTING)
  const ruled = applyRules(assessing)
  const listed = listIndicators(compiled.pack, input)
  const conflicts = conflictIndicators(compiled.pack, seen, ruled.indicators)
  const missing = missingConsiderations(compiled, pathway)
  const late = lateIndicator(assessing)
  const indicators = [
    ...ruled.indicators,
    ...listed.map(({ indicator }) => indicator),
    ...conflicts,
    ...late.map(({ indicator }) => indicator),
  ]
  return {
    pathway: [compiled.pack.head.id, input.found.regime?.id, pathway.pathway?.id]
      .map((part) => part ?? 'unknown')
      .join('.'),
    indicators,
    considerations: [
      ...ruled.considerations,
      ...listed.map(({ indicator, consequence }) => considered(indicator, consequence.effect)),
      ...conflicts.map((indicator) => considered(indicator, { weight: indicator.weight })),
      ...late.map(({ indicator, effect }) => considered(indicator, effect)),
      ...missing,
    ],
    findings: [...findings, ...pathway.missing.flatMap((one) => one.findings)],
    unknowns: distinctUnknowns([...input.found.unknowns, ...pathway.unknowns, ...ruled.unknowns]),
    missing: pathway.missing.map(({ element }) => element),
  }
}

/**
 * Works out what rules are run on. Exported for explanation: `explainRules` runs the same facts.
 */
export function prepareAssessment(compiled: CompiledPack, input: AssessInput): Assessing {
  const { opened, enrichment } = input
  const seen = input.viewFor(SELECTING)
  setCounts(opened.facts, enrichment)
  const known = new Map<Purpose, Facts>()
  const factsFor = (purpose: Purpose): Facts => {
    const view = input.viewFor(purpose)
    const isCounted = compiled.sharesCounts(purpose)
    const before = view === seen && isCounted ? opened.facts : known.get(purpose)
    if (before !== undefined) return before
    const facts =
      view === seen
        ? withoutCounts(opened.facts)
        : restrictedFacts(compiled, { input, view, purpose })
    known.set(purpose, facts)
    return facts
  }
  return { compiled, input, ...opened, factsFor }
}

type Restricting = {
  readonly input: AssessInput
  readonly view: Consignment
  readonly purpose: Purpose
}

/**
 * The facts of a purpose that may not see all. What is worked out from several values (regime,
 * pathway, lateness) is known only where the permitted values alone give the same; what is absent
 * for this purpose was perhaps filed, so nothing is called missing. It is worked out only where a
 * rule reads it.
 */
function restrictedFacts(compiled: CompiledPack, { input, view, purpose }: Restricting): Facts {
  const { day, found, opened } = input
  const isCounted = compiled.sharesCounts(purpose)
  const rules = compiled.ruleSets.find((set) => set.purpose === purpose)
  if (rules?.readsDerived === false) {
    const convert = compiled.convertOn(day)
    const facts = buildFacts({ consignment: view, day, convert, quality: [], regime: undefined })
    if (isCounted) setCounts(facts, input.enrichment)
    return facts
  }
  const regime = findRegime(compiled.pack, view, day)
  const isSameRegime = regime.regime?.id === found.regime?.id && regime.unknowns.length === 0
  const own = openView(compiled, { view, day, regime: isSameRegime ? found.regime : undefined })
  const isSamePathway =
    isSameRegime &&
    own.pathway.pathway?.id === opened.pathway.pathway?.id &&
    own.pathway.unknowns.length === 0
  completeFacts(own.facts, {
    pathway: isSamePathway ? own.pathway.pathway : undefined,
    missing: undefined,
    isLate: own.isLate === opened.isLate ? own.isLate : undefined,
  })
  if (isCounted) setCounts(own.facts, input.enrichment)
  return own.facts
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
