/** The fiscal year by which the United States publishes: 1 October to 30 September, named by its end. */

/** Months of this number and later belong to the next year. */
const FIRST_MONTH = 10

/** The fiscal year of a day or instant as written: `2016-10-01` is in 2017. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= FIRST_MONTH ? year + 1 : year
}
