/**
 * Who is told what of a decision: custodians learn the status they must act on, filers the findings
 * in their own data, nobody outside an indicator, a score or another filer's data (invariant 8).
 */
import type { Decision, DirectiveKind, Lane } from '../domain/decision.ts'
import type { FilerRole, Filing } from '../domain/filing.ts'
import type { Finding } from '../domain/finding.ts'
import type { DecisionRecord } from '../domain/record.ts'
import { contentHash } from '../lib/hash.ts'
import type {
  Act,
  ConsignmentRow,
  OutboxMessage,
  SavedDecision,
  StoredSubmission,
} from '../storage/store.ts'
import type { Prepared } from './prepare.ts'

/** Status codes for filers and custodians: a holding lane looks the same, whatever the reason. */
export const STATUSES = ['released', 'documents-requested', 'held', 'refused', 'received'] as const
export type Status = (typeof STATUSES)[number]

/** What a filer sees of a decision. */
export type FilerNotice = {
  readonly reference: string
  readonly version: number
  readonly consignment: string
  readonly revision: number
  readonly decidedAt: string
  readonly status: Status
  readonly directives: readonly DirectiveKind[]
  readonly findings: readonly Omit<Finding, 'filer'>[]
}

/** Roles that have the parcel in hand or answer for its entry. Others learn of their own data only. */
const STATUS_ROLES: ReadonlySet<FilerRole> = new Set(['carrier', 'post', 'broker'] as const)

const STATUS_OF: Readonly<Record<Lane, Status>> = {
  release: 'released',
  'post-audit': 'released',
  documents: 'documents-requested',
  examine: 'held',
  refuse: 'refused',
}

/** The notice of one filing's filer. */
export function noticeFor(decision: Decision, filing: Filing): FilerNotice {
  const isCustodian = STATUS_ROLES.has(filing.filerRole)
  const { houseReference, postalItem, trackingNumber, orderReference } = filing.consignment
  return {
    reference: filing.reference,
    version: filing.version,
    consignment:
      houseReference ?? postalItem ?? trackingNumber ?? orderReference ?? filing.reference,
    revision: decision.revision,
    decidedAt: decision.decidedAt,
    status: isCustodian ? STATUS_OF[decision.lane] : 'received',
    directives: isCustodian ? decision.directives.map(({ kind }) => kind) : [],
    findings: decision.findings.flatMap(({ filer, ...finding }) => {
      const isOwn = filer === filing.filer && finding.source === filing.reference
      return isOwn || (isCustodian && finding.source === undefined) ? [finding] : []
    }),
  }
}

/** One message to the filer of each statement about a decided consignment; its notice is made when read. */
export function messagesOf(
  records: readonly DecisionRecord[],
  prepared: readonly Prepared[],
): readonly OutboxMessage[] {
  return records.flatMap((_, index) =>
    (prepared[index]?.consignment.filings ?? []).map(({ filing, sequence }) => ({
      recipient: filing.filer,
      decision: index,
      statement: sequence,
    })),
  )
}

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
