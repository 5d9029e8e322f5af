/**
 * Takes out of a statement what means *unknown*: null, blank text, and what is empty without them.
 * Fields the schema does not name are left out and reported; nothing else is changed.
 */
import type { TSchema } from '@sinclair/typebox'
import { isBlank } from '../domain/blank.ts'
import { AmountSchema } from '../domain/filing.ts'
import { parseMoney } from '../domain/money.ts'
import type { Refusal } from '../domain/refusal.ts'
import { below } from '../lib/json-pointer.ts'
import { placeOf, shown } from './place.ts'

/** How many ignored fields a report names; the rest are ignored unnamed. */
export const IGNORED_MAX = 100

/** A field with a longer name is reported by the pointer of the object it stands in. */
const NAME_LENGTH_MAX = 100

/** How values of one schema are cleaned. Compiled once from the schema. */
export type Plan =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'list'; readonly of: Plan; readonly lengthMax: number }
  | FieldsPlan

type FieldsPlan = {
  readonly kind: 'fields'
  readonly fields: ReadonlyMap<string, Plan>
  readonly isAmount: boolean
  /** An empty one may stand in a list: a line of goods of which nothing is known is still a line. */
  readonly mayBeEmpty: boolean
}

/** What cleaning came upon. Mutable: cleaning fills it in. */
export type Cleaning = {
  readonly ignored: string[]
  readonly refusals: Refusal[]
  /** Lists that lost elements, by pointer: the index as filed of each element that stayed. */
  readonly filedIndexes: Map<string, readonly number[]>
}

/** The plan that cleans values of `schema`. */
export function planOf(schema: TSchema): Plan {
  const properties: unknown = schema['properties']
  if (isSchemas(properties)) {
    const fields = Object.entries(properties).map(([name, inner]) => [name, planOf(inner)] as const)
    return {
      kind: 'fields',
      fields: new Map(fields),
      isAmount: properties === AmountSchema.properties,
      mayBeEmpty: schema['required'] === undefined,
    }
  }
  const items: unknown = schema['items']
  if (isSchema(items)) {
    const lengthMax: unknown = schema['maxItems']
    const bound = typeof lengthMax === 'number' ? lengthMax : Number.POSITIVE_INFINITY
    return { kind: 'list', of: planOf(items), lengthMax: bound }
  }
  return { kind: 'leaf' }
}

/** The cleaned value; `undefined` where nothing is known. A value of the wrong type stays as it is. */
export function clean(value: unknown, plan: Plan, pointer: string, cleaning: Cleaning): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return cleanText(value, pointer, cleaning)
  if (typeof value !== 'object' || plan.kind === 'leaf') return value
  if (plan.kind === 'list') {
    return Array.isArray(value) ? cleanList(value, plan, pointer, cleaning) : value
  }
  return Array.isArray(value) ? value : cleanFields(value, plan, pointer, cleaning)
}

function cleanText(value: string, pointer: string, cleaning: Cleaning): string | undefined {
  if (isBlank(value)) return undefined
  // Neither can be kept in a database text, and neither is a character.
  if (value.includes('\0') || !value.isWellFormed()) {
    const what = value.includes('\0') ? 'a NUL character' : 'half of a surrogate pair'
    const rule = value.includes('\0') ? 'nul' : 'lone-surrogate'
    const text = `${placeOf(pointer)} holds ${what}; take it out.`
    cleaning.refusals.push({ pointer, rule, text })
  }
  return value
}

function cleanFields(
  value: object,
  plan: FieldsPlan,
  pointer: string,
  cleaning: Cleaning,
): Readonly<Record<string, unknown>> | undefined {
  const cleaned: Record<string, unknown> = {}
  let isEmpty = true
  for (const name in value) {
    const inner = plan.fields.get(name)
    if (inner === undefined) {
      noteIgnored(name, pointer, cleaning)
      continue
    }
    const kept = clean(Reflect.get(value, name), inner, `${pointer}/${name}`, cleaning)
    if (kept === undefined) continue
    cleaned[name] = kept
    isEmpty = false
  }
  if (isEmpty) return undefined
  return plan.isAmount ? cleanAmount(cleaned, pointer, cleaning) : cleaned
}

/** A currency without an amount states nothing. */
function cleanAmount(
  cleaned: Readonly<Record<string, unknown>>,
  pointer: string,
  cleaning: Cleaning,
): Readonly<Record<string, unknown>> | undefined {
  const { amount, currency } = cleaned
  if (amount === undefined) return undefined
  if (typeof amount === 'string' && typeof currency === 'string') {
    const money = parseMoney(amount, currency)
    if (!money.ok) {
      const { field, rule, text } = money.refusal
      const place = `${pointer}/${field}`
      cleaning.refusals.push({ pointer: place, rule, text: `${placeOf(place)}: ${text}` })
    }
  }
  return cleaned
}

function cleanList(
  value: readonly unknown[],
  plan: Extract<Plan, { kind: 'list' }>,
  pointer: string,
  cleaning: Cleaning,
): readonly unknown[] | undefined {
  if (value.length > plan.lengthMax) {
    const text = `${placeOf(pointer)} has ${shown(value.length)} entries; ${plan.lengthMax} is the most.`
    cleaning.refusals.push({ pointer, rule: 'too-many', text })
    return undefined
  }
  const kept: unknown[] = []
  const filedIndexes: number[] = []
  const staysEmpty = plan.of.kind === 'fields' && plan.of.mayBeEmpty
  for (const [index, element] of value.entries()) {
    let cleaned = clean(element, plan.of, `${pointer}/${index}`, cleaning)
    if (cleaned === undefined && staysEmpty && isObject(element)) cleaned = {}
    if (cleaned === undefined) continue
    kept.push(cleaned)
    filedIndexes.push(index)
  }
  if (kept.length < value.length) cleaning.filedIndexes.set(pointer, filedIndexes)
  return kept.length > 0 ? kept : undefined
}

/** The pointer as filed of what stands at `pointer` in the cleaned value. */
export function filedPointer(pointer: string, cleaning: Cleaning): string {
  if (cleaning.filedIndexes.size === 0) return pointer
  let filed = ''
  for (const segment of pointer.split('/').slice(1)) {
    const index = cleaning.filedIndexes.get(filed)?.[Number(segment)]
    filed = `${filed}/${index ?? segment}`
  }
  return filed
}

function noteIgnored(name: string, pointer: string, cleaning: Cleaning): void {
  if (cleaning.ignored.length >= IGNORED_MAX) return
  const ignored = name.length > NAME_LENGTH_MAX ? pointer : below(pointer, name)
  if (!cleaning.ignored.includes(ignored)) cleaning.ignored.push(ignored)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSchema(value: unknown): value is TSchema {
  return isObject(value)
}

function isSchemas(value: unknown): value is Readonly<Record<string, TSchema>> {
  return isObject(value)
}
