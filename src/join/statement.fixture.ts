/** Filings, events and members as the tests of joining and of the pipeline make them. */
import type {
  ConsignmentStatement,
  FilerRole,
  Filing,
  Subject,
  TransportEvent,
} from '../domain/filing.ts'
import { contentHash } from '../lib/hash.ts'
import type { EventMember, FilingMember } from './member.ts'

/** What a test says of a filing; the rest is an ordinary carrier's. */
export type FilingWish = Partial<Omit<Filing, 'kind' | 'consignment'>> & {
  readonly consignment?: ConsignmentStatement
}

/** A filing. */
export function makeFiling(wish: FilingWish = {}): Filing {
  return {
    kind: 'filing',
    reference: 'F-1',
    version: 1,
    function: 'original',
    filer: 'acme',
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-10-05T08:00:00Z',
    ...wish,
    consignment: wish.consignment ?? { houseReference: 'AX123456' },
  }
}

/** A member of one version, accepted at `sequence`. */
export function filingMember(sequence: number, wish: FilingWish = {}): FilingMember {
  const filing = makeFiling({ reference: `F-${sequence}`, ...wish })
  const accepted = { filing, sequence, hash: contentHash(JSON.stringify(filing)) }
  return { kind: 'filing', founding: accepted, current: accepted, stated: accepted }
}

/** What a test says of an event. */
export type EventWish = Partial<Omit<TransportEvent, 'kind'>>

/** An event on house number AX123456 unless told otherwise. */
export function makeEvent(wish: EventWish = {}): TransportEvent {
  return {
    kind: 'event',
    reference: 'E-1',
    filer: 'acme',
    event: 'scanned',
    at: '2026-10-06T08:00:00Z',
    subject: { scheme: 'house', value: 'AX123456' },
    ...wish,
  }
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
