/** A column that holds a day: one that is none is told, and costs the row nothing but this day. */
import { dayIn, type SlashOrder } from '../listed-dates.ts'
import type { PartySink } from '../party-reader.ts'
import type { TableRow } from '../sheet/read-table.ts'

/** The day in `column`, `YYYY-MM-DD`; undefined where there is none. */
export function dayOf(
  row: TableRow,
  column: string,
  reading: { readonly sink: PartySink; readonly order: SlashOrder },
): string | undefined {
  const written = row.value(column)
  if (written === undefined) return undefined
  const day = dayIn(written, reading.order)
  if (day === undefined) {
    reading.sink.note(row.line, { rule: 'date', text: `${column} is no day: ${written}` })
  }
  return day
}
