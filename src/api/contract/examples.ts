/** Examples for the documentation. Tests lodge them and check that the answers are these. */
import type { Filing, TransportEvent } from '../../domain/filing.ts'

/** A filing as a carrier lodges it. */
export const EXAMPLE_FILING: Filing = {
  kind: 'filing',
  reference: 'F-2026-0001',
  version: 1,
  function: 'original',
  filer: 'acme-express',
  filerRole: 'carrier',
  authority: 'manifest',
  lodgedAt: '2026-10-05T08:12:00Z',
  consignment: {
    houseReference: 'AX123456789',
    masterReference: '020-12345675',
    channel: 'express',
    transportMode: 'air',
    carrier: { code: 'AX', name: 'Acme Express' },
    arrival: { place: 'USJFK', estimatedAt: '2026-10-06T03:00:00Z' },
    exportCountry: 'CN',
    consignor: { name: 'Guangzhou Lucky Star Trading', address: { country: 'CN' } },
    consignee: {
      name: 'Jordan Miller',
      address: { lines: ['4127 Maple Ave'], city: 'Dayton', region: 'OH', country: 'US' },
    },
    grossWeightGrams: 420,
    goodsItems: [
      {
        description: 'smart watch, aluminium, bluetooth',
        commodityCode: '8517620090',
        originCountry: 'CN',
        quantity: 2,
        unit: 'PCE',
        value: { amount: '50.00', currency: 'USD' },
      },
    ],
  },
}

/** An event about the same parcel. */
export const EXAMPLE_EVENT: TransportEvent = {
  kind: 'event',
  reference: 'E-2026-0001',
  filer: 'acme-express',
  event: 'departed',
  at: '2026-10-05T14:00:00Z',
  place: 'CNSZX',
  subject: { scheme: 'house', scope: 'AX', value: 'AX123456789' },
}

/** The receipt of the filing. */
export const EXAMPLE_RECEIPT = {
  reference: 'F-2026-0001',
  version: 1,
  kind: 'accepted',
} as const

/** The answer to a stream whose second line was not understood. */
export const EXAMPLE_RECEIPTS = `${JSON.stringify({ line: 1, ...EXAMPLE_RECEIPT })}
${JSON.stringify({
  line: 2,
  kind: 'refused',
  reference: 'F-2026-0002',
  errors: [
    {
      pointer: '/consignment/goodsItems/0/value/currency',
      rule: 'currency',
      text: '"currency" of the value of goods item 1: "US" is no ISO 4217 currency; write for example USD.',
    },
  ],
})}
`

/** One filing as a sheet. */
export const EXAMPLE_CSV = `reference,filer_role,authority,lodged_at,tracking_number,description,quantity,value,currency
F-2026-0003,seller,voluntary,2026-10-05T08:12:00Z,AX123456789,"strap, leather",1,7.00,USD
`
