/** One JSON document → one record. The hash is over the document as stated, blanks and all. */
import type { Refusal } from '../domain/refusal.ts'
import { canonicalHash } from '../lib/canonical-json.ts'
import { decodeUtf8, JSON_LIMITS, type JsonValue, parseJson } from '../lib/strict-json.ts'
import { parseSubmission } from './parse-submission.ts'
import { placeOf, shown } from './place.ts'
import { READ_LIMITS, type ReadRecord, refusedRecord } from './read-record.ts'

/** How one document is read. */
export type SubmissionOptions = {
  /** The line on which the document begins in its input; 1 when not given. */
  readonly line?: number
  /** When given, a submission of any other filer is refused. */
  readonly filer?: string | undefined
  readonly bytesMax?: number
}

/** Reads one JSON document in UTF-8, as the body of a request or one line of NDJSON. */
export function readSubmission(bytes: Uint8Array, options: SubmissionOptions = {}): ReadRecord {
  const line = options.line ?? 1
  const bytesMax = options.bytesMax ?? READ_LIMITS.lineBytesMax
  if (bytes.length > bytesMax) return refusedRecord(line, [tooLong(bytes.length, bytesMax)])
  const text = decodeUtf8(withoutMark(bytes))
  if (!text.ok) return refusedRecord(line, [text.refusal])
  const value = parseJson(text.value, { ...JSON_LIMITS, lengthMax: bytesMax })
  if (!value.ok) return refusedRecord(line, [located(value.refusal)])
  const document = { line, raw: text.value, value: value.value, stated: value.value }
  return recordOf(document, options.filer)
}

/** A document and what of it was stated by its filer, which is what the hash covers. */
export type Document = {
  readonly line: number
  readonly raw: string
  readonly value: JsonValue
  readonly stated: JsonValue
}

/** The record a document makes; refused when it is another filer's than `filer`. */
export function recordOf(document: Document, filer: string | undefined): ReadRecord {
  const { line, raw } = document
  const parsed = parseSubmission(document.value)
  if (!parsed.ok) return refusedRecord(line, parsed.refusal, referenceOf(document.value))
  const { submission, ignored } = parsed.value
  if (filer !== undefined && submission.filer !== filer) {
    const text = `"filer" is ${shown(submission.filer)}, but you file as ${shown(filer)}; write that.`
    return refusedRecord(line, [{ pointer: '/filer', rule: 'filer', text }], submission.reference)
  }
  return { kind: 'parsed', line, submission, ignored, raw, hash: canonicalHash(document.stated) }
}

/** Why a line or document of `length` bytes is refused unread. */
export function tooLong(length: number, bytesMax: number): Refusal {
  const text = `It has ${length} bytes; ${bytesMax} is the most for one submission.`
  return { pointer: '', rule: 'size', text }
}

/** The bytes without a UTF-8 byte-order mark, which is no part of JSON. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return hasMark ? bytes.subarray(3) : bytes
}

function referenceOf(value: JsonValue): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'reference') : undefined
}

/** Says where in the submission a problem of its JSON text lies, unless the text already does. */
function located(problem: Refusal): Refusal {
  if (problem.rule === 'json' || problem.pointer.length === 0) return problem
  return { ...problem, text: `${placeOf(problem.pointer)}: ${problem.text}` }
}
