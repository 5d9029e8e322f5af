/**
 * The store in memory, for assessments without a database and for tests. Keeps what PostgreSQL
 * keeps.
 */

import type { Cause } from '../../domain/decision.ts'
import { present } from '../../lib/assert.ts'
import { refuseTwice, type StoredRevision } from '../refuse-twice.ts'
import {
  type Act,
  type ActivityEntries,
  type Changes,
  type Claim,
  type ClaimOutcome,
  type ConsignmentRow,
  type HoldByKey,
  NO_CHANGES,
  type OutboxMessage,
  type SavedDecision,
  type Store,
  type StoredSubmission,
  type TallyEntry,
  type Unit,
  type Work,
} from '../store.ts'
import { tellingCause } from '../telling-cause.ts'

/** The whole content, readable by tests and by the commands that print it. */
export type MemoryStore = Store & {
  readonly submissions: ReadonlyMap<number, StoredSubmission>
  readonly consignments: ReadonlyMap<string, ConsignmentRow>
  readonly decisions: readonly SavedDecision[]
  readonly activity: ReadonlyMap<string, ActivityEntries>
  readonly work: readonly Work[]
  readonly acts: readonly Act[]
  /** Messages; `decision` is the place among all decisions. */
  readonly outbox: readonly OutboxMessage[]
}

type Tables = {
  readonly claims: Map<string, { readonly hash: string; readonly sequence: number }>
  readonly versions: Map<string, number[]>
  readonly submissions: Map<number, StoredSubmission>
  readonly consignments: Map<string, ConsignmentRow>
  readonly byKey: Map<string, Set<string>>
  readonly byContainer: Map<string, Set<string>>
  readonly containerEvents: Map<string, number[]>
  readonly activity: Map<string, ActivityEntries>
  readonly byBlock: Map<string, Set<string>>
  readonly tallies: Map<string, TallyEntry>
  /** Causes by consignment, in the order in which they were first owed. */
  readonly work: Map<string, Cause>
  readonly decisions: SavedDecision[]
  readonly acts: Act[]
  readonly outbox: OutboxMessage[]
}

/**
 * An empty store. Units run one after another; what a unit claimed or took is given back when it
 * throws.
 */
export function openMemoryStore(): MemoryStore {
  const tables = emptyTables()
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()
  const claimed: { current: Claim[] } = { current: [] }
  const taken: Work[] = []
  const parts: Changes[] = []
  const revisions = new Map<string, StoredRevision>()
  const unit: Unit = {
    nextSequences: (count) => {
      last += count
      return Promise.resolve(last - count + 1)
    },
    ...claimsOf(tables, claimed),
    ...lookups(tables),
    ...taking(tables, taken),
    oweInContainers: (containers, except) =>
      unit.save({ work: workInside(tables, containers, except) }),
    save: async (changes) => {
      const part = { ...NO_CHANGES, ...changes }
      refuseTwice(part, (id) => revisions.get(id) ?? tables.consignments.get(id))
      for (const row of part.consignments) revisions.set(row.id, row)
      await Promise.resolve(parts.push(part))
    },
  }
  return {
    transact: (work) => {
      const next = queue.then(async () => {
        claimed.current = []
        taken.length = 0
        parts.length = 0
        revisions.clear()
        try {
          const result = await work(unit)
          for (const part of parts) save(tables, part)
          return result
        } catch (error) {
          for (const claim of claimed.current) forget(tables, claim)
          giveBack(tables, taken)
          throw error
        }
      })
      queue = next.catch(() => undefined)
      return next
    },
    submissions: tables.submissions,
    consignments: tables.consignments,
    decisions: tables.decisions,
    activity: tables.activity,
    get work() {
      return worksOf(tables.work)
    },
    acts: tables.acts,
    outbox: tables.outbox,
  }
}

function emptyTables(): Tables {
  return {
    claims: new Map(),
    versions: new Map(),
    submissions: new Map(),
    consignments: new Map(),
    byKey: new Map(),
    byContainer: new Map(),
    containerEvents: new Map(),
    activity: new Map(),
    byBlock: new Map(),
    tallies: new Map(),
    work: new Map(),
    decisions: [],
    acts: [],
    outbox: [],
  }
}

function claimKey(claim: Claim): string {
  return JSON.stringify([claim.filer, claim.reference, claim.version])
}

function versionKey(claim: Claim): string {
  return JSON.stringify([claim.filer, claim.reference])
}

function claimsOf(tables: Tables, claimed: { current: Claim[] }): Pick<Unit, 'claim'> {
  return {
    claim: (claims) => {
      const outcomes: ClaimOutcome[] = claims.map((claim) => {
        const before = tables.claims.get(claimKey(claim))
        if (before !== undefined) {
          return before.hash === claim.hash
            ? { kind: 'replayed' }
            : { kind: 'clashed', hash: before.hash }
        }
        tables.claims.set(claimKey(claim), { hash: claim.hash, sequence: claim.sequence })
        const versions = tables.versions.get(versionKey(claim)) ?? []
        tables.versions.set(versionKey(claim), [...versions, claim.sequence])
        claimed.current.push(claim)
        return { kind: 'new', siblings: versions }
      })
      return Promise.resolve(outcomes)
    },
  }
}

function forget(tables: Tables, claim: Claim): void {
  const before = tables.claims.get(claimKey(claim))
  tables.claims.delete(claimKey(claim))
  const rest = (tables.versions.get(versionKey(claim)) ?? []).filter(
    (own) => own !== before?.sequence,
  )
  tables.versions.set(versionKey(claim), rest)
}

