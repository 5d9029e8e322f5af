import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EMPTY_SKETCH } from '../../domain/value-sketch.ts'
import { HISTORY_MIN, judgeValue, type ValueHistory } from './judge-value.ts'
import { judgeWeight, type WeightHistory } from './judge-weight.ts'
import { mergeSketches, quantile, sketchAmounts } from './sketch-amounts.ts'

/** Amounts spread evenly by factors from `low` to `high`. */
function spread(low: number, high: number, count = HISTORY_MIN): readonly number[] {
  return Array.from({ length: count }, (_, at) => low * (high / low) ** (at / (count - 1)))
}

function shirts(count = HISTORY_MIN): ValueHistory {
  return {
    of: 'heading 6109 from CN',
    unitValuesMinor: sketchAmounts(EMPTY_SKETCH, spread(400, 2_500, count)),
  }
}

const PHONES: WeightHistory = {
  of: 'heading 8517',
  unitGrams: sketchAmounts(EMPTY_SKETCH, spread(120, 600)),
  minorPerKilogram: sketchAmounts(EMPTY_SKETCH, spread(20_000, 400_000)),
}

function rules({ signals }: ReturnType<typeof judgeValue>): readonly string[] {
  return signals.map(({ rule }) => rule)
}

const amounts = fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
})

test('a quantile is off by at most 5 % of itself', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const exact = values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0
      const got = quantile(sketchAmounts(EMPTY_SKETCH, values), share) ?? 0
      assert.ok(Math.abs(got - exact) <= 0.0501 * exact, `${got} for ${exact}`)
    }),
  )
})

test('merging is the sketch of both, in any order, and nothing changes nothing', () => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const [a, b] = [sketchAmounts(EMPTY_SKETCH, one), sketchAmounts(EMPTY_SKETCH, other)]
      assert.deepEqual(mergeSketches(a, b), sketchAmounts(EMPTY_SKETCH, [...one, ...other]))
      assert.deepEqual(mergeSketches(a, b), mergeSketches(b, a))
      assert.deepEqual(mergeSketches(a, EMPTY_SKETCH), a)
      assert.deepEqual(JSON.parse(JSON.stringify(a)), a)
    }),
  )
})

test('what is no positive number is not sketched', () => {
  const odd = [0, -1, Number.NaN, Number.POSITIVE_INFINITY]
  assert.deepEqual(sketchAmounts(EMPTY_SKETCH, odd), EMPTY_SKETCH)
  assert.equal(quantile(EMPTY_SKETCH, 0.5), undefined)
  assert.ok((quantile(sketchAmounts(EMPTY_SKETCH, [Number.MAX_VALUE]), 0.5) ?? 0) > 0)
})

test('a value far below like goods is told, with the median it is held against', () => {
  const judged = judgeValue({ valueMinor: 1_000, quantity: 20 }, [shirts()])
  assert.deepEqual(rules(judged), ['below-history'])
  assert.match(
    judged.signals[0]?.text ?? '',
    /5 % of the median of heading 6109 from CN \(200 lines\)/u,
  )
})

test('twins that pass: cheap but ordinary, and a listed price with a discount', () => {
  assert.deepEqual(rules(judgeValue({ valueMinor: 400, quantity: 1 }, [shirts()])), [])
  const line = { valueMinor: 700, quantity: 1, listedPriceMinor: 1_000 }
  assert.deepEqual(judgeValue(line, [shirts()]), { signals: [], unknown: [] })
})

test('too little history says unknown; the next wider history is taken', () => {
  const line = { valueMinor: 50, quantity: 1 }
  const few = judgeValue(line, [shirts(HISTORY_MIN - 1)])
  assert.deepEqual(few.signals, [])
  assert.equal(few.unknown.length, 2)
  assert.deepEqual(rules(judgeValue(line, [shirts(10), shirts()])), ['below-history'])
})

test('a value, a quantity or a price that is not stated is unknown', () => {
  assert.equal(judgeValue({ quantity: 1 }, [shirts()]).unknown.length, 1)
  assert.equal(judgeValue({ valueMinor: 0, quantity: 1 }, [shirts()]).unknown.length, 1)
  assert.equal(judgeValue({ valueMinor: 5 }, [shirts()]).unknown.length, 1)
  assert.equal(judgeValue({ valueMinor: 5, quantity: 0 }, [shirts()]).unknown.length, 1)
})

test('declared far below the price the buyer saw', () => {
  const judged = judgeValue({ valueMinor: 1_000, quantity: 2, listedPriceMinor: 4_990 }, [])
  assert.deepEqual(rules(judged), ['below-listed-price'])
  assert.match(judged.signals[0]?.text ?? '', /10 % of the price/u)
})

test('weights that cannot be, and twins that can', () => {
  const one = { lineCount: 1, quantity: 1 }
  const ask = (line: Parameters<typeof judgeWeight>[0]) => rules(judgeWeight(line, [PHONES]))
  assert.deepEqual(ask({ ...one, netWeightGrams: 180, valueMinor: 20_000 }), [])
  assert.deepEqual(ask({ ...one, netWeightGrams: 5, valueMinor: 20_000 }), ['light'])
  assert.deepEqual(ask({ ...one, netWeightGrams: 9_000, valueMinor: 900_000 }), ['heavy'])
  assert.deepEqual(ask({ ...one, netWeightGrams: 200, valueMinor: 100 }), ['value-for-weight'])
  // The wrapping of a parcel may be most of it.
  assert.deepEqual(ask({ ...one, grossWeightGrams: 3_000, valueMinor: 20_000 }), [])
  const both = { ...one, netWeightGrams: 400, grossWeightGrams: 300, valueMinor: 30_000 }
  assert.deepEqual(ask(both), ['net-over-gross'])
})

test('the gross weight of several lines says nothing of one', () => {
  const judged = judgeWeight({ lineCount: 2, quantity: 1, grossWeightGrams: 1 }, [PHONES])
  assert.deepEqual(judged.signals, [])
  assert.equal(judged.unknown.length, 1)
})

test('a lower value never looks better', () => {
  const values = fc.integer({ min: 1, max: 100_000 })
  fc.assert(
    fc.property(values, values, (a, b) => {
      const strengthOf = (valueMinor: number) =>
        judgeValue({ valueMinor, quantity: 3, listedPriceMinor: 2_000 }, [shirts()]).signals.reduce(
          (sum, { strength }) => sum + strength,
          0,
        )
      assert.ok(strengthOf(Math.min(a, b)) >= strengthOf(Math.max(a, b)))
    }),
  )
})
