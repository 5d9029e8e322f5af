/**
 * What becomes of consignments that turn out to be one parcel with an older one, and of their
 * holds.
 */
import { stricterHold } from '../decide/stricter-hold.ts'
import type { JoinKey } from '../domain/consignment.ts'
import { type Lane, strictness } from '../domain/decision.ts'
import type { DecisionBasis, MemberRef, StandingHold } from '../domain/record.ts'
import { keyText } from '../join/keys.ts'
import { type Member, memberKeyTexts, memberSequence, ownKeys, ownNumbers } from '../join/member.ts'
import { KEY_WINDOW_MS } from '../join/partition.ts'
import type { ConsignmentRow, HoldByKey } from '../storage/store.ts'

/** Consignments that another absorbed: their rows, and the absorber of each. */
export type Superseded = {
  readonly rows: readonly ConsignmentRow[]
  readonly into: ReadonlyMap<string, string>
}

/** Texts of keys that are numbers of a parcel. */
const NUMBER = /^(?:number|postal-item):/

/** A consignment as it is to be decided: its id and all its members. */
type Joined = { readonly id: string; readonly members: readonly Member[] }
type Rows = ReadonlyMap<string, ConsignmentRow>

/** When holds are looked for, and those on numbers of consignments that were left out. */
type HoldsAround = { readonly at: string; readonly beside: readonly HoldByKey[] }

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
 * it absorbs, of those whose numbers it takes along when it leaves another, and of those whose
 * numbers it comes with. Neither a merger nor an amendment that splits, nor a new reference on a
 * held number, lifts a hold; an unlink gives back only what was held together.
 */
export function standingHolds(
  groups: readonly Joined[],
  rows: Rows,
  { into, at, beside }: Pick<Superseded, 'into'> & HoldsAround,
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
  if (held.length + beside.length === 0) return holds
  for (const [id, hold] of takenAlong(groups, held)) put(id, hold)
  const had = keysBefore(rows, into)
  const near = held.flatMap(({ id, standing }) =>
    standing === null ? [] : numbersOf(standing).map((key) => ({ id, standing, key })),
  )
  const far = beside
    .filter(({ key, standing }) => numbersOf(standing).includes(key))
    .toSorted((one, other) => (orderOf(one.standing) < orderOf(other.standing) ? -1 : 1))
    .map((hold) => ({ ...hold, id: undefined }))
  const byNumber = Map.groupBy([...near, ...far], ({ key }) => key)
  for (const group of groups) {
    const before = had(group.id)
    for (const key of ownNumbers(group.members)) {
      const text = keyText(key)
      if (before.has(text)) continue
      for (const { id, standing } of byNumber.get(text) ?? []) {
        if (id !== group.id && meets(key, standing, at)) put(group.id, standing)
      }
    }
  }
  return holds
}

/** Of equal holds the earliest is met, in whatever order they are found. */
function orderOf({ since = '', by }: StandingHold): string {
  return `${since} ${by}`
}

/** Holds on numbers that members took along when they left the held parcel, by where they are. */
function takenAlong(
  groups: readonly Joined[],
  held: readonly ConsignmentRow[],
): readonly (readonly [string, StandingHold])[] {
  const homes = new Map<number, ConsignmentRow>()
  for (const row of held) for (const ref of row.members) homes.set(foundingSequence(ref), row)
  return groups.flatMap(({ id, members }) => {
    const left = new Set(members.flatMap((member) => homes.get(memberSequence(member)) ?? []))
    if ([...left].every((row) => row.id === id)) return []
    const keys = new Set(members.flatMap(leavingKeyTexts))
    return [...left].flatMap(({ standing }) =>
      standing?.on?.some((key) => keys.has(key)) === true ? [[id, standing] as const] : [],
    )
  })
}

/** A link that was undone takes nothing along of the parcel it led to. */
function leavingKeyTexts(member: Member): readonly string[] {
  return member.kind === 'event' ? ownKeys(member).map(keyText) : memberKeyTexts(member)
}

/**
 * The keys that a consignment and those it absorbs had before: who had a number before a hold was
 * placed on it is another parcel.
 */
function keysBefore(rows: Rows, into: Superseded['into']): (id: string) => ReadonlySet<string> {
  const absorbed = Map.groupBy(into, ([, home]) => home)
  return (id) => {
    const ids = [id, ...(absorbed.get(id) ?? []).map(([one]) => one)]
    return new Set(ids.flatMap((one) => rows.get(one)?.keys ?? []))
  }
}

/**
 * Whether who newly comes with a number that a hold was placed on meets the hold: within the days
 * a number identifies one parcel, and not with another carrier's number. The days count from when
 * statements were accepted: the filer, who writes when it lodged, has no say in it.
 */
function meets(key: JoinKey, { scopes, since }: StandingHold, at: string): boolean {
  if (since !== undefined && Date.parse(at) - Date.parse(since) > KEY_WINDOW_MS) return false
  const isAny = key.scope.length === 0 || scopes === undefined || scopes.includes('')
  return isAny || scopes.includes(key.scope)
}

/**
 * The hold on a parcel as it is kept: with the numbers it was placed on, and since when. A firmer
 * one that takes the place of an earlier stands on the earlier's numbers as well; and where its
 * numbers are stated under another carrier since, it stands under both.
 */
export function keptHold(
  hold: StandingHold | undefined,
  members: readonly Member[],
  { at, standing }: Pick<DecisionBasis, 'at' | 'standing'>,
): StandingHold | null {
  if (hold === undefined) return null
  if (hold.on !== undefined) return underAllScopes(hold, members)
  const on = [...new Set([...(standing?.on ?? []), ...members.flatMap(memberKeyTexts)])]
  const numbers = ownNumbers(members).filter(({ scheme }) => scheme === 'number')
  const stated = new Set([...(standing?.scopes ?? []), ...numbers.map(({ scope }) => scope)])
  const isAny = standing?.on !== undefined && standing.scopes === undefined
  return { ...hold, on, ...(isAny ? {} : { scopes: [...stated] }), since: at }
}

function underAllScopes(hold: StandingHold, members: readonly Member[]): StandingHold {
  const { on = [], scopes } = hold
  if (scopes === undefined || scopes.includes('')) return hold
  const stated = ownNumbers(members)
    .filter((key) => key.scheme === 'number' && key.scope.length > 0 && on.includes(keyText(key)))
    .map(({ scope }) => scope)
  const all = new Set([...scopes, ...stated])
  return all.size === scopes.length ? hold : { ...hold, scopes: [...all] }
}

/** The numbers a hold was placed on: by them it is found as long as it stands. */
export function numbersOf(hold: StandingHold | null): readonly string[] {
  return (hold?.on ?? []).filter(isNumberText)
}

/** Whether the text of a key is that of a parcel's number, and not of an order or a statement. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text)
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
