/**
 * Shipments → the tables as they are published: by mode, product and economy, one table a fiscal
 * year. Counting rules and their sources: docs/using/statistics.md.
 */
import type { SeizureLine } from '../domain/seizure-record.ts'
import type { SeizedShipment } from './distinct-shipments.ts'
import { fiscalYearOf } from './fiscal-year.ts'

/** What a table is broken down by. */
export const BREAKDOWNS = ['mode', 'product', 'economy'] as const

/** One of them. */
export type Breakdown = (typeof BREAKDOWNS)[number]

/** What a count counts. Quantities of goods are a third measure, given beside it. */
export type CountUnit = 'shipments' | 'lines'

/** A row of a table. Amounts are sums of what is known, in the smallest unit of the currency. */
export type SeizureRow = {
  readonly value: string
  readonly count: number
  /** Share of the table's total count, in percent with one decimal. */
  readonly percent: number
  readonly msrpMinor: number
  readonly domesticValueMinor: number
  /** Lines whose MSRP nobody stated: the sum does not have them. */
  readonly linesWithoutMsrp: number
}

/** A table: its rows, largest first, and their total. */
export type SeizureTable = {
  readonly fiscalYear: number
  readonly by: Breakdown
  readonly unit: CountUnit
  readonly rows: readonly SeizureRow[]
  readonly total: SeizureRow
  /** Against the year before, in percent with one decimal; undefined where that is not there or counts otherwise. */
  readonly change: number | undefined
  /** What a reader must know before comparing. */
  readonly notes: readonly string[]
}

/** From this year on the published tables of products count lines, before it shipments. */
const LINES_SINCE = 2021
const UNKNOWN = 'unknown'

/** Which years and tables are wanted; without a year, all there are. */
export type Wanted = {
  readonly fiscalYear?: number | undefined
  readonly by: readonly Breakdown[]
  /** Count products so in every year, in place of the unit of the published table. */
  readonly unit?: CountUnit | undefined
}

/** The tables, by year and then as `by` names them. A year that is asked for and empty has tables too. */
export function countSeizures(
  shipments: readonly SeizedShipment[],
  wanted: Wanted,
): readonly SeizureTable[] {
  const byYear = Map.groupBy(shipments, ({ day }) => fiscalYearOf(day))
  const years = wanted.fiscalYear === undefined ? [...byYear.keys()] : [wanted.fiscalYear]
  return years
    .toSorted((one, other) => one - other)
    .flatMap((fiscalYear) =>
      wanted.by.map((by) => {
        const unit = unitOf(by, fiscalYear, wanted)
        const table = tableOf(byYear.get(fiscalYear) ?? [], by, unit)
        const before = byYear.get(fiscalYear - 1)
        const isComparable = before !== undefined && unitOf(by, fiscalYear - 1, wanted) === unit
        const change = isComparable ? changeOf(totalOf(before, unit), table.total.count) : undefined
        return { fiscalYear, by, unit, ...table, change, notes: notesOf(by, unit, fiscalYear) }
      }),
    )
}

function unitOf(by: Breakdown, fiscalYear: number, { unit }: Wanted): CountUnit {
  if (by !== 'product') return 'shipments'
  return unit ?? (fiscalYear >= LINES_SINCE ? 'lines' : 'shipments')
}

function totalOf(shipments: readonly SeizedShipment[], unit: CountUnit): number {
  if (unit === 'shipments') return shipments.length
  return shipments.reduce((sum, { lines }) => sum + lines.length, 0)
}

/** Percent with one decimal; a year that begins at nothing has no change. */
function changeOf(before: number, now: number): number | undefined {
  return before === 0 ? undefined : rounded(((now - before) / before) * 100)
}

function notesOf(by: Breakdown, unit: CountUnit, fiscalYear: number): readonly string[] {
  if (by !== 'product') return []
  const counted =
    unit === 'lines'
      ? 'Counts lines: one for each product and brand in a shipment.'
      : 'Counts each shipment once, under the product with the highest MSRP in it.'
  const isBroken = unit === 'lines' && fiscalYear === LINES_SINCE
  return isBroken
    ? [counted, 'The series breaks here: tables of earlier years count shipments.']
    : [counted]
}

/** A part of a shipment that goes into one row. */
type Part = {
  readonly value: string
  readonly lines: readonly SeizureLine[]
  readonly count: number
}

function tableOf(shipments: readonly SeizedShipment[], by: Breakdown, unit: CountUnit) {
  const parts = shipments.flatMap((shipment) => partsOf(shipment, by, unit))
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  // Case does not tell two values apart; the first spelling is shown.
  const rows = [...Map.groupBy(parts, ({ value }) => value.toLowerCase()).values()]
    .map((own) => rowOf(own[0]?.value ?? UNKNOWN, own, count))
    .toSorted(largestFirst)
  return { rows, total: rowOf('total', parts, count) }
}

function partsOf(shipment: SeizedShipment, by: Breakdown, unit: CountUnit): readonly Part[] {
  const { mode, originEconomy, lines } = shipment
  if (by === 'mode') return [{ value: mode ?? UNKNOWN, lines, count: 1 }]
  if (by === 'economy') return [{ value: originEconomy ?? UNKNOWN, lines, count: 1 }]
  const byProduct = [...Map.groupBy(lines, productOf).values()].map((own) => ({
    value: own[0]?.product ?? UNKNOWN,
    lines: own,
    count: unit === 'lines' ? own.length : 0,
  }))
  if (unit === 'lines') return byProduct
  if (byProduct.length === 0) return [{ value: UNKNOWN, lines, count: 1 }]
  const main = byProduct.reduce((most, part) => (msrpOf(part) > msrpOf(most) ? part : most))
  return byProduct.map((part) => ({ ...part, count: part === main ? 1 : 0 }))
}

function productOf({ product }: SeizureLine): string {
  return product?.toLowerCase() ?? UNKNOWN
}

function msrpOf({ lines }: Part): number {
  return lines.reduce((sum, { msrpMinor = 0 }) => sum + msrpMinor, 0)
}

function rowOf(value: string, parts: readonly Part[], whole: number): SeizureRow {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const lines = parts.flatMap((part) => part.lines)
  return {
    value,
    count,
    percent: whole === 0 ? 0 : rounded((count / whole) * 100),
    msrpMinor: lines.reduce((sum, { msrpMinor = 0 }) => sum + msrpMinor, 0),
    domesticValueMinor: lines.reduce((sum, line) => sum + (line.domesticValueMinor ?? 0), 0),
    linesWithoutMsrp: lines.filter(({ msrpMinor }) => msrpMinor === undefined).length,
  }
}

function largestFirst(one: SeizureRow, other: SeizureRow): number {
  if (one.count !== other.count) return other.count - one.count
  return one.value < other.value ? -1 : 1
}

/** One decimal, halves away from nothing. */
function rounded(percent: number): number {
  return (Math.sign(percent) * Math.round(Math.abs(percent) * 10)) / 10
}
