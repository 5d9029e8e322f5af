/**
 * What becomes of consignments that turn out to be one parcel with an older one, and of their
 * holds.
 */
import { stricterHold } from '../decide/stricter-hold.ts'
import { type Lane, strictness } from '../domain/decision.ts'
import type { MemberRef, StandingHold } from '../domain/record.ts'
import { type Member, memberKeyTexts, memberSequence } from '../join/member.ts'
import type { ConsignmentRow } from '../storage/store.ts'

/** Consignments that another absorbed: their rows, and the absorber of each. */
export type Superseded = {
  readonly rows: readonly ConsignmentRow[]
  readonly into: ReadonlyMap<string, string>
}

/** A consignment as it is to be decided: its id and all its members. */
type Joined = { readonly id: string; readonly members: readonly Member[] }
type Rows = ReadonlyMap<string, ConsignmentRow>

/** Closes the living rows whose founding member is now at another consignment. */
export function supersede(groups: readonly Joined[], rows: Rows): Superseded {
  const living = new Set(groups.map((group) => group.id))
  const homes = new Map<number, string>()
  for (const group of groups) {
    for (const member of group.members) homes.set(memberSequence(member), group.id)
  }
  const into = new Map<string, string>()
  const closed: ConsignmentRow[] = []
  for (const row of rows.values()) {
    const founder = row.members[0]
    if (founder === undefined || living.has(row.id) || row.supersededBy !== null) continue
    const home = homes.get(foundingSequence(founder))
    if (home === undefined) continue
    into.set(row.id, home)
    closed.push({ ...row, supersededBy: home, contributions: [], ledger: null })
  }
  return { rows: closed, into }
}

/** The sequence of a member's first accepted version. */
export function foundingSequence(ref: MemberRef): number {
  return ref.kind === 'filing' ? ref.founding.sequence : (ref.founding ?? ref.sequence)
}

/**
 * The hold that stands on each consignment before it is decided: the strictest of its own, of those
 * it absorbs, and of those whose numbers it takes along when it leaves another. Neither a merger
 * nor an amendment that splits lifts a hold; an unlink gives back only what was held together.
 */
export function standingHolds(
  groups: readonly Joined[],
  rows: Rows,
  { into }: Superseded,
): ReadonlyMap<string, StandingHold> {
  const holds = new Map<string, StandingHold>()
  const put = (id: string, hold: StandingHold | null | undefined) => {
    const strictest = stricterHold(holds.get(id), hold ?? undefined)
    if (strictest !== undefined) holds.set(id, strictest)
  }
  for (const group of groups) put(group.id, rows.get(group.id)?.standing)
  const absorbed = [...into.keys()].toSorted()
  for (const id of absorbed) put(into.get(id) ?? id, rows.get(id)?.standing)
  const held = [...rows.values()].filter(
    (row) => row.standing !== null && row.supersededBy === null,
  )
  if (held.length === 0) return holds
  const homes = new Map<number, ConsignmentRow>()
  for (const row of held) for (const ref of row.members) homes.set(foundingSequence(ref), row)
  for (const group of groups) {
    const left = new Set(group.members.flatMap((member) => homes.get(memberSequence(member)) ?? []))
    if ([...left].every((row) => row.id === group.id)) continue
    const keys = new Set(group.members.flatMap(memberKeyTexts))
    for (const { standing } of left) {
      if (standing?.on?.some((key) => keys.has(key)) === true) put(group.id, standing)
    }
  }
  return holds
}

/**
 * The lane each consignment had before it is decided: the mildest of its own and of those it
 * absorbs, for whichever was released may be on its way and must be called back.
 */
export function lanesBefore(
  groups: readonly Pick<Joined, 'id'>[],
  rows: Rows,
  { into }: Superseded,
): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>()
  const put = (id: string, lane: Lane | null | undefined) => {
    const other = lanes.get(id)
    if (lane === undefined || lane === null) return
    if (other === undefined || strictness(lane) < strictness(other)) lanes.set(id, lane)
  }
  for (const { id } of groups) put(id, rows.get(id)?.lane)
  for (const [id, home] of into) put(home, rows.get(id)?.lane)
  return lanes
}
