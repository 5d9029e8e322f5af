/**
 * Judges a weight against the quantity, the value and what like goods weigh. Without enough
 * history, or without the weight, nothing is said: unknown, never fine.
 */
import type { ValueSketch } from '../../domain/value-sketch.ts'
import { HISTORY_MIN, percent, type ValueJudgement, type ValueSignal } from './judge-value.ts'
import { quantile } from './sketch-amounts.ts'

/** A line of goods and the parcel it lies in. */
export type WeighedLine = {
  readonly netWeightGrams?: number | undefined
  /** Of the whole parcel; stands in for the net weight where the parcel has one line. */
  readonly grossWeightGrams?: number | undefined
  readonly lineCount: number
  readonly quantity?: number | undefined
  /** The total of the line in minor units of the currency of the histories. */
  readonly valueMinor?: number | undefined
}

/** What was learned of like goods. */
export type WeightHistory = {
  /** Of what, in words: "heading 8517". */
  readonly of: string
  readonly unitGrams: ValueSketch
  /** Value of a kilogram, in minor units. */
  readonly minorPerKilogram: ValueSketch
}

/** Beyond this factor of what nearly all like goods lie within, a weight is an outlier. */
const FACTOR = 4
/** Nearly all: from this share to the rest. */
const TAIL = 0.01
/** Wrapping may make a parcel look this much heavier than its goods. */
const GROSS_FACTOR = 3

/** Judges the weight of a line. */
export function judgeWeight(
  line: WeighedLine,
  histories: readonly WeightHistory[],
): ValueJudgement {
  const over = netOverGross(line)
  const net = line.netWeightGrams
  const isNet = net !== undefined && net > 0
  const grams = isNet ? net : line.lineCount === 1 ? line.grossWeightGrams : undefined
  if (grams === undefined || !(grams > 0)) {
    return { signals: over, unknown: ['No weight of the line is known.'] }
  }
  const slack = isNet ? FACTOR : FACTOR * GROSS_FACTOR
  const byUnit = unitWeight(grams, { line, histories, slack })
  const byValue = valueOfWeight(grams, { line, histories, slack })
  return {
    signals: [...over, ...byUnit.signals, ...byValue.signals],
    unknown: [...byUnit.unknown, ...byValue.unknown],
  }
}

function netOverGross({ netWeightGrams: net, grossWeightGrams: gross }: WeighedLine) {
  if (net === undefined || gross === undefined || !(gross > 0) || net <= gross) return []
  const text = `The goods weigh ${net} g without wrapping, the whole parcel only ${gross} g.`
  const strength = 1 - gross / net
  const signal: ValueSignal = { topic: 'weight-value', rule: 'net-over-gross', strength, text }
  return [signal]
}

type Compared = {
  readonly line: WeighedLine
  readonly histories: readonly WeightHistory[]
  readonly slack: number
}

function unitWeight(grams: number, { line, histories, slack }: Compared): ValueJudgement {
  const { quantity } = line
  if (quantity === undefined || !(quantity > 0)) {
    return { signals: [], unknown: ['No quantity is declared, so there is no weight of one unit.'] }
  }
  const unit = grams / quantity
  const history = histories.find(({ unitGrams }) => unitGrams.count >= HISTORY_MIN)
  const bounds = history === undefined ? undefined : boundsOf(history.unitGrams)
  if (history === undefined || bounds === undefined) {
    return { signals: [], unknown: ['Too few like goods are known to compare the weight with.'] }
  }
  // Wrapping makes a parcel heavier, never lighter: the slack for it is for the upper bound alone.
  const [least, most] = [bounds.low / FACTOR, bounds.high * slack]
  if (unit >= least && unit <= most) return { signals: [], unknown: [] }
  const isLight = unit < least
  const text =
    `One unit weighs ${percent(unit / bounds.median)} of the median of ${history.of} ` +
    `(${history.unitGrams.count} lines).`
  const strength = isLight ? 1 - unit / least : 1 - most / unit
  const rule = isLight ? 'light' : 'heavy'
  return { signals: [{ topic: 'weight-value', rule, strength, text }], unknown: [] }
}

function valueOfWeight(grams: number, { line, histories, slack }: Compared): ValueJudgement {
  const { valueMinor } = line
  if (valueMinor === undefined || !(valueMinor > 0)) {
    return { signals: [], unknown: ['No value is declared to hold against the weight.'] }
  }
  const perKilogram = (valueMinor * 1_000) / grams
  const history = histories.find(({ minorPerKilogram }) => minorPerKilogram.count >= HISTORY_MIN)
  const bounds = history === undefined ? undefined : boundsOf(history.minorPerKilogram)
  if (history === undefined || bounds === undefined) {
    return {
      signals: [],
      unknown: ['Too few like goods are known to compare their value by weight.'],
    }
  }
  const least = bounds.low / slack
  if (perKilogram >= least) return { signals: [], unknown: [] }
  const text =
    `A kilogram is declared at ${percent(perKilogram / bounds.median)} of the median of ` +
    `${history.of} (${history.minorPerKilogram.count} lines).`
  const strength = 1 - perKilogram / least
  return {
    signals: [{ topic: 'weight-value', rule: 'value-for-weight', strength, text }],
    unknown: [],
  }
}

function boundsOf(sketch: ValueSketch) {
  const low = quantile(sketch, TAIL)
  const median = quantile(sketch, 0.5)
  const high = quantile(sketch, 1 - TAIL)
  if (low === undefined || median === undefined || high === undefined) return undefined
  return { low, median, high }
}
