/**
 * The Denied Persons List (DPL) of the US Bureau of Industry and Security (BIS): a row an address
 * of an order. Orders have no number; name and days tell them apart, and expired ones stay.
 */
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { dayAfter } from '../listed-dates.ts'
import { derivedId, makeAddress, makeEntry, named, rowRefusal } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { dayOf } from './day-of.ts'
import { namesInside } from './names-inside.ts'

/** `dpl.txt`, parted by tabs, and copies of it parted by commas. */
export const readDeniedPersons: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['name', 'effective_date', 'expiration_date', 'standard_order'] },
    sink,
    onRow: (row) => orderRow(row, sink),
  })
  return read.ok ? ok({}) : read
}

function orderRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const written = row.text('name')
  if (written === undefined) return rowRefusal('name', 'name', `Line ${row.line} has no name.`)
  const { name, aliases } = namesInside(written)
  const from = dayOf(row, 'effective_date', { sink, order: 'month-first' })
  const last = dayOf(row, 'expiration_date', { sink, order: 'month-first' })
  const country = row.value('country')
  const city = row.value('city')
  const state = row.value('state')
  const address = makeAddress(
    [row.value('street_address'), city, state, row.value('postal_code'), country],
    { city, country: country === undefined ? undefined : countryOf(country) },
  )
  const citation = row.text('fr_citation')
  sink.entry(
    row.line,
    makeEntry(derivedId('dpl', [name, from ?? '', last ?? '']), {
      names: [
        { text: name, quality: 'primary' },
        ...aliases.flatMap((alias) => named(alias, 'alias')),
      ],
      addresses: address === undefined ? [] : [address],
      programmes: citation === undefined ? [] : [citation],
      remarks: row.text('action'),
      from,
      // In force through the last day of the order.
      to: last === undefined ? undefined : dayAfter(last),
    }),
  )
  return undefined
}
