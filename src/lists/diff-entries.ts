/** What changed between two versions of a list: entries added and removed, and what of others differs. */
import type { ListEntry } from '../domain/list.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { JsonValue } from '../lib/strict-json.ts'

/** One field of an entry that differs; undefined where the field is absent. */
export type FieldChange = {
  readonly field: string
  readonly before: JsonValue | undefined
  readonly after: JsonValue | undefined
}

/** One difference. */
export type EntryChange =
  | { readonly change: 'added'; readonly entry: ListEntry }
  | { readonly change: 'removed'; readonly entry: ListEntry }
  | {
      readonly change: 'changed'
      readonly before: ListEntry
      readonly after: ListEntry
      readonly fields: readonly FieldChange[]
    }

/** All differences, in the order of the ids. */
export function diffEntries(versions: {
  readonly before: readonly ListEntry[]
  readonly after: readonly ListEntry[]
}): readonly EntryChange[] {
  const before = new Map(versions.before.map((entry) => [entry.id, entry]))
  const after = new Map(versions.after.map((entry) => [entry.id, entry]))
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return ids.flatMap<EntryChange>((id) => {
    const [old, now] = [before.get(id), after.get(id)]
    if (old === undefined) return now === undefined ? [] : { change: 'added', entry: now }
    if (now === undefined) return { change: 'removed', entry: old }
    const fields = fieldsThatDiffer(old, now)
    return fields.length === 0 ? [] : { change: 'changed', before: old, after: now, fields }
  })
}

function fieldsThatDiffer(before: ListEntry, after: ListEntry): readonly FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].toSorted()
  return fields
    .map((field) => ({ field, before: old[field], after: now[field] }))
    .filter((change) => textOf(change.before) !== textOf(change.after))
}

/** An entry is plain JSON. */
function fieldsOf(entry: ListEntry): Readonly<Record<string, JsonValue>> {
  return entry
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined ? '' : canonicalJson(value)
}
