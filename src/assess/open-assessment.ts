/**
 * What can be said of a parcel before anything is looked up: data quality, pathway, what is missing
 * and the facts, all but the counts over many parcels. Whether a parcel is under the exemption is
 * known from here, and so is what counts to its person's day.
 */
import type { Consignment } from '../domain/consignment.ts'
import type { Facts, FactValue } from '../domain/fact.ts'
import type { Finding } from '../domain/finding.ts'
import type { Pathway, Regime } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { buildFacts, completeFacts, type GrowingFacts } from './build-facts.ts'
import { checkFilings } from './check-filings.ts'
import type { CompiledPack } from './compile-pack.ts'
import { type FoundPathway, findPathway } from './find-pathway.ts'

/** Selecting is risk targeting: regime, pathway, completeness and counts are read with that purpose. */
export const SELECTING: Purpose = 'risk-targeting'

/** An assessment as far as it goes without counts. */
export type OpenedAssessment = {
  readonly findings: readonly Finding[]
  readonly pathway: FoundPathway
  readonly isLate: boolean | undefined
  /** Complete but for `person` and `activity`, which `setCounts` fills in. */
  readonly facts: Facts & GrowingFacts
}

/** A consignment as some purpose may see it, on its governing day and in its regime. */
export type View = {
  readonly view: Consignment
  readonly day: string
  readonly regime: Regime | undefined
}

/** Opens the assessment of one view: the pathway and what follows from it as that view tells them. */
export function openView(compiled: CompiledPack, { view, day, regime }: View): OpenedAssessment {
  const findings = checkFilings(compiled, view, day)
  const quality = [...new Set(findings.map(({ rule }) => rule))]
  const convert = compiled.convertOn(day)
  const facts = buildFacts({ consignment: view, day, convert, quality, regime })
  const pathway = findPathway(compiled, { facts, consignment: view, day, regime })
  const isLate = lateness(facts, pathway.pathway)
  const missing = pathway.missing.map(({ element }) => element)
  completeFacts(facts, { pathway: pathway.pathway, missing, isLate })
  return { findings, pathway, isLate, facts }
}

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
