/**
 * The UK Sanctions List (CSV as published by the FCDO, and copies that part names and subjects): a
 * row a name, with what is known of its subject repeated or left out.
 */
import type { ListedKind, ListedName } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { dateIn, dayIn } from '../listed-dates.ts'
import { makeAddress, makeEntry, named, rowRefusal, several } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { dayOf } from './day-of.ts'

const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  entity: 'company',
  ship: 'vessel',
}

/** The published file begins with a line that says its day. */
const REPORT_DATE = /^"?Report Date:?\s*"?([^,"]+)/iu

/** Names, and in the published file everything else. */
export const readUkNames: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['unique_id', 'name_type', 'name_6'], preamble: REPORT_DATE },
    sink,
    onRow: (row) => nameRow(row, sink),
  })
  if (!read.ok) return read
  const { preamble } = read.value
  const asOf = preamble === undefined ? undefined : dayIn(preamble, 'day-first')
  return ok(asOf === undefined ? {} : { asOf })
}

function nameRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const id = row.text('unique_id')
  if (id === undefined) return noId(row)
  const names = [
    ...named(fullName(row), qualityOf(row)),
    ...named(row.text('name_non_latin_script'), 'alias'),
  ]
  if (names.length === 0) return rowRefusal('name_6', 'name', `Line ${row.line} has no name.`)
  sink.entry(
    row.line,
    makeEntry(id, {
      ...subjectOf(row, sink),
      kind: kindOf(row.value('designation_type') ?? row.value('individual_entity_ship')),
      names,
      countries: countriesOf(row, [
        'nationality_ies',
        'nationality',
        'current_believed_flag_of_ship',
      ]),
      birthDates: several(row.value('d_o_b')).flatMap((date) => dateIn(date, 'day-first') ?? []),
      addresses: addressOf(row),
      programmes: several(row.text('regime_name')),
      remarks: row.text('other_information'),
    }),
  )
  return undefined
}

/** Subjects without their names, which stand in another file. */
export const readUkSubjects: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['unique_id', 'subject_type'] },
    sink,
    onRow: (row) => {
      const id = row.text('unique_id')
      if (id === undefined) return noId(row)
      sink.entry(
        row.line,
        makeEntry(id, {
          ...subjectOf(row, sink),
          kind: kindOf(row.value('subject_type')),
          countries: countriesOf(row, ['countries_nationality', 'countries_address']),
          birthDates: several(row.value('dobs')).flatMap((date) => dateIn(date, 'day-first') ?? []),
        }),
      )
      return undefined
    },
  })
  return read.ok ? ok({}) : read
}

/** What both files say of a subject. */
function subjectOf(row: TableRow, sink: PartySink) {
  const numbers = [
    ['imo', 'imo_number'],
    ['passport', 'passport_number'],
    ['national-id', 'national_identifier_number'],
    ['registration', 'business_registration_number_s'],
    ['un-reference', 'un_reference_number'],
    ['ofsi-group', 'ofsi_group_id'],
    ['email', 'email_address'],
    ['phone', 'phone_number'],
  ] as const
  return {
    identifiers: numbers.flatMap(([scheme, column]) =>
      several(row.value(column)).map((value) => ({
        scheme,
        value: scheme === 'imo' ? value.replace(/^IMO\s*/iu, '') : value,
      })),
    ),
    from: dayOf(row, 'date_designated', { sink, order: 'day-first' }),
  }
}

/** Name 6 is the family name, or the whole name of what has only one. */
function fullName(row: TableRow): string | undefined {
  const whole = row.text('full_name')
  if (whole !== undefined) return whole
  const parts = ['name_1', 'name_2', 'name_3', 'name_4', 'name_5', 'name_6']
  const said = parts.flatMap((column) => row.text(column) ?? [])
  return said.length === 0 ? undefined : said.join(' ')
}

/** Variations of the primary name and aliases are aliases; "low quality" ones are weak. */
function qualityOf(row: TableRow): ListedName['quality'] {
  if (/low/iu.test(row.text('alias_strength') ?? '')) return 'weak'
  return /^primary(?: name)?$/iu.test(row.text('name_type') ?? '') ? 'primary' : 'alias'
}

function kindOf(type: string | undefined): ListedKind {
  return KINDS[type?.toLowerCase() ?? ''] ?? 'unknown'
}

function countriesOf(row: TableRow, columns: readonly string[]): readonly string[] {
  return columns
    .flatMap((column) => several(row.value(column)))
    .flatMap((written) => countryOf(written) ?? [])
}

function addressOf(row: TableRow) {
  const country = row.value('address_country')
  const lines = [1, 2, 3, 4, 5, 6].map((at) => row.value(`address_line_${at}`))
  const address = makeAddress([...lines, row.value('address_postal_code'), country], {
    country: country === undefined ? undefined : countryOf(country),
  })
  return address === undefined ? [] : [address]
}

function noId(row: TableRow): Refusal {
  return rowRefusal('unique_id', 'id', `Line ${row.line} has no unique id.`)
}
