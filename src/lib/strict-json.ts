/**
 * Strict JSON means one thing only: RFC 8259 text without duplicate keys, lone surrogates, NUL
 * characters, numbers that lose digits, or unbounded size. Fast for good text, exact for bad.
 */
import { isUtf8 } from 'node:buffer'
import { brokenJsonBound } from './json-bounds.ts'
import { findJsonProblem, type JsonLimits, type JsonProblem } from './json-problem.ts'
import { ok, type Result, refuse } from './result.ts'

/** What JSON text can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** Whether a JSON value is an array. */
export function isJsonList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** Limits that suit documents of a few kilobytes with room for the largest honest one. */
export const JSON_LIMITS: JsonLimits = {
  lengthMax: 16 * 1024 * 1024,
  stringLengthMax: 65_536,
  depthMax: 64,
  valuesMax: 400_000,
}

/** Shorter texts cannot hold enough values to matter, and need not be looked through first. */
const SHORT_TEXT_LENGTH = 262_144

/** An escape that could leave half a surrogate pair, or a NUL no database text can hold. */
const SUSPICIOUS_ESCAPE = /\\u(?:[dD][89a-fA-F]|0000)/

/**
 * Reads JSON bytes. Refuses what is not UTF-8 and all that `parseJson` refuses.
 * A byte-order mark is no part of JSON (RFC 8259, section 8.1): strip it before.
 */
export function parseJsonBytes(
  bytes: Uint8Array,
  limits: JsonLimits = JSON_LIMITS,
): Result<JsonValue, JsonProblem> {
  if (bytes.length > limits.lengthMax) return refuse(tooLarge(limits))
  const text = decodeUtf8(bytes)
  return text.ok ? parseJson(text.value, limits) : text
}

/** The text that `bytes` encode, or where they stop being UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Result<string, JsonProblem> {
  if (isUtf8(bytes)) {
    return ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  }
  return refuse({
    pointer: '',
    rule: 'utf8',
    text: `Byte ${firstBadByte(bytes) + 1} is not UTF-8; save the text as UTF-8 and send it again.`,
  })
}

/**
 * Reads JSON text. A refusal names the place as an RFC 6901 pointer, the broken rule, and the mend:
 * `json`, `duplicate-key`, `lone-surrogate`, `nul`, `range`, `length`, `depth`, `too-many` or `size`.
 */
export function parseJson(
  text: string,
  limits: JsonLimits = JSON_LIMITS,
): Result<JsonValue, JsonProblem> {
  if (text.length > limits.lengthMax) return refuse(tooLarge(limits))
  const bound = text.length > SHORT_TEXT_LENGTH ? brokenJsonBound(text, limits) : undefined
  if (bound === 'too-many') return refuse(tooMany(limits))
  if (bound === 'depth') {
    const problem = findJsonProblem(text, limits)
    if (problem !== undefined) return refuse(problem)
  }
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    // `JSON.parse` throws nothing but SyntaxError; anything else is a fault of the runtime.
    if (!(error instanceof SyntaxError)) throw error
    return refuse(findJsonProblem(text, limits) ?? unlocated(error))
  }
  if (isPlainlySound(text, value, limits)) return ok(value)
  const problem = findJsonProblem(text, limits)
  return problem === undefined ? ok(value) : refuse(problem)
}

/**
 * Whether the cheap signs all say that the text is sound. `false` means only: look closer.
 * Every key of the text ends in a quote and a colon, so when the text has no more such places than
 * the value has keys, `JSON.parse` cannot have dropped a key as a duplicate.
 */
function isPlainlySound(text: string, value: JsonValue, limits: JsonLimits): boolean {
  const stringLengthMax = text.length > limits.stringLengthMax ? limits.stringLengthMax : Infinity
  const keys = countKeys(value, limits.depthMax, stringLengthMax)
  if (Number.isNaN(keys) || keys !== countQuoteColons(text)) return false
  return text.isWellFormed() && !SUSPICIOUS_ESCAPE.test(text)
}

/** How often a quote, then perhaps white space, then a colon occur: at least once a key. */
function countQuoteColons(text: string): number {
  let count = 0
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1
    let code = text.charCodeAt(before)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      before -= 1
      code = text.charCodeAt(before)
    }
    if (code === 0x22) count += 1
  }
  return count
}

/** The keys in `value`, or NaN when a number, a string or the depth is beyond its limit. */
function countKeys(value: JsonValue, depthLeft: number, stringLengthMax: number): number {
  if (typeof value === 'number') {
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER ? 0 : Number.NaN
  }
  if (typeof value === 'string') return value.length <= stringLengthMax ? 0 : Number.NaN
  if (typeof value !== 'object' || value === null) return 0
  if (depthLeft === 0) return Number.NaN
  let count = 0
  if (isJsonList(value)) {
    for (let at = 0; at < value.length; at += 1) {
      count += countKeys(value[at] ?? null, depthLeft - 1, stringLengthMax)
    }
    return count
  }
  for (const key in value) {
    if (key.length > stringLengthMax) return Number.NaN
    count += 1 + countKeys(value[key] ?? null, depthLeft - 1, stringLengthMax)
  }
  return count
}

function tooLarge(limits: JsonLimits): JsonProblem {
  return {
    pointer: '',
    rule: 'size',
    text: `The document is longer than ${limits.lengthMax} bytes; send it in smaller parts.`,
  }
}

function tooMany(limits: JsonLimits): JsonProblem {
  const text = `The document has more than ${limits.valuesMax} values; send it in smaller parts.`
  return { pointer: '', rule: 'too-many', text }
}

function unlocated(error: SyntaxError): JsonProblem {
  return { pointer: '', rule: 'json', text: `This is not JSON: ${error.message}.` }
}

/** The index of the first byte at which `bytes` stop being UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let sound = 0
  let bad = bytes.length
  // Cutting a sound text inside a character gives at most three stray bytes: look again from there.
  while (bad - sound > 4) {
    const middle = (sound + bad) >>> 1
    const whole = characterStart(bytes, middle)
    if (whole > sound && isUtf8(bytes.subarray(sound, whole))) sound = whole
    else if (whole > sound) bad = whole
    else break
  }
  while (sound < bytes.length) {
    const length = [1, 2, 3, 4].find((n) => isUtf8(bytes.subarray(sound, sound + n)))
    if (length === undefined || sound + length > bytes.length) return sound
    sound += length
  }
  return sound
}

/** The start of the character that byte `at` belongs to, as far as continuation bytes tell. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1
  return start
}
