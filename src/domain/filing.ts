/**
 * The canonical filing: what one filer states about one parcel, whatever message it came in.
 * Elements follow the WCO Data Model; every element but the identifiers may be unknown.
 */
import { type Static, Type } from '@sinclair/typebox'
import { instant, oneOf, text, unknowable, whole } from './schema.ts'

/** The most lines one filing may have. */
export const GOODS_ITEMS_MAX = 9_999

/** Who may file, by what they are to the parcel. */
export const FILER_ROLES = ['carrier', 'post', 'broker', 'marketplace', 'seller'] as const
/**
 * What a filing does: the first statement, a later one in its place, or that it no longer holds.
 */
const FILING_FUNCTIONS = ['original', 'amendment', 'cancellation'] as const
/** How a parcel travels, in the law’s sense: by post, by an express carrier, or as other cargo. */
export const CHANNELS = ['mail', 'express', 'cargo'] as const
/** What carries a parcel over the border. */
const TRANSPORT_MODES = ['air', 'road', 'sea', 'rail'] as const
/** Classes of mail by weight and service (UPU); `ems` is the post’s own express. */
export const MAIL_CLASSES = ['letter', 'packet', 'parcel', 'ems'] as const

export type FilerRole = (typeof FILER_ROLES)[number]
export type Channel = (typeof CHANNELS)[number]

/** A postal address as filed. */
export const AddressSchema = Type.Object(
  {
    lines: unknowable(
      Type.Array(text('One line, street first.'), { maxItems: 20, description: 'Street lines.' }),
    ),
    city: unknowable(text('Town.', { examples: ['Dayton'] })),
    region: unknowable(text('State, province or county.', { examples: ['OH'] })),
    postcode: unknowable(text('Postcode as written in its country.', { examples: ['45402'] })),
    country: unknowable(text('ISO 3166-1 alpha-2.', { examples: ['US'] })),
  },
  { description: 'A postal address (WCO Address 04A).' },
)

/** An identifier of a party in a named scheme. */
const IdentifierSchema = Type.Object(
  {
    scheme: text('The scheme, such as LEI, DUNS, EIN or IOSS.', {
      minLength: 1,
      examples: ['LEI'],
    }),
    value: text('The identifier in that scheme.', { minLength: 1 }),
  },
  { description: 'An identifier of a party.' },
)

/** A person or company in one role. */
export const PartySchema = Type.Object(
  {
    name: unknowable(text('Name in any script.', { examples: ['Jordan Miller'] })),
    address: unknowable(AddressSchema),
    phone: unknowable(text('Phone, best in E.164.', { examples: ['+8675512345678'] })),
    email: unknowable(text('E-mail address.')),
    identifiers: unknowable(Type.Array(IdentifierSchema, { maxItems: 50 })),
  },
  { description: 'A party: a person or a company.' },
)

/** An amount of money as filed. */
export const AmountSchema = Type.Object(
  {
    amount: text('Decimal number as text, no sign, no thousands separator.', {
      examples: ['50.00'],
    }),
    currency: text('ISO 4217 alphabetic code.', { examples: ['USD'] }),
  },
  { description: 'Money: a decimal text and its currency.' },
)

/** One line of goods. */
export const GoodsItemSchema = Type.Object(
  {
    description: unknowable(
      text('Plain words: what it is, what it is made of, what it is for (WCO 137).', {
        examples: ['smart watch, aluminium, bluetooth'],
      }),
    ),
    listingTitle: unknowable(text('Title of the offer the buyer saw.')),
    commodityCode: unknowable(
      text('HS or national code, 6 to 10 digits (WCO 145).', { examples: ['8517620090'] }),
    ),
    originCountry: unknowable(text('Country of origin, ISO 3166-1 alpha-2 (WCO 063).')),
    quantity: unknowable(
      Type.Number({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'How many, in `unit`.',
      }),
    ),
    unit: unknowable(
      text('Unit of quantity, UN/ECE Recommendation 20 or 21.', { examples: ['PCE'] }),
    ),
    netWeightGrams: unknowable(whole('Net weight of the line in grams.', 0, [310])),
    brand: unknowable(text('Brand as stated.')),
    value: unknowable(AmountSchema),
    listedPrice: unknowable(AmountSchema),
    imageHashes: unknowable(
      Type.Array(text('A hash of a picture of the goods.'), { maxItems: 100 }),
    ),
  },
  { description: 'A line of goods. `value` is the total of the line, `listedPrice` is per unit.' },
)

