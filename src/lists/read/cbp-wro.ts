/**
 * Withhold release orders (WRO) and findings of US Customs and Border Protection (CBP) under 19 USC
 * 1307: a row an order. One party under several orders is one entry; orders on the goods of a
 * region are kept too.
 */
import type { ListedKind } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { derivedId, makeEntry, named, rowRefusal, several } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readPartyTable } from '../sheet/read-party-table.ts'
import type { TableRow } from '../sheet/read-table.ts'
import { dayOf } from './day-of.ts'
import { namesInside } from './names-inside.ts'

/** The file of orders and findings that CBP publishes every month. */
export const readWithholdOrders: PartyReader = async (bytes, sink) => {
  const read = await readPartyTable(bytes, {
    layout: { required: ['entity', 'country', 'effective_date'] },
    sink,
    onRow: (row) => orderRow(row, sink),
  })
  return read.ok ? ok({}) : read
}

const VESSEL = /^fishing vessel:?\s+/iu
/** Vessels that an order names only in the words for its goods. */
const VESSELS = /\bfishing vessels?\s+(.+)$/iu
/** Two companies in one cell: the first ends in its legal form. */
const JOINED = /(?<=\b(?:Ltd\.?|Inc\.?|LLC|Corp\.?|Berhad|Bhd\.?))\s+and\s+(?=\p{Lu})/u

function orderRow(row: TableRow, sink: PartySink): Refusal | undefined {
  const entity = row.text('entity')
  if (entity === undefined) {
    return rowRefusal('entity', 'name', `Line ${row.line} names no entity.`)
  }
  const inside = namesInside(entity)
  const name = (row.text('primary_name') ?? inside.name).replace(VESSEL, '')
  const aliases = [...several(row.text('aliases')), ...inside.aliases, ...partsOf(name)]
  const country = row.value('country')
  const known = country === undefined ? undefined : countryOf(country)
  const type = row.text('type')
  const industry = row.text('industry')
  sink.entry(
    row.line,
    makeEntry(derivedId('wro', [name, country ?? '']), {
      kind: kindOf(entity),
      names: [
        { text: name, quality: 'primary' },
        ...aliases.flatMap((alias) => named(alias, 'alias')),
      ],
      countries: known === undefined ? [] : [known],
      programmes: type === undefined ? [] : [type],
      remarks: industry === undefined ? undefined : `Industry: ${industry}`,
      from: dayOf(row, 'effective_date', { sink, order: 'month-first' }),
    }),
  )
  return undefined
}

function kindOf(entity: string): ListedKind {
  return VESSEL.test(entity) ? 'vessel' : 'unknown'
}

/** The vessels or companies that one name is made of; none where it is one. */
function partsOf(name: string): readonly string[] {
  const vessels = VESSELS.exec(name)?.[1]
  if (vessels !== undefined) return vessels.split(/,\s*(?:or\s+|and\s+)?/u)
  const parts = name.split(JOINED)
  return parts.length > 1 ? parts : []
}
