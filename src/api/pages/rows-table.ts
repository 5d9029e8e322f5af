/**
 * A table that becomes a list on a phone: there each cell stands on a line of its own, led by the
 * name of its column, so that nothing has to be scrolled sideways.
 */
import { type Html, type HtmlPart, html, NOTHING } from './html.ts'

/** A column of a table. */
export type Column = {
  readonly title: string
  /** Its cells' classes: `number`, `keep` (one line), `grow`, `beside` (on a phone), `soft`. */
  readonly as?: string
  /** Leads its cells on a phone; its title, when left out, and nothing when empty. */
  readonly lead?: string
}

/** One row: a cell a column. */
export type Row = readonly HtmlPart[]

/** The table. Columns without any title have no head. */
export function rowsTable(columns: readonly Column[], rows: readonly Row[]): Html {
  const isBare = columns.every(({ title }) => title.length === 0)
  const head = html`<thead><tr>${columns.map(headCell)}</tr></thead>`
  const body = rows.map(
    (row) => html`<tr>${columns.map((column, at) => cell(column, row[at]))}</tr>`,
  )
  return html`<div class="wide"><table class="rows">${isBare ? NOTHING : head}
<tbody>${body}</tbody></table></div>`
}

function headCell({ title, as = '' }: Column): Html {
  return html`<th class="${as}">${title}</th>`
}

function cell({ title, as = '', lead = title }: Column, content: HtmlPart): Html {
  const led = lead.length === 0 ? undefined : html` data-is="${lead.toLowerCase()}"`
  return html`<td class="${as}"${led}>${content}</td>`
}
