/**
 * The pipeline: a batch of submissions becomes receipts, consignment revisions and decisions in one
 * unit of work. Everything of a batch is joined and counted first, then decided, so that its
 * parcels see each other; nothing is acknowledged before the unit is durable.
 */
import type { Cause, Decision } from '../domain/decision.ts'
import type { Filing, Submission } from '../domain/filing.ts'
import { consignmentId as idOf } from '../join/join-consignment.ts'
import { type Member, memberKeyTexts, memberSequence } from '../join/member.ts'
import { partition } from '../join/partition.ts'
import { present } from '../lib/assert.ts'
import { isOut } from '../storage/storage-outage.ts'
import type { Store, StoredSubmission, Unit, Work } from '../storage/store.ts'
import { addStatements } from './add-statements.ts'
import { containerEventsIn } from './container-events.ts'
import { decideGroups, type Group } from './decide-groups.ts'
import {
  loadMembers,
  loadNeighbourhood,
  type Neighbourhood,
  onlyRows,
  type Sought,
} from './neighbourhood.ts'
import type { PipelineSettings } from './settings.ts'
import { foundingSequence } from './supersede.ts'

/** A submission that passed intake, with its canonical hash and the text it came in. */
export type Incoming = {
  readonly submission: Submission
  readonly hash: string
  readonly raw: string
}

/** What became of one submission. */
export type BatchReceipt =
  | { readonly kind: 'accepted'; readonly consignmentId: string | undefined }
  | { readonly kind: 'replayed' }
  | { readonly kind: 'clashed'; readonly hash: string }

/** What a batch came to, once it is durable. */
export type BatchResult = {
  /** One a submission, in order. */
  readonly receipts: readonly BatchReceipt[]
  readonly decisions: readonly Decision[]
}

/** Consignments decided again in one unit of work. */
const WORK_CHUNK = 500

/** Takes a batch in and decides what it changes. Safe to repeat: known submissions are replays. */
export function processBatch(
  store: Store,
  settings: PipelineSettings,
  batch: readonly Incoming[],
): Promise<BatchResult> {
  if (batch.length === 0) return Promise.resolve({ receipts: [], decisions: [] })
  return store.transact(async (unit) => {
    const at = settings.now()
    const { groups, known, accepted, receipts } = await joinBatch(unit, batch, at)
    await oweReached(unit, accepted, groups)
    const deciding = { groups, known, at, submissions: accepted }
    return { receipts, decisions: await decideGroups(unit, settings, deciding) }
  })
}

/** A batch that was taken in and joined to what the store knows, before anything is decided. */
export type JoinedBatch = {
  /** The consignments it changes. */
  readonly groups: readonly Group[]
  /** What the store knows of them and around them. */
  readonly known: Neighbourhood
  readonly accepted: readonly StoredSubmission[]
  /** One a submission, in order. */
  readonly receipts: readonly BatchReceipt[]
}

/** Claims the batch's references and joins what is new. Saves nothing: the caller does. */
export async function joinBatch(
  unit: Unit,
  batch: readonly Incoming[],
  at: string,
): Promise<JoinedBatch> {
  const claimed = await claimAll(unit, batch, at)
  const fresh = claimed.accepted
  const near = await loadNeighbourhood(unit, await seek(unit, claimed))
  const members = addStatements(near.members, fresh)
  const groups = changedGroups({ members, known: near, fresh })
  const owner = new Map<number, string>()
  for (const group of groups) {
    for (const sequence of group.fresh) owner.set(sequence, group.id)
  }
  const receipts = claimed.receipts.map((receipt, index): BatchReceipt => {
    const sequence = claimed.sequences[index]
    if (receipt.kind !== 'accepted' || sequence === undefined) return receipt
    return { kind: 'accepted', consignmentId: owner.get(sequence) }
  })
  return { groups, known: await withReborn(unit, near, groups), accepted: fresh, receipts }
}

/**
 * Decides again what is owed: siblings of a person's day, parcels an event reached. Siblings that
 * can no longer be stopped are left alone. Gives what was decided; nothing is owed when it is
 * empty. What strikes a fault or takes the store too long is tried in halves; a consignment that
 * does so by itself is thrown, and stays owed behind all others, which it keeps from nothing.
 */
export async function processWork(
  store: Store,
  settings: PipelineSettings,
  limit: number,
): Promise<readonly Decision[]> {
  let taken = 0
  try {
    return await store.transact(async (unit) => {
      for (;;) {
        const owed = await unit.takeWork(limit)
        taken = owed.length
        if (taken === 0) return []
        const decided = await decideOwed(unit, settings, owed)
        if (decided.length > 0) return decided
      }
    })
  } catch (error) {
    if (taken === 0 || isOut(error)) throw error
    if (taken > 1) return await processWork(store, settings, Math.floor(taken / 2))
    await store.transact(async (unit) => unit.save({ work: await unit.takeWork(1) }))
    throw error
  }
}

async function decideOwed(
  unit: Unit,
  settings: PipelineSettings,
  owed: readonly Work[],
): Promise<readonly Decision[]> {
  const causes = new Map(owed.map(({ consignmentId, cause }) => [consignmentId, cause]))
  const rows = (await unit.findByIds([...causes.keys()]))
    .filter((row) => row.supersededBy === null)
    .filter((row) => row.canBeStopped || causes.get(row.id) !== 'activity')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  if (rows.length === 0) return []
  const members = await loadMembers(unit, rows)
  const groups = rows.map(
    ({ id }): Group => ({
      id,
      members: present(members.get(id), 'members'),
      fresh: [],
      cause: present(causes.get(id), 'a cause'),
    }),
  )
  const deciding = { groups, known: onlyRows(rows), at: settings.now(), submissions: [] }
  return decideGroups(unit, settings, deciding)
}

