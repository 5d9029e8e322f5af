/**
 * The bounds of a JSON text, depth and number of values, told without building any value: a few
 * megabytes of `[],[],…` would otherwise take a gigabyte and seconds to parse.
 */
import type { JsonLimits } from './json-problem.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * The bound that `text` breaks first: more than `depthMax` brackets open at once, or more than
 * `valuesMax` values. Of what is no JSON nothing is promised.
 */
export function brokenJsonBound(
  text: string,
  limits: JsonLimits,
): 'depth' | 'too-many' | undefined {
  let depth = 0
  // Each comma begins a value, and so does each bracket's inside; an empty one counts all the same.
  let values = 1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at)
    } else if (code === COMMA) {
      values += 1
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1
      values += 1
      if (depth > limits.depthMax) return 'depth'
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
    if (values > limits.valuesMax) return 'too-many'
  }
  return undefined
}

/** The index of the quote that closes the string opened at `start`; the end of the text when none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1
  return (at - first) % 2 === 1
}
