/**
 * The parcel for officers: where it is, what filers disagree on, each element with who stated it.
 */
import type { Conflict, Consignment, Provenance } from '../../domain/consignment.ts'
import type { Authority } from '../../domain/pack.ts'
import { below } from '../../lib/json-pointer.ts'
import { type Html, html, NOTHING } from './html.ts'
import { momentWords } from './moment-words.ts'
import { placeWords } from './place-words.ts'
import { rowsTable } from './rows-table.ts'

/** Elements of one group shown before the rest is told as a count. */
const ELEMENTS_MAX = 400
const EVENTS_MAX = 100

/** The parts of the page about the parcel itself; `authorities` gives their names. */
export function parcelParts(consignment: Consignment, authorities: readonly Authority[]): Html {
  return html`
<h2>Where it is</h2>
${whereabouts(consignment)}
${conflicts(consignment.conflicts)}
<h2>The parcel, and who stated what</h2>
${consignment.isCancelled ? html`<p><strong>Every filing about it was cancelled.</strong></p>` : NOTHING}
${consignment.isWithoutFiling ? html`<p><strong>No filing came: it is known from events only.</strong></p>` : NOTHING}
${filingsTable(consignment, authorities)}
${elements(consignment)}
${events(consignment)}`
}

function whereabouts({ whereabouts: at }: Consignment): Html {
  const { place, departedAt, arrivedAt, receptacle, canBeStopped, isDelivered, last } = at
  const fact = (term: string, value: string | undefined) =>
    value === undefined ? NOTHING : html`<div><dt>${term}</dt><dd>${value}</dd></div>`
  const moment = (value: string | undefined) =>
    value === undefined ? undefined : momentWords(value)
  return html`<dl class="facts">
${fact('Can it be stopped', canBeStopped ? 'yes' : 'no longer')}
${fact('Last event', last === undefined ? 'none yet' : `${last.event}, ${momentWords(last.at)}`)}
${fact('Place', place)}${fact('In receptacle', receptacle)}
${fact('Departed', moment(departedAt))}${fact('Arrived', moment(arrivedAt))}
${fact('Delivered', isDelivered ? 'yes' : undefined)}</dl>`
}

function conflicts(list: readonly Conflict[]): Html {
  if (list.length === 0) return NOTHING
  const rows = list.map(({ element, sides }) => [
    placeWords(`/${element.replaceAll('.', '/')}`),
    html`${sides.map(
      ({ value, filer, role, source }) =>
        html`<div>${value} <span class="soft">stated by ${filer} (${role}), in ${source}</span></div>`,
    )}`,
  ])
  const columns = [
    { title: 'Element', lead: '' },
    { title: 'Side by side', as: 'grow', lead: '' },
  ]
  return html`<h2>What filers state differently</h2>
${rowsTable(columns, rows)}`
}

function filingsTable({ filings }: Consignment, authorities: readonly Authority[]): Html {
  if (filings.length === 0) return NOTHING
  const columns = [
    { title: 'Filer', as: 'beside', lead: '' },
    { title: 'Role', as: 'beside', lead: '' },
    { title: 'Reference' },
    { title: 'Version', as: 'number beside' },
    { title: 'Function', as: 'beside', lead: '' },
    { title: 'Under' },
    { title: 'Lodged', as: 'keep' },
  ]
  const rows = filings.map(({ filing }) => [
    filing.filer,
    filing.filerRole,
    filing.reference,
    filing.version,
    filing.function,
    authorities.find(({ id }) => id === filing.authority)?.name ?? filing.authority,
    momentWords(filing.lodgedAt),
  ])
  return rowsTable(columns, rows)
}

type Leaf = { readonly pointer: string; readonly value: string }

function elements(consignment: Consignment): Html {
  const { statement, provenance, filings } = consignment
  const leaves = [...leavesOf(statement, '/consignment')]
  const rows = leaves
    .slice(0, ELEMENTS_MAX)
    .map(({ pointer, value }) => [
      html`<span title="${pointer}">${placeWords(pointer)}</span>`,
      value,
      filings[placeOf(pointer, provenance)]?.filing.filer,
    ])
  if (rows.length === 0) return NOTHING
  const more =
    leaves.length > ELEMENTS_MAX
      ? html`<p>and ${leaves.length - ELEMENTS_MAX} more; the JSON has all.</p>`
      : NOTHING
  const columns = [
    { title: 'Element', as: 'soft beside', lead: '' },
    { title: 'Value', as: 'beside', lead: '' },
    { title: 'From', as: 'soft' },
  ]
  return html`<details open><summary>${leaves.length} elements</summary><div>
${rowsTable(columns, rows)}${more}</div></details>`
}

function* leavesOf(value: unknown, pointer: string): Generator<Leaf> {
  if (value === undefined || value === null) return
  if (isAmount(value)) yield { pointer, value: `${value.amount} ${value.currency}` }
  else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, below(pointer, name))
  } else if (typeof value === 'string') yield { pointer, value: momentWords(value) }
  else if (typeof value === 'number') yield { pointer, value: String(value) }
  else if (typeof value === 'boolean') yield { pointer, value: value ? 'yes' : 'no' }
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
  const rows = told
    .slice(-EVENTS_MAX)
    .map(({ event }) => [
      momentWords(event.at),
      event.event,
      event.place,
      `${event.subject.scheme} ${event.subject.value}`,
      event.filer,
    ])
  const columns = [
    { title: 'When', as: 'keep beside', lead: '' },
    { title: 'What', as: 'beside', lead: '' },
    { title: 'Where', as: 'beside', lead: 'at' },
    { title: 'To what', lead: '' },
    { title: 'Told by', as: 'soft' },
  ]
  return html`<details><summary>${all.length} events</summary><div>
${rowsTable(columns, rows)}</div></details>`
}
