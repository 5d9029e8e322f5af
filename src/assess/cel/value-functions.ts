/** Functions on values: equality, membership and indexing of lists and maps, in three-valued truth. */
import type { CelValue, Constant } from './typed-tree.ts'

/** Truth in compact form. */
export const NO = 0
export const YES = 1
export const UNKNOWN = 2

/** 0 no, 1 yes, 2 unknown. */
export type TruthCode = 0 | 1 | 2

function isMap(value: CelValue): value is ReadonlyMap<Constant, CelValue> {
  return value instanceof Map
}

/** Whether a value is a list. */
export function isList(value: CelValue): value is readonly CelValue[] {
  return Array.isArray(value)
}

/** Whether two values are equal; unknown when that hangs on an unknown element. */
export function equalValues(left: CelValue, right: CelValue): TruthCode {
  if (left === undefined || right === undefined) return UNKNOWN
  if (Array.isArray(left) && Array.isArray(right)) return equalLists(left, right)
  if (isMap(left) && isMap(right)) return equalMaps(left, right)
  return left === right ? YES : NO
}

function equalLists(left: readonly CelValue[], right: readonly CelValue[]): TruthCode {
  if (left.length !== right.length) return NO
  let truth: TruthCode = YES
  for (let i = 0; i < left.length; i += 1) {
    const equal = equalValues(left[i], right[i])
    if (equal === NO) return NO
    if (equal === UNKNOWN) truth = UNKNOWN
  }
  return truth
}

function equalMaps(
  left: ReadonlyMap<Constant, CelValue>,
  right: ReadonlyMap<Constant, CelValue>,
): TruthCode {
  if (left.size !== right.size) return NO
  for (const [key, value] of left) {
    if (!right.has(key)) return NO
    if (equalValues(value, right.get(key)) === NO) return NO
  }
  return YES
}

/** Whether `within` holds `element`; unknown when that hangs on an unknown element. */
export function isIn(element: CelValue, within: CelValue): TruthCode {
  if (element === undefined || within === undefined) return UNKNOWN
  if (isMap(within)) return within.has(element as Constant) ? YES : NO
  if (!Array.isArray(within)) return UNKNOWN
  let truth: TruthCode = NO
  for (const other of within as readonly CelValue[]) {
    const equal = equalValues(element, other)
    if (equal === YES) return YES
    if (equal === UNKNOWN) truth = UNKNOWN
  }
  return truth
}

/** The element at `index`, or undefined outside the list. */
export function elementAt(list: readonly CelValue[], index: number): CelValue {
  return index >= 0 && index < list.length ? list[index] : undefined
}

/** The map of `entries` (key, value, key, value …); undefined for an unknown or a repeated key. */
export function mapOf(entries: readonly CelValue[]): ReadonlyMap<Constant, CelValue> | undefined {
  const map = new Map<Constant, CelValue>()
  for (let i = 0; i < entries.length; i += 2) {
    const key = entries[i]
    const value = entries[i + 1]
    if (key === undefined || value === undefined || map.has(key as Constant)) return undefined
    map.set(key as Constant, value)
  }
  return map
}

/** What a macro goes over: the list itself, or the keys of a map. */
export function roundsOf(within: CelValue): readonly CelValue[] | undefined {
  if (isMap(within)) return [...within.keys()]
  return isList(within) ? within : undefined
}
