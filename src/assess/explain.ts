/**
 * Why each rule fired, did not, or could not be known: the trace behind a decision, worked out
 * again on demand.
 */
import type { Truth } from '../domain/fact.ts'
import type { Rule } from '../domain/pack.ts'
import { prepareAssessment } from './assess.ts'
import type { AssessInput, Assessing } from './assessing.ts'
import { truthOf } from './cel/compile-rules.ts'
import type { Trace } from './cel/trace-condition.ts'
import type { CompiledPack } from './compile-pack.ts'
import { isWithin } from './convert.ts'
import type { RuleSet } from './rule-sets.ts'

/** The most goods items a rule is traced for. */
const ITEMS_MAX = 5

/** What one rule made of a parcel. */
export type RuleTrace = {
  readonly id: string
  readonly topic: Rule['topic']
  readonly purpose: Rule['purpose']
  readonly condition: string
  readonly truth: Truth
  readonly weight: number
  /** One trace, or one a goods item. */
  readonly traces: readonly { readonly item: number | undefined; readonly trace: Trace }[]
}

/** Traces of all rules in force on the governing day, yes first, then unknown, then no. */
export function explainRules(compiled: CompiledPack, input: AssessInput): readonly RuleTrace[] {
  const assessing = prepareAssessment(compiled, input)
  const traces = compiled.ruleSets.flatMap((set) => tracesOf(set, assessing))
  return traces.toSorted(byTruth)
}

const TRUTH_ORDER: readonly Truth[] = ['yes', 'unknown', 'no']

function byTruth(one: RuleTrace, other: RuleTrace): number {
  const between = TRUTH_ORDER.indexOf(one.truth) - TRUTH_ORDER.indexOf(other.truth)
  if (between !== 0) return between
  return one.id < other.id ? -1 : 1
}

function tracesOf(set: RuleSet, assessing: Assessing): readonly RuleTrace[] {
  const facts = assessing.factsFor(set.purpose)
  const { truths, itemCount } = set.compiled.evaluate(facts)
  // The truths belong to the next evaluation; explaining must not disturb them.
  const settled = [...truths]
  return set.rules.flatMap(({ rule }, place) => {
    if (!isWithin(rule, assessing.input.day)) return []
    const items =
      rule.scope === 'goodsItem' && itemCount > 0
        ? Array.from({ length: Math.min(itemCount, ITEMS_MAX) }, (_, item) => item)
        : [undefined]
    return [
      {
        id: rule.id,
        topic: rule.topic,
        purpose: rule.purpose,
        condition: rule.when,
        truth: truthOf(settled[place]),
        weight: rule.effect.weight,
        traces: items.map((item) => ({ item, trace: set.compiled.explain(place, facts, item) })),
      },
    ]
  })
}
