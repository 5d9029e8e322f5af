/** The parcel for officers: where it is, what filers disagree on, each element with who stated it. */
import type { Conflict, Consignment, Provenance } from '../../domain/consignment.ts'
import { below } from '../../lib/json-pointer.ts'
import { clockTime } from './first-page.ts'
import { type Html, html, NOTHING } from './html.ts'
import { placeWords } from './place-words.ts'

/** Elements of one group shown before the rest is told as a count. */
const ELEMENTS_MAX = 400
const EVENTS_MAX = 100

/** The parts of the page about the parcel itself. */
export function parcelParts(consignment: Consignment): Html {
  return html`
<h2>Where it is</h2>
${whereabouts(consignment)}
${conflicts(consignment.conflicts)}
<h2>The parcel, and who stated what</h2>
${consignment.isCancelled ? html`<p><strong>Every filing about it was cancelled.</strong></p>` : NOTHING}
${consignment.isWithoutFiling ? html`<p><strong>No filing came: it is known from events only.</strong></p>` : NOTHING}
${filingsTable(consignment)}
${elements(consignment)}
${events(consignment)}`
}

function whereabouts({ whereabouts: at }: Consignment): Html {
  const { place, departedAt, arrivedAt, receptacle, canBeStopped, isDelivered, last } = at
  const fact = (term: string, value: string | undefined) =>
    value === undefined ? NOTHING : html`<div><dt>${term}</dt><dd>${value}</dd></div>`
  const moment = (value: string | undefined) => (value === undefined ? undefined : clockTime(value))
  return html`<dl class="facts">
${fact('Can it be stopped', canBeStopped ? 'yes' : 'no longer')}
${fact('Last event', last === undefined ? 'none yet' : `${last.event}, ${clockTime(last.at)}`)}
${fact('Place', place)}${fact('In', receptacle)}
${fact('Departed', moment(departedAt))}${fact('Arrived', moment(arrivedAt))}
${fact('Delivered', isDelivered ? 'yes' : undefined)}</dl>`
}

function conflicts(list: readonly Conflict[]): Html {
  if (list.length === 0) return NOTHING
  const rows = list.map(
    ({ element, sides }) =>
      html`<tr><td>${element}</td><td>${sides.map(
        ({ value, filer, role, source }) =>
          html`<div>${value} <span class="soft">· ${filer} (${role}), ${source}</span></div>`,
      )}</td></tr>`,
  )
  return html`<h2>What filers state differently</h2>
<div class="wide"><table><thead><tr><th>Element</th><th>Side by side</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function filingsTable({ filings }: Consignment): Html {
  if (filings.length === 0) return NOTHING
  const rows = filings.map(
    ({ filing }) =>
      html`<tr><td>${filing.filer}</td><td>${filing.filerRole}</td><td>${filing.authority}</td>
<td class="keep">${filing.reference}</td><td class="number">${filing.version}</td><td>${filing.function}</td><td class="keep">${clockTime(filing.lodgedAt)}</td></tr>`,
  )
  return html`<div class="wide"><table><thead><tr><th>Filer</th><th>Role</th><th>Under</th><th>Reference</th>
<th class="number">Version</th><th>Function</th><th>Lodged</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

type Leaf = { readonly pointer: string; readonly value: string }

function elements(consignment: Consignment): Html {
  const { statement, provenance, filings } = consignment
  const leaves = [...leavesOf(statement, '/consignment')]
  const rows = leaves.slice(0, ELEMENTS_MAX).map(({ pointer, value }) => {
    const source = filings[placeOf(pointer, provenance)]?.filing.filer
    return html`<tr><td title="${pointer}">${placeWords(pointer)}</td>
<td>${value}</td><td class="soft">${source}</td></tr>`
  })
  if (rows.length === 0) return NOTHING
  const more =
    leaves.length > ELEMENTS_MAX
      ? html`<p>and ${leaves.length - ELEMENTS_MAX} more; the JSON has all.</p>`
      : NOTHING
  return html`<details open><summary>${leaves.length} elements</summary><div>
<table><thead><tr><th>Element</th><th>Value</th><th>From</th></tr></thead><tbody>${rows}</tbody></table>${more}</div></details>`
}

function* leavesOf(value: unknown, pointer: string): Generator<Leaf> {
  if (value === undefined || value === null) return
  if (isAmount(value)) yield { pointer, value: `${value.amount} ${value.currency}` }
  else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, below(pointer, name))
  } else if (typeof value === 'string') yield { pointer, value }
  else if (typeof value === 'number' || typeof value === 'boolean') {
    yield { pointer, value: String(value) }
  }
}

function isAmount(value: unknown): value is { readonly amount: string; readonly currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}

/** The place of the filing that gives an element: its own entry, or its nearest ancestor's. */
function placeOf(pointer: string, provenance: Provenance): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = provenance[at]
    if (place !== undefined) return place
    if (at.length === 0) return 0
  }
}

function events({ events: all }: Consignment): Html {
  if (all.length === 0) return NOTHING
  const told = all.toSorted((one, other) => (one.event.at < other.event.at ? -1 : 1))
  const rows = told.slice(-EVENTS_MAX).map(
    ({ event }) =>
      html`<tr><td class="keep">${clockTime(event.at)}</td><td>${event.event}</td><td>${event.place}</td>
<td>${event.subject.scheme} ${event.subject.value}</td><td class="soft">${event.filer}</td></tr>`,
  )
  return html`<details><summary>${all.length} events</summary><div>
<table><thead><tr><th>When</th><th>What</th><th>Where</th><th>To what</th><th>Told by</th></tr></thead><tbody>${rows}</tbody></table></div></details>`
}
