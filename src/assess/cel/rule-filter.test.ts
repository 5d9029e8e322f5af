/** The filter of rules: whatever it passes over or settles by bits has the truth that the tracer gives. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Facts } from '../../domain/fact.ts'
import { CATALOGUE, truthOfTrace } from './cel.fixture.ts'
import { compileRules, type RuleScope, truthOf } from './compile-rules.ts'
import { bandOf } from './rule-filter.ts'

const SEED = 90_210
const RUNS = 150
const RULES = 40

const NUMBERS = ['-2', '0', '1', '3', '4', '7', '100']
const WORDS = ['"CN"', '"HK"', '"US"', '""', '"x"']
const operator = fc.constantFrom('<', '<=', '>', '>=', '==', '!=')
const number = fc.constantFrom(...NUMBERS)
const words = fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 4 })

function numberTerm(fact: string, isDouble: boolean): fc.Arbitrary<string> {
  const literal = isDouble ? fc.oneof(number, fc.constantFrom('0.5', '3.5')) : number
  return fc.oneof(
    fc.tuple(operator, literal).map(([sign, value]) => `${fact} ${sign} ${value}`),
    fc.tuple(literal, operator).map(([value, sign]) => `${value} ${sign} ${fact}`),
    fc.tuple(literal, literal).map(([low, high]) => `(${fact} < ${low} || ${fact} > ${high})`),
    fc.array(number, { maxLength: 3 }).map((list) => `${fact} in [${list.join()}]`),
    literal.map((value) => `(isMissing(${fact}) || ${fact} == ${value})`),
  )
}

function textTerm(fact: string): fc.Arbitrary<string> {
  return fc.oneof(
    words.map((list) => `${fact} in [${list.join()}]`),
    words.map((list) => `!(${fact} in [${list.join()}])`),
    fc
      .tuple(fc.constantFrom('==', '!='), fc.constantFrom(...WORDS))
      .map((pair) => `${fact} ${pair.join(' ')}`),
    fc.constant(`!isMissing(${fact})`),
  )
}

function boolTerm(fact: string): fc.Arbitrary<string> {
  return fc.constantFrom(fact, `!${fact}`, `${fact} == false`, `isMissing(${fact})`)
}

/** Terms of one fact, which filter; and terms that do not. */
const parcelTerm = fc.oneof(
  numberTerm('count', false),
  numberTerm('weight', true),
  textTerm('consignor.country'),
  boolTerm('isGift'),
  fc.constantFrom(
    'note.startsWith("x")',
    'count > 3 - 1',
    'count < size(tags)',
    'false',
    '1 / count > 0',
  ),
)
const itemTerm = fc.oneof(
  numberTerm('item.quantity', true),
  numberTerm('item.valueMinor', false),
  textTerm('item.brand'),
  fc.constant('item.description.contains("x")'),
  parcelTerm,
)

const rule = fc
  .constantFrom<RuleScope>('consignment', 'goodsItem')
  .chain((scope) =>
    fc
      .array(scope === 'goodsItem' ? itemTerm : parcelTerm, { minLength: 1, maxLength: 4 })
      .map((terms) => ({ scope, condition: terms.join(' && ') })),
  )

const rules = fc
  .array(rule, { minLength: RULES, maxLength: RULES })
  .map((list) => list.map((one, i) => ({ ...one, id: `r${i}` })))

function maybe<T>(...values: readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.constantFrom(undefined, ...values)
}

const amount = maybe(-3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 99, 100, 101, 2 ** 53 - 1)
const text = maybe('CN', 'HK', 'US', '', 'x', 'xx', 'other')
const facts = fc.record({
  isGift: maybe(true, false),
  count: amount,
  weight: fc.oneof(amount, maybe(0.5, 3.25, 3.5)),
  note: text,
  tags: maybe(['a']),
  consignor: maybe({ country: 'CN' }, { country: 'x' }, {}),
  goods: fc.array(
    fc.record({ description: text, quantity: amount, valueMinor: amount, brand: text }),
    { maxLength: 4 },
  ),
}) as fc.Arbitrary<Facts>

test(`filtered rules give the tracer's truths: ${RUNS} sets of ${RULES} rules, seed ${SEED}`, () => {
  const seen = { yes: 0, no: 0, unknown: 0 }
  fc.assert(
    fc.property(rules, fc.array(facts, { minLength: 4, maxLength: 4 }), (list, factSets) => {
      const compiled = compileRules({ rules: list, catalogue: CATALOGUE })
      assert.ok(compiled.ok, JSON.stringify(compiled))
      const set = compiled.value
      for (const known of factSets) {
        const { truths, itemCount } = set.evaluate(known)
        list.forEach(({ scope, condition }, i) => {
          const items = scope === 'goodsItem' ? Array.from({ length: itemCount }, (_, j) => j) : []
          for (const item of items) {
            const due = truthOfTrace(set.explain(i, known, item))
            assert.equal(truthOf(set.itemTruth(i, item)), due, `${condition}, item ${item}`)
            seen[due] += 1
          }
          if (scope === 'goodsItem') return
          const due = truthOfTrace(set.explain(i, known))
          assert.equal(truthOf(truths[i]), due, condition)
          seen[due] += 1
        })
      }
    }),
    { seed: SEED, numRuns: RUNS },
  )
  for (const truth of ['yes', 'no', 'unknown'] as const) {
    assert.ok(seen[truth] > 2_000, `${truth} came ${seen[truth]} times`)
  }
})

test('more thresholds and words than are told apart change no truth', () => {
  const many = Array.from({ length: 1_500 }, (_, i) => ({
    id: `r${i}`,
    condition: `count > ${i * 2} && note == "w${i}"`,
  }))
  const compiled = compileRules({ rules: many, catalogue: CATALOGUE })
  assert.ok(compiled.ok)
  for (let at = 0; at < many.length; at += 7) {
    for (const count of [at * 2 - 1, at * 2, at * 2 + 1, 5_000]) {
      const { truths } = compiled.value.evaluate({ count, note: `w${at}` })
      assert.equal(truths.indexOf(1), count > at * 2 ? at : -1, `count ${count}, w${at}`)
    }
  }
  const { truths } = compiled.value.evaluate({ note: 'w7' })
  assert.deepEqual([truths[7], truths[8]], [2, 0])
})

test('a value stands in the band between its bounds', () => {
  const bounds = Float64Array.of(1, 5)
  const bands = [Number.NaN, 0, 1, 3, 5, 6].map((value) => bandOf(bounds, value))
  assert.deepEqual(bands, [-1, 0, 1, 2, 3, 4])
})
