/**
 * Outside value → filing or event, or the reasons why not. What this lets through fits the schema,
 * holds no null and no blank, has exact money and real dates; nothing unknown was made known.
 */
import type { ErrorObject } from 'ajv'
import {
  EventSchema,
  type Filing,
  FilingSchema,
  type Submission,
  type TransportEvent,
} from '../domain/filing.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { type Cleaning, clean, filedPointer, planOf } from './clean-statement.ts'
import { shown } from './place.ts'
import { refusalOf, validateEvent, validateFiling } from './submission-schema.ts'

/** The most reasons one refusal names; mending these may bring up more. */
export const REFUSALS_MAX = 50

/** A filing or event that was understood. */
export type ParsedSubmission = {
  readonly submission: Submission
  /** Pointers of fields the schema does not name: kept with the raw filing, otherwise ignored. */
  readonly ignored: readonly string[]
}

const FILING_PLAN = planOf(FilingSchema)
const EVENT_PLAN = planOf(EventSchema)

const IDENTIFIERS = ['houseReference', 'postalItem', 'trackingNumber', 'orderReference'] as const

/**
 * Reads one submission from a JSON value. `kind` tells a filing from an event.
 * A refusal names every place it found, at most `REFUSALS_MAX`, in the order of the schema's checks.
 */
export function parseSubmission(value: unknown): Result<ParsedSubmission, readonly Refusal[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const mend = Array.isArray(value) ? '; send its members one a line (NDJSON)' : ''
    const text = `A submission is one JSON object in { }, not ${shown(value)}${mend}.`
    return refuse([{ pointer: '', rule: 'type', text }])
  }
  const kind: unknown = Reflect.get(value, 'kind')
  if (kind === 'filing') return parseFiling(value)
  if (kind === 'event') return parseEvent(value)
  const found = kind === undefined ? 'is missing' : `is ${shown(kind)}`
  const text = `"kind" ${found}; write "filing" for what is stated, "event" for what happened.`
  return refuse([{ pointer: '/kind', rule: 'kind', text }])
}

function parseFiling(value: object): Result<ParsedSubmission, readonly Refusal[]> {
  const cleaning = newCleaning()
  const cleaned = clean(value, FILING_PLAN, '', cleaning)
  if (!validateFiling(cleaned)) return refused(cleaning, validateFiling.errors)
  return parsed(cleaned, cleaning, lawOfFilings(cleaned))
}

function parseEvent(value: object): Result<ParsedSubmission, readonly Refusal[]> {
  const cleaning = newCleaning()
  const cleaned = clean(value, EVENT_PLAN, '', cleaning)
  if (!validateEvent(cleaned)) return refused(cleaning, validateEvent.errors)
  return parsed(cleaned, cleaning, lawOfEvents(cleaned))
}

/** What a filing must be beyond its schema: nothing can be joined or held without an identifier. */
function lawOfFilings(filing: Filing): readonly Refusal[] {
  if (IDENTIFIERS.some((name) => filing.consignment[name] !== undefined)) return []
  const text = `The consignment has no identifier; give at least one of ${IDENTIFIERS.join(', ')}.`
  return [{ pointer: '/consignment', rule: 'identifier', text }]
}

/** What an event must be beyond its schema: a link has two ends. */
function lawOfEvents(event: TransportEvent): readonly Refusal[] {
  if ((event.event !== 'linked' && event.event !== 'unlinked') || event.with !== undefined)
    return []
  const text = `"with" is missing; say which second identifier the subject is ${event.event} with.`
  return [{ pointer: '/with', rule: 'required', text }]
}

function newCleaning(): Cleaning {
  return { ignored: [], refusals: [], filedIndexes: new Map() }
}

function parsed(
  submission: Submission,
  cleaning: Cleaning,
  broken: readonly Refusal[],
): Result<ParsedSubmission, readonly Refusal[]> {
  const refusals = [...cleaning.refusals, ...broken]
  if (refusals.length > 0) return refuse(refusals.slice(0, REFUSALS_MAX))
  return ok({ submission, ignored: cleaning.ignored })
}

function refused(
  cleaning: Cleaning,
  errors: readonly ErrorObject[] | null | undefined,
): Result<ParsedSubmission, readonly Refusal[]> {
  const filed = (pointer: string): string => filedPointer(pointer, cleaning)
  // A list that was too long was left out whole, so its absence is no second reason.
  const found = (errors ?? []).slice(0, REFUSALS_MAX).map((error) => refusalOf(error, filed))
  return refuse([...cleaning.refusals, ...found].slice(0, REFUSALS_MAX))
}
