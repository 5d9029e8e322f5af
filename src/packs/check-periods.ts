/**
 * Checks dated rows: days exist, periods run forward, and rows of one id never hold on one day.
 * One id may have several rows: the dated versions of one thing.
 */
import type { Pack } from '../domain/pack.ts'
import { isDay } from '../lib/rfc3339.ts'
import type { PackIssue } from './pack-problem.ts'
import { overlap, type Period, periodText } from './period.ts'

type Row = { readonly path: string; readonly key: string; readonly period: Period }

/** Issues with the periods of dated rows. */
export function checkPeriods(pack: Pack): readonly PackIssue[] {
  const tables: readonly (readonly Row[])[] = [
    rowsOf('/regimes', pack.regimes, ({ id }) => id),
    rowsOf('/pathways', pack.pathways, ({ id }) => id),
    rowsOf('/lawFacts', pack.lawFacts, ({ id }) => id),
    rowsOf('/rules', pack.rules, ({ id }) => id),
    rowsOf('/consequences', pack.consequences, ({ id }) => id),
    rowsOf('/rates', pack.rates, ({ currency }) => currency),
  ]
  return tables.flatMap((rows) => [...rows.flatMap(issuesOf), ...overlaps(rows)])
}

function rowsOf<T extends Period>(
  path: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly Row[] {
  return rows.map((row, at) => ({ path: `${path}/${at}`, key: keyOf(row), period: row }))
}

function issuesOf({ path, period }: Row): readonly PackIssue[] {
  const issues: PackIssue[] = []
  for (const end of ['from', 'to'] as const) {
    const day = period[end]
    if (day === null || isDay(day)) continue
    const mend = 'Write a day that exists.'
    issues.push({ path: `${path}/${end}`, rule: 'period', text: `${day} is no day.`, mend })
  }
  if (period.from !== null && period.to !== null && period.to <= period.from) {
    const text = `The period ends on ${period.to}, before it has a day from ${period.from}.`
    const mend = '`to` is the first day on which the row no longer holds.'
    issues.push({ path: `${path}/to`, rule: 'period', text, mend })
  }
  return issues
}

function overlaps(rows: readonly Row[]): readonly PackIssue[] {
  const earlier = new Map<string, Row[]>()
  const issues: PackIssue[] = []
  for (const row of rows) {
    const others = earlier.get(row.key) ?? []
    const clash = others.find((other) => overlap(other.period, row.period))
    if (clash !== undefined) {
      const text = `\`${row.key}\` has another row for days from ${periodText(clash.period)}.`
      const mend = 'Let one end on the day the other begins, or give it another id.'
      issues.push({ path: row.path, rule: 'period', text, mend })
    }
    earlier.set(row.key, [...others, row])
  }
  return issues
}
