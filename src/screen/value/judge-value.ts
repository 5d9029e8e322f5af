/**
 * Judges a declared value against what like goods were declared at and against the price the buyer
 * saw. Without enough history, or without the value, nothing is said: unknown, never fine.
 */
import type { ValueSketch } from '../../domain/value-sketch.ts'
import { quantile } from './sketch-amounts.ts'

/** What a judgement finds. */
export type ValueSignal = {
  readonly topic: 'undervalued' | 'weight-value'
  readonly rule:
    | 'below-history'
    | 'below-listed-price'
    | 'value-for-weight'
    | 'light'
    | 'heavy'
    | 'net-over-gross'
  /** How far beyond its bound, as a share of it: 0 at the bound, towards 1 far beyond. */
  readonly strength: number
  readonly text: string
}

/** `unknown` says why nothing can be said; no signal and no unknown: nothing is wrong with it. */
export type ValueJudgement = {
  readonly signals: readonly ValueSignal[]
  readonly unknown: readonly string[]
}

/** A line of goods. Amounts of money are in minor units of one currency, that of the histories. */
export type ValuedLine = {
  /** The total of the line. */
  readonly valueMinor?: number | undefined
  readonly quantity?: number | undefined
  /** Price of one unit as offered to the buyer. */
  readonly listedPriceMinor?: number | undefined
}

/** What was learned of like goods: the narrowest history with enough in it comes first. */
export type ValueHistory = {
  /** Of what, in words: "heading 6109 from CN". */
  readonly of: string
  readonly unitValuesMinor: ValueSketch
}

/** Lines a history must hold before it is held against anybody. */
export const HISTORY_MIN = 200
/** Below this share of the lower quartile, on a distribution this wide, a value is an outlier. */
const FENCE = 1.5
/** However narrow the distribution, half of its median is no outlier. */
const MEDIAN_SHARE_MAX = 0.5
/** Discounts, vouchers and taxes between the offer and the declaration explain this much. */
const LISTED_SHARE_MIN = 0.6

/** Judges the value of a line. */
export function judgeValue(line: ValuedLine, histories: readonly ValueHistory[]): ValueJudgement {
  const { valueMinor, quantity, listedPriceMinor } = line
  if (valueMinor === undefined || !(valueMinor > 0)) {
    return { signals: [], unknown: ['No value is declared.'] }
  }
  if (quantity === undefined || !(quantity > 0)) {
    return { signals: [], unknown: ['No quantity is declared, so there is no value of one unit.'] }
  }
  const unit = valueMinor / quantity
  const learned = belowHistory(unit, histories)
  const listed = belowListed(unit, listedPriceMinor)
  return {
    signals: [...learned.signals, ...listed.signals],
    unknown: [...learned.unknown, ...listed.unknown],
  }
}

/** Tukey's lower fence on logarithms: prices differ by factors, not by amounts. */
function belowHistory(unit: number, histories: readonly ValueHistory[]): ValueJudgement {
  const history = histories.find(({ unitValuesMinor }) => unitValuesMinor.count >= HISTORY_MIN)
  const sketch = history?.unitValuesMinor
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) =>
    sketch === undefined ? undefined : quantile(sketch, share),
  )
  if (history === undefined || low === undefined || median === undefined || high === undefined) {
    return { signals: [], unknown: ['Too few like goods are known to compare the value with.'] }
  }
  const fence = Math.min(low * (low / high) ** FENCE, median * MEDIAN_SHARE_MAX)
  if (unit >= fence) return { signals: [], unknown: [] }
  const text =
    `One unit is declared at ${percent(unit / median)} of the median of ${history.of} ` +
    `(${history.unitValuesMinor.count} lines); below ${percent(fence / median)} is out of the ordinary.`
  const strength = 1 - unit / fence
  return {
    signals: [{ topic: 'undervalued', rule: 'below-history', strength, text }],
    unknown: [],
  }
}

function belowListed(unit: number, listed: number | undefined): ValueJudgement {
  if (listed === undefined || !(listed > 0)) {
    return { signals: [], unknown: ['No listed price is known.'] }
  }
  const share = unit / listed
  if (share >= LISTED_SHARE_MIN) return { signals: [], unknown: [] }
  const text = `One unit is declared at ${percent(share)} of the price it was offered at.`
  const strength = 1 - share / LISTED_SHARE_MIN
  return {
    signals: [{ topic: 'undervalued', rule: 'below-listed-price', strength, text }],
    unknown: [],
  }
}

/** A share in words; below one in a hundred it says so instead of rounding to nothing. */
export function percent(share: number): string {
  return share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`
}
