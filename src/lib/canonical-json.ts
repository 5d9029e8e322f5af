/**
 * RFC 8785 (JSON Canonicalization Scheme): one byte sequence for all ways to write one JSON value,
 * and its SHA-256. The order of keys, white space, escapes and number spellings make no difference.
 */
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { isJsonList, type JsonValue } from './strict-json.ts'

/** Object shapes whose key order is remembered; keys longer than this are never remembered. */
const SHAPES_MAX = 4_096
const REMEMBERED_KEY_LENGTH_MAX = 64

/** Keys seen one after the other lead from node to node; the node after the last has the order. */
type Shape = {
  readonly next: Map<string, Shape>
  order: readonly string[] | undefined
}

let shapes: Shape = { next: new Map(), order: undefined }
let shapeCount = 0

/**
 * The canonical text of a value that strict JSON gave (finite numbers, no lone surrogates).
 * `JSON.stringify` already writes numbers and strings as RFC 8785 asks; only keys need sorting.
 */
export function canonicalJson(value: JsonValue): string {
  const sorted = withSortedKeys(value)
  const text = sorted === UNSORTABLE ? canonicalize(value) : JSON.stringify(sorted)
  if (text === undefined) throw new Error('a JSON value gave no canonical text')
  return text
}

/** SHA-256 of the canonical text, 64 lower-case hexadecimal digits. */
export function canonicalHash(value: JsonValue): string {
  return hash('sha256', canonicalJson(value))
}

/** Stands for a value with keys whose order JavaScript does not let us choose. */
const UNSORTABLE = Symbol('unsortable')

function withSortedKeys(value: JsonValue): JsonValue | typeof UNSORTABLE {
  if (typeof value !== 'object' || value === null) return value
  if (isJsonList(value)) {
    const list: JsonValue[] = []
    for (let at = 0; at < value.length; at += 1) {
      const element = withSortedKeys(value[at] ?? null)
      if (element === UNSORTABLE) return UNSORTABLE
      list.push(element)
    }
    return list
  }
  const order = sortedKeys(value)
  if (order === undefined) return UNSORTABLE
  const sorted: Record<string, JsonValue> = {}
  for (const key of order) {
    const member = withSortedKeys(value[key] ?? null)
    if (member === UNSORTABLE) return UNSORTABLE
    sorted[key] = member
  }
  return sorted
}

/** The keys in UTF-16 order; `undefined` when an object cannot be built in that order. */
function sortedKeys(value: { readonly [key: string]: JsonValue }): readonly string[] | undefined {
  let shape = shapes
  for (const key in value) {
    let next = shape.next.get(key)
    if (next === undefined) {
      if (key.length > REMEMBERED_KEY_LENGTH_MAX) return sortKeys(value)
      if (shapeCount >= SHAPES_MAX) {
        shapes = { next: new Map(), order: undefined }
        shapeCount = 0
        return sortKeys(value)
      }
      next = { next: new Map(), order: undefined }
      shapeCount += 1
      shape.next.set(key, next)
    }
    shape = next
  }
  shape.order ??= sortKeys(value)
  return shape.order
}

function sortKeys(value: object): readonly string[] | undefined {
  const keys = Object.keys(value).toSorted()
  // JavaScript lists integer-like keys first and in number order, and `__proto__` is no plain key.
  const isPlain = keys.every((key) => !/^(?:[0-9]+|__proto__)$/.test(key))
  return isPlain ? keys : undefined
}
