/**
 * The three files of an OFAC list (SDN and Consolidated): primary names, alternate names and
 * addresses, tied by their entry number. A row of the second and third stands by itself until the
 * first names its entry (OFAC Data Specification, 25 September 2023).
 */
import type { ListedKind } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { makeAddress, makeEntry, named, rowRefusal } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { readRemarks } from './ofac-remarks.ts'

const PRIMARY = {
  required: ['ent_num', 'sdn_name'],
  bare: [
    'ent_num',
    'sdn_name',
    'sdn_type',
    'program',
    'title',
    'call_sign',
    'vess_type',
    'tonnage',
    'grt',
    'vess_flag',
    'vess_owner',
    'remarks',
  ],
} as const

const ALTERNATE = {
  required: ['ent_num', 'alt_name'],
  bare: ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'alt_remarks'],
} as const

const ADDRESS = {
  required: ['ent_num', 'city_state_postal', 'country'],
  bare: ['ent_num', 'add_num', 'address', 'city_state_postal', 'country', 'add_remarks'],
} as const

/** What an absent type means is said in the specification: an entity. */
const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
}

/** `sdn.csv` and `cons_prim.csv`. */
export const readOfacPrimary: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: PRIMARY,
    sink,
    onRow: (row) => primaryRow(row, sink),
  })
  return read.ok ? ok({}) : read
}

function primaryRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const id = entryNumber(row)
  if (typeof id !== 'string') return id
  const name = row.text('sdn_name')
  if (name === undefined) return rowRefusal('sdn_name', 'name', `Line ${row.line} has no name.`)
  const remarks = row.text('remarks')
  const said = readRemarks(remarks ?? '')
  const flag = row.value('vess_flag')
  const callSign = row.value('call_sign')
  sink.entry(
    row.line,
    makeEntry(id, {
      kind: KINDS[row.value('sdn_type')?.toLowerCase() ?? ''] ?? 'company',
      names: [{ text: name, quality: 'primary' }, ...said.names],
      countries: [...said.countries, ...known(flag === undefined ? undefined : countryOf(flag))],
      birthDates: said.birthDates,
      identifiers: [
        ...said.identifiers,
        ...(callSign === undefined ? [] : [{ scheme: 'call-sign', value: callSign }]),
      ],
      programmes: programmesIn(row.text('program')),
      remarks,
    }),
  )
  return undefined
}

/** `SDGT] [NS-PLC` is two programmes: the publisher leaves out the outer brackets. */
function programmesIn(cell: string | undefined): readonly string[] {
  if (cell === undefined) return []
  return cell
    .split(/\]\s*\[/u)
    .map((programme) => programme.replaceAll(/^[[\s]+|[\]\s]+$/gu, ''))
    .filter((programme) => programme.length > 0)
}

/** `alt.csv` and `cons_alt.csv`. */
export const readOfacAlternate: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: ALTERNATE,
    sink,
    onRow: (row) => {
      const id = entryNumber(row)
      if (typeof id !== 'string') return id
      const names = named(row.text('alt_name'), 'alias')
      if (names.length === 0) {
        return rowRefusal('alt_name', 'name', `Line ${row.line} has no name.`)
      }
      sink.entry(row.line, makeEntry(id, { names }))
      return undefined
    },
  })
  return read.ok ? ok({}) : read
}

/** `add.csv` and `cons_add.csv`. A row that says nothing of its entry is no fault of the file. */
export const readOfacAddress: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: ADDRESS,
    sink,
    onRow: (row) => {
      const id = entryNumber(row)
      if (typeof id !== 'string') return id
      const street = row.value('address')
      const city = row.value('city_state_postal')
      const written = row.value('country')
      const region = /Region: ([^;]+)/u.exec(row.text('add_remarks') ?? '')?.[1]
      const address = makeAddress([street, city, written ?? region], {
        city,
        country: countryOf(written ?? region ?? ''),
      })
      sink.entry(row.line, makeEntry(id, { addresses: known(address) }))
      return undefined
    },
  })
  return read.ok ? ok({}) : read
}

function entryNumber(row: TableRow): string | Refusal {
  const id = row.text('ent_num')
  if (id !== undefined && /^\d{1,10}$/u.test(id)) return id
  return rowRefusal('ent_num', 'id', `Line ${row.line} does not begin with the number of an entry.`)
}

function known<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}
