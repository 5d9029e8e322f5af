/** The types of the rule language: those of facts, and the few that only expressions have. */
import type { FactType } from '../../domain/fact.ts'

/**
 * A type. A duration is milliseconds; `nothing` is the element type of an empty list or map, which
 * fits every other. A fact type is one of these as it stands.
 */
export type CelType =
  | { readonly kind: ScalarKind | 'nothing' }
  | { readonly kind: 'list'; readonly of: CelType }
  | { readonly kind: 'map'; readonly key: CelType; readonly value: CelType }
  | StructureType

/** The kinds that are compared and ordered by value. */
export type ScalarKind = 'bool' | 'int' | 'double' | 'string' | 'timestamp' | 'duration'

/** A structure of named facts; the catalogue itself is one. */
export type StructureType = Extract<FactType, { readonly kind: 'structure' }>

/** Yes or no: what a condition gives. */
export const BOOL: CelType = { kind: 'bool' }
/** A whole number within ±(2^53 - 1), the range JavaScript holds exactly; CEL's own is 2^63. */
export const INT: CelType = { kind: 'int' }
/** A number of IEEE 754 double precision. */
export const DOUBLE: CelType = { kind: 'double' }
/** Text, ordered by Unicode code point as CEL demands. */
export const STRING: CelType = { kind: 'string' }
/** An instant, in milliseconds since 1970-01-01 UTC. */
export const TIMESTAMP: CelType = { kind: 'timestamp' }
/** A length of time in milliseconds; it may be negative. */
export const DURATION: CelType = { kind: 'duration' }
/** The element type of an empty list or map, which fits every other. */
export const NOTHING: CelType = { kind: 'nothing' }
/** A list of texts. */
export const STRINGS: CelType = { kind: 'list', of: STRING }

/** True for the kinds that are compared by value. */
export function isScalar(type: CelType): boolean {
  return type.kind !== 'list' && type.kind !== 'map' && type.kind !== 'structure'
}

/** True for numbers, which compare with each other across kinds. */
function isNumber(type: CelType): boolean {
  return type.kind === 'int' || type.kind === 'double'
}

/** The one type that both have, where an empty list takes the other's element type. */
export function joinTypes(left: CelType, right: CelType): CelType | undefined {
  if (left.kind === 'nothing') return right
  if (right.kind === 'nothing') return left
  if (left.kind === 'list' && right.kind === 'list') {
    const of = joinTypes(left.of, right.of)
    return of === undefined ? undefined : { kind: 'list', of }
  }
  if (left.kind === 'map' && right.kind === 'map') {
    const key = joinTypes(left.key, right.key)
    const value = joinTypes(left.value, right.value)
    return key === undefined || value === undefined ? undefined : { kind: 'map', key, value }
  }
  if (left.kind === 'structure' || right.kind === 'structure') {
    return left === right ? left : undefined
  }
  return left.kind === right.kind ? left : undefined
}

/** True when values of both types may be asked for equality: the same type, or both numbers. */
export function areComparable(left: CelType, right: CelType): boolean {
  if (left.kind === 'nothing' || right.kind === 'nothing') return true
  if (left.kind === 'list' && right.kind === 'list') return areComparable(left.of, right.of)
  if (left.kind === 'map' && right.kind === 'map') {
    return areComparable(left.key, right.key) && areComparable(left.value, right.value)
  }
  if (isNumber(left) && isNumber(right)) return true
  return isScalar(left) && left.kind === right.kind
}

/** True when a value of type `actual` may stand where `wanted` is asked for. */
export function fits(actual: CelType, wanted: CelType): boolean {
  if (actual.kind === 'nothing' || wanted.kind === 'nothing') return true
  if (actual.kind === 'list' && wanted.kind === 'list') return fits(actual.of, wanted.of)
  if (actual.kind === 'map' && wanted.kind === 'map') {
    return fits(actual.key, wanted.key) && fits(actual.value, wanted.value)
  }
  if (actual.kind === 'structure' || wanted.kind === 'structure') return actual === wanted
  return actual.kind === wanted.kind
}

/** The type in words for a refusal, such as `list(string)`. */
export function typeText(type: CelType): string {
  switch (type.kind) {
    case 'list':
      return type.of.kind === 'nothing' ? 'list' : `list(${typeText(type.of)})`
    case 'map':
      return type.key.kind === 'nothing'
        ? 'map'
        : `map(${typeText(type.key)}, ${typeText(type.value)})`
    default:
      return type.kind
  }
}

/** The type in words with its article, such as `an int`. */
export function oneOfType(type: CelType): string {
  const text = typeText(type)
  return `${text.startsWith('int') ? 'an' : 'a'} ${text}`
}
