/** The header of a CSV file: which cell of a row means what, or why the file cannot be read. */
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import {
  type Column,
  columnName,
  findColumn,
  IDENTIFIER_COLUMNS,
  SETTABLE_COLUMNS,
} from './csv-columns.ts'
import { REFUSALS_MAX } from './parse-submission.ts'
import type { FilingDefaults } from './read-record.ts'
import type { RefusalRule } from './refusal-rules.ts'

/** One header cell; `column` is `undefined` where the name is not ours. */
export type HeaderCell = { readonly name: string; readonly column: Column | undefined }

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The delimiter of a file, told by its first line: the one that stands there most often. */
export function delimiterOf(firstLine: string): string {
  const unquoted = firstLine.replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: string): number => unquoted.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** The most columns a sheet may have; there are some hundred of ours, and the rest is ignored. */
const COLUMNS_MAX = 1_000

/**
 * Reads the header; `defaults` say what columns may be missing. A refusal names every column at
 * fault, at most `REFUSALS_MAX` of them.
 */
export function parseHeader(
  cells: readonly string[],
  defaults: FilingDefaults,
): Result<readonly HeaderCell[], readonly Refusal[]> {
  if (cells.length > COLUMNS_MAX) {
    const text = `The header has ${cells.length} columns; ${COLUMNS_MAX} is the most.`
    return refuse([headerRefusal('too-many', text)])
  }
  const header = cells.map((cell) => ({ name: columnName(cell), column: findColumn(cell) }))
  const names = header.map((cell) => cell.name)
  const twice = names.filter((name, at) => name.length > 0 && names.indexOf(name) !== at)
  const refusals = [
    ...missingColumns(names, defaults).map((text) => headerRefusal('header', text)),
    ...[...new Set(twice)].map((name) =>
      headerRefusal('duplicate-key', `The header names ${JSON.stringify(name)} twice; keep one.`),
    ),
  ]
  return refusals.length > 0 ? refuse(refusals.slice(0, REFUSALS_MAX)) : ok(header)
}

function missingColumns(names: readonly string[], defaults: FilingDefaults): readonly string[] {
  const missing: string[] = []
  if (!names.includes('reference')) {
    missing.push('The header has no column "reference"; add it: your own reference of the parcel.')
  }
  if (!IDENTIFIER_COLUMNS.some((name) => names.includes(name))) {
    missing.push(`The header has none of ${IDENTIFIER_COLUMNS.join(', ')}; add at least one.`)
  }
  for (const { name, setting } of SETTABLE_COLUMNS) {
    if (names.includes(name) || defaults[setting] !== undefined) continue
    missing.push(`The header has no column "${name}", and it is not set for the file; add it.`)
  }
  return missing
}

function headerRefusal(rule: RefusalRule, text: string): Refusal {
  return { pointer: '', rule, text }
}
