/**
 * Dates as publishers of lists write them → `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A day that no
 * calendar has is undefined: unknown, never a guess.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Which number comes first where a date is written with slashes: the month in the US, else the day. */
export type SlashOrder = 'month-first' | 'day-first'

/** Years outside these are typing errors, whoever is listed. */
const YEAR_MIN = 1850
const YEAR_MAX = 2200

/** The day that is written, `YYYY-MM-DD`; undefined where less, or no day of the calendar, is said. */
export function dayIn(text: string, order: SlashOrder): string | undefined {
  const date = dateIn(text, order)
  return date?.length === 10 ? date : undefined
}

/**
 * The year, month or day that is written, as precise as it is: `25 Jan 1973`, `Jun 1960`, `circa
 * 1961`, `1973-01-25`, `dd/mm/1960`, `23-Sep-2026`, `01/31/2024`.
 */
export function dateIn(text: string, order: SlashOrder): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:circa|approximately|about|c\.)\s*/iu, '')
    .replace(/\.$/u, '')
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/u.exec(bare)
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3])
  const worded = /^(?:(\d{1,2})[\s-])?([a-z]{3,9})\.?[\s-](\d{4})$/iu.exec(bare)
  if (worded !== null) {
    const month = MONTHS.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1
    return month === 0 ? undefined : dateOf(worded[3], String(month), worded[1])
  }
  const slashed = /^(\d{1,2}|[dm]{2})[/.](\d{1,2}|[dm]{2})[/.](\d{4})$/iu.exec(bare)
  if (slashed === null) return undefined
  const [, one, two, year] = slashed
  const [month, day] = order === 'month-first' ? [one, two] : [two, one]
  return dateOf(year, numberIn(month), numberIn(day))
}

/** The years between two, both among them, where they are so few that each is worth a look. */
export function yearsIn(text: string): readonly string[] {
  const span = /(\d{4})\s*(?:to|-|and|or)\s*(?:circa\s*)?(\d{4})/iu.exec(text)
  if (span === null) return []
  const [from, to] = [Number(span[1]), Number(span[2])]
  if (to < from || to - from > SPAN_YEARS_MAX) return []
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at)).filter(isYear)
}

const SPAN_YEARS_MAX = 15

/** The day after `day`; both `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** A number, or undefined for the `dd` and `mm` that stand for what is not known. */
function numberIn(text: string | undefined): string | undefined {
  return text === undefined || /^(?:[dm]{2}|0+)$/iu.test(text) ? undefined : text
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (year === undefined || !isYear(year)) return undefined
  if (month === undefined) return year
  const [monthNumber, dayNumber] = [Number(month), Number(day ?? 1)]
  const date = new Date(Date.UTC(Number(year), monthNumber - 1, dayNumber))
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== dayNumber) return undefined
  return date.toISOString().slice(0, day === undefined ? 7 : 10)
}

function isYear(year: string): boolean {
  return Number(year) >= YEAR_MIN && Number(year) <= YEAR_MAX
}
