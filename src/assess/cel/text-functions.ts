/**
 * Text functions of the rule language. Positions and sizes count Unicode code points, as CEL does;
 * `undefined` is CEL's error. Facts may hold lone surrogates, which count as one each.
 */
import { LIMITS } from './limits.ts'

const SURROGATE = /[\ud800-\udfff]/

/** True when UTF-16 units and code points are the same in `text`. */
function isPlain(text: string): boolean {
  return !SURROGATE.test(text)
}

/** How many code points `text` has. */
export function sizeOfText(text: string): number {
  if (isPlain(text)) return text.length
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Below, at or above zero as `left` sorts before, with or after `right`, by code point. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i += 1) {
    const a = left.charCodeAt(i)
    const b = right.charCodeAt(i)
    if (a !== b) return rank(a) - rank(b)
  }
  return left.length - right.length
}

/** Moves surrogates, which stand for code points beyond 0xffff, above all other units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

const ASCII = /^[\0-\x7f]*$/

/** The text with A to Z made small; other letters stay. */
export function lowerAscii(text: string): string {
  if (!/[A-Z]/.test(text)) return text
  if (ASCII.test(text)) return text.toLowerCase()
  return text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
}

/** The text with a to z made capital; other letters stay. */
export function upperAscii(text: string): string {
  if (!/[a-z]/.test(text)) return text
  if (ASCII.test(text)) return text.toUpperCase()
  return text.replace(/[a-z]+/g, (run) => run.toUpperCase())
}

// Unicode White_Space, which differs from JavaScript's trim by U+0085 and U+FEFF.
const BLANK_START = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** The text without white space at both ends. */
export function trimText(text: string): string {
  let end = text.length
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).replace(BLANK_START, '')
}

/** The code point at `index` as a text; empty at the very end; an error outside. */
export function charAt(text: string, index: number): string | undefined {
  if (index < 0) return undefined
  if (isPlain(text)) return index > text.length ? undefined : text.charAt(index)
  const points = Array.from(text)
  return index > points.length ? undefined : (points[index] ?? '')
}

/** The part from `start` up to, not including, `end`; an error outside or when turned round. */
export function substring(text: string, start: number, end?: number): string | undefined {
  const plain = isPlain(text)
  const points = plain ? undefined : Array.from(text)
  const size = points === undefined ? text.length : points.length
  const last = end ?? size
  if (start < 0 || last > size || start > last) return undefined
  return points === undefined ? text.slice(start, last) : points.slice(start, last).join('')
}

/** Where `part` first stands at or after `start`, else -1; an error for a start outside. */
export function indexOf(text: string, part: string, start = 0): number | undefined {
  if (isPlain(text)) return start < 0 || start > text.length ? undefined : text.indexOf(part, start)
  const unit = unitOffset(text, start)
  if (unit === undefined) return undefined
  const found = text.indexOf(part, unit)
  return found < 0 ? -1 : sizeOfText(text.slice(0, found))
}

/** Where `part` last stands at or before `start`, else -1; an error for a start outside. */
export function lastIndexOf(text: string, part: string, start?: number): number | undefined {
  if (start === undefined) {
    const found = text.lastIndexOf(part)
    return found < 0 ? -1 : sizeOfText(text.slice(0, found))
  }
  const unit = unitOffset(text, start)
  if (unit === undefined) return undefined
  const found = text.lastIndexOf(part, unit)
  return found < 0 ? -1 : sizeOfText(text.slice(0, found))
}

/** The UTF-16 offset of the code point `index`, or undefined outside the text. */
function unitOffset(text: string, index: number): number | undefined {
  if (index < 0) return undefined
  let unit = 0
  for (let i = 0; i < index; i += 1) {
    if (unit >= text.length) return undefined
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
  }
  return unit
}

/** The text with the first `count` (all, when negative or left out) `part`s replaced. */
export function replaceText(
  text: string,
  part: string,
  by: string,
  count = -1,
): string | undefined {
  const pieces = part.length === 0 ? Array.from(text) : text.split(part)
  if (part.length === 0) return weave(pieces, by, count)
  const most = count < 0 ? pieces.length - 1 : Math.min(count, pieces.length - 1)
  if (text.length + most * (by.length - part.length) > LIMITS.builtTextLength) return undefined
  if (most === pieces.length - 1) return pieces.join(by)
  return [pieces.slice(0, most + 1).join(by), ...pieces.slice(most + 1)].join(part)
}

/** Puts `by` before each code point and at the end, at most `count` times: an empty part. */
function weave(points: readonly string[], by: string, count: number): string | undefined {
  const most = count < 0 ? points.length + 1 : Math.min(count, points.length + 1)
  if (points.length * 2 + most * by.length > LIMITS.builtTextLength) return undefined
  const out: string[] = []
  for (let i = 0; i <= points.length; i += 1) {
    if (i < most) out.push(by)
    out.push(points[i] ?? '')
  }
  return out.join('')
}

/**
 * The parts between `separator`s, at most `count` of them, the last one with the rest. An error
 * beyond the bound on parts.
 */
export function splitText(
  text: string,
  separator: string,
  count = -1,
): readonly string[] | undefined {
  if (count === 0) return []
  if (count === 1) return [text]
  const most = LIMITS.splitParts
  if (separator.length === 0) return splitPoints(text, count)
  if (count < 0 || count > most) {
    const parts = text.split(separator, most + 1)
    return parts.length > most ? undefined : parts
  }
  const parts: string[] = []
  let start = 0
  for (let end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
    if (parts.length === count - 1) break
    parts.push(text.slice(start, end))
    start = end + separator.length
  }
  return [...parts, text.slice(start)]
}

/** The code points, at most `count` parts, the last one with the rest. */
function splitPoints(text: string, count: number): readonly string[] | undefined {
  const most = count < 0 ? LIMITS.splitParts : Math.min(count, LIMITS.splitParts)
  const parts: string[] = []
  let start = 0
  while (start < text.length && parts.length < most) {
    const length = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1
    const isLast = parts.length === most - 1
    const end = isLast && count > 0 ? text.length : start + length
    parts.push(text.slice(start, end))
    start = end
  }
  return start < text.length ? undefined : parts
}

/** The parts with `separator` between them. */
export function joinTexts(
  parts: readonly (string | undefined)[],
  separator = '',
): string | undefined {
  let length = separator.length * parts.length
  for (const part of parts) {
    if (part === undefined) return undefined
    length += part.length
    if (length > LIMITS.builtTextLength) return undefined
  }
  return parts.join(separator)
}

/** `left` followed by `right`. */
export function concatenate(left: string, right: string): string | undefined {
  return left.length + right.length > LIMITS.builtTextLength ? undefined : left + right
}
