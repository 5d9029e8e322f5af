/** One CSV cell → one value. What a cell does not say clearly is refused, not guessed. */
import { ok, type Result, refuse } from '../lib/result.ts'
import type { CellKind } from './csv-columns.ts'
import { shown } from './place.ts'

/** A value as the filing's JSON has it. */
export type CellValue = string | number | boolean | readonly string[]

const NUMBER = /^([+-]?\d{1,16})(?:([.,])(\d{1,16}))?$/

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['y', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['n', false],
  ['false', false],
  ['0', false],
])

/**
 * Reads the text of a cell, trimmed and not blank, in a file with this `delimiter`.
 * A refusal is the rest of a sentence that began with the place.
 */
export function parseCell(
  text: string,
  kind: CellKind,
  delimiter: string,
): Result<CellValue, string> {
  switch (kind) {
    case 'text':
      return ok(text)
    case 'word':
      return ok(text.toLowerCase())
    case 'code':
      return ok(text.toUpperCase())
    case 'lines':
      return ok(text.split(/[|\n]/).map((line) => line.trim()))
    case 'truth': {
      const truth = TRUTHS.get(text.toLowerCase())
      return truth === undefined ? refuse(`${shown(text)} is neither yes nor no`) : ok(truth)
    }
    case 'amount':
      // What is no plain number is left for the money check, which says why.
      return decimalText(text, delimiter) ?? ok(text)
    case 'number': {
      const decimal = decimalText(text, delimiter)
      if (decimal === undefined) {
        return refuse(`${shown(text)} is no number; write for example 2 or 2.5`)
      }
      return decimal.ok ? ok(Number(decimal.value)) : decimal
    }
  }
}

/**
 * The number with a point for its comma; `undefined` when `text` is no number.
 * A comma before exactly three digits is a thousands separator to one half of the world, and so is
 * a point in files of the half that parts cells with semicolons: refused.
 */
function decimalText(text: string, delimiter: string): Result<string, string> | undefined {
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, whole, separator, fraction] = match
  if (whole === undefined) return undefined
  if (fraction === undefined) return ok(whole)
  if (fraction.length === 3 && (separator === ',' || delimiter === ';')) {
    return refuse(
      `${shown(text)} may mean ${whole}${fraction} or ${whole}.${fraction}; ` +
        `write ${whole}${fraction} or ${whole}.${fraction}0`,
    )
  }
  return ok(`${whole}.${fraction}`)
}
