/**
 * Imports marks from a sheet: the columns of an e-recordation table, or an own list of the same
 * columns. A row that cannot be used is refused with its line; the others are imported.
 */
import { MARK_WORDS, type Mark, type MarkWord, type PriceFloor } from '../domain/mark.ts'
import type { Currency } from '../domain/money.ts'
import { parseMoney } from '../domain/money.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { readTable, type TableRow } from './sheet/read-table.ts'

/** What came out of a file. */
export type ImportedMarks = {
  readonly marks: readonly Mark[]
  readonly refused: readonly { readonly line: number; readonly refusal: Refusal }[]
}

/** What holds for every row of the file that does not say otherwise. */
export type MarkSource = {
  readonly source: string
  readonly sureness: Mark['sureness']
  /** The currency of all price floors: one for all lists that are searched together. */
  readonly currency: Currency
}

/** What other tables call the columns; the field list of the official table is not published. */
const COLUMNS = {
  number: ['number', 'recordation_number', 'recordation_no', 'recordationno', 'cbp_recordation_no'],
  mark: ['mark', 'title', 'mark_name', 'trademark', 'name', 'product_title'],
  classes: ['classes', 'class', 'international_class', 'intl_class', 'nice_classes'],
  owner: ['owner', 'owner_name', 'rights_owner', 'agency_name'],
  licensed: ['licensed', 'licensees', 'licensed_users', 'authorized_users', 'foreign_users'],
  origins: ['origins', 'countries_of_manufacture', 'places_of_manufacture', 'country_of_origin'],
  expires: ['expires', 'expiration_date', 'expiry', 'expiry_date', 'exp_date'],
} as const

const CLASS_MAX = 45
const DAY = /^\d{4}-\d{2}-\d{2}$/
const US_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** Imports a file of marks. Refused as a whole when it is no such table. */
export async function importMarks(
  bytes: AsyncIterable<Uint8Array>,
  from: MarkSource,
): Promise<Result<ImportedMarks, Refusal>> {
  const marks: Mark[] = []
  const numbers = new Set<string>()
  const refused: { readonly line: number; readonly refusal: Refusal }[] = []
  const read = await readTable(bytes, {
    layout: { required: [] },
    looksLike: () => undefined,
    sink: {
      latin: () => undefined,
      refuse: (line, refusal) => refused.push({ line, refusal }),
      row: (row) => {
        const mark = readMark(row, from)
        if (!mark.ok) refused.push({ line: row.line, refusal: mark.refusal })
        else if (numbers.has(mark.value.number)) {
          const text = `Line ${row.line}: ${mark.value.number} stands on an earlier line already.`
          refused.push({ line: row.line, refusal: { pointer: '/number', rule: 'twice', text } })
        } else {
          numbers.add(mark.value.number)
          marks.push(mark.value)
        }
      },
    },
  })
  if (!read.ok) return read
  if (marks.length === 0 && refused.length > 0) {
    const text = 'No row has a number and a mark; name these columns number and mark.'
    return refuse({ pointer: '', rule: 'header', text })
  }
  return ok({ marks, refused })
}

function cellOf(row: TableRow, column: keyof typeof COLUMNS): string | undefined {
  for (const name of COLUMNS[column]) {
    const cell = row.value(name)
    if (cell !== undefined) return cell
  }
  return undefined
}

function listOf(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0)
}

function readMark(row: TableRow, from: MarkSource): Result<Mark, Refusal> {
  const number = cellOf(row, 'number')
  const name = cellOf(row, 'mark')
  if (number === undefined) return bad(row, 'number', 'there is no recordation number')
  if (name === undefined || !/\p{L}|\p{N}/u.test(name)) {
    return bad(row, 'mark', 'the mark has no letters; marks of pictures alone are not searched')
  }
  const classes = readClasses(row)
  if (!classes.ok) return classes
  const floors = readFloors(row, from)
  if (!floors.ok) return floors
  const expiresOn = readDay(row)
  if (!expiresOn.ok) return expiresOn
  const word = row.value('word') ?? 'coined'
  if (!isMarkWord(word)) return bad(row, 'word', `"${word}" is none of ${MARK_WORDS.join(', ')}`)
  const owner = cellOf(row, 'owner')
  return ok({
    number,
    name,
    word,
    variants: listOf(row.value('variants')),
    initials: listOf(row.value('initials')),
    nicknames: listOf(row.value('nicknames')),
    except: listOf(row.value('except')),
    classes: classes.value,
    ...(owner !== undefined && { owner }),
    licensed: listOf(cellOf(row, 'licensed')),
    origins: listOf(cellOf(row, 'origins')).map((country) => country.toUpperCase()),
    floors: floors.value,
    ...(expiresOn.value !== undefined && { expiresOn: expiresOn.value }),
    source: row.value('source') ?? from.source,
    sureness: from.sureness,
  })
}

function isMarkWord(word: string): word is MarkWord {
  return MARK_WORDS.some((known) => known === word)
}

function bad(row: TableRow, column: string, why: string): Result<never, Refusal> {
  const text = `Line ${row.line}: ${why}.`
  return refuse({ pointer: `/${column}`, rule: column, text })
}

function readClasses(row: TableRow): Result<readonly number[], Refusal> {
  const classes: number[] = []
  for (const part of (cellOf(row, 'classes') ?? '').split(/[^0-9]+/)) {
    if (part.length === 0) continue
    const niceClass = Number(part)
    if (niceClass < 1 || niceClass > CLASS_MAX) {
      return bad(row, 'classes', `${part} is no international class; they run from 1 to 45`)
    }
    if (!classes.includes(niceClass)) classes.push(niceClass)
  }
  return ok(classes)
}

/** Reads `14:400.00;25:30.00`: a class, and the least that a genuine article of it costs. */
function readFloors(
  row: TableRow,
  { currency }: MarkSource,
): Result<readonly PriceFloor[], Refusal> {
  const floors: PriceFloor[] = []
  for (const part of listOf(row.value('floors'))) {
    const match = /^(\d{1,2})\s*:\s*(\S+)$/.exec(part)
    const money = match === null ? undefined : parseMoney(match[2] ?? '', currency)
    if (money?.ok !== true) {
      return bad(row, 'floors', `"${part}" is no floor; write class:amount, such as 25:30.00`)
    }
    floors.push({ niceClass: Number(match?.[1]), minor: money.value.minor })
  }
  return ok(floors)
}

function readDay(row: TableRow): Result<string | undefined, Refusal> {
  const cell = cellOf(row, 'expires')
  if (cell === undefined) return ok(undefined)
  const [, month = '', date = '', year = ''] = US_DAY.exec(cell) ?? []
  const day = DAY.test(cell) ? cell : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(day)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    return bad(row, 'expires', `"${cell}" is no day; write for example 2031-05-31`)
  }
  return ok(day)
}
