/** A pack made ready to assess: its conditions compiled, its terms indexed, its purposes looked up. */
import { FACT_CATALOGUE } from '../domain/fact-catalogue.ts'
import type { Effect, Pack, Rule } from '../domain/pack.ts'
import { PURPOSES, type Purpose } from '../domain/purpose.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { type CompiledRules, compileRules, type RuleText } from './cel/compile-rules.ts'
import type { ExtensionFunction } from './cel/extension-function.ts'
import type { RuleRefusal } from './cel/rule-refusal.ts'
import { type Convert, conversionOn } from './convert.ts'
import { compileQuality, type Quality } from './quality/check-quality.ts'
import { readQualitySettings } from './quality/read-settings.ts'
import { compileTerms, type TermIndex } from './terms.ts'

/** The rules of one purpose, compiled together: they see the same facts. */
export type RuleSet = {
  readonly purpose: Purpose
  readonly rules: readonly ReadyRule[]
  readonly compiled: CompiledRules
}

/** A rule with what is worked out once: its unknown's effect and the lists it searches. */
export type ReadyRule = {
  readonly rule: Rule
  readonly whenUnknown: Effect
  readonly lists: readonly string[]
}

/** A pack ready to assess with. One serves one thread. */
export type CompiledPack = {
  readonly pack: Pack
  readonly terms: TermIndex
  readonly ruleSets: readonly RuleSet[]
  readonly quality: Quality
  /** Conditions of pathways and their elements, by `pathway` and `element` key. */
  readonly conditions: CompiledRules
  readonly permits: (authority: string, purpose: Purpose) => boolean
  /** Conversion into the pack's currency by the rates in force on a day (YYYY-MM-DD). */
  readonly convertOn: (day: string) => Convert
}

/** What of a pack cannot be used; `path` points into the pack. */
export type PackRefusal = Pick<RuleRefusal, 'text' | 'mend'> & { readonly path: string }

/** Compiles everything, or tells of every condition that cannot be used. */
export function compilePack(pack: Pack): Result<CompiledPack, readonly PackRefusal[]> {
  const terms = compileTerms(pack.termLists)
  const functions = [mentionsFunction(terms)]
  const settings = readQualitySettings(pack)
  const refusals: PackRefusal[] = settings.ok ? [] : settings.refusal.map(misshapen)
  const ruleSets: RuleSet[] = []
  for (const purpose of PURPOSES) {
    const rules = pack.rules.flatMap((rule, index) =>
      rule.purpose === purpose ? [{ rule, index }] : [],
    )
    if (rules.length === 0) continue
    const texts = rules.map(({ rule, index }) => ({
      id: `/rules/${index}`,
      condition: rule.when,
      scope: rule.scope,
    }))
    const compiled = compileRules({ rules: texts, catalogue: FACT_CATALOGUE, functions })
    if (!compiled.ok) refusals.push(...placed(compiled.refusal))
    else
      ruleSets.push({
        purpose,
        rules: rules.map(({ rule }) => ready(rule, pack)),
        compiled: compiled.value,
      })
  }
  const conditions = compileRules({
    rules: lawConditions(pack),
    catalogue: FACT_CATALOGUE,
    functions,
  })
  if (!conditions.ok) return refuse([...refusals, ...placed(conditions.refusal)])
  if (refusals.length > 0 || !settings.ok) return refuse(refusals)
  return ok({
    pack,
    terms,
    ruleSets,
    quality: compileQuality(settings.value),
    conditions: conditions.value,
    permits: permitsOf(pack),
    convertOn: conversionsOf(pack),
  })
}

/** The key of a pathway's condition in `conditions`. */
export function pathwayKey(pathway: number): string {
  return `/pathways/${pathway}`
}

/** The key of an element's condition in `conditions`. */
export function elementKey(pathway: number, element: number): string {
  return `/pathways/${pathway}/elements/${element}`
}

function misshapen({ pointer, text }: Refusal): PackRefusal {
  return { path: `/quality${pointer}`, text, mend: 'See packs/README.md for its form.' }
}

function placed(refusals: readonly RuleRefusal[]): readonly PackRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, path: `${refusal.ruleId}/when` }))
}

function ready(rule: Rule, { policy }: Pack): ReadyRule {
  const whenUnknown =
    rule.whenUnknown ?? policy.whenUnknown.byTopic?.[rule.topic] ?? policy.whenUnknown.default
  return { rule, whenUnknown, lists: mentionedLists(rule.when) }
}

/** The term lists a condition searches, as its text names them. */
function mentionedLists(condition: string): readonly string[] {
  const calls = condition.matchAll(/mentions\s*\([^"']*["']([^"']+)["']\s*\)/g)
  return [...new Set([...calls].flatMap((call) => call[1] ?? []))]
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
      if (typeof list !== 'string' || !terms.has(list)) {
        return refuse(`the pack has no term list ${JSON.stringify(list)}`)
      }
      return ok((text: string) => terms.find(text, list) !== undefined)
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

function permitsOf(pack: Pack): CompiledPack['permits'] {
  const allowed = new Map(
    pack.authorities.map(({ id, purposes }) => [id, new Set<string>(purposes)]),
  )
  // An authority the pack does not know allows selection and nothing that decides over goods or money.
  const unknown = new Set<string>(['safety-security', 'smuggling', 'risk-targeting'])
  return (authority, purpose) => (allowed.get(authority) ?? unknown).has(purpose)
}
