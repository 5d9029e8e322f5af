/** Members as the tests of joining make them. */
import type { FilerRole, Subject } from '../domain/filing.ts'
import {
  type EventWish,
  type FilingWish,
  makeEvent,
  makeFiling,
} from '../domain/statement.fixture.ts'
import { contentHash } from '../lib/hash.ts'
import type { EventMember, FilingMember } from './member.ts'

/** A member of one version, accepted at `sequence`. */
export function filingMember(sequence: number, wish: FilingWish = {}): FilingMember {
  const filing = makeFiling({ reference: `F-${sequence}`, ...wish })
  const accepted = { filing, sequence, hash: contentHash(JSON.stringify(filing)) }
  return { kind: 'filing', founding: accepted, current: accepted, stated: accepted }
}

/** An event as a member, accepted at `sequence`. */
export function eventMember(sequence: number, wish: EventWish = {}): EventMember {
  const event = makeEvent({ reference: `E-${sequence}`, ...wish })
  return { kind: 'event', event, sequence, hash: contentHash(JSON.stringify(event)) }
}

/** A house number as the subject of an event. */
export function house(value: string, scope?: string): Subject {
  return scope === undefined ? { scheme: 'house', value } : { scheme: 'house', scope, value }
}

/** A link or unlink of two house numbers. */
export function linkMember(
  sequence: number,
  wish: EventWish & { readonly one: Subject; readonly other: Subject },
): EventMember {
  const { one, other, ...rest } = wish
  return eventMember(sequence, { event: 'linked', ...rest, subject: one, with: other })
}

/** An instant so many days after 2026-10-05T08:00Z. */
export function onDay(days: number): string {
  return new Date(Date.UTC(2026, 9, 5, 8) + days * 86_400_000).toISOString()
}

/** Roles in no order of merit. */
export const ROLES: readonly FilerRole[] = ['seller', 'carrier', 'marketplace', 'broker', 'post']
