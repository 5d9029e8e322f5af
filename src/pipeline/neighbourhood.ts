/**
 * The consignments a batch may touch, with their members' statements: all that carry a number or an
 * order of the new members, and all that share one with those.
 */
import type { AcceptedEvent, AcceptedFiling } from '../domain/consignment.ts'
import { type MemberRef, type StatementRef, versionsOf } from '../domain/record.ts'
import { type Member, memberKeyTexts } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import type { ConsignmentRow, StoredSubmission, Unit } from '../storage/store.ts'
import { foundingSequence } from './supersede.ts'

/** How often the circle of shared keys is widened. A chain longer than this needs a link to join. */
const WIDENINGS_MAX = 3

/** The rows found and their members. */
export type Neighbourhood = {
  readonly rows: ReadonlyMap<string, ConsignmentRow>
  readonly members: readonly Member[]
}

/** Loads everything that carries one of `keys`, widening over shared keys. */
export async function loadNeighbourhood(
  unit: Unit,
  keys: readonly string[],
): Promise<Neighbourhood> {
  const rows = new Map<string, ConsignmentRow>()
  const asked = new Set<string>()
  let frontier = [...new Set(keys)]
  for (let round = 0; round < WIDENINGS_MAX && frontier.length > 0; round += 1) {
    for (const key of frontier) asked.add(key)
    const found = await unit.findByKeys(frontier)
    for (const row of found) rows.set(row.id, row)
    frontier = [...new Set(found.flatMap((row) => row.keys))].filter((key) => !asked.has(key))
  }
  return { rows, members: await loadMembers(unit, [...rows.values()]) }
}

/** The members of consignments, each once. */
export async function loadMembers(
  unit: Unit,
  rows: readonly ConsignmentRow[],
): Promise<readonly Member[]> {
  const refs = new Map<string, MemberRef>()
  for (const row of rows) {
    if (row.supersededBy !== null) continue
    for (const ref of row.members) refs.set(refId(ref), ref)
  }
  const sequences = [...refs.values()].flatMap(sequencesOf)
  if (sequences.length === 0) return []
  const stored = await unit.getSubmissions([...new Set(sequences)])
  const bySequence = new Map(stored.map((one) => [one.sequence, one]))
  return [...refs.values()].map((ref) => memberOf(ref, bySequence))
}

/** The key texts a member is found by. */
export function keysOf(member: Member): readonly string[] {
  return memberKeyTexts(member)
}

/** The statements a member rests on. */
export function refOf(member: Member): MemberRef {
  if (member.kind === 'event') {
    const { founding, sequence, hash } = member
    return founding === undefined
      ? { kind: 'event', sequence, hash }
      : { kind: 'event', founding, sequence, hash }
  }
  const { founding, current, stated } = member
  return {
    kind: 'filing',
    founding: pick(founding),
    ...(current.sequence === founding.sequence ? {} : { current: pick(current) }),
    ...(stated.sequence === current.sequence ? {} : { stated: pick(stated) }),
  }
}

/** A member from its stored statements; a wrong hash is a fault: statements never change. */
export function memberOf(ref: MemberRef, stored: ReadonlyMap<number, StoredSubmission>): Member {
  if (ref.kind === 'event') {
    const accepted = eventOf(ref, stored)
    return ref.founding === undefined
      ? { kind: 'event', ...accepted }
      : { kind: 'event', founding: ref.founding, ...accepted }
  }
  return {
    kind: 'filing',
    founding: filingOf(ref.founding, stored),
    current: filingOf(versionsOf(ref).current, stored),
    stated: filingOf(versionsOf(ref).stated, stored),
  }
}

/** An event from its stored statement. */
export function eventOf(
  ref: StatementRef,
  stored: ReadonlyMap<number, StoredSubmission>,
): AcceptedEvent {
  const { submission, sequence, hash } = statementOf(ref, stored)
  if (submission.kind !== 'event') throw new Error(`statement ${sequence} is no event`)
  return { event: submission, sequence, hash }
}

/** All sequences a member's statements have. */
export function sequencesOf(ref: MemberRef): readonly number[] {
  if (ref.kind === 'event') return [ref.sequence]
  const { current, stated } = versionsOf(ref)
  return [ref.founding.sequence, current.sequence, stated.sequence]
}

function filingOf(
  ref: StatementRef,
  stored: ReadonlyMap<number, StoredSubmission>,
): AcceptedFiling {
  const { submission, sequence, hash } = statementOf(ref, stored)
  if (submission.kind !== 'filing') throw new Error(`statement ${sequence} is no filing`)
  return { filing: submission, sequence, hash }
}

function statementOf(
  ref: StatementRef,
  stored: ReadonlyMap<number, StoredSubmission>,
): StoredSubmission {
  const found = present(stored.get(ref.sequence), `statement ${ref.sequence}`)
  if (found.hash !== ref.hash)
    throw new Error(`statement ${ref.sequence} was changed after acceptance`)
  return found
}

function pick({ sequence, hash }: StatementRef): StatementRef {
  return { sequence, hash }
}

function refId(ref: MemberRef): string {
  return `${ref.kind} ${foundingSequence(ref)}`
}
