/**
 * From a prepared consignment and what was looked up to its decision. Pure: the same statements,
 * basis and pack give the same bytes, which is what replay relies on.
 */
import { assess } from '../assess/assess.ts'
import { totalValueMinor } from '../assess/build-facts.ts'
import type { CompiledPack } from '../assess/compile-pack.ts'
import { SELECTING } from '../assess/open-assessment.ts'
import { decide } from '../decide/decide.ts'
import type { Decision } from '../domain/decision.ts'
import type { DecisionBasis, StandingHold } from '../domain/record.ts'
import { present } from '../lib/assert.ts'
import type { Prepared } from './prepare.ts'

/** A decision, and the hold that stands after it. */
export type Concluded = {
  readonly decision: Decision
  readonly standing: StandingHold | undefined
}

/** Decides one revision. */
export function conclude(
  compiled: CompiledPack,
  prepared: Prepared,
  basis: DecisionBasis,
): Concluded {
  const { consignment, day, found, viewFor } = prepared
  const convert = compiled.convertOn(day)
  const assessment = assess(compiled, {
    day,
    found,
    enrichment: basis.enrichment,
    opened: prepared.opened(),
    viewFor,
  })
  const { whereabouts } = consignment
  const { statement, goodsItems } = viewFor(SELECTING)
  const outcome = decide({
    assessment,
    policy: compiled.pack.policy,
    words: (id) => present(compiled.pack.texts[id], `words for ${id}`).text,
    draw: basis.draw,
    standing: basis.standing ?? undefined,
    before: basis.before ?? undefined,
    situation: {
      isWithoutFiling: consignment.isWithoutFiling || consignment.isCancelled,
      hasPathway: prepared.opened().pathway.pathway !== undefined,
      canBeStopped: whereabouts.canBeStopped,
      hasArrived: whereabouts.arrivedAt !== undefined,
      channel: statement.channel,
      exportCountry: statement.exportCountry?.toUpperCase(),
      valueMinor: totalValueMinor(goodsItems, convert),
    },
  })
  const decision: Decision = {
    consignment: consignment.name,
    consignmentId: consignment.id,
    revision: basis.revision,
    cause: basis.cause,
    decidedAt: basis.at,
    security: { outcome: outcome.security },
    lane: outcome.lane,
    directives: outcome.directives,
    score: outcome.score,
    pathway: assessment.pathway,
    indicators: assessment.indicators,
    findings: assessment.findings,
    unknowns: assessment.unknowns,
    reasons: outcome.reasons,
    selection: outcome.selection,
    pack: `${compiled.pack.head.id}@${compiled.pack.head.version}`,
    packHash: compiled.pack.hash,
    lists: basis.enrichment.lists ?? {},
    model: null,
  }
  return { decision, standing: outcome.standing }
}
