/**
 * Functions on numbers in the rule language: whole-number arithmetic and conversions. `undefined` is CEL's error: an
 * integer beyond 2^53, a division by zero, a text that is no number.
 */

/** `value` when JavaScript holds it exactly as an integer, with -0 made 0. */
function exact(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value + 0 : undefined
}

/** The sum. */
export function addInt(left: number, right: number): number | undefined {
  return exact(left + right)
}

/** The difference. */
export function subtractInt(left: number, right: number): number | undefined {
  return exact(left - right)
}

/** The product. */
export function multiplyInt(left: number, right: number): number | undefined {
  return exact(left * right)
}

/** Division towards zero. */
export function divideInt(left: number, right: number): number | undefined {
  // Exact: a quotient of safe integers is never so near below a whole number as to round up to it.
  return right === 0 ? undefined : exact(Math.trunc(left / right))
}

/** The remainder, with the sign of `left`. */
export function remainderInt(left: number, right: number): number | undefined {
  return right === 0 ? undefined : exact(left % right)
}

/** The value with its sign turned. */
export function negateInt(value: number): number | undefined {
  return exact(-value)
}

/** A double cut towards zero to an integer. */
export function doubleToInt(value: number): number | undefined {
  return Number.isFinite(value) ? exact(Math.trunc(value)) : undefined
}

/** Decimal digits with an optional sign, read as an integer. */
export function textToInt(text: string): number | undefined {
  return /^[+-]?[0-9]{1,17}$/.test(text) ? exact(Number(text)) : undefined
}

const DOUBLE = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/

/** A decimal number, `NaN` or an infinity, read as a double. */
export function textToDouble(text: string): number | undefined {
  if (text.length <= 400 && DOUBLE.test(text)) return Number(text)
  switch (text.replace(/^[+-]/, '').toLowerCase()) {
    case 'nan':
      return Number.NaN
    case 'inf':
    case 'infinity':
      return text.startsWith('-') ? -Infinity : Infinity
    default:
      return undefined
  }
}

/** A double as the shortest decimal text that reads back the same. */
export function doubleToText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Infinity) return '+Inf'
  if (value === -Infinity) return '-Inf'
  return Object.is(value, -0) ? '-0' : String(value)
}

/** The texts that CEL reads as a truth value. */
export function textToBool(text: string): boolean | undefined {
  switch (text) {
    case '1':
    case 't':
    case 'T':
    case 'true':
    case 'TRUE':
    case 'True':
      return true
    case '0':
    case 'f':
    case 'F':
    case 'false':
    case 'FALSE':
    case 'False':
      return false
    default:
      return undefined
  }
}
