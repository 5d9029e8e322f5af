/**
 * The consignments a batch may touch, with their members' statements: all that carry a number or an
 * order of the new members, and all that share one with those.
 */
import type { AcceptedEvent, AcceptedFiling } from '../domain/consignment.ts'
import { type MemberRef, type StatementRef, versionsOf } from '../domain/record.ts'
import { isStatementKeyText, type Member, statementKeyText } from '../join/member.ts'
import { present } from '../lib/assert.ts'
import type { ConsignmentRow, HoldByKey, StoredSubmission, Unit } from '../storage/store.ts'
import { isNumberText, numbersOf } from './supersede.ts'

/**
 * How often the circle of shared keys is widened. A new member changes consignments that share a
 * key with it, and those that share one with these; to know what they become takes a third circle.
 */
const WIDENINGS_MAX = 3

/** A key that more consignments carry tells none of them: it joins nobody new. */
const CARRIERS_MAX = 100

/** A consignment of more members takes no further ones: what speaks of it then stands by itself. */
const MEMBERS_MAX = 2_000

/** The rows found and their members. */
export type Neighbourhood = {
  readonly rows: ReadonlyMap<string, ConsignmentRow>
  readonly members: readonly Member[]
  /** Keys asked for that too many carry. */
  readonly crowded: ReadonlySet<string>
  /** Holds on numbers of consignments that are left out, for they are too large or too many. */
  readonly beside: readonly HoldByKey[]
  /**
   * Rows of the outermost circle: what they share with others is not known, so they stay as they
   * are.
   */
  readonly outermost: ReadonlySet<string>
}

/** Nothing beside these rows. */
export function onlyRows(rows: readonly ConsignmentRow[]): Neighbourhood {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { rows: byId, members: [], crowded: new Set(), beside: [], outermost: new Set() }
}

/** What a batch asks the store for. */
export type Sought = {
  /** Keys of its statements, and of earlier versions of the same references. */
  readonly keys: readonly string[]
  /** Sequences of these earlier versions. */
  readonly versions: ReadonlySet<number>
  /** Ids that consignments founded by these versions have. */
  readonly ids: readonly string[]
}

/**
 * Loads everything that carries one of the keys, widening over shared keys. Consignments of earlier
 * versions are found however large they are, and however many others carry their numbers.
 */
export async function loadNeighbourhood(
  unit: Unit,
  { keys, versions, ids }: Sought,
): Promise<Neighbourhood> {
  const rows = new Map<string, ConsignmentRow>()
  const asked = new Set<string>()
  const crowded = new Set<string>()
  const large = new Map<string, ConsignmentRow>()
  let outermost = new Set<string>()
  let frontier = new Set([...keys, ...[...versions].map(statementKeyText)])
  for (let round = 0; round < WIDENINGS_MAX && frontier.size > 0; round += 1) {
    for (const key of frontier) asked.add(key)
    const founded = round === 0 && ids.length > 0 ? await unit.findByIds(ids) : []
    const carrying = await unit.findByKeys([...frontier], CARRIERS_MAX + 1)
    const found = [...new Map([...founded, ...carrying].map((row) => [row.id, row])).values()]
    for (const key of crowdedAmong(frontier, found)) crowded.add(key)
    const near = found.filter(
      (row) =>
        !rows.has(row.id) &&
        (speaksIn(row, versions) ||
          (row.members.length <= MEMBERS_MAX &&
            row.keys.some((key) => frontier.has(key) && !crowded.has(key)))),
    )
    for (const row of near) rows.set(row.id, row)
    for (const row of found) if (row.members.length > MEMBERS_MAX) large.set(row.id, row)
    outermost = new Set(near.map((row) => row.id))
    frontier = new Set(
      near.flatMap((row) => row.keys).filter((key) => !asked.has(key) && !isStatementKeyText(key)),
    )
  }
  const byRow = await loadMembers(unit, [...rows.values()])
  const members = [...byRow.values()].flat()
  const beside = await holdsBeside(
    unit,
    crowded,
    [...large.values()].filter(({ id }) => !rows.has(id)),
  )
  return { rows, members, crowded, beside, outermost: frontier.size > 0 ? outermost : new Set() }
}

/** The holds that newcomers meet although they join nobody: crowds and size are no way around one. */
async function holdsBeside(
  unit: Unit,
  crowded: ReadonlySet<string>,
  large: readonly ConsignmentRow[],
): Promise<readonly HoldByKey[]> {
  const numbers = [...crowded].filter(isNumberText)
  const amongMany = numbers.length === 0 ? [] : await unit.findHolds(numbers)
  const onLarge = large.flatMap(({ standing, supersededBy }) =>
    standing === null || supersededBy !== null
      ? []
      : numbersOf(standing).map((key) => ({ key, standing })),
  )
  return [...amongMany, ...onLarge]
}

function crowdedAmong(
  keys: ReadonlySet<string>,
  found: readonly ConsignmentRow[],
): readonly string[] {
  const carriers = new Map<string, number>()
  for (const key of found.flatMap((row) => row.keys)) {
    if (keys.has(key)) carriers.set(key, (carriers.get(key) ?? 0) + 1)
  }
  return [...carriers].flatMap(([key, count]) => (count > CARRIERS_MAX ? [key] : []))
}

function speaksIn(row: ConsignmentRow, versions: ReadonlySet<number>): boolean {
  if (versions.size === 0) return false
  return row.members.some((ref) => sequencesOf(ref).some((sequence) => versions.has(sequence)))
}

/** The members of living consignments, by consignment. */
export async function loadMembers(
  unit: Unit,
  rows: readonly ConsignmentRow[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const living = rows.filter((row) => row.supersededBy === null)
  const sequences = new Set(living.flatMap((row) => row.members.flatMap(sequencesOf)))
  const stored = sequences.size === 0 ? [] : await unit.getSubmissions([...sequences])
  const bySequence = new Map(stored.map((one) => [one.sequence, one]))
  return new Map(living.map((row) => [row.id, row.members.map((ref) => memberOf(ref, bySequence))]))
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
