/** A small catalogue and a way to run one condition, for the tests of the rule language. */
import assert from 'node:assert/strict'
import type { Facts, Truth } from '../../domain/fact.ts'
import type { StructureType } from './cel-type.ts'
import { compileRules, type RuleScope, truthOf } from './compile-rules.ts'
import type { ExtensionFunction } from './extension-function.ts'
import type { RuleRefusal } from './rule-refusal.ts'
import type { Trace } from './trace-condition.ts'

const bool = { kind: 'bool' } as const
const int = { kind: 'int' } as const
const double = { kind: 'double' } as const
const string = { kind: 'string' } as const
const timestamp = { kind: 'timestamp' } as const
const party = {
  kind: 'structure',
  fields: { name: string, country: string, isKnown: bool },
} as const

/** Facts of every type, two levels deep, with a list of goods. */
export const CATALOGUE: StructureType = {
  kind: 'structure',
  fields: {
    isGift: bool,
    count: int,
    weight: double,
    note: string,
    arrived: timestamp,
    tags: { kind: 'list', of: string },
    counts: { kind: 'list', of: int },
    consignor: party,
    consignee: party,
    goods: {
      kind: 'list',
      of: {
        kind: 'structure',
        fields: { description: string, quantity: double, valueMinor: int, brand: string },
      },
    },
  },
}

type Setting = {
  readonly scope?: RuleScope
  readonly functions?: readonly ExtensionFunction[]
}

/** The truth of one condition, which must compile; the trace must agree. */
export function truthFor(condition: string, facts: Facts, setting: Setting = {}): Truth {
  const { scope = 'consignment', functions = [] } = setting
  const compiled = compileRules({
    rules: [{ id: 'r', condition, scope }],
    catalogue: CATALOGUE,
    functions,
  })
  assert.ok(compiled.ok, JSON.stringify(compiled))
  const truth = truthOf(compiled.value.evaluate(facts).truths[0])
  if (scope === 'consignment') {
    assert.equal(truthOfTrace(compiled.value.explain(0, facts)), truth, `trace of ${condition}`)
  }
  return truth
}

/** The truth that a trace of a condition ends in. */
export function truthOfTrace({ outcome }: Trace): Truth {
  if (outcome.kind === 'unknown') return 'unknown'
  return outcome.value === true ? 'yes' : 'no'
}

/** The refusals of one condition, which must not compile. */
export function refusalsOf(condition: string, setting: Setting = {}): readonly RuleRefusal[] {
  const { scope = 'consignment', functions = [] } = setting
  const compiled = compileRules({
    rules: [{ id: 'r', condition, scope }],
    catalogue: CATALOGUE,
    functions,
  })
  assert.ok(!compiled.ok, `${condition.slice(0, 80)} compiles`)
  return compiled.refusal
}
