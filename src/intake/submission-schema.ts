/**
 * Holds cleaned submissions to the published schemas and says what breaks them in plain sentences.
 * The schemas are compiled once, when this file is loaded.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { EventSchema, type Filing, FilingSchema, type TransportEvent } from '../domain/filing.ts'
import type { Refusal } from '../domain/refusal.ts'
import { below } from '../lib/json-pointer.ts'
import { parseInstant } from '../lib/rfc3339.ts'
import { placeOf, shown } from './place.ts'
import type { RefusalRule } from './refusal-rules.ts'

const FIRST_INSTANT_MS = Date.UTC(1990, 0, 1)
const FIRST_INSTANT_TOO_LATE_MS = Date.UTC(2101, 0, 1)

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  // oxlint-disable-next-line typescript/no-deprecated -- counting code points costs three times more
  unicode: false,
  formats: { instant: isInstant },
  // It would only warn that `unicode` is deprecated; schema errors are thrown either way.
  logger: false,
})

/** Whether a cleaned value is a filing; `errors` says why not. */
export const validateFiling: ValidateFunction<Filing> = ajv.compile<Filing>(FilingSchema)

/** Whether a cleaned value is a transport event; `errors` says why not. */
export const validateEvent: ValidateFunction<TransportEvent> =
  ajv.compile<TransportEvent>(EventSchema)

/** Whether `text` is an RFC 3339 date-time with its offset, in the years 1990 to 2100 (UTC). */
function isInstant(text: string): boolean {
  const at = parseInstant(text)
  return at !== undefined && at >= FIRST_INSTANT_MS && at < FIRST_INSTANT_TOO_LATE_MS
}

/** Rules whose names are not those of JSON Schema keywords. */
const RULES: ReadonlyMap<string, RefusalRule> = new Map([
  ['format', 'instant'],
  ['minLength', 'length'],
  ['maxLength', 'length'],
  ['minimum', 'range'],
  ['maximum', 'range'],
])

/** One validation error as a refusal. `filed` gives the pointer as filed of a pointer as cleaned. */
export function refusalOf(error: ErrorObject, filed: (pointer: string) => string): Refusal {
  if (error.keyword === 'required') {
    const missing = String(error.params['missingProperty'])
    const pointer = below(filed(error.instancePath), missing)
    const text = `${placeOf(pointer)} is missing; ${exampleOf(propertySchema(error, missing))}.`
    return { pointer, rule: 'required', text }
  }
  const pointer = filed(error.instancePath)
  const rule = RULES.get(error.keyword) ?? error.keyword
  return { pointer, rule, text: `${placeOf(pointer)} ${faultOf(error)}.` }
}

/** What is wrong and the mend, as the rest of a sentence that began with the place. */
function faultOf(error: ErrorObject): string {
  const is = `is ${shown(error.data)}`
  const schema = error.parentSchema
  switch (error.keyword) {
    case 'type':
      return `${is}; write ${typeNames(schema)}${suchAs(schema)}`
    case 'enum':
      return `${is}; write one of ${allowedWords(schema)}`
    case 'format':
      return `${is}, no date and time with its offset of 1990 to 2100; ${exampleOf(schema)}`
    case 'pattern':
      return `${is}, which has a character it may not have; ${exampleOf(schema)}`
    case 'maxLength': {
      const length = typeof error.data === 'string' ? error.data.length : 0
      return `has ${length} characters; ${String(error.params['limit'])} is the most`
    }
    case 'minLength':
      return `is too short; ${exampleOf(schema)}`
    case 'minimum':
      return `${is}; ${String(error.params['limit'])} is the least`
    case 'maximum':
      return `${is}; ${String(error.params['limit'])} is the most`
    default:
      return `${is}, which does not fit; ${exampleOf(schema)}`
  }
}

const TYPE_NAMES: ReadonlyMap<unknown, string> = new Map([
  ['string', 'text in quotes'],
  ['number', 'a number without quotes'],
  ['integer', 'a whole number without quotes'],
  ['boolean', 'true or false without quotes'],
  ['array', 'a list in [ ]'],
  ['object', 'an object in { }'],
])

function typeNames(schema: unknown): string {
  const type = keywordOf(schema, 'type')
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  return types.flatMap((name) => TYPE_NAMES.get(name) ?? []).join(' or ')
}

function allowedWords(schema: unknown): string {
  const words = keywordOf(schema, 'enum')
  return Array.isArray(words) ? words.filter((word) => word !== null).join(', ') : ''
}

function suchAs(schema: unknown): string {
  const example = firstExample(schema)
  return example === undefined ? '' : `, such as ${example}`
}

/** A mend that shows an example, or else says what belongs there. */
function exampleOf(schema: unknown): string {
  const example = firstExample(schema)
  if (example !== undefined) return `write for example ${example}`
  const words = allowedWords(schema)
  if (words.length > 0) return `write one of ${words}`
  const description = keywordOf(schema, 'description')
  if (typeof description !== 'string') return 'see the schema'
  const sentence = description.replace(/\.$/, '')
  return `it says: ${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`
}

function firstExample(schema: unknown): string | undefined {
  const examples = keywordOf(schema, 'examples')
  return Array.isArray(examples) ? JSON.stringify(examples[0]) : undefined
}

function propertySchema(error: ErrorObject, name: string): unknown {
  return keywordOf(keywordOf(error.parentSchema, 'properties'), name)
}

function keywordOf(schema: unknown, keyword: string): unknown {
  if (typeof schema !== 'object' || schema === null) return undefined
  return Object.hasOwn(schema, keyword) ? Reflect.get(schema, keyword) : undefined
}
