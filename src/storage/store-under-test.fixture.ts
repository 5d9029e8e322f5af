/** What the proofs of the store contract share: the store under test, and plain rows to save. */
import type { DecisionRecord } from '../domain/record.ts'
import type { Act, Changes, ConsignmentRow, SavedDecision, Store, Unit } from './store.ts'

/** A store, and what tests must see of it that its port does not tell. */
export type StoreUnderTest = {
  readonly store: Store
  /** Sets the clock that the store goes by, RFC 3339. */
  readonly setClock: (instant: string) => void
  readonly decisions: () => Promise<readonly DecisionRecord[]>
  readonly acts: () => Promise<readonly Act[]>
  /** Messages: recipient, the decision's consignment and revision, the statement. */
  readonly outbox: () => Promise<readonly string[]>
}

/** What a store must do, and how it shows. */
export type Proof = readonly [string, (under: StoreUnderTest) => Promise<void>]

/** The time at which everything happens, RFC 3339. */
export const AT = '2026-11-20T09:00:00.000Z'

/** Saves changes in a unit of their own. */
export function save(store: Store, changes: Partial<Changes>): Promise<void> {
  return store.transact((unit) => unit.save(changes))
}

/** Reads in a unit of its own. */
export function read<T>(store: Store, work: (unit: Unit) => Promise<T>): Promise<T> {
  return store.transact(work)
}

/** A consignment's row; `wish` says what is not plain about it. */
export function row(id: string, wish: Partial<ConsignmentRow> = {}): ConsignmentRow {
  return {
    id,
    name: `name of ${id}`,
    revision: 1,
    members: [{ kind: 'filing', founding: { sequence: 1, hash: 'h' } }],
    keys: [`number:${id}`],
    containers: [],
    lane: 'release',
    standing: null,
    canBeStopped: true,
    supersededBy: null,
    contributions: [],
    ledger: null,
    ...wish,
  }
}

/** A decision to be saved. */
export function decided(consignmentId: string, revision: number): SavedDecision {
  const decision: DecisionRecord['decision'] = {
    consignment: `name of ${consignmentId}`,
    consignmentId,
    revision,
    cause: 'filing',
    decidedAt: AT,
    security: { outcome: 'assessed' },
    lane: 'release',
    directives: [],
    score: 0,
    pathway: 'p',
    indicators: [],
    findings: [],
    unknowns: [],
    reasons: [],
    selection: { reason: 'score', probability: 0.005 },
    pack: 'p@1',
    packHash: 'sha256:0',
    lists: {},
    model: null,
  }
  const basis: DecisionRecord['basis'] = {
    at: AT,
    cause: 'filing',
    revision,
    members: [],
    containerEvents: [],
    enrichment: { person: undefined, activity: {} },
    draw: 0.123_456_789_012_345_6,
    standing: null,
    before: null,
    packHash: 'sha256:0',
  }
  return { decision, basis, document: JSON.stringify(decision) }
}
