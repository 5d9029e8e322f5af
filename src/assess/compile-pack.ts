/** A pack made ready to assess: its conditions compiled, its terms indexed, its purposes looked up. */
import { FACT_CATALOGUE } from '../domain/fact-catalogue.ts'
import type { Pack, Pathway } from '../domain/pack.ts'
import { PURPOSES, type Purpose } from '../domain/purpose.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { type CompiledRules, compileRules, type RuleText } from './cel/compile-rules.ts'
import type { ExtensionFunction } from './cel/extension-function.ts'
import type { RuleRefusal } from './cel/rule-refusal.ts'
import { type Convert, conversionOn } from './convert.ts'
import { compileQuality, type Quality } from './quality/check-quality.ts'
import { readQualitySettings } from './quality/read-settings.ts'
import { buildRuleSets, type RuleSet } from './rule-sets.ts'
import { compileTerms, type TermIndex } from './terms/term-index.ts'

/** A pack ready to assess with. One serves one thread. */
export type CompiledPack = {
  readonly pack: Pack
  readonly terms: TermIndex
  readonly ruleSets: readonly RuleSet[]
  readonly quality: Quality
  /** Conditions of pathways and their elements; `pathways` knows the place of each. */
  readonly conditions: CompiledRules
  readonly pathways: readonly ReadyPathway[]
  readonly permits: (authority: string, purpose: Purpose) => boolean
  /**
   * Whether a purpose may use counts over many parcels (activity, persons' days): they hold values of
   * every authority that serves targeting, so each of those must allow the purpose.
   */
  readonly sharesCounts: (purpose: Purpose) => boolean
  /** Conversion into the pack's currency by the rates in force on a day (YYYY-MM-DD). */
  readonly convertOn: (day: string) => Convert
}

/** A pathway of the pack with the places of its conditions; undefined where it has none. */
export type ReadyPathway = {
  readonly pathway: Pathway
  readonly when: number | undefined
  /** The elements it may require, without the optional ones. */
  readonly asked: readonly {
    readonly element: Pathway['elements'][number]
    readonly when: number | undefined
  }[]
}

/** What of a pack cannot be used; `path` points into the pack. */
export type PackRefusal = Pick<RuleRefusal, 'text' | 'mend'> & { readonly path: string }

/** Compiles everything, or tells of every condition that cannot be used. */
export function compilePack(pack: Pack): Result<CompiledPack, readonly PackRefusal[]> {
  const terms = compileTerms(pack.termLists)
  const functions = [mentionsFunction(terms)]
  const settings = readQualitySettings(pack)
  const refusals: PackRefusal[] = settings.ok ? [] : settings.refusal.map(misshapen)
  const ruleSets = buildRuleSets({ pack, terms, functions })
  if (!ruleSets.ok) refusals.push(...placed(ruleSets.refusal))
  const conditions = compileRules({
    rules: lawConditions(pack),
    catalogue: FACT_CATALOGUE,
    functions,
  })
  if (!conditions.ok) return refuse([...refusals, ...placed(conditions.refusal)])
  if (!ruleSets.ok || !settings.ok) return refuse(refusals)
  return ok({
    pack,
    terms,
    ruleSets: ruleSets.value,
    quality: compileQuality(settings.value),
    conditions: conditions.value,
    pathways: readyPathways(pack, conditions.value),
    permits: permitsOf(pack),
    sharesCounts: sharesCountsOf(pack),
    convertOn: conversionsOf(pack),
  })
}

function pathwayKey(pathway: number): string {
  return `/pathways/${pathway}`
}

function elementKey(pathway: number, element: number): string {
  return `/pathways/${pathway}/elements/${element}`
}

function readyPathways({ pathways }: Pack, { indexOf }: CompiledRules): readonly ReadyPathway[] {
  return pathways.map((pathway, place) => ({
    pathway,
    when: indexOf(pathwayKey(place)),
    asked: pathway.elements.flatMap((element, index) =>
      element.status === 'optional' ? [] : [{ element, when: indexOf(elementKey(place, index)) }],
    ),
  }))
}

function misshapen({ pointer, text }: Refusal): PackRefusal {
  return { path: `/quality${pointer}`, text, mend: 'See packs/README.md for its form.' }
}

function placed(refusals: readonly RuleRefusal[]): readonly PackRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, path: `${refusal.ruleId}/when` }))
}

function lawConditions(pack: Pack): readonly RuleText[] {
  return pack.pathways.flatMap((pathway, place) => [
    ...(pathway.when === undefined ? [] : [{ id: pathwayKey(place), condition: pathway.when }]),
    ...pathway.elements.flatMap((element, index) =>
      element.when === undefined ? [] : [{ id: elementKey(place, index), condition: element.when }],
    ),
  ])
}

/** `mentions(text, "list-id")`: whether a term of the list stands in the text. */
function mentionsFunction(terms: TermIndex): ExtensionFunction {
  return {
    name: 'mentions',
    params: [{ kind: 'string' }, { kind: 'string' }],
    result: { kind: 'bool' },
    cost: 20,
    constants: [1],
    resolve: ([list]) => {
      const find = typeof list === 'string' ? terms.searchOf(list) : undefined
      if (find === undefined) {
        return refuse(`the pack has no term list ${JSON.stringify(list)}`)
      }
      return ok((text: string) => find(text) !== undefined)
    },
  }
}

/** How many days' conversions are remembered; a batch holds few days. */
const DAYS_REMEMBERED_MAX = 1_000

function conversionsOf(pack: Pack): CompiledPack['convertOn'] {
  const remembered = new Map<string, Convert>()
  return (day) => {
    const known = remembered.get(day)
    if (known !== undefined) return known
    if (remembered.size >= DAYS_REMEMBERED_MAX) remembered.clear()
    const convert = conversionOn(pack, day)
    remembered.set(day, convert)
    return convert
  }
}

/** An authority the pack does not know allows selection and nothing that decides over goods or money. */
const OF_UNKNOWN: readonly Purpose[] = ['safety-security', 'smuggling', 'risk-targeting']

function sharesCountsOf({ authorities }: Pack): CompiledPack['sharesCounts'] {
  const counted = [...authorities.map(({ purposes }) => purposes), OF_UNKNOWN].filter((purposes) =>
    purposes.includes('risk-targeting'),
  )
  const shared = new Set(
    PURPOSES.filter((purpose) => counted.every((purposes) => purposes.includes(purpose))),
  )
  return (purpose) => shared.has(purpose)
}

function permitsOf(pack: Pack): CompiledPack['permits'] {
  const allowed = new Map(
    pack.authorities.map(({ id, purposes }) => [id, new Set<string>(purposes)]),
  )
  const unknown = new Set<string>(OF_UNKNOWN)
  return (authority, purpose) => (allowed.get(authority) ?? unknown).has(purpose)
}
