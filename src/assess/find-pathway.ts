/** Which entry pathway a parcel takes in its regime, what that asks for, and what is absent. */
import type { Consignment } from '../domain/consignment.ts'
import type { Unknown } from '../domain/decision.ts'
import { absentPointers } from '../domain/element.ts'
import type { Facts } from '../domain/fact.ts'
import type { Finding } from '../domain/finding.ts'
import type { Pathway, Regime } from '../domain/pack.ts'
import { NO, UNKNOWN, YES } from './cel/value-functions.ts'
import type { CompiledPack, ReadyPathway } from './compile-pack.ts'
import { isWithin } from './convert.ts'
import { holdsFor } from './find-regime.ts'

/**
 * The entry pathway of a parcel, undefined when no row of the pack holds, and what it lacks for it.
 */
export type FoundPathway = {
  readonly pathway: Pathway | undefined
  readonly unknowns: readonly Unknown[]
  readonly missing: readonly Missing[]
  /**
   * Whether goods here are under the exemption; unknown where a row that is cannot be told to hold.
   */
  readonly isExempt: boolean | undefined
}

/** A required element that nobody gave. */
export type Missing = {
  readonly element: string
  readonly isBlocking: boolean
  readonly findings: readonly Finding[]
}

/** The parcel, its facts and the regime it is under; `day` is the governing day. */
export type PathwaySource = {
  readonly facts: Facts
  readonly consignment: Consignment
  readonly day: string
  readonly regime: Regime | undefined
}

/** The first row whose period, channel, regime and condition hold. */
export function findPathway(compiled: CompiledPack, source: PathwaySource): FoundPathway {
  const { truths } = compiled.conditions.evaluate(source.facts)
  const truthAt = (condition: number | undefined) =>
    condition === undefined ? YES : truths[condition]
  const unknowns: Unknown[] = []
  let mayBeExempt = false
  for (const { pathway, when, asked } of compiled.pathways) {
    if (!applies(pathway, source)) continue
    const truth = truthAt(when)
    if (truth === UNKNOWN) {
      unknowns.push({
        fact: `pathway.${pathway.id}`,
        reason: `Whether "${pathway.name}" applies cannot be told from what was filed.`,
      })
      mayBeExempt ||= pathway.isExempt
    }
    if (truth === YES || (truth === UNKNOWN && pathway.whenUnknown === 'take')) {
      const required = asked.filter((one) => truthAt(one.when) !== NO)
      return {
        pathway,
        unknowns,
        missing: missingOf(required, { compiled, source }),
        isExempt: mayBeExempt && !pathway.isExempt ? undefined : pathway.isExempt,
      }
    }
  }
  return { pathway: undefined, unknowns, missing: [], isExempt: undefined }
}

function applies(pathway: Pathway, { day, regime, consignment }: PathwaySource): boolean {
  return (
    isWithin(pathway, day) &&
    holdsFor(pathway.channels, consignment.statement.channel) &&
    (pathway.regimes === undefined || (regime !== undefined && pathway.regimes.includes(regime.id)))
  )
}

type Asking = { readonly compiled: CompiledPack; readonly source: PathwaySource }

function missingOf(asked: ReadyPathway['asked'], { compiled, source }: Asking): readonly Missing[] {
  if (source.consignment.isWithoutFiling) return []
  const missing: Missing[] = []
  for (const { element: required } of asked) {
    const { element } = required
    const pointers = absentPointers(source.consignment.statement, element)
    if (pointers.length === 0) continue
    const words = compiled.pack.texts[`missing.${element}`]
    const findings = pointers.map((pointer) => ({
      pointer,
      rule: `missing.${element}`,
      text: words?.text ?? `${element} is required and absent.`,
      mend: words?.mend ?? `Give ${element}.`,
    }))
    missing.push({ element, isBlocking: required.blocking === true, findings })
  }
  return missing
}
