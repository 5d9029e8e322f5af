/** Sketches amounts: puts them into a sketch, merges sketches, and reads quantiles. Pure. */
import { SKETCH_GAMMA, type ValueSketch } from '../../domain/value-sketch.ts'

const LOG_GAMMA = Math.log(SKETCH_GAMMA)
/** Amounts from a millionth to a million million fall into their own bucket, others into the last. */
const BUCKET_MAX = Math.ceil(Math.log(1e12) / LOG_GAMMA)
const BUCKET_MIN = Math.floor(Math.log(1e-6) / LOG_GAMMA)

/** The sketch with `amounts` put in. What is not a positive number is unknown, and left out. */
export function sketchAmounts(sketch: ValueSketch, amounts: Iterable<number>): ValueSketch {
  const counts = new Map<number, number>()
  for (const amount of amounts) {
    if (!(amount > 0) || !Number.isFinite(amount)) continue
    const bucket = bucketOf(amount)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  return mergeSketches(sketch, sketchOf(counts))
}

/** The sketch of what both sketch. */
export function mergeSketches(a: ValueSketch, b: ValueSketch): ValueSketch {
  if (a.count === 0) return b
  const counts = new Map(a.buckets)
  for (const [bucket, count] of b.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + count)
  return sketchOf(counts)
}

/** The amount below which a `share` of all lies, within 5 % of itself; undefined of nothing. */
export function quantile(sketch: ValueSketch, share: number): number | undefined {
  if (sketch.count === 0) return undefined
  const rank = Math.min(1, Math.max(0, share)) * (sketch.count - 1)
  let passed = 0
  for (const [bucket, count] of sketch.buckets) {
    passed += count
    if (passed > rank) return middleOf(bucket)
  }
  return undefined
}

function sketchOf(counts: ReadonlyMap<number, number>): ValueSketch {
  const buckets = [...counts].toSorted(([a], [b]) => a - b)
  return { count: buckets.reduce((sum, [, count]) => sum + count, 0), buckets }
}

function bucketOf(amount: number): number {
  return Math.min(BUCKET_MAX, Math.max(BUCKET_MIN, Math.ceil(Math.log(amount) / LOG_GAMMA)))
}

/** The amount that is at most 5 % from any in the bucket. */
function middleOf(bucket: number): number {
  return (2 * SKETCH_GAMMA ** bucket) / (SKETCH_GAMMA + 1)
}
