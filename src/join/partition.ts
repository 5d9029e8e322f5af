/**
 * Which members speak of the same parcel: the connected sets over keys and links. Pure and
 * independent of the order in which members are given.
 */
import type { JoinKey } from '../domain/consignment.ts'
import { type DisjointSets, disjointSets } from './disjoint-sets.ts'
import { keyText } from './keys.ts'
import { type Member, memberKeys, memberSequence, memberTime, ownKeys } from './member.ts'
import { standingLinks } from './standing-links.ts'

/**
 * How long a number identifies one parcel: posts and carriers reuse numbers (architecture, section
 * 4).
 */
const KEY_WINDOW_DAYS = 120

/** How long a number identifies one parcel, in milliseconds. */
export const KEY_WINDOW_MS = KEY_WINDOW_DAYS * 24 * 3_600_000

/** Keys that too many consignments carry to tell one by, and where members are at home already. */
export type Crowd = {
  /** Key texts without scope. */
  readonly keys: ReadonlySet<string>
  /** The consignment a member belongs to so far; undefined for a new one. */
  readonly homeOf: (member: Member) => string | undefined
}

const NO_CROWD: Crowd = { keys: new Set(), homeOf: () => undefined }

type Use = { readonly member: number; readonly key: JoinKey; readonly time: number }
/** A parcel that carries a number: one of its members, with the scope that holds there. */
type Carrier = { readonly member: number; readonly scope: string; readonly time: number }

/**
 * Splits members into consignments, each sorted by acceptance, the oldest consignment first.
 * Members join over a postal item or number (same scope, or one unstated and only one stated)
 * within 120 days of the number's first accepted use; an order-only statement joins when exactly
 * one parcel carries the order; a link joins two numbers until it is unlinked. A crowded key joins
 * nobody new.
 */
export function partition(
  unordered: readonly Member[],
  crowd: Crowd = NO_CROWD,
): readonly (readonly Member[])[] {
  const members = unordered.toSorted((one, other) => memberSequence(one) - memberSequence(other))
  const sets = disjointSets(members.length)
  const uses = collectUses(members)
  const carriers = new Map<string, readonly Carrier[]>()
  for (const [text, same] of uses.numbers) {
    if (crowd.keys.has(text)) keepHomes(same, { members, sets, crowd })
    else carriers.set(text, joinSameNumber(same, sets))
  }
  joinLinks(members, { carriers, sets })
  for (const [text, same] of uses.orders) {
    if (crowd.keys.has(text)) keepHomes(same, { members, sets, crowd })
    else joinSameOrder(same, { members, sets, orderOnly: uses.orderOnly })
  }
  const groups = new Map<number, Member[]>()
  for (const [index, member] of members.entries()) {
    const root = sets.find(index)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [member])
    else group.push(member)
  }
  return [...groups.values()]
}

type Uses = {
  readonly numbers: ReadonlyMap<string, readonly Use[]>
  readonly orders: ReadonlyMap<string, readonly Use[]>
  /** Members that have an order and nothing else. */
  readonly orderOnly: ReadonlySet<number>
}

/** Uses of each key in the order of acceptance. */
function collectUses(members: readonly Member[]): Uses {
  const numbers = new Map<string, Use[]>()
  const orders = new Map<string, Use[]>()
  const orderOnly = new Set<number>()
  for (const [index, member] of members.entries()) {
    const keys = ownKeys(member)
    if (keys.length > 0 && keys.every((key) => key.scheme === 'order')) orderOnly.add(index)
    const time = memberTime(member)
    for (const key of keys) {
      const table = key.scheme === 'order' ? orders : numbers
      const text = keyText(key)
      const have = table.get(text)
      if (have === undefined) table.set(text, [{ member: index, key, time }])
      else have.push({ member: index, key, time })
    }
  }
  return { numbers, orders, orderOnly }
}

/** Joins the uses of one number; gives one entry for each parcel that carries it. */
function joinSameNumber(uses: readonly Use[], sets: DisjointSets): readonly Carrier[] {
  const carriers: Carrier[] = []
  for (const window of windows(uses)) {
    for (const [scope, same] of byScope(window)) {
      const first = joinAll(same, sets)
      if (first !== undefined) carriers.push({ member: first.member, scope, time: first.time })
    }
  }
  return carriers
}

/**
 * The uses of a key by window: each belongs to the nearest anchor within the window, and founds an
 * anchor where there is none. Anchors follow acceptance, so what comes later moves no earlier one.
 */
function windows(uses: readonly Use[]): readonly (readonly Use[])[] {
  const found: { readonly at: number; readonly uses: Use[] }[] = []
  for (const use of uses) {
    let near: (typeof found)[number] | undefined
    for (const window of found) {
      const distance = Math.abs(use.time - window.at)
      if (distance > KEY_WINDOW_MS) continue
      if (near === undefined || distance < Math.abs(use.time - near.at)) near = window
    }
    if (near === undefined) found.push({ at: use.time, uses: [use] })
    else near.uses.push(use)
  }
  return found.map((window) => window.uses)
}

