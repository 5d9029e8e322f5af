/**
 * The rules of a pack ready to run, grouped by purpose: rules of one purpose see the same facts.
 */

import type { Facts } from '../domain/fact.ts'
import { FACT_CATALOGUE } from '../domain/fact-catalogue.ts'
import type { Effect, Pack, Rule } from '../domain/pack.ts'
import { PURPOSES, type Purpose } from '../domain/purpose.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { type CompiledRules, compileRules } from './cel/compile-rules.ts'
import type { ExtensionFunction } from './cel/extension-function.ts'
import type { RuleRefusal } from './cel/rule-refusal.ts'
import type { TermIndex } from './terms/term-index.ts'

/** The rules of one purpose, compiled together. */
export type RuleSet = {
  readonly purpose: Purpose
  readonly rules: readonly ReadyRule[]
  readonly compiled: CompiledRules
  /** Every fact that a rule of the set reads, each once. */
  readonly reads: readonly FactReading[]
  /** Whether a rule of the set reads what is worked out from several values, or their quality. */
  readonly readsDerived: boolean
}

/** A rule with what is worked out once. */
export type ReadyRule = {
  readonly rule: Rule
  readonly whenUnknown: Effect
  /** Searches of the term lists it names, for evidence. */
  readonly searches: readonly TermSearch[]
  /** Places in the set's `reads`. */
  readonly reads: readonly number[]
}

/** A search of one term list: `find` gives the entry that the text contains, or undefined. */
export type TermSearch = {
  readonly list: string
  readonly find: (text: string) => string | undefined
}

/** A fact path such as `consignor.country` or `goods[].brand`, and whether parcels lack it. */
export type FactReading = {
  readonly path: string
  /**
   * What is told when it is absent: the fact, or all of its structure where nothing of that is
   * known.
   */
  readonly told: (facts: Facts) => string
  /** For facts of goods items: when the goods are unknown, or one item lacks it. */
  readonly isAbsent: (facts: Facts) => boolean
}

/** What a pack's rules are compiled with. */
export type RuleSetParts = {
  readonly pack: Pack
  readonly terms: TermIndex
  readonly functions: readonly ExtensionFunction[]
}

/** All rule sets, or every refusal; a refusal's rule id is its pointer in the pack. */
export function buildRuleSets(
  parts: RuleSetParts,
): Result<readonly RuleSet[], readonly RuleRefusal[]> {
  const refusals: RuleRefusal[] = []
  const sets: RuleSet[] = []
  for (const purpose of PURPOSES) {
    const rules = parts.pack.rules
      .map((rule, index) => ({ rule, id: `/rules/${index}` }))
      .filter(({ rule }) => rule.purpose === purpose)
    if (rules.length === 0) continue
    const compiled = compileRules({
      rules: rules.map(({ rule, id }) => ({ id, condition: rule.when, scope: rule.scope })),
      catalogue: FACT_CATALOGUE,
      functions: parts.functions,
    })
    if (compiled.ok)
      sets.push(
        assemble(
          purpose,
          rules.map(({ rule }) => rule),
          { ...parts, compiled: compiled.value },
        ),
      )
    else refusals.push(...compiled.refusal)
  }
  return refusals.length > 0 ? refuse(refusals) : ok(sets)
}

type Assembling = RuleSetParts & { readonly compiled: CompiledRules }

function assemble(
  purpose: Purpose,
  rules: readonly Rule[],
  { compiled, pack, terms }: Assembling,
): RuleSet {
  const places = new Map<string, number>()
  const placeOf = (path: string) => {
    const place = places.get(path) ?? places.size
    places.set(path, place)
    return place
  }
  const ready = rules.map((rule, index) => ({
    rule,
    whenUnknown: whenUnknown(rule, pack),
    searches: searchesOf(rule.when, terms),
    reads: (compiled.rules[index]?.reads ?? []).map(placeOf),
  }))
  const reads = [...places.keys()].map((path) => ({
    path,
    isAbsent: absenceOf(path),
    told: tellerOf(path),
  }))
  const readsDerived = reads.some(({ path }) => DERIVED.test(path))
  return { purpose, rules: ready, compiled, reads, readsDerived }
}

/** Facts that regime, pathway or data quality must be worked out for. */
const DERIVED = /^(?:regime|pathway|timing|missing|quality)(?:\.|$)/

function whenUnknown(rule: Rule, { policy }: Pack): Effect {
  return rule.whenUnknown ?? policy.whenUnknown.byTopic?.[rule.topic] ?? policy.whenUnknown.default
}

/** The ids of the term lists that a condition names, each once. */
export function termListsIn(condition: string): readonly string[] {
  const calls = condition.matchAll(/mentions\s*\([^"']*["']([^"']+)["']\s*\)/g)
  return [...new Set([...calls].flatMap((call) => call[1] ?? []))]
}

function searchesOf(condition: string, terms: TermIndex): readonly TermSearch[] {
  return termListsIn(condition).flatMap((list) => {
    const find = terms.searchOf(list)
    return find === undefined ? [] : [{ list, find }]
  })
}

type Fields = Readonly<Record<string, unknown>>

function absenceOf(path: string): FactReading['isAbsent'] {
  const [head = '', part = '', last = ''] = path.split('.')
  if (head === 'item' || head === 'goods[]') {
    return ({ goods }) =>
      !Array.isArray(goods) || goods.some((item: Fields) => item[part] === undefined)
  }
  if (part.length === 0) return (facts) => facts[head] === undefined
  if (last.length === 0) return (facts) => (facts[head] as Fields | undefined)?.[part] === undefined
  return (facts) =>
    ((facts[head] as Fields | undefined)?.[part] as Fields | undefined)?.[last] === undefined
}

function tellerOf(path: string): FactReading['told'] {
  const [head = '', part = '', last = ''] = path.split('.')
  if (part.length === 0 || head === 'item' || head === 'goods[]') return () => path
  if (last.length === 0)
    return (facts) => (isEmpty(facts[head] as Fields | undefined) ? head : path)
  const around = `${head}.${part}`
  return (facts) => {
    const structure = (facts[head] as Fields | undefined)?.[part] as Fields | undefined
    return isEmpty(structure) ? around : path
  }
}

function isEmpty(structure: Fields | undefined): boolean {
  if (structure === undefined) return true
  // Without a list of the values: this is asked many times a parcel.
  for (const name in structure) if (structure[name] !== undefined) return false
  return true
}