function lookups(
  tables: Tables,
): Omit<Unit, 'nextSequences' | 'claim' | 'oweInContainers' | 'takeWork' | 'save'> {
  const rows = (ids: Iterable<string>) =>
    [...ids].map((id) => tables.consignments.get(id)).filter((row) => row !== undefined)
  return {
    findByKeys: (keys, limit) => {
      const carriers = (key: string) => [...(tables.byKey.get(key) ?? [])].slice(0, limit)
      const ids = new Set(keys.flatMap(carriers))
      return Promise.resolve(rows(ids))
    },
    findByIds: (ids) => Promise.resolve(rows(ids)),
    findHolds: (keys) => Promise.resolve(keys.flatMap((key) => holdsOn(tables, key))),
    listContainerEvents: (containers) =>
      Promise.resolve(
        containers.flatMap((container) =>
          (tables.containerEvents.get(container) ?? []).flatMap((sequence) => {
            const stored = present(tables.submissions.get(sequence), 'a container event')
            if (stored.submission.kind !== 'event') return []
            return [{ container, event: stored.submission, sequence, hash: stored.hash }]
          }),
        ),
      ),
    getSubmissions: (sequences) =>
      Promise.resolve(
        sequences.map((sequence) =>
          present(tables.submissions.get(sequence), `submission ${sequence}`),
        ),
      ),
    findTallies: (keys) =>
      Promise.resolve(
        keys.flatMap(({ filer, day }) => tables.tallies.get(`${day} ${filer}`) ?? []),
      ),
    findActivity: (keys) =>
      Promise.resolve(
        new Map(
          keys.flatMap((key) => {
            const entries = tables.activity.get(key)
            return entries === undefined ? [] : [[key, entries] as const]
          }),
        ),
      ),
    listLedger: (blocks) =>
      Promise.resolve(
        blocks.flatMap(({ block, day }) =>
          rows(tables.byBlock.get(`${block} ${day}`) ?? []).flatMap((row) =>
            row.ledger === null || row.supersededBy !== null ? [] : [row.ledger],
          ),
        ),
      ),
  }
}

/** The different holds of living consignments that carry a key. */
function holdsOn({ byKey, consignments }: Tables, key: string): readonly HoldByKey[] {
  const holds = [...(byKey.get(key) ?? [])].flatMap((id) => {
    const { standing, supersededBy } = present(consignments.get(id), 'a consignment')
    if (standing === null || supersededBy !== null) return []
    return [[JSON.stringify(standing), { key, standing }] as const]
  })
  return [...new Map(holds).values()]
}

function save(tables: Tables, changes: Changes): void {
  for (const stored of changes.submissions) tables.submissions.set(stored.sequence, stored)
  for (const { container, sequence } of changes.containerEvents) {
    tables.containerEvents.set(container, [
      ...(tables.containerEvents.get(container) ?? []),
      sequence,
    ])
  }
  for (const row of changes.consignments) saveConsignment(tables, row)
  for (const [key, entries] of changes.activity) tables.activity.set(key, entries)
  for (const entry of changes.tallies) tables.tallies.set(`${entry.day} ${entry.filer}`, entry)
  const first = tables.decisions.length
  for (const one of changes.decisions) tables.decisions.push(one)
  for (const one of changes.work) owe(tables, one)
  for (const act of changes.acts) tables.acts.push(act)
  for (const message of changes.outbox) {
    tables.outbox.push({ ...message, decision: first + message.decision })
  }
}

function worksOf(owed: Tables['work']): readonly Work[] {
  return [...owed].map(([consignmentId, cause]) => ({ consignmentId, cause }))
}

function workInside(
  tables: Tables,
  containers: readonly string[],
  except: ReadonlySet<string>,
): readonly Work[] {
  const inside = containers.flatMap((key) => [...(tables.byContainer.get(key) ?? [])])
  const ids = [...new Set(inside)].filter((id) => !except.has(id)).toSorted()
  return ids.map((consignmentId) => ({ consignmentId, cause: 'event' }))
}

function taking({ work }: Tables, taken: Work[]): Pick<Unit, 'takeWork'> {
  return {
    takeWork: (limit) => {
      const now: Work[] = []
      for (const [consignmentId, cause] of work) {
        if (now.length >= limit) break
        work.delete(consignmentId)
        now.push({ consignmentId, cause })
      }
      taken.push(...now)
      return Promise.resolve(now)
    },
  }
}

function owe({ work }: Tables, { consignmentId, cause }: Work): void {
  work.set(consignmentId, tellingCause(work.get(consignmentId), cause))
}

/** What was taken comes before what is left. */
function giveBack(tables: Tables, taken: readonly Work[]): void {
  const left = worksOf(tables.work)
  tables.work.clear()
  for (const one of [...taken, ...left]) owe(tables, one)
}

function saveConsignment(tables: Tables, row: ConsignmentRow): void {
  const before = tables.consignments.get(row.id)
  for (const key of before?.keys ?? []) tables.byKey.get(key)?.delete(row.id)
  for (const key of before?.containers ?? []) tables.byContainer.get(key)?.delete(row.id)
  if (before !== undefined && before.ledger !== null) {
    tables.byBlock.get(`${before.ledger.block} ${before.ledger.day}`)?.delete(row.id)
  }
  tables.consignments.set(row.id, row)
  for (const key of row.keys) put(tables.byKey, key, row.id)
  for (const key of row.containers) put(tables.byContainer, key, row.id)
  if (row.ledger !== null) put(tables.byBlock, `${row.ledger.block} ${row.ledger.day}`, row.id)
}

function put(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids === undefined) index.set(key, new Set([id]))
  else ids.add(id)
}
