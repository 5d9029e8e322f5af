/** Filings and events of the invented country as the pipeline's tests send them. */
import type { ConsignmentStatement, Filing, Subject, TransportEvent } from '../domain/filing.ts'

/** What a test says of a filing; its consignment is laid over an ordinary one. */
export type Wish = Partial<Omit<Filing, 'kind' | 'consignment'>> & {
  readonly consignment?: ConsignmentStatement
}

/** A complete express declaration of a lamp for 32 EUR, on which nothing speaks for stopping it. */
export function lamp(houseReference: string, wish: Wish = {}): Filing {
  return {
    kind: 'filing',
    reference: `NB-${houseReference}`,
    version: 1,
    function: 'original',
    filer: 'northbridge',
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-11-20T08:00:00Z',
    ...wish,
    consignment: {
      houseReference,
      channel: 'express',
      transportMode: 'air',
      carrier: { code: 'NBX', name: 'Northbridge Express' },
      arrival: { place: 'XAAIR', facility: 'XAAIR-EXP-1', estimatedAt: '2026-11-21T04:00:00Z' },
      exportCountry: 'CN',
      consignor: {
        name: 'Ningbo Bright Lighting',
        address: { lines: ['88 Century Ave'], city: 'Ningbo', postcode: '315000', country: 'CN' },
      },
      consignee: {
        name: 'Mirja Holm',
        address: { lines: ['Mill Street 4'], city: 'Mirelle', postcode: '5612', country: 'XA' },
      },
      packageCount: 1,
      grossWeightGrams: 900,
      goodsItems: goods('desk lamp, aluminium, LED', '32.00'),
      ...wish.consignment,
    },
  }
}

/** One line of goods of this description, for this many EUR. */
export function goods(
  description: string,
  amount: string | undefined,
): NonNullable<ConsignmentStatement['goodsItems']> {
  return [
    {
      description,
      commodityCode: '94052190',
      originCountry: 'CN',
      quantity: 1,
      unit: 'PCE',
      netWeightGrams: 800,
      ...(amount === undefined ? {} : { value: { amount, currency: 'EUR' } }),
    },
  ]
}

/** The same reference in its next version. */
export function amended(
  filing: Filing,
  version: number,
  consignment: ConsignmentStatement,
): Filing {
  return {
    ...filing,
    version,
    function: 'amendment',
    consignment: { ...filing.consignment, ...consignment },
  }
}

/** The cancellation of a reference, which repeats no more than its number. */
export function cancelled(filing: Filing, version: number): Filing {
  const { houseReference } = filing.consignment
  const consignment = houseReference === undefined ? {} : { houseReference }
  return { ...filing, version, function: 'cancellation', consignment }
}

/** What happened, at a moment of 2026-11-21 unless told; each is its own reference. */
export function event(
  kind: TransportEvent['event'],
  subject: Subject,
  wish: Partial<TransportEvent> = {},
): TransportEvent {
  const at = wish.at ?? '2026-11-21T05:00:00Z'
  return {
    kind: 'event',
    reference: `${kind} ${subject.value} ${at}`,
    filer: 'northbridge',
    event: kind,
    subject,
    ...wish,
    at,
  }
}

/** A house number as a subject. */
export function house(value: string): Subject {
  return { scheme: 'house', scope: 'NBX', value }
}
