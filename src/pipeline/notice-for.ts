/**
 * Who is told what of a decision: custodians learn the status they must act on, filers the findings
 * in their own data, nobody outside an indicator, a score or another filer's data (invariant 8).
 */
import { type Decision, type DirectiveKind, type Lane, stricter } from '../domain/decision.ts'
import type { FilerRole, Filing } from '../domain/filing.ts'
import type { Finding } from '../domain/finding.ts'

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

/**
 * Roles that have the parcel in hand or answer for its entry. Others learn of their own data only.
 */
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
    status: isCustodian ? STATUS_OF[toldLane(decision)] : 'received',
    directives: isCustodian ? decision.directives.map(({ kind }) => kind) : [],
    findings: decision.findings.flatMap(({ filer, ...finding }) => {
      const isOwn = filer === filing.filer && finding.source === filing.reference
      return isOwn || (isCustodian && finding.source === undefined) ? [finding] : []
    }),
  }
}

/** A hold is told as such even where the parcel is said to be gone, and the lane is an audit. */
function toldLane({ lane, reasons }: Decision): Lane {
  return reasons.reduce((told, reason) => stricter(told, reason.lane), lane)
}
