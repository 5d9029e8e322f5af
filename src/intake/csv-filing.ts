/**
 * The rows of one filing → its JSON document. Rows that contradict each other are refused: no row
 * wins over another.
 */
import type { Refusal } from '../domain/refusal.ts'
import { below, pointerOf } from '../lib/json-pointer.ts'
import type { JsonValue } from '../lib/strict-json.ts'
import { parseCell } from './csv-cell.ts'
import { COLUMNS, type Column } from './csv-columns.ts'
import type { HeaderCell } from './csv-header.ts'
import { placeOf, shown } from './place.ts'
import type { FilingDefaults } from './read-record.ts'

/** A row of cells with its line. */
export type CellRow = { readonly line: number; readonly cells: readonly string[] }

/** What is the same for all rows of a file. */
export type CsvTable = {
  readonly header: readonly HeaderCell[]
  readonly delimiter: string
  readonly defaults: FilingDefaults
}

/** What the rows of one filing make. */
export type CsvFiling = {
  /** What the rows state: what the hash covers. */
  readonly stated: JsonValue
  /** The document: what is stated, and what the file's defaults add. */
  readonly document: JsonValue
  /** Pointers of the columns that are not ours, below `otherColumns`, where the document keeps them. */
  readonly otherColumns: readonly string[]
  /** Cells that could not be read. */
  readonly refusals: readonly Refusal[]
  /** The line of each line of goods. */
  readonly goodsLines: readonly number[]
}

type Branch = { [name: string]: JsonValue | Branch | Branch[] }

type Draft = {
  readonly filing: Branch
  readonly goodsItems: Branch[]
  readonly goodsLines: number[]
  readonly others: Map<string, string[]>
  readonly refusals: Refusal[]
  /** What a column of the filing said first, and on which line. */
  readonly said: Map<Column, { readonly line: number; readonly text: string }>
}

const OTHER_COLUMNS = 'otherColumns'

/** Builds the filing of `rows`, which all bear one reference. */
export function buildFiling(rows: readonly CellRow[], table: CsvTable): CsvFiling {
  const draft: Draft = {
    filing: { kind: 'filing', version: 1, function: 'original' },
    goodsItems: [],
    goodsLines: [],
    others: new Map(),
    refusals: [],
    said: new Map(),
  }
  for (const row of rows) addRow(draft, row, table)
  if (draft.goodsItems.length > 0) {
    setAt(draft.filing, ['consignment', 'goodsItems'], draft.goodsItems)
  }
  if (draft.others.size > 0) draft.filing[OTHER_COLUMNS] = Object.fromEntries(draft.others)
  const { filing, others, refusals, goodsLines } = draft
  return {
    stated: filing,
    document: { ...settings(table.defaults), ...filing },
    otherColumns: [...others.keys()].map((name) => below(`/${OTHER_COLUMNS}`, name)),
    refusals,
    goodsLines,
  }
}

/** A refusal of the document as one of the cell that gave the refused value. */
export function cellRefusal(
  refusal: Refusal,
  firstLine: number,
  goodsLines: readonly number[],
): Refusal {
  const { pointer, text } = refusal
  const goods = /^\/consignment\/goodsItems\/(\d+)(?=\/|$)/.exec(pointer)
  const line = goods === null ? firstLine : (goodsLines[Number(goods[1])] ?? firstLine)
  const scope = goods === null ? 'filing' : 'goods'
  const path = goods === null ? pointer : pointer.slice(goods[0].length)
  const column = COLUMNS.find(
    (each) => each.scope === scope && `${path}/`.startsWith(`${pointerOf(each.path)}/`),
  )
  if (column === undefined) return { ...refusal, text: `Line ${line}: ${text}` }
  const place = `Line ${line}, column ${column.name}`
  const named = placeOf(pointer)
  const rest = text.startsWith(named) ? text.slice(named.length) : `: ${text}`
  return { ...refusal, text: `${place}${rest}` }
}

function addRow(draft: Draft, row: CellRow, table: CsvTable): void {
  const goods: Branch = {}
  for (const [at, { name, column }] of table.header.entries()) {
    const text = (row.cells[at] ?? '').trim()
    if (text.length === 0) continue
    if (column === undefined) keepOther(draft, name, text)
    else {
      const value = parseCell(text, column.kind, table.delimiter)
      if (!value.ok) refuseCell(draft, column, row.line, value.refusal)
      else if (column.scope === 'goods') setAt(goods, column.path, value.value)
      else if (isNews(draft, column, row.line, text)) setAt(draft.filing, column.path, value.value)
    }
  }
  if (Object.keys(goods).length === 0) return
  draft.goodsItems.push(goods)
  draft.goodsLines.push(row.line)
}

/** Whether the column says this for the first time; a contradiction is noted as a refusal. */
function isNews(draft: Draft, column: Column, line: number, text: string): boolean {
  const earlier = draft.said.get(column)
  if (earlier === undefined) {
    draft.said.set(column, { line, text })
    return true
  }
  if (earlier.text !== text) {
    const fault =
      `${shown(text)} contradicts ${shown(earlier.text)} on line ${earlier.line} of the same ` +
      'reference; make them agree'
    refuseCell(draft, column, line, fault)
  }
  return false
}

function keepOther(draft: Draft, name: string, text: string): void {
  const kept = draft.others.get(name)
  if (kept === undefined) draft.others.set(name, [text])
  else kept.push(text)
}

function refuseCell(draft: Draft, column: Column, line: number, fault: string): void {
  const base = column.scope === 'goods' ? `/consignment/goodsItems/${draft.goodsItems.length}` : ''
  const pointer = `${base}${pointerOf(column.path)}`
  draft.refusals.push({
    pointer,
    rule: 'cell',
    text: `Line ${line}, column ${column.name}: ${fault}.`,
  })
}

function setAt(branch: Branch, path: readonly string[], value: JsonValue | Branch[]): void {
  let at = branch
  for (const name of path.slice(0, -1)) {
    const inner = at[name]
    if (isBranch(inner)) at = inner
    else {
      const grown: Branch = {}
      at[name] = grown
      at = grown
    }
  }
  const last = path.at(-1)
  if (last !== undefined) at[last] = value
}

function isBranch(value: Branch[string] | undefined): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The defaults that are set, under the names of the filing. */
function settings(defaults: FilingDefaults): Readonly<Record<string, string>> {
  const set: Record<string, string> = {}
  for (const name of ['filer', 'filerRole', 'authority', 'lodgedAt'] as const) {
    const value = defaults[name]
    if (value !== undefined) set[name] = value
  }
  return set
}
