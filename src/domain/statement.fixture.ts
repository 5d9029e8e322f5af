/** Filings and events as tests of many rooms make them: ordinary ones, but for what a test says. */
import type { ConsignmentStatement, Filing, TransportEvent } from './filing.ts'

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
