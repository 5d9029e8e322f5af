/** Which links between two numbers stand: those that no unlink of the same two took back. */
import { keyText } from './keys.ts'
import { type EventMember, type Member, memberKeys, memberTime } from './member.ts'

/** A link that stands, with its place among the members given. */
export type StandingLink = { readonly index: number; readonly link: EventMember }

type Told = StandingLink & { readonly time: number }

/**
 * Links in the order they happened. An unlink takes back every link of its two numbers in the
 * `windowMs` before it, whoever reported it; a link after it stands again.
 */
export function standingLinks(
  members: readonly Member[],
  windowMs: number,
): readonly StandingLink[] {
  const byPair = new Map<string, Told[]>()
  for (const [index, member] of members.entries()) {
    if (member.kind !== 'event' || member.event.with === undefined) continue
    const { event } = member.event
    if (event !== 'linked' && event !== 'unlinked') continue
    const keys = memberKeys(member).map(keyText)
    if (keys.length < 2) continue
    const pair = keys.toSorted().join(' ')
    const told = { index, link: member, time: memberTime(member) }
    const same = byPair.get(pair)
    if (same === undefined) byPair.set(pair, [told])
    else same.push(told)
  }
  return [...byPair.values()].flatMap((same) => standing(same, windowMs))
}

function standing(told: readonly Told[], windowMs: number): readonly StandingLink[] {
  const latestFirst = told.toSorted(byTime).toReversed()
  const found: StandingLink[] = []
  let undoneAt = Number.POSITIVE_INFINITY
  for (const { index, link, time } of latestFirst) {
    if (link.event.event === 'unlinked') undoneAt = time
    else if (undoneAt - time > windowMs) found.push({ index, link })
  }
  return found.toReversed()
}

/** Told of the same moment, the later accepted is the later word. */
function byTime(one: Told, other: Told): number {
  return one.time === other.time ? one.index - other.index : one.time - other.time
}
