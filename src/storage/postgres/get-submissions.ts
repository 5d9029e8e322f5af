/** Statements by their sequences; each must be there, for nothing accepted is lost. */
import type { PoolClient } from 'pg'
import type { Submission } from '../../domain/filing.ts'
import type { StoredSubmission } from '../store.ts'

/** The columns of `submission s`, as SubmissionRecord names them. */
export const SUBMISSION_COLUMNS =
  's.sequence, s.hash, s.received_at, s.document::text as document, s.raw'

/** A statement's row as the driver gives it. */
export type SubmissionRecord = {
  readonly sequence: number
  readonly hash: string
  readonly received_at: Date
  readonly document: string
  readonly raw: string | null
}

/** The row in the store's own words. */
export function submissionOf(row: SubmissionRecord): StoredSubmission {
  return {
    sequence: row.sequence,
    hash: row.hash,
    receivedAt: row.received_at.toISOString(),
    submission: JSON.parse(row.document) as Submission,
    raw: row.raw ?? row.document,
  }
}

/** The submissions of `sequences`, in any order. A sequence that is not there is a fault. */
export async function getSubmissions(
  client: Pick<PoolClient, 'query'>,
  sequences: readonly number[],
): Promise<readonly StoredSubmission[]> {
  const wanted = [...new Set(sequences)]
  const { rows } = await client.query<SubmissionRecord>(
    `select ${SUBMISSION_COLUMNS}
     from unnest($1::bigint[]) wanted (sequence) join submission s on s.sequence = wanted.sequence`,
    [wanted],
  )
  if (rows.length !== wanted.length) throw new Error('a statement is missing from the store')
  return rows.map(submissionOf)
}
