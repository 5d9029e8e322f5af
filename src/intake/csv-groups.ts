/**
 * Rows → filings: rows that follow each other and bear one reference belong together. A bad row
 * counts as a row of the filing it seems to belong to, so that no filing is taken without one of
 * its lines; it never touches any other.
 */
import { GOODS_ITEMS_MAX } from '../domain/filing.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { CellRow } from './csv-filing.ts'
import type { CsvRow } from './csv-rows.ts'

/** The rows of one filing. With refusals it is not whole, or not readable. */
export type Group = {
  readonly line: number
  readonly reference: string
  readonly version: string
  readonly rows: readonly CellRow[]
  readonly refusals: readonly Refusal[]
}

/** Takes rows in the order of the file. */
export type RowGroups = {
  /** Adds a row and gives the filings that it ends. */
  readonly push: (row: CsvRow) => readonly Group[]
  /** The filings still open. */
  readonly end: () => readonly Group[]
  /** As `end`, but the open filing may have lost rows and is refused; the last group says so. */
  readonly cut: (line: number, refusal: Refusal) => readonly Group[]
}

/** Where the cells that tell one filing from another stand in a row; -1 for nowhere. */
export type KeyCells = { readonly reference: number; readonly version: number }

type Key = { readonly reference: string; readonly version: string }

type OpenGroup = Key & {
  readonly line: number
  readonly rows: CellRow[]
  readonly refusals: Refusal[]
  length: number
}

type BadRow = Extract<CsvRow, { readonly kind: 'bad' }>

/** So many bad rows in a row are not waited with to see whose they are. */
const UNCLEAR_MAX = 20

/** Groups rows; a filing may hold at most `lengthMax` characters. */
export function csvGroups(cells: KeyCells, lengthMax: number): RowGroups {
  let group: OpenGroup | undefined
  // Bad rows that name another filing than the open one, or none: the next good row tells whose.
  let unclear: readonly BadRow[] = []

  /** Ends the open filing. Unclear rows that bear the reference of `next` begin it; others stand alone. */
  function turnTo(next: OpenGroup | undefined): readonly Group[] {
    const isNext = (row: BadRow): boolean =>
      next !== undefined && belongs(keyOf(row.guess, cells), next)
    const alone = unclear.filter((row) => !isNext(row)).map((row) => lone(row, cells))
    const first = unclear.find(isNext)
    const ended = group === undefined ? alone : [group, ...alone]
    group = next === undefined || first === undefined ? next : { ...next, line: first.line }
    group?.refusals.push(...unclear.filter(isNext).map((row) => row.refusal))
    unclear = []
    return ended
  }

  function push(row: CsvRow): readonly Group[] {
    const key = keyOf(row.kind === 'row' ? row.cells : row.guess, cells)
    if (group !== undefined && belongs(key, group)) {
      group.refusals.push(...unclear.map((each) => each.refusal))
      unclear = []
      addRow(group, row, lengthMax)
      return []
    }
    if (row.kind === 'bad') {
      const ended = unclear.length < UNCLEAR_MAX ? [] : turnTo(undefined)
      unclear = [...unclear, row]
      return ended
    }
    const next = { ...key, line: row.line, rows: [], refusals: [], length: 0 }
    addRow(next, row, lengthMax)
    return turnTo(next)
  }

  function cut(line: number, refusal: Refusal): readonly Group[] {
    const open = group
    group = undefined
    const lost = { reference: '', version: '', rows: [], ...open, line: open?.line ?? line }
    return [...turnTo(undefined), { ...lost, refusals: [...(open?.refusals ?? []), refusal] }]
  }

  return { push, end: () => turnTo(undefined), cut }
}

function keyOf(row: readonly string[], cells: KeyCells): Key {
  // A guess may still have its quotes.
  const cell = (at: number): string => (row[at] ?? '').trim().replace(/^"(.*)"$/, '$1')
  return { reference: cell(cells.reference), version: cell(cells.version) }
}

/** Whether a row of `key` belongs to the filing; a blank version is that of the filing. */
function belongs(key: Key, group: Key): boolean {
  if (key.reference.length === 0 || key.reference !== group.reference) return false
  return key.version === group.version || key.version.length === 0 || group.version.length === 0
}

function addRow(group: OpenGroup, row: CsvRow, lengthMax: number): void {
  if (row.kind === 'bad') {
    group.refusals.push(row.refusal)
    return
  }
  group.length += row.cells.reduce((sum, cell) => sum + cell.length, 0)
  if (group.rows.length < GOODS_ITEMS_MAX && group.length <= lengthMax) {
    group.rows.push({ line: row.line, cells: row.cells })
  } else if (group.refusals.length === 0) {
    const text =
      `Line ${row.line}: the filing has more than ${GOODS_ITEMS_MAX} lines of goods or ` +
      `${lengthMax} characters; file what is more under another reference.`
    group.refusals.push({ pointer: '/consignment/goodsItems', rule: 'too-many', text })
  }
}

function lone(row: BadRow, cells: KeyCells): Group {
  return { line: row.line, ...keyOf(row.guess, cells), rows: [], refusals: [row.refusal] }
}
