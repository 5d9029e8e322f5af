/** A fact by its path. A path that leads nowhere is unknown, as is a fact that nobody gave. */
import type { Facts } from '../domain/fact.ts'

/** The value at a path of names with dots between, such as `activity.consignor.parcelsToday`. */
export function factAt(facts: Facts, path: string): unknown {
  let value: unknown = facts
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[part]
  }
  return value
}
