/** Statements by their sequences; each must be there, for nothing accepted is lost. */
import type { PoolClient } from 'pg'
import type { Submission } from '../../domain/filing.ts'
import type { StoredSubmission } from '../store.ts'

type Row = {
  readonly sequence: number
  readonly hash: string
  readonly received_at: Date
  readonly document: string
  readonly raw: string | null
}

/** The submissions of `sequences`, in any order. A sequence that is not there is a fault. */
export async function getSubmissions(
  client: Pick<PoolClient, 'query'>,
  sequences: readonly number[],
): Promise<readonly StoredSubmission[]> {
  const wanted = [...new Set(sequences)]
  const { rows } = await client.query<Row>(
    `select s.sequence, s.hash, s.received_at, s.document::text as document, s.raw
     from unnest($1::bigint[]) wanted (sequence) join submission s on s.sequence = wanted.sequence`,
    [wanted],
  )
  if (rows.length !== wanted.length) throw new Error('a statement is missing from the store')
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    hash: row.hash,
    receivedAt: row.received_at.toISOString(),
    submission: JSON.parse(row.document) as Submission,
    raw: row.raw ?? row.document,
  }))
}