/**
 * Uses of one window by scope; an unstated scope is the only stated one, or its own where several
 * are.
 */
function byScope(window: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const stated = new Set(window.map((use) => use.key.scope).filter((scope) => scope.length > 0))
  const only = stated.size === 1 ? [...stated][0] : undefined
  const groups = new Map<string, Use[]>()
  for (const use of window) {
    const scope = use.key.scope.length > 0 ? use.key.scope : (only ?? '')
    const group = groups.get(scope)
    if (group === undefined) groups.set(scope, [use])
    else group.push(use)
  }
  return groups
}

/** Makes one set of all uses; gives the oldest. */
function joinAll(uses: readonly Use[], sets: DisjointSets): Use | undefined {
  const first = uses[0]
  if (first === undefined) return undefined
  for (const use of uses) sets.join(first.member, use.member)
  return first
}

type Linking = {
  readonly carriers: ReadonlyMap<string, readonly Carrier[]>
  readonly sets: DisjointSets
}

/** A link is a member of its first number; here it joins the one parcel that carries its second. */
function joinLinks(members: readonly Member[], { carriers, sets }: Linking): void {
  for (const { index, link } of standingLinks(members, KEY_WINDOW_MS)) {
    const [, key] = memberKeys(link)
    if (key === undefined) continue
    const other = carrierOf(key, carriers.get(keyText(key)) ?? [], {
      index,
      time: memberTime(link),
    })
    if (other !== undefined) sets.join(index, other.member)
  }
}

/**
 * The parcel that carries a linked number, when its scope leaves no doubt which: the nearest in
 * time of those known when the link was accepted, else the first that came after.
 */
function carrierOf(
  key: JoinKey,
  carriers: readonly Carrier[],
  link: { readonly index: number; readonly time: number },
): Carrier | undefined {
  const distance = (carrier: Carrier) => Math.abs(carrier.time - link.time)
  const near = carriers.filter((carrier) => distance(carrier) <= KEY_WINDOW_MS)
  const exact = near.filter((carrier) => carrier.scope === key.scope)
  const fitting =
    exact.length > 0
      ? exact
      : near.filter((carrier) => key.scope.length === 0 || carrier.scope.length === 0)
  if (new Set(fitting.map((carrier) => carrier.scope)).size > 1) return undefined
  const earlier = fitting.filter((carrier) => carrier.member < link.index)
  const better = (one: Carrier, other: Carrier) =>
    earlier.length > 0 ? distance(other) < distance(one) : other.member < one.member
  return (earlier.length > 0 ? earlier : fitting).reduce<Carrier | undefined>(
    (best, carrier) => (best === undefined || better(best, carrier) ? carrier : best),
    undefined,
  )
}

type Ordering = {
  readonly members: readonly Member[]
  readonly sets: DisjointSets
  readonly orderOnly: ReadonlySet<number>
}

/**
 * An order-only statement joins the one parcel that carries the order, and with none its like from
 * other filers. With several parcels it stays apart, and so do several statements of one filer:
 * which speaks of which parcel cannot be told.
 */
function joinSameOrder(uses: readonly Use[], { members, sets, orderOnly }: Ordering): void {
  for (const window of windows(uses)) {
    for (const same of byScope(window).values()) {
      const parcels = same.filter((use) => !orderOnly.has(use.member))
      const roots = new Set(parcels.map((use) => sets.find(use.member)))
      if (roots.size > 1) continue
      const alone = same.filter((use) => orderOnly.has(use.member))
      const single = onlyOfTheirFiler(alone, members)
      joinAll([...parcels, ...single], sets)
    }
  }
}

function onlyOfTheirFiler(uses: readonly Use[], members: readonly Member[]): readonly Use[] {
  const byFiler = new Map<string, Use[]>()
  for (const use of uses) {
    const member = members[use.member]
    if (member?.kind !== 'filing') continue
    const { filer } = member.founding.filing
    byFiler.set(filer, [...(byFiler.get(filer) ?? []).slice(0, 1), use])
  }
  return [...byFiler.values()].flatMap((own) => (own.length === 1 ? own : []))
}

type Keeping = {
  readonly members: readonly Member[]
  readonly sets: DisjointSets
  readonly crowd: Crowd
}

/** Under a crowded key those stay together that are at one home already. */
function keepHomes(uses: readonly Use[], { members, sets, crowd }: Keeping): void {
  const homes = new Map<string, number>()
  for (const { member: index } of uses) {
    const member = members[index]
    const home = member === undefined ? undefined : crowd.homeOf(member)
    if (home === undefined) continue
    const first = homes.get(home)
    if (first === undefined) homes.set(home, index)
    else sets.join(first, index)
  }
}
