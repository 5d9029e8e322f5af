/** Reads a table of parties: row by row an entry, or a refusal that costs this row alone. */
import type { Refusal } from '../../domain/refusal.ts'
import type { Result } from '../../lib/result.ts'
import type { PartySink } from '../party-reader.ts'
import { kindOfHeader } from './known-headers.ts'
import { type Layout, readTable, type TableFacts, type TableRow } from './read-table.ts'

/** Reads `bytes` in `layout`; `onRow` hands on what the row says, or gives a refusal. */
export function readPartyTable(
  bytes: AsyncIterable<Uint8Array>,
  reading: {
    readonly layout: Layout
    readonly sink: PartySink
    readonly onRow: (row: TableRow) => Refusal | undefined
  },
): Promise<Result<TableFacts, Refusal>> {
  const { layout, sink, onRow } = reading
  return readTable(bytes, {
    layout,
    looksLike: kindOfHeader,
    sink: {
      row: (row) => {
        const refusal = onRow(row)
        if (refusal !== undefined) sink.refuse(row.line, refusal)
      },
      refuse: (line, refusal) => sink.refuse(line, refusal),
      latin: (line) =>
        sink.note(line, {
          rule: 'latin',
          text: 'is not UTF-8 and was read as Windows-1252; check its accented letters',
        }),
    },
  })
}
