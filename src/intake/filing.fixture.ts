/** Submissions and streams that the tests of intake share. */

import type { ReadOptions, ReadRecord } from './read-record.ts'
import { readRecords } from './read-records.ts'

/** A JSON tree a test may change. */
export type MutableTree = { [name: string]: MutableTree | MutableTree[] | Leaf | Leaf[] }
type Leaf = string | number | boolean | null

/** A filing that uses every kind of field, some null or blank. */
export function exampleFiling(number = 1): MutableTree {
  return {
    kind: 'filing',
    reference: `F-2026-${number}`,
    version: 1,
    function: 'original',
    filer: 'acme-express',
    filerRole: 'carrier',
    authority: 'manifest',
    lodgedAt: '2026-10-05T08:12:00Z',
    consignment: {
      houseReference: `AX${number}`,
      masterReference: '020-12345675',
      postalItem: null,
      receptacle: '',
      channel: 'express',
      transportMode: 'air',
      carrier: { code: 'AX', name: 'Acme Express' },
      conveyance: { reference: 'AX0123', departedAt: '2026-10-05T14:00:00+08:00' },
      arrival: { place: 'USJFK', facility: 'JFK-ECCF-1', estimatedAt: '2026-10-06T03:00:00Z' },
      exportCountry: 'CN',
      consignor: {
        name: '广州幸运星贸易',
        address: {
          lines: ['Room 1205, Bldg 3'],
          city: 'Shenzhen',
          postcode: '518031',
          country: 'CN',
        },
        phone: '+8675512345678',
        identifiers: [{ scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' }],
      },
      consignee: {
        name: 'Jordan Miller',
        address: { lines: ['4127 Maple Ave'], city: 'Dayton', region: 'OH', country: 'US' },
      },
      seller: {},
      packageCount: 1,
      grossWeightGrams: 420,
      isGift: false,
      goodsItems: [
        {
          description: 'smart watch, aluminium, bluetooth',
          commodityCode: '8517620090',
          originCountry: 'CN',
          quantity: 2,
          unit: 'PCE',
          netWeightGrams: 310,
          value: { amount: '50.00', currency: 'USD' },
          listedPrice: { amount: '39.90', currency: 'USD' },
          imageHashes: [],
        },
        { description: 'strap, leather', quantity: 1.5, value: { amount: '7', currency: 'EUR' } },
      ],
    },
  }
}

/** An event that links two identifiers. */
export function exampleEvent(): MutableTree {
  return {
    kind: 'event',
    reference: 'E-1',
    filer: 'acme-express',
    event: 'linked',
    at: '2026-10-05T09:00:00Z',
    place: 'CNSZX',
    subject: { scheme: 'house', scope: 'AX', value: 'AX1' },
    with: { scheme: 'receptacle', value: 'CNSZXAUSJFKAAUN60001001100123' },
  }
}

/** `tree` with `value` at a path; `undefined` takes away what is there. */
export function changed(
  tree: MutableTree,
  path: readonly (string | number)[],
  value: unknown,
): MutableTree {
  const copy = structuredClone(tree)
  let at: object = copy
  for (const segment of path.slice(0, -1)) {
    const inner: unknown = Reflect.get(at, segment)
    if (typeof inner !== 'object' || inner === null) throw new Error(`no ${segment} to change`)
    at = inner
  }
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(at, last)
  else Reflect.set(at, last, value)
  return copy
}

/** A stream of `content` in chunks of `size` bytes. */
export async function* chunksOf(
  content: string | Uint8Array,
  size = 65_536,
): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** A stream that gives `content` and then breaks off. */
export async function* brokenAfter(
  content: string | Uint8Array,
  code: string,
): AsyncGenerator<Buffer> {
  yield* chunksOf(content, 100)
  throw Object.assign(new Error('the other side went away'), { code })
}

/** All records of a source. */
export async function readAll(
  source: AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = []
  for await (const batch of readRecords(source, { format: 'auto', ...options })) {
    records.push(...batch)
  }
  return records
}

/** A record in one line: line and reference, or line, rule and pointer of each reason. */
export function brief(record: ReadRecord): string {
  if (record.kind === 'parsed') return `${record.line} ${record.submission.reference}`
  const reasons = record.refusals.map(({ rule, pointer }) => `${rule}@${pointer}`)
  return `${record.line} ! ${reasons.join(' ')}`
}
