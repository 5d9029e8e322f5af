/**
 * Nomenclature files: the Harmonized System with a row a code, and the US tariff schedule, whose
 * indents give the hierarchy and whose rows without a number gather those below them.
 */
import type { NomenclatureRow } from '../../domain/nomenclature.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result } from '../../lib/result.ts'
import { rowRefusal } from '../make-entry.ts'
import type { Note } from '../party-reader.ts'
import { kindOfHeader } from '../sheet/known-headers.ts'
import { type Layout, readTable, type TableRow } from '../sheet/read-table.ts'

/** Takes what a file says, in its order. */
export type NomenclatureSink = {
  readonly row: (line: number, row: NomenclatureRow) => void
  readonly refuse: (line: number, refusal: Refusal) => void
  readonly note: (line: number, note: Note) => void
}

/** Reads one format. A refusal means that the file is none of this kind. */
export type NomenclatureReader = (
  bytes: AsyncIterable<Uint8Array>,
  sink: NomenclatureSink,
) => Promise<Result<undefined, Refusal>>

const LEVEL_MAX = 30

/** `hscode,description,level`, where the level counts digits: 2, 4 or 6. */
export const readHs: NomenclatureReader = (bytes, sink) =>
  readBook(bytes, {
    sink,
    layout: { required: ['hscode', 'description'] },
    rowOf: (row) => {
      const written = row.text('hscode') ?? ''
      // A sum over all codes stands in the same file; it is no line of the book.
      if (/^total$/iu.test(written)) return undefined
      const code = hsCode(
        written.replaceAll(/[.\s]/gu, ''),
        Number(row.text('level') ?? Number.NaN),
      )
      if (code === undefined) {
        const text = `Line ${row.line}: "${written}" is no code of 2, 4 or 6 digits.`
        return rowRefusal('hscode', 'code', text)
      }
      const text = row.text('description')
      if (text === undefined) return noText(row, 'description')
      return { code, level: code.length / 2 - 1, text }
    },
  })

/** Spreadsheets cut leading zeros off: what is a digit short of its level has lost one. */
function hsCode(digits: string, digitsMeant: number): string | undefined {
  if (!/^\d{1,6}$/u.test(digits)) return undefined
  const isMeant = digitsMeant === 2 || digitsMeant === 4 || digitsMeant === 6
  const length = isMeant ? digitsMeant : digits.length + (digits.length % 2)
  return digits.length === length || digits.length === length - 1
    ? digits.padStart(length, '0')
    : undefined
}

/** `hts_number,indent,description` as exported by the US International Trade Commission. */
export const readHts: NomenclatureReader = (bytes, sink) =>
  readBook(bytes, {
    sink,
    layout: { required: ['hts_number', 'indent', 'description'] },
    rowOf: (row) => {
      const level = Number(row.text('indent') ?? Number.NaN)
      if (!Number.isInteger(level) || level < 0 || level > LEVEL_MAX) {
        const text = `Line ${row.line}: the indent is no whole number from 0 to ${LEVEL_MAX}.`
        return rowRefusal('indent', 'level', text)
      }
      const text = row.text('description')
      if (text === undefined) return noText(row, 'description')
      const written = row.text('hts_number')
      if (written === undefined) return { level, text }
      const code = htsCode(written)
      if (code === undefined) {
        const told = `Line ${row.line}: "${written}" is no number of the form 0101.21.00.10.`
        return rowRefusal('hts_number', 'code', told)
      }
      return { code, level, text }
    },
  })

/** Spreadsheets take `0101.30` for a number: they cut zeros off before the first digit and after the point. */
function htsCode(written: string): string | undefined {
  const parts = written.split('.')
  const [heading = '', ...rest] = parts
  const last = rest.length - 1
  const isCode =
    /^\d{1,4}$/u.test(heading) &&
    rest.length <= 3 &&
    rest.every((part, at) => /^\d{2}$/u.test(part) || (at === last && /^\d$/u.test(part)))
  if (!isCode) return undefined
  const start = heading.padStart(heading.length <= 2 && rest.length === 0 ? 2 : 4, '0')
  return start + rest.map((part) => part.padEnd(2, '0')).join('')
}

async function readBook(
  bytes: AsyncIterable<Uint8Array>,
  book: {
    readonly sink: NomenclatureSink
    readonly layout: Layout
    /** The row of the book, a refusal, or undefined for what is none. */
    readonly rowOf: (row: TableRow) => NomenclatureRow | Refusal | undefined
  },
): Promise<Result<undefined, Refusal>> {
  const { sink, layout, rowOf } = book
  const read = await readTable(bytes, {
    layout,
    looksLike: kindOfHeader,
    sink: {
      row: (row) => {
        const made = rowOf(row)
        if (made === undefined) return
        if ('rule' in made) sink.refuse(row.line, made)
        else sink.row(row.line, made)
      },
      refuse: sink.refuse,
      latin: (line) =>
        sink.note(line, { rule: 'latin', text: 'is not UTF-8 and was read as Windows-1252' }),
    },
  })
  return read.ok ? ok(undefined) : read
}

function noText(row: TableRow, column: string): Refusal {
  return rowRefusal(column, 'text', `Line ${row.line} has no text; every line of the book has one.`)
}
