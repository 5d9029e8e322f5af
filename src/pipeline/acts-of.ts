/**
 * What a unit of work leaves in the audit trail: one act for each thing taken in, decided or
 * merged.
 */
import { contentHash } from '../lib/hash.ts'
import type { Act, ConsignmentRow, SavedDecision, StoredSubmission } from '../storage/store.ts'

type Acting = {
  readonly at: string
  readonly submissions: readonly StoredSubmission[]
  readonly records: readonly SavedDecision[]
  readonly merged: readonly ConsignmentRow[]
}

/** The acts of one unit of work for the audit trail: ids, codes and hashes, no personal data. */
export function actsOf({ at, submissions, records, merged }: Acting): readonly Act[] {
  return [
    ...submissions.map(({ submission, sequence, hash }) => ({
      at,
      actor: submission.filer,
      act: `${submission.kind}.accepted`,
      subject: String(sequence),
      detail: hash,
    })),
    ...records.map(({ decision, document }) => ({
      at,
      actor: 'engine',
      act: 'decision.made',
      subject: `${decision.consignmentId}/${decision.revision}`,
      // The decision's own hash: whoever changes a stored decision breaks the chain's word.
      detail: `${decision.lane} ${contentHash(document)}`,
    })),
    ...merged.map((row) => ({
      at,
      actor: 'engine',
      act: 'consignment.superseded',
      subject: row.id,
      detail: row.supersededBy ?? '',
    })),
  ]
}
