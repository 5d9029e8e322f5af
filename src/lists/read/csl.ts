/**
 * The Consolidated Screening List of the US International Trade Administration: rows of a dozen
 * lists in one file, each of which goes to the list of its source.
 */
import type { ListedKind } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { dateIn, dayAfter } from '../listed-dates.ts'
import { derivedId, makeAddress, makeEntry, named, rowRefusal, several } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { dayOf } from './day-of.ts'
import { namesInside } from './names-inside.ts'
import { readRemarks } from './ofac-remarks.ts'

/** The list of each source, by the code in its name. What is not here becomes `csl-CODE`. */
const LISTS: Readonly<Record<string, string>> = {
  SDN: 'ofac-sdn',
  CMIC: 'ofac-cons',
  SSI: 'ofac-cons',
  PLC: 'ofac-cons',
  'NS-MBS': 'ofac-cons',
  MBS: 'ofac-cons',
  FSE: 'ofac-cons',
  CAP: 'ofac-cons',
  '561': 'ofac-cons',
  EL: 'bis-el',
  DPL: 'bis-dpl',
  UVL: 'bis-uvl',
  MEU: 'bis-meu',
  ISN: 'state-isn',
  DTC: 'state-dtc',
}

const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  entity: 'company',
  vessel: 'vessel',
  aircraft: 'aircraft',
}

/** The CSV file as published, and older copies of it with a column for the code of the source. */
export const readCsl: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['source', 'entity_number', 'name', 'addresses', 'alt_names'] },
    sink,
    onRow: (row) => cslRow(row, sink),
  })
  return read.ok ? ok({}) : read
}

function cslRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const code = sourceCode(row)
  if (code === undefined) {
    const text = `Line ${row.line} does not say which list it is of; "source" ends in a code such as (EL).`
    return rowRefusal('source', 'source', text)
  }
  const list = LISTS[code] ?? `csl-${code.toLowerCase()}`
  const written = row.text('name')
  if (written === undefined) {
    sink.refuse(row.line, rowRefusal('name', 'name', `Line ${row.line} has no name.`), list)
    return undefined
  }
  const { name, aliases } = namesInside(written)
  const from = dayOf(row, 'start_date', { sink, order: 'month-first' })
  const last = dayOf(row, 'end_date', { sink, order: 'month-first' })
  const numbers = readRemarks(row.text('ids') ?? '')
  // Denial orders have no number, and one party may stand under several of them.
  const parts = code === 'DPL' ? [name, from ?? '', last ?? ''] : [name]
  const id = row.value('entity_number') ?? derivedId(code.toLowerCase(), parts)
  const notices = several(row.text('programs'))
  sink.entry(
    row.line,
    makeEntry(id, {
      kind: KINDS[row.value('type')?.toLowerCase() ?? ''] ?? 'unknown',
      names: [
        { text: name, quality: 'primary' },
        ...[...aliases, ...aliasesOf(row)].flatMap((alias) => named(alias, 'alias')),
      ],
      countries: [...countriesOf(row), ...numbers.countries],
      birthDates: several(row.value('dates_of_birth')).flatMap(
        (date) => dateIn(date, 'month-first') ?? [],
      ),
      addresses: addressesOf(row),
      identifiers: numbers.identifiers,
      programmes: notices.length > 0 ? notices : several(row.text('federal_register_notice')),
      remarks: remarksOf(row, written === name ? undefined : written),
      from,
      to: last === undefined ? undefined : dayAfter(last),
    }),
    list,
  )
  return undefined
}

function countriesOf(row: TableRow): readonly string[] {
  return ['nationalities', 'citizenships', 'vessel_flag']
    .flatMap((column) => several(row.value(column)))
    .flatMap((country) => countryOf(country) ?? [])
}

/** `Entity List (EL) - Bureau of Industry and Security` is EL. */
function sourceCode(row: TableRow): string | undefined {
  const code =
    row.text('source_code') ??
    /\(([A-Z0-9-]{2,10})(?: List)?\)/u.exec(row.text('source') ?? '')?.[1]
  return code?.toUpperCase()
}

function aliasesOf(row: TableRow): readonly string[] {
  return several(row.text('alt_names')).flatMap((alias) => {
    const inside = namesInside(withoutAnd(alias))
    return [inside.name, ...inside.aliases]
  })
}

function addressesOf(row: TableRow) {
  return several(row.text('addresses')).flatMap((written) => {
    const text = withoutAnd(written)
    const code = /(?:^|,\s*)([A-Z]{2})$/u.exec(text)?.[1]
    return makeAddress([text], { country: code === undefined ? undefined : countryOf(code) }) ?? []
  })
}

/** The last of several often begins with `and`. */
function withoutAnd(text: string): string {
  return text.replace(/^and\s+/u, '')
}

function remarksOf(row: TableRow, asWritten: string | undefined): string | undefined {
  const requirement = row.text('license_requirement')
  const policy = row.text('license_policy')
  const parts = [
    asWritten,
    row.text('remarks'),
    requirement === undefined ? undefined : `Licence requirement: ${requirement}`,
    policy === undefined ? undefined : `Licence policy: ${policy}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('; ')
}
