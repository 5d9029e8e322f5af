/**
 * A plain table for lists of one's own, and for those that are published as a page to read:
 * `id,name,type,country,aliases,addresses`, several values parted by semicolons.
 */
import type { ListedKind } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { dateIn } from '../listed-dates.ts'
import { derivedId, makeAddress, makeEntry, named, rowRefusal, several } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { dayOf } from './day-of.ts'

/** What people write for the kinds; anything else is unknown. */
const KINDS: Readonly<Record<string, ListedKind>> = {
  person: 'person',
  individual: 'person',
  company: 'company',
  organization: 'company',
  organisation: 'company',
  entity: 'company',
  legalentity: 'company',
  publicbody: 'company',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
  airplane: 'aircraft',
}

/**
 * Only `name` must be there. Beside the columns above, `weakAliases`, `birthDates`, `programmes`,
 * `remarks`, `from` and `to` (first day no longer in force) are read.
 */
export const readNamesCsv: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['name'] },
    sink,
    onRow: (row) => nameRow(row, sink),
  })
  return read.ok ? ok({}) : read
}

function nameRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const name = row.text('name')
  if (name === undefined) return rowRefusal('name', 'name', `Line ${row.line} has no name.`)
  const countries = several(row.value('country')).flatMap((written) => {
    const code = countryOf(written)
    if (code === undefined)
      sink.note(row.line, { rule: 'country', text: `no known country: ${written}` })
    return code ?? []
  })
  // One country is that of the addresses too; of several nobody knows which.
  const only = countries.length === 1 ? countries[0] : undefined
  const type = row.value('type')?.toLowerCase().replaceAll(/[\s-]/gu, '') ?? ''
  sink.entry(
    row.line,
    makeEntry(row.text('id') ?? derivedId('own', [name]), {
      kind: KINDS[type] ?? 'unknown',
      names: [
        { text: name, quality: 'primary' },
        ...several(row.text('aliases')).flatMap((alias) => named(alias, 'alias')),
        ...several(row.text('weakaliases')).flatMap((alias) => named(alias, 'weak')),
      ],
      countries,
      birthDates: several(row.value('birthdates') ?? row.value('birthdate')).flatMap(
        (date) => dateIn(date, 'day-first') ?? [],
      ),
      addresses: several(row.value('addresses')).flatMap(
        (address) => makeAddress([address], { country: only }) ?? [],
      ),
      programmes: several(row.text('programmes')),
      remarks: row.text('remarks'),
      from: dayOf(row, 'from', { sink, order: 'day-first' }),
      to: dayOf(row, 'to', { sink, order: 'day-first' }),
    }),
  )
  return undefined
}
