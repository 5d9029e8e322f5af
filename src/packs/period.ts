/** Periods of days as packs write them: `from` is in, `to` is out, null is open. */

/** A period; days are YYYY-MM-DD and compare as text. */
export type Period = { readonly from: string | null; readonly to: string | null }

/** Whether the period has the day. */
export function hasDay(period: Period, day: string): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || day < period.to)
}

/** Whether two periods have a day in common. */
export function overlap(one: Period, other: Period): boolean {
  const startsInTime = one.to === null || other.from === null || other.from < one.to
  const endsLate = other.to === null || one.from === null || one.from < other.to
  return startsInTime && endsLate
}

/** A period in words. */
export function periodText({ from, to }: Period): string {
  return `${from ?? 'the beginning'} to ${to ?? 'further notice'}`
}