/** The parcel as one filer tells of it. */
export const ConsignmentStatementSchema = Type.Object(
  {
    houseReference: unknowable(
      text('House waybill or bill number, the carrier’s own.', { examples: ['AX123456789'] }),
    ),
    masterReference: unknowable(text('Master waybill or bill.', { examples: ['020-12345675'] })),
    trackingNumber: unknowable(text('The number the recipient tracks.')),
    postalItem: unknowable(text('UPU S10 item identifier.', { examples: ['RR123456785CN'] })),
    receptacle: unknowable(text('UPU S9 receptacle identifier, 29 characters.')),
    orderReference: unknowable(text('Order number at the marketplace or seller.')),
    channel: unknowable(
      oneOf(CHANNELS, { description: 'mail (posts), express (integrators) or cargo.' }),
    ),
    transportMode: unknowable(
      oneOf(TRANSPORT_MODES, { description: 'How it crosses the border.' }),
    ),
    mailClass: unknowable(oneOf(MAIL_CLASSES, { description: 'Class of mail, for mail only.' })),
    carrier: unknowable(
      Type.Object({
        code: unknowable(text('Carrier or post code.')),
        name: unknowable(text('Name.')),
      }),
    ),
    conveyance: unknowable(
      Type.Object({
        reference: unknowable(text('Flight, voyage or trip.', { examples: ['AX0123'] })),
        departedAt: unknowable(instant('When it left for this country.')),
      }),
    ),
    arrival: unknowable(
      Type.Object({
        place: unknowable(text('UN/LOCODE of first arrival.', { examples: ['USJFK'] })),
        facility: unknowable(
          text('Facility code of the administration.', { examples: ['JFK-ECCF-1'] }),
        ),
        estimatedAt: unknowable(instant('Estimated arrival.')),
      }),
    ),
    entry: unknowable(
      Type.Object({
        type: unknowable(text('Entry type.', { examples: ['11'] })),
        number: unknowable(text('Entry number.')),
        importerOfRecord: unknowable(text('Importer of record number.')),
        bondReference: unknowable(text('Bond.')),
        filerCode: unknowable(text('Entry filer code.')),
      }),
    ),
    exportCountry: unknowable(text('Country of dispatch, ISO 3166-1 alpha-2.')),
    consignor: unknowable(PartySchema),
    consignee: unknowable(PartySchema),
    seller: unknowable(PartySchema),
    buyer: unknowable(PartySchema),
    manufacturer: unknowable(PartySchema),
    importer: unknowable(PartySchema),
    marketplace: unknowable(
      Type.Object({
        name: unknowable(text('Marketplace.')),
        sellerAccount: unknowable(text('The seller’s account there.')),
        listingUrl: unknowable(text('Address of the offer.')),
      }),
    ),
    packageCount: unknowable(whole('Packages (smallest external packing units).', 0, [1])),
    grossWeightGrams: unknowable(whole('Gross weight in grams.', 0, [420])),
    isGift: unknowable(Type.Boolean({ description: 'Declared as a gift between persons.' })),
    isReturn: unknowable(
      Type.Boolean({ description: 'Returned or undeliverable goods coming back.' }),
    ),
    goodsItems: unknowable(
      Type.Array(GoodsItemSchema, { maxItems: GOODS_ITEMS_MAX, description: 'Lines of goods.' }),
    ),
    securityScreening: unknowable(
      Type.Object({
        method: unknowable(text('Screening method.', { examples: ['XRY'] })),
        status: unknowable(text('Security status.', { examples: ['SPX'] })),
      }),
    ),
    isKnownConsignor: unknowable(
      Type.Boolean({ description: 'Shipper verified under an aviation-security programme.' }),
    ),
  },
  {
    description:
      'What one filer states about one parcel. Everything may be unknown but one identifier.',
  },
)

