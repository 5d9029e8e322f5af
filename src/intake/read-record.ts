/** What reading gives: one record for each submission found, understood or refused, never neither. */
import type { Submission } from '../domain/filing.ts'
import type { Refusal } from '../domain/refusal.ts'

/** A record that was understood. */
export type ParsedRecord = {
  readonly kind: 'parsed'
  /** Line of the input on which the record begins, counted from 1. */
  readonly line: number
  readonly submission: Submission
  /** Pointers of fields the schema does not name; `raw` keeps them. */
  readonly ignored: readonly string[]
  /** The submission as JSON text: as sent, or for CSV the document its rows make. */
  readonly raw: string
  /** SHA-256 (hex) of what was stated, in RFC 8785 form; the same statement has the same hash. */
  readonly hash: string
}

/** A record that was refused. */
export type RefusedRecord = {
  readonly kind: 'refused'
  readonly line: number
  /** The filer's reference, where it could be read. */
  readonly reference?: string
  /** At least one reason. */
  readonly refusals: readonly Refusal[]
}

/** A record, understood or refused. */
export type ReadRecord = ParsedRecord | RefusedRecord

/** What CSV cells may leave unsaid because the sender's account or command line says it. */
export type FilingDefaults = {
  readonly filer?: string
  readonly filerRole?: string
  readonly authority?: string
  /** RFC 3339. Not part of the hash: sending the same rows again later is the same statement. */
  readonly lodgedAt?: string
}

/** How much is held in memory at once, whatever the size of the input. */
export type ReadLimits = {
  /** The longest line, and the longest single document. */
  readonly lineBytesMax: number
  /** A batch is handed on when it has this many records or bytes, or when input must be awaited. */
  readonly batchRecordsMax: number
  readonly batchBytesMax: number
}

/** Limits for a server that reads a few inputs at once. */
export const READ_LIMITS: ReadLimits = {
  lineBytesMax: 16 * 1024 * 1024,
  batchRecordsMax: 200,
  batchBytesMax: 1024 * 1024,
}

/** How an input is read. */
export type ReadOptions = {
  /** `auto` looks at the beginning of the input. */
  readonly format: 'auto' | 'json' | 'ndjson' | 'csv'
  readonly defaults?: FilingDefaults
  /** When given, a record of any other filer is refused. */
  readonly filer?: string
  readonly limits?: ReadLimits
}

/** A refused record with one reason. */
export function refusedRecord(
  line: number,
  refusals: readonly Refusal[],
  reference?: unknown,
): RefusedRecord {
  const isReadable =
    typeof reference === 'string' && reference.length > 0 && reference.length <= 200
  return isReadable
    ? { kind: 'refused', line, reference, refusals }
    : { kind: 'refused', line, refusals }
}

/** The refusal that stands for what was cut when the input broke off for `reason`. */
export function cutOff(reason: string): Refusal {
  const text = `The input ends too early: ${reason}. What came before stands; send again from here.`
  return { pointer: '', rule: 'cut-off', text }
}
