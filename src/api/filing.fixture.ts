/** Filings and events that the API's tests send, for the invented country. */

/** A JSON object a test may build on. */
export type Sent = Readonly<Record<string, ReturnType<typeof JSON.parse>>>

/** A carrier's filing about a parcel that nothing speaks against. */
export function filingOf(filer: string, number: number | string, more: Sent = {}): Sent {
  const { consignment, ...envelope } = more
  return {
    kind: 'filing',
    reference: `F-${number}`,
    version: 1,
    function: 'original',
    filer,
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-11-23T08:12:00Z',
    ...envelope,
    consignment: {
      houseReference: `SWX${number}`,
      masterReference: '020-12345675',
      channel: 'express',
      transportMode: 'air',
      carrier: { code: 'SWX', name: 'Swiftwing Express' },
      conveyance: { reference: 'SW4016', departedAt: '2026-11-24T01:00:00Z' },
      arrival: { place: 'XAAIR', facility: 'XAAIR-EXP-1', estimatedAt: '2026-11-24T08:00:00Z' },
      exportCountry: 'DE',
      consignor: {
        name: 'Streller GmbH',
        address: {
          lines: ['Schiessbergstr. 13'],
          city: 'Hamburg',
          postcode: '20044',
          country: 'DE',
        },
      },
      consignee: {
        name: 'Dario Haddad',
        address: { lines: ['118 Harbour Street'], city: 'Arven', postcode: '1005', country: 'XA' },
      },
      packageCount: 1,
      grossWeightGrams: 130,
      goodsItems: [
        {
          description: 'printed picture calendar, paper',
          commodityCode: '49100000',
          originCountry: 'DE',
          quantity: 1,
          unit: 'PCE',
          netWeightGrams: 79,
          value: { amount: '4.61', currency: 'EUR' },
        },
      ],
      ...consignment,
    },
  }
}

/** An event on a parcel of `filingOf`. */
export function eventOf(filer: string, number: number | string, more: Sent = {}): Sent {
  return {
    kind: 'event',
    reference: `E-${number}`,
    filer,
    event: 'arrived',
    at: '2026-11-24T08:05:00Z',
    place: 'XAAIR',
    subject: { scheme: 'house', scope: 'SWX', value: `SWX${number}` },
    ...more,
  }
}

/** Lines of NDJSON. */
export function ndjson(...records: readonly (Sent | string)[]): string {
  return records.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')
}
