/** Everything on record at one moment, whichever store keeps it: what the invariants are held against. */
import type { MemoryStore } from '../../src/storage/memory/memory-store.ts'
import type {
  Act,
  ActivityEntries,
  ConsignmentRow,
  LedgerEntry,
  SavedDecision,
  StoredSubmission,
} from '../../src/storage/store.ts'

/** A message of the outbox: which of the recipient's statements, and the decision it tells of. */
export type Message = {
  readonly recipient: string
  readonly statement: number
  /** As `decisionName` writes it. */
  readonly decision: string
}

/** All tables of the record that say something, as values. */
export type RecordView = {
  /** In the order of acceptance. */
  readonly submissions: readonly StoredSubmission[]
  readonly consignments: readonly ConsignmentRow[]
  /** In the order made, each with its stored text. */
  readonly decisions: readonly SavedDecision[]
  readonly acts: readonly Act[]
  readonly activity: ReadonlyMap<string, ActivityEntries>
  readonly ledger: readonly LedgerEntry[]
  readonly messages: readonly Message[]
  /** Re-decisions that are owed. */
  readonly owedWork: number
}

/** What a memory store keeps now. */
export function viewOfMemory(store: MemoryStore): RecordView {
  const consignments = [...store.consignments.values()]
  const nameAt = (place: number) => {
    const record = store.decisions[place]
    return record === undefined ? `none at ${place}` : decisionName(record)
  }
  return {
    submissions: [...store.submissions.values()],
    consignments,
    decisions: store.decisions,
    acts: store.acts,
    activity: store.activity,
    ledger: consignments.flatMap(({ ledger }) => ledger ?? []),
    messages: store.outbox.map(({ recipient, statement, decision }) => ({
      recipient,
      statement,
      decision: nameAt(decision),
    })),
    owedWork: store.work.length,
  }
}

/** A decision's name: its consignment's id and the revision. */
export function decisionName({ decision }: Pick<SavedDecision, 'decision'>): string {
  return `${decision.consignmentId}/${decision.revision}`
}