/** Decides everything that is owed, and what that makes owed in turn. */
export async function drainWork(
  store: Store,
  settings: PipelineSettings,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = []
  for (;;) {
    const decided = await processWork(store, settings, WORK_CHUNK)
    if (decided.length === 0) return decisions
    decisions.push(...decided)
  }
}

type Claimed = {
  readonly receipts: readonly BatchReceipt[]
  /** The sequence of each submission of the batch. */
  readonly sequences: readonly number[]
  readonly accepted: readonly StoredSubmission[]
  /** Sequences of other versions of the references of the batch. */
  readonly siblings: ReadonlySet<number>
}

async function claimAll(unit: Unit, batch: readonly Incoming[], at: string): Promise<Claimed> {
  const first = await unit.nextSequences(batch.length)
  const outcomes = await unit.claim(
    batch.map(({ submission, hash }, index) => ({
      filer: submission.filer,
      reference: submission.reference,
      version: submission.version ?? 1,
      hash,
      sequence: first + index,
    })),
  )
  const accepted: StoredSubmission[] = []
  const siblings = new Set<number>()
  const receipts = outcomes.map((outcome, index): BatchReceipt => {
    if (outcome.kind !== 'new') return outcome
    const { submission, hash, raw } = present(batch[index], 'a submission')
    accepted.push({ sequence: first + index, hash, receivedAt: at, submission, raw })
    for (const sequence of outcome.siblings) {
      if (sequence < first || sequence >= first + batch.length) siblings.add(sequence)
    }
    return { kind: 'accepted', consignmentId: undefined }
  })
  return { receipts, sequences: batch.map((_, index) => first + index), accepted, siblings }
}

/** What the new statements and earlier versions of the same references ask for. */
async function seek(unit: Unit, { siblings, accepted }: Claimed): Promise<Sought> {
  const stored = siblings.size === 0 ? [] : await unit.getSubmissions([...siblings])
  const earlier = stored.flatMap((one) => addStatements([], [one]))
  const fresh = accepted.flatMap((one) => addStatements([], [one]))
  return {
    keys: [...earlier, ...fresh].flatMap(memberKeyTexts),
    versions: siblings,
    ids: [...new Set(earlier.map(idOf))],
  }
}

type Changing = {
  readonly members: readonly Member[]
  readonly known: Neighbourhood
  readonly fresh: readonly StoredSubmission[]
}

/**
 * The sets of members that differ from what the store knows: a new statement, or another company.
 */
function changedGroups({ members, known, fresh }: Changing): readonly Group[] {
  const bySequence = new Map(fresh.map((stored) => [stored.sequence, stored]))
  const homes = new Map<number, string>()
  for (const row of known.rows.values()) {
    if (row.supersededBy !== null) continue
    for (const ref of row.members) homes.set(foundingSequence(ref), row.id)
  }
  const homeOf = (member: Member) => homes.get(memberSequence(member))
  const isOutside = (member: Member) => known.outermost.has(homeOf(member) ?? '')
  return partition(members, { keys: known.crowded, homeOf }).flatMap((set) => {
    const id = idOf(present(set[0], 'a founding member'))
    const added = set
      .flatMap((member) => freshOf(member, bySequence))
      .toSorted((one, other) => one.sequence - other.sequence)
    const before = known.rows.get(id)
    const isSame =
      before?.members.length === set.length && set.every((member) => homeOf(member) === id)
    if (added.length === 0 && (isSame || set.every(isOutside))) return []
    return [
      { id, members: set, fresh: added.map(({ sequence }) => sequence), cause: causeOf(added) },
    ]
  })
}

function freshOf(
  member: Member,
  fresh: ReadonlyMap<number, StoredSubmission>,
): readonly StoredSubmission[] {
  return (member.versions ?? []).flatMap((sequence) => fresh.get(sequence) ?? [])
}

/**
 * A consignment that is on its own again continues its old row, which its present numbers may not
 * find.
 */
async function withReborn(
  unit: Unit,
  known: Neighbourhood,
  groups: readonly Group[],
): Promise<Neighbourhood> {
  const old = new Set(known.members.map(memberSequence))
  const reborn = groups.filter(
    ({ id, members }) =>
      !known.rows.has(id) && members[0] !== undefined && old.has(memberSequence(members[0])),
  )
  if (reborn.length === 0) return known
  const rows = await unit.findByIds(reborn.map(({ id }) => id))
  return { ...known, rows: new Map([...known.rows, ...rows.map((row) => [row.id, row] as const)]) }
}

/**
 * The cause of the last statement that came; a consignment that only lost or gained company has an
 * event's.
 */
function causeOf(added: readonly StoredSubmission[]): Cause {
  const submission = added.at(-1)?.submission
  if (submission === undefined || submission.kind === 'event') return 'event'
  return causeOfFiling(submission)
}

/** The cause that a filing is for the revision it makes. */
export function causeOfFiling(filing: Filing): Cause {
  switch (filing.function) {
    case 'original':
      return 'filing'
    case 'amendment':
      return 'amendment'
    case 'cancellation':
      return 'cancellation'
  }
}

/** Owes a re-decision to all parcels outside the batch that lie in what its events speak of. */
async function oweReached(
  unit: Unit,
  fresh: readonly StoredSubmission[],
  groups: readonly Group[],
): Promise<void> {
  const containers = new Set(containerEventsIn(fresh).map(({ container }) => container))
  if (containers.size === 0) return
  await unit.oweInContainers([...containers], new Set(groups.map((group) => group.id)))
}
