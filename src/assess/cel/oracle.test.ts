/**
 * Random conditions and facts: the generated code, the tracer and an independent CEL
 * implementation must agree, and learning a fact must never turn a known truth round.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CelInput, celEnv, isCelError, parse, plan, run } from '@bufbuild/cel'
import { strings } from '@bufbuild/cel/ext'
import fc from 'fast-check'
import type { Facts, FactType, FactValue, Truth } from '../../domain/fact.ts'
import { CATALOGUE, truthOfTrace } from './cel.fixture.ts'
import { compileRules, type RuleScope, truthOf } from './compile-rules.ts'
import { conditionArbitrary, factsArbitrary } from './condition-arbitrary.fixture.ts'

const SEED = 20_261_124
const RUNS = 150
const CONDITIONS = 12
const FACT_SETS = 4

const environment = celEnv({ funcs: [...strings] })
const ITEM_TYPE =
  CATALOGUE.fields['goods']?.kind === 'list' ? CATALOGUE.fields['goods'].of : CATALOGUE

/** A fact as the oracle takes it; an unknown fact is left out, which the oracle makes an error. */
function toOracle(value: FactValue, type: FactType): CelInput {
  if (Array.isArray(value)) {
    const of = type.kind === 'list' ? type.of : type
    return value.map((element) => toOracle(element, of))
  }
  if (type.kind === 'structure')
    return new Map(Object.entries(bindings(value as Facts, type.fields)))
  if (type.kind === 'int') return BigInt(value as number)
  if (type.kind === 'timestamp') {
    const text = new Date(value as number).toISOString()
    return run('timestamp(text)', { text }) as CelInput
  }
  return value as CelInput
}

function bindings(facts: Facts, fields: Readonly<Record<string, FactType>>) {
  const bound: Record<string, CelInput> = {}
  for (const [name, type] of Object.entries(fields)) {
    const value = facts[name]
    if (value !== undefined) bound[name] = toOracle(value, type)
  }
  return bound
}

type Plan = ReturnType<typeof plan>

function oracleTruth(planned: Plan, facts: Facts, item: FactValue | undefined): Truth {
  const bound = bindings(facts, CATALOGUE.fields)
  if (item !== undefined) bound['item'] = toOracle(item, ITEM_TYPE)
  const result = (planned as (bound: Record<string, CelInput>) => unknown)(bound)
  if (isCelError(result)) return 'unknown'
  assert.equal(typeof result, 'boolean')
  return result === true ? 'yes' : 'no'
}

const ruleArbitrary = fc
  .constantFrom<RuleScope>('consignment', 'goodsItem')
  .chain((scope) => conditionArbitrary(scope).map((condition) => ({ scope, condition })))

const rulesArbitrary = fc
  .array(ruleArbitrary, { minLength: CONDITIONS, maxLength: CONDITIONS })
  .map((rules) => rules.map((rule, i) => ({ ...rule, id: `r${i}` })))

const COMPARED = `${RUNS * CONDITIONS} conditions on ${FACT_SETS} sets of facts each, seed ${SEED}`

test(`code, tracer and oracle agree: ${COMPARED}`, () => {
  const seen = { yes: 0, no: 0, unknown: 0 }
  fc.assert(
    fc.property(
      rulesArbitrary,
      fc.array(factsArbitrary, { minLength: FACT_SETS, maxLength: FACT_SETS }),
      (rules, factSets) => {
        const compiled = compileRules({ rules, catalogue: CATALOGUE })
        assert.ok(compiled.ok, JSON.stringify(compiled))
        const set = compiled.value
        const plans = rules.map(({ condition }) => plan(environment, parse(condition)))
        for (const facts of factSets) {
          const { truths, itemCount } = set.evaluate(facts)
          rules.forEach(({ scope, condition }, rule) => {
            const goods = facts['goods']
            const items = scope === 'goodsItem' && Array.isArray(goods) ? goods : [undefined]
            items.forEach((item, i) => {
              const planned = plans[rule]
              assert.ok(planned !== undefined)
              const isOfItem = scope === 'goodsItem'
              if (isOfItem && item === undefined) return
              const due = oracleTruth(planned, facts, item)
              const trace = set.explain(rule, facts, isOfItem ? i : undefined)
              const got = truthOf(isOfItem ? set.itemTruth(rule, i) : truths[rule])
              seen[got] += 1
              assert.equal(got, due, `code against oracle: ${condition}`)
              assert.equal(truthOfTrace(trace), due, `tracer against oracle: ${condition}`)
              if (got === 'unknown' && trace.outcome.kind === 'unknown') {
                const { missing, errors } = trace.outcome
                assert.ok(missing.length + errors.length > 0, `no reason: ${condition}`)
              }
            })
          })
          assert.equal(itemCount, Array.isArray(facts['goods']) ? facts['goods'].length : 0)
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  )
  for (const truth of ['yes', 'no', 'unknown'] as const) {
    assert.ok(seen[truth] > 500, `${truth} came ${seen[truth]} times`)
  }
})

/** The facts with some of them forgotten, at every level. */
function forget(facts: Facts, isForgotten: () => boolean): Facts {
  const kept: Record<string, FactValue | undefined> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || isForgotten()) continue
    if (Array.isArray(value)) {
      kept[name] = value.map((part) =>
        typeof part === 'object' ? (forget(part as Facts, isForgotten) as FactValue) : part,
      )
    } else kept[name] = typeof value === 'object' ? forget(value as Facts, isForgotten) : value
  }
  return kept
}

test(`learning a fact never turns a known truth round: ${RUNS * CONDITIONS} conditions, seed ${SEED}`, () => {
  let learned = 0
  fc.assert(
    fc.property(
      rulesArbitrary,
      factsArbitrary,
      fc.infiniteStream(fc.nat(9)),
      (rules, facts, coin) => {
        const compiled = compileRules({ rules, catalogue: CATALOGUE })
        assert.ok(compiled.ok)
        const less = forget(facts, () => coin.next().value < 3)
        const before = [...compiled.value.evaluate(less).truths]
        const after = compiled.value.evaluate(facts).truths
        before.forEach((truth, rule) => {
          if (truth === 2 && after[rule] !== 2) learned += 1
          if (truth !== 2) assert.equal(after[rule], truth, rules[rule]?.condition)
        })
      },
    ),
    { seed: SEED, numRuns: RUNS },
  )
  assert.ok(learned > 100, `${learned} unknowns became known`)
})
