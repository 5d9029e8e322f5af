/** Random members over few numbers, orders and days, so that they meet in every way. */
import fc from 'fast-check'
import type { ConsignmentStatement, Filing } from '../domain/filing.ts'
import type { Member } from './member.ts'
import { eventMember, filingMember, house, linkMember, onDay, ROLES } from './statement.fixture.ts'

const day = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(-240, -121, -120, -119, -60, 60, 119, 120, 121, 240),
)
const scope = fc.constantFrom(undefined, undefined, 'AX', 'BX')

type Pool = { readonly numbers: readonly string[]; readonly orders: readonly string[] }

/** Few numbers and orders. */
export const POOL: Pool = { numbers: ['A100', 'B200', 'C300', '0'], orders: ['O-1', 'O-2', 'n/a'] }
/** Others, which share nothing with POOL. */
export const OTHER_POOL: Pool = { numbers: ['X777', 'Y888'], orders: ['P-1', 'P-2'] }

/** A statement that may have numbers, an order, both or neither. */
function numbering({ numbers, orders }: Pool): fc.Arbitrary<ConsignmentStatement> {
  const some = <T>(from: readonly T[]) => fc.option(fc.constantFrom(...from), { nil: undefined })
  return fc
    .tuple(some(numbers), some(numbers), some(orders), scope, some(['Tidemart', 'Other']))
    .map(([houseReference, trackingNumber, orderReference, code, name]) => ({
      ...(houseReference === undefined ? {} : { houseReference }),
      ...(trackingNumber === undefined ? {} : { trackingNumber }),
      ...(orderReference === undefined ? {} : { orderReference }),
      ...(code === undefined ? {} : { carrier: { code } }),
      ...(name === undefined ? {} : { marketplace: { name } }),
    }))
}

type Make = (sequence: number) => Member

function filed(pool: Pool): fc.Arbitrary<Make> {
  return fc
    .tuple(numbering(pool), day, fc.constantFrom('f1', 'f2', 'f3'), fc.constantFrom(...ROLES))
    .map(
      ([consignment, at, filer, filerRole]) =>
        (sequence) =>
          filingMember(sequence, { filer, filerRole, lodgedAt: onDay(at), consignment }),
    )
}

function happened({ numbers }: Pool): fc.Arbitrary<Make> {
  return fc.tuple(fc.constantFrom(...numbers), scope, day).map(
    ([value, code, at]) =>
      (sequence) =>
        eventMember(sequence, { subject: house(value, code), at: onDay(at) }),
  )
}

function linked({ numbers }: Pool): fc.Arbitrary<Make> {
  const number = fc.constantFrom(...numbers)
  return fc.tuple(number, number, fc.constantFrom('linked' as const, 'unlinked' as const), day).map(
    ([one, other, event, at]) =>
      (sequence) =>
        linkMember(sequence, { one: house(one), other: house(other), event, at: onDay(at) }),
  )
}

/** Members with sequences from `first`; with links unless told otherwise. */
export function arbitraryMembers(
  pool: Pool = POOL,
  { first = 1, withLinks = true }: { readonly first?: number; readonly withLinks?: boolean } = {},
): fc.Arbitrary<readonly Member[]> {
  const kinds = [filed(pool), filed(pool), happened(pool), ...(withLinks ? [linked(pool)] : [])]
  return fc
    .array(fc.oneof(...kinds), { maxLength: 14 })
    .map((makes) => makes.map((make, index) => make(first + index)))
}

const OPTIONAL: { requiredKeys: []; noNullPrototype: boolean } = {
  requiredKeys: [],
  noNullPrototype: true,
}
const word = fc.constantFrom('lamp', 'phone case', '手机壳', 'watch', 'kurtka zimowa', '')
const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('EUR', 'USD', 'JPY'))
  .map(([minor, currency]) => ({
    amount: currency === 'JPY' ? String(minor) : (minor / 100).toFixed(2),
    currency,
  }))
const party = fc.record(
  {
    name: word,
    phone: fc.constantFrom('+86 755 1234567', '0123456789'),
    email: fc.constant('a@b.example'),
    address: fc.record({ city: word, country: fc.constantFrom('CN', 'US') }, OPTIONAL),
  },
  OPTIONAL,
)
const item = fc.record(
  {
    description: word,
    listingTitle: word,
    commodityCode: fc.constantFrom('851762', '9405219000'),
    originCountry: fc.constantFrom('CN', 'VN'),
    quantity: fc.integer({ min: 0, max: 9 }),
    netWeightGrams: fc.integer({ min: 0, max: 5_000 }),
    brand: word,
    value: amount,
    listedPrice: amount,
  },
  OPTIONAL,
)

/** A statement with any of its elements. */
const arbitraryStatement: fc.Arbitrary<ConsignmentStatement> = fc.record(
  {
    houseReference: fc.constant('A100'),
    channel: fc.constantFrom('mail' as const, 'express' as const),
    carrier: fc.record({ code: fc.constantFrom('AX', 'BX'), name: word }, OPTIONAL),
    arrival: fc.record({ place: fc.constantFrom('USJFK', 'USLAX') }, OPTIONAL),
    consignor: party,
    consignee: party,
    seller: party,
    marketplace: fc.record({ name: word, sellerAccount: word }, OPTIONAL),
    packageCount: fc.integer({ min: 0, max: 3 }),
    grossWeightGrams: fc.integer({ min: 0, max: 5_000 }),
    isGift: fc.boolean(),
    goodsItems: fc.array(item, { maxLength: 3 }),
  },
  OPTIONAL,
)

/** Filings about one parcel by several filers in any roles. */
export const arbitraryFilings: fc.Arbitrary<readonly Filing[]> = fc
  .array(
    fc.tuple(arbitraryStatement, fc.constantFrom(...ROLES), fc.constantFrom('f1', 'f2', 'f3')),
    { minLength: 1, maxLength: 5 },
  )
  .map((many) =>
    many.map(
      ([consignment, filerRole, filer], index) =>
        filingMember(index + 1, { consignment, filerRole, filer }).current.filing,
    ),
  )
