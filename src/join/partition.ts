/**
 * Which members speak of the same parcel: the connected sets over keys and links. Pure and
 * independent of the order in which members are given.
 */
import type { JoinKey } from '../domain/consignment.ts'
import { keyText, subjectKey } from './keys.ts'
import { type EventMember, type Member, memberKeys, memberSequence, memberTime } from './member.ts'

/** How long a number identifies one parcel: posts and carriers reuse numbers (architecture, section 4). */
export const KEY_WINDOW_DAYS = 120
const KEY_WINDOW_MS = KEY_WINDOW_DAYS * 24 * 3_600_000

type Use = { readonly member: number; readonly key: JoinKey; readonly time: number }

/**
 * Splits members into consignments, each sorted by acceptance, the oldest consignment first.
 * Members join over a postal item or number (same scope, or one unstated and only one stated),
 * within 120 days of the number's first use; an order-only statement joins when exactly one
 * parcel carries the order; a link joins two numbers until it is unlinked.
 */
export function partition(unordered: readonly Member[]): readonly (readonly Member[])[] {
  const members = [...unordered].sort((a, b) => memberSequence(a) - memberSequence(b))
  const sets = new DisjointSets(members.length)
  const uses = collectUses(members)
  const anchors = new Map<string, Use[]>()
  for (const [text, same] of uses.strong) anchors.set(text, joinSameNumber(same, sets))
  joinLinks(members, { anchors, sets })
  joinOrders(uses, sets)
  const groups = new Map<number, Member[]>()
  members.forEach((member, index) => {
    const root = sets.find(index)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [member])
    else group.push(member)
  })
  return [...groups.values()]
}

type Uses = {
  readonly strong: ReadonlyMap<string, readonly Use[]>
  readonly orders: ReadonlyMap<string, readonly Use[]>
  /** Members that have an order and nothing else. */
  readonly orderOnly: ReadonlySet<number>
}

function collectUses(members: readonly Member[]): Uses {
  const strong = new Map<string, Use[]>()
  const orders = new Map<string, Use[]>()
  const orderOnly = new Set<number>()
  members.forEach((member, index) => {
    const isLink = member.kind === 'event' && member.event.with !== undefined
    // A link belongs to its first number; its second is joined by the link itself, so that an
    // unlink can take it apart again.
    const keys = isLink ? memberKeys(member).slice(0, 1) : memberKeys(member)
    if (keys.length > 0 && keys.every((key) => key.scheme === 'order')) orderOnly.add(index)
    const time = memberTime(member)
    for (const key of keys) {
      const table = key.scheme === 'order' ? orders : strong
      const text = keyText(key)
      const have = table.get(text)
      if (have === undefined) table.set(text, [{ member: index, key, time }])
      else have.push({ member: index, key, time })
    }
  })
  return { strong, orders, orderOnly }
}

/** Joins the uses of one number, window by window; gives one use for each parcel that carries it. */
function joinSameNumber(uses: readonly Use[], sets: DisjointSets): Use[] {
  const parcels: Use[] = []
  for (const window of windows(uses)) {
    const stated = new Set(window.map((use) => use.key.scope).filter((scope) => scope.length > 0))
    const only = stated.size === 1 ? [...stated][0] : undefined
    const byScope = new Map<string, Use>()
    for (const use of window) {
      const scope = use.key.scope.length > 0 ? use.key.scope : (only ?? '')
      const first = byScope.get(scope)
      if (first === undefined) byScope.set(scope, use)
      else sets.join(first.member, use.member)
    }
    parcels.push(...byScope.values())
  }
  return parcels
}

function windows(uses: readonly Use[]): readonly (readonly Use[])[] {
  const sorted = [...uses].sort((a, b) => a.time - b.time || a.member - b.member)
  const found: Use[][] = []
  for (const use of sorted) {
    const window = found.at(-1)
    const first = window?.[0]
    if (window === undefined || first === undefined || use.time - first.time > KEY_WINDOW_MS) {
      found.push([use])
    } else window.push(use)
  }
  return found
}

type Joining = {
  readonly anchors: ReadonlyMap<string, readonly Use[]>
  readonly sets: DisjointSets
}

function joinLinks(members: readonly Member[], joining: Joining): void {
  for (const link of standingLinks(members)) {
    const one = subjectKey(link.event.subject)
    const other = link.event.with === undefined ? undefined : subjectKey(link.event.with)
    if (one === undefined || other === undefined) continue
    const first = nearest(one, { link, joining })
    const second = nearest(other, { link, joining })
    if (first !== undefined && second !== undefined) joining.sets.join(first.member, second.member)
  }
}

/** The links that no later unlink of the same two numbers took back. */
function standingLinks(members: readonly Member[]): readonly EventMember[] {
  const events = members
    .filter((member) => member.kind === 'event')
    .filter((member) => member.event.event === 'linked' || member.event.event === 'unlinked')
    .sort((a, b) => memberTime(a) - memberTime(b) || a.sequence - b.sequence)
  const last = new Map<string, EventMember>()
  for (const member of events) {
    const pair = memberKeys(member).map(keyText).sort().join(' ')
    last.set(pair, member)
  }
  return [...last.values()].filter((member) => member.event.event === 'linked')
}

/** The parcel that carries a linked number, within the window, scope agreeing where both state it. */
function nearest(
  key: JoinKey,
  { link, joining }: { readonly link: EventMember; readonly joining: Joining },
): Use | undefined {
  const time = memberTime(link)
  return (joining.anchors.get(keyText(key)) ?? [])
    .filter((use) => Math.abs(use.time - time) <= KEY_WINDOW_MS)
    .filter(
      (use) => key.scope.length === 0 || use.key.scope.length === 0 || use.key.scope === key.scope,
    )
    .sort((a, b) => Math.abs(a.time - time) - Math.abs(b.time - time) || a.member - b.member)[0]
}

/** An order-only statement joins the one parcel that carries the order; with several it stays apart. */
function joinOrders(uses: Uses, sets: DisjointSets): void {
  for (const same of uses.orders.values()) {
    for (const window of windows(same)) {
      const alone = window.filter((use) => uses.orderOnly.has(use.member))
      if (alone.length === 0) continue
      for (const use of alone) {
        const peers = window.filter((peer) => scopesAgree(use.key.scope, peer.key.scope))
        const parcels = peers.filter((peer) => !uses.orderOnly.has(peer.member))
        const roots = new Set(parcels.map((peer) => sets.find(peer.member)))
        const target = roots.size === 1 ? parcels[0] : undefined
        const sibling = peers.find((peer) => uses.orderOnly.has(peer.member))
        if (target !== undefined) sets.join(target.member, use.member)
        else if (roots.size === 0 && sibling !== undefined) sets.join(sibling.member, use.member)
      }
    }
  }
}

function scopesAgree(one: string, other: string): boolean {
  return one === other || one.length === 0 || other.length === 0
}

/** Union-find whose root is always the smallest member, so that the oldest names the set. */
class DisjointSets {
  readonly #parent: number[]

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index)
  }

  find(index: number): number {
    let root = index
    for (let up = this.#parent[root]; up !== undefined && up !== root; up = this.#parent[root]) {
      root = up
    }
    this.#parent[index] = root
    return root
  }

  join(one: number, other: number): void {
    const a = this.find(one)
    const b = this.find(other)
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b)
  }
}