const Envelope = {
  reference: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The filer’s own reference; with filer and version the idempotency key.',
    examples: ['F-2026-0001'],
  }),
  filer: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$',
    description: 'The filer’s account.',
    examples: ['acme-express'],
  }),
}

/** A filing as it comes in (one JSON object, or one line of NDJSON). */
export const FilingSchema = Type.Object(
  {
    kind: Type.Literal('filing'),
    ...Envelope,
    version: whole(
      'Counts this reference’s filings from 1; the highest wins, whatever the order of arrival.',
      1,
      [1],
    ),
    function: oneOf(FILING_FUNCTIONS, {
      description: 'An amendment replaces the earlier filing whole.',
    }),
    filerRole: oneOf(FILER_ROLES, { description: 'In which role the filer speaks.' }),
    authority: Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: '^[a-z][a-z0-9-]*$',
      description:
        'Law or programme under which the data is given; the pack says which purposes it allows.',
      examples: [
        'manifest',
        'acas',
        'stop-act-aed',
        'entry',
        'postal-worksheet',
        'data-pilot',
        'voluntary',
      ],
    }),
    lodgedAt: instant('When the filer lodged it.'),
    consignment: ConsignmentStatementSchema,
  },
  {
    $id: 'filing',
    title: 'Canonical filing',
    description: 'What one filer states about one parcel.',
  },
)

/** What can happen to a parcel, or to what it lies in, on its way. */
export const EVENT_KINDS = [
  'departed',
  'loaded',
  'arrived',
  'diverted',
  'scanned',
  'located',
  'presented',
  'opened',
  'delivered',
  'lost',
  'returned',
  'exported',
  'linked',
  'unlinked',
] as const
/** By which sort of number an event names what it happened to. */
export const SUBJECT_SCHEMES = [
  'postal-item',
  'house',
  'tracking',
  'receptacle',
  'master',
  'conveyance',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]
export type SubjectScheme = (typeof SUBJECT_SCHEMES)[number]

/** An identifier of a parcel, or of what a parcel is in. */
export const SubjectSchema = Type.Object(
  {
    scheme: oneOf(SUBJECT_SCHEMES, { description: 'What kind of number it is.' }),
    scope: unknowable(text('Carrier, post or marketplace code that gave the number.')),
    value: Type.String({ minLength: 1, maxLength: 200, description: 'The number.' }),
  },
  {
    description:
      'An identifier. An event on a receptacle, master or conveyance reaches what is in it.',
  },
)

/** Something that happened to a parcel, or to what it is in. */
export const EventSchema = Type.Object(
  {
    kind: Type.Literal('event'),
    ...Envelope,
    version: Type.Optional(whole('Counts this reference’s statements from 1; 1 when absent.', 1)),
    event: oneOf(EVENT_KINDS, { description: 'What happened.' }),
    at: instant('When it happened.'),
    place: unknowable(text('UN/LOCODE or facility.')),
    subject: SubjectSchema,
    with: unknowable(SubjectSchema),
  },
  {
    $id: 'event',
    title: 'Transport event',
    description:
      'What happened to a parcel. `with` is the second identifier of linked and unlinked.',
  },
)

export type Address = Static<typeof AddressSchema>
export type Party = Static<typeof PartySchema>
export type Amount = Static<typeof AmountSchema>
export type GoodsStatement = Static<typeof GoodsItemSchema>
export type ConsignmentStatement = Static<typeof ConsignmentStatementSchema>
export type Filing = Static<typeof FilingSchema>
export type TransportEvent = Static<typeof EventSchema>
export type Subject = Static<typeof SubjectSchema>
/** What may come in by the door: a filing or an event. */
export type Submission = Filing | TransportEvent

/** The roles a party may play in a consignment. */
export const PARTY_ROLES = [
  'consignor',
  'consignee',
  'seller',
  'buyer',
  'manufacturer',
  'importer',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]
