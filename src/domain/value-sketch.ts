/**
 * A sketch of a distribution of positive amounts: counts in buckets whose bounds grow by a fixed
 * factor (DDSketch; Masson, Rim and Lee 2019). Plain to keep, and the sum of two is one of both.
 */

/** Counts by bucket. The bucket `k` holds amounts over SKETCH_GAMMA^(k-1), up to SKETCH_GAMMA^k. */
export type ValueSketch = {
  readonly count: number
  /** Pairs of bucket and count, in the order of buckets. */
  readonly buckets: readonly (readonly [bucket: number, count: number])[]
}

/** The growth of a bucket: any quantile is off by at most 5 % of itself. */
export const SKETCH_GAMMA = 1.05 / 0.95

/** A sketch of nothing. */
export const EMPTY_SKETCH: ValueSketch = { count: 0, buckets: [] }
