/**
 * Sequences carry their UTC day in the upper bits, so that a sequence alone names its day
 * partition. It is the day of the clock, or the last day given where the clock is behind it: the
 * order of acceptance never goes back, though a clock may.
 */

/**
 * Sequences a day has room for: 2^36; with day numbers to 131,000 (the year 2328) they stay below
 * 2^53.
 */
export const SEQUENCES_A_DAY = 2 ** 36

/** The smallest sequence of the UTC day of an instant (RFC 3339). */
export function dayBase(instant: string): number {
  return Math.floor(Date.parse(instant) / 86_400_000) * SEQUENCES_A_DAY
}

/** The UTC day of a sequence, YYYY-MM-DD. */
export function dayOfSequence(sequence: number): string {
  const day = Math.floor(sequence / SEQUENCES_A_DAY)
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
