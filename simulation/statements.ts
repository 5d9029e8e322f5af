/** The statements of a generated day as filers send them: lines of JSON, read as the door reads them. */

import { readSubmission } from '../src/intake/read-submission.ts'
import { present } from '../src/lib/assert.ts'
import type { Incoming } from '../src/pipeline/process-batch.ts'
import { generateDay } from '../src/sample-day/generate-day.ts'
import { statementKey } from './check/check-receipts.ts'

/** A statement, its line and its key. */
export type Statement = Incoming & { readonly key: string }

/** Which day. */
export type StatementOptions = {
  readonly seed: number
  readonly parcels: number
  readonly jurisdiction: 'us' | 'example'
  readonly threatShare?: number
}

/** The day of arrival that is played. */
export const PLAYED_DAY = '2026-11-20'

/** Filings of several filers a parcel, amendments, cancellations, links and events, in the order of the day. */
export function statementsOf({ threatShare, ...options }: StatementOptions): readonly Statement[] {
  const day = generateDay({
    ...options,
    day: PLAYED_DAY,
    ...(threatShare === undefined ? {} : { threatShare }),
  })
  return [...day].flatMap((record) =>
    record.kind === 'submission' ? [statementOf(JSON.stringify(record.submission))] : [],
  )
}

/** Reads one line; a line that intake refuses is a fault of the generator. */
export function statementOf(line: string): Statement {
  const record = readSubmission(Buffer.from(line))
  if (record.kind === 'refused') {
    throw new Error(`intake refuses ${line}: ${present(record.refusals[0], 'a refusal').text}`)
  }
  const { submission, hash, raw } = record
  return { submission, hash, raw, key: statementKey(submission) }
}

/** The same key with other content: what must be told as a clash and change nothing. */
export function clashingWith({ submission }: Statement): Statement {
  return statementOf(JSON.stringify({ ...submission, ...changed(submission) }))
}

function changed(submission: Incoming['submission']): object {
  if (submission.kind === 'event') return { place: 'USZZZ' }
  const { consignment } = submission
  const grossWeightGrams = (consignment.grossWeightGrams ?? 0) + 1
  return { consignment: { ...consignment, grossWeightGrams } }
}
