/** JSON of a seizure record → the record, or every reason why it cannot be counted. */
import { isCurrency, minorDigits, parseMoney } from '../domain/money.ts'
import type { Refusal } from '../domain/refusal.ts'
import {
  SEIZURE_MODES,
  type SeizureLine,
  type SeizureMode,
  type SeizureRecord,
} from '../domain/seizure-record.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { isDay, parseInstant } from '../lib/rfc3339.ts'
import { isJsonList, type JsonValue, parseJsonBytes } from '../lib/strict-json.ts'

/** A shipment of more product lines is several records. */
const LINES_MAX = 10_000
const ECONOMY = /^[A-Z]{2}$/u

type Fields = { readonly [key: string]: JsonValue }

/** Reads one record; amounts are of `currency`. */
export function readSeizureRecord(
  bytes: Uint8Array,
  currency: string,
): Result<SeizureRecord, readonly Refusal[]> {
  const parsed = parseJsonBytes(bytes)
  if (!parsed.ok) return refuse([parsed.refusal])
  const fields = fieldsOf(parsed.value)
  if (fields === undefined) {
    return refuse([told('', 'type', 'A seizure record is a JSON object.')])
  }
  const problems: Problems = []
  const record = recordOf(fields, currency, problems)
  return problems.length > 0 ? refuse(problems) : ok(record)
}

/** What is wrong so far: a reader notes it and goes on, so that a sender sees all at once. */
type Problems = Refusal[]

/** Fields of the record or of a line, and where they stand in it. */
type Place = { readonly fields: Fields; readonly at: string; readonly problems: Problems }

function recordOf(fields: Fields, currency: string, problems: Problems): SeizureRecord {
  const place = { fields, at: '', problems }
  return {
    identifier: required(place, 'identifier', textOf(place, 'identifier')),
    seizedAt: required(place, 'seizedAt', dayOf(place, 'seizedAt')),
    mode: modeOf(place),
    originEconomy: economyOf(place),
    lines: linesOf(place, currency),
    agency: textOf(place, 'agency'),
    revision: countOf(place, 'revision'),
    recordedAt: dayOf(place, 'recordedAt'),
    sameAs: textOf(place, 'sameAs'),
    shipment: textOf(place, 'shipment'),
  }
}

function linesOf({ fields, problems }: Place, currency: string): readonly SeizureLine[] {
  const value = fields['lines'] ?? undefined
  if (value === undefined) return []
  if (!isJsonList(value) || value.length > LINES_MAX) {
    problems.push(told('/lines', 'type', `lines is a list of at most ${LINES_MAX} lines.`))
    return []
  }
  return value.flatMap((one, index) => {
    const at = `/lines/${index}`
    const line = fieldsOf(one)
    if (line === undefined) problems.push(told(at, 'type', 'A line is a JSON object.'))
    return line === undefined ? [] : lineOf({ fields: line, at, problems }, currency)
  })
}

function lineOf(place: Place, currency: string): SeizureLine {
  return {
    product: textOf(place, 'product'),
    brand: textOf(place, 'brand'),
    quantity: countOf(place, 'quantity'),
    unit: textOf(place, 'unit')?.toUpperCase(),
    msrpMinor: amountOf(place, 'msrp', currency),
    domesticValueMinor: amountOf(place, 'domesticValue', currency),
  }
}

function textOf({ fields, at, problems }: Place, key: string): string | undefined {
  const value = fields[key] ?? undefined
  if (typeof value === 'string') return blankless(value)
  if (value !== undefined) problems.push(told(`${at}/${key}`, 'type', `${key} is a text.`))
  return undefined
}

function dayOf(place: Place, key: string): string | undefined {
  const written = textOf(place, key)
  if (written === undefined) return undefined
  if (isDay(written) || parseInstant(written) !== undefined) return written
  const text = `${key} is a day such as 2017-03-31, or an RFC 3339 time.`
  place.problems.push(told(`/${key}`, 'instant', text))
  return undefined
}

function countOf({ fields, at, problems }: Place, key: string): number | undefined {
  const value = fields[key] ?? undefined
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value
  problems.push(told(`${at}/${key}`, 'type', `${key} is a number that is not negative.`))
  return undefined
}

function amountOf({ fields, at, problems }: Place, key: string, currency: string) {
  const value = fields[key] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') {
    const text = `${key} is a number, or a text such as "50.00".`
    problems.push(told(`${at}/${key}`, 'type', text))
    return undefined
  }
  // A JSON number may carry binary noise behind its cents; a text says what it means.
  const written = typeof value === 'number' ? printed(value, currency) : value.trim()
  if (written.length === 0) return undefined
  const money = parseMoney(written, currency)
  if (money.ok) return money.value.minor
  problems.push(told(`${at}/${key}`, money.refusal.rule, money.refusal.text))
  return undefined
}

function modeOf(place: Place): SeizureMode | undefined {
  const written = textOf(place, 'mode')?.toLowerCase()
  if (written === undefined) return undefined
  const known = SEIZURE_MODES.find((one) => one === written)
  if (known !== undefined) return known
  place.problems.push(told('/mode', 'enum', `mode is one of ${SEIZURE_MODES.join(', ')}.`))
  return undefined
}

function economyOf(place: Place): string | undefined {
  const written = textOf(place, 'originEconomy')?.toUpperCase()
  if (written === undefined || ECONOMY.test(written)) return written
  const text = 'originEconomy is a code of two letters, such as HK.'
  place.problems.push(told('/originEconomy', 'pattern', text))
  return undefined
}

function required({ problems }: Place, key: string, value: string | undefined): string {
  const isTold = problems.some(({ pointer }) => pointer === `/${key}`)
  if (value === undefined && !isTold) {
    problems.push(told(`/${key}`, 'required', `${key} must be there.`))
  }
  return value ?? ''
}

function fieldsOf(value: JsonValue): Fields | undefined {
  return typeof value === 'object' && value !== null && !isJsonList(value) ? value : undefined
}

function blankless(value: string): string | undefined {
  const trimmed = value.trim()
  return trimmed.length === 0 ? undefined : trimmed
}

/** The number in plain decimals, to the currency's smallest unit. */
function printed(value: number, currency: string): string {
  const digits = isCurrency(currency) ? minorDigits(currency) : 2
  return Number.isFinite(value) && Math.abs(value) < 1e21 ? value.toFixed(digits) : String(value)
}

function told(pointer: string, rule: string, text: string): Refusal {
  return { pointer, rule, text }
}
