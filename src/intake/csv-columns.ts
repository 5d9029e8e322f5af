/** The columns of the CSV that small filers send: one row a line of goods, flat and in plain words. */
import { PARTY_ROLES } from '../domain/filing.ts'

/** How the text of a cell becomes a value of the filing. */
export type CellKind =
  /** As it stands. */
  | 'text'
  /** A word of a closed list; small or capital letters make no difference. */
  | 'word'
  /** A code written in capitals, such as a country; small letters are made capital. */
  | 'code'
  /** A list of lines, parted by `|` or by line breaks. */
  | 'lines'
  /** A decimal number as text; a comma may stand for the point. */
  | 'amount'
  /** A number; a comma may stand for the point. */
  | 'number'
  /** yes or no. */
  | 'truth'

/** One column. */
export type Column = {
  readonly name: string
  /** Where the value goes: below the filing, or below the line of goods of the row. */
  readonly scope: 'filing' | 'goods'
  readonly path: readonly string[]
  readonly kind: CellKind
  readonly about: string
  readonly example: string
}

type Row = readonly [name: string, path: string, kind: CellKind, about: string, example: string]

const ENVELOPE: readonly Row[] = [
  [
    'reference',
    'reference',
    'text',
    'Your own reference. Rows that follow each other and bear the same one make one filing.',
    'F-2026-0001',
  ],
  [
    'version',
    'version',
    'number',
    'Counts the filings under this reference from 1; 1 when blank.',
    '1',
  ],
  [
    'function',
    'function',
    'word',
    '`original`, `amendment` or `cancellation`; `original` when blank.',
    'original',
  ],
  ['filer', 'filer', 'text', 'Your account; may be set once for the whole file.', 'acme-express'],
  [
    'filer_role',
    'filerRole',
    'word',
    '`carrier`, `post`, `broker`, `marketplace` or `seller`; may be set once for the whole file.',
    'seller',
  ],
  [
    'authority',
    'authority',
    'word',
    'Law or programme under which you file; may be set once for the whole file.',
    'voluntary',
  ],
  [
    'lodged_at',
    'lodgedAt',
    'text',
    'When you lodged it, with the offset; may be set once for the whole file.',
    '2026-10-05T08:12:00Z',
  ],
]

const CONSIGNMENT: readonly Row[] = [
  ['tracking_number', 'trackingNumber', 'text', 'The number the recipient tracks.', 'AX123456789'],
  ['house_reference', 'houseReference', 'text', 'House waybill or bill number.', 'AX123456789'],
  ['master_reference', 'masterReference', 'text', 'Master waybill or bill.', '020-12345675'],
  ['postal_item', 'postalItem', 'text', 'UPU S10 identifier, for mail.', 'RR123456785CN'],
  ['receptacle', 'receptacle', 'text', 'UPU S9 receptacle, for mail.', ''],
  [
    'order_reference',
    'orderReference',
    'text',
    'Order number at the marketplace or shop.',
    '113-7786-22',
  ],
  ['channel', 'channel', 'word', '`mail`, `express` or `cargo`.', 'express'],
  ['transport_mode', 'transportMode', 'word', '`air`, `road`, `sea` or `rail`.', 'air'],
  ['mail_class', 'mailClass', 'word', '`letter`, `packet`, `parcel` or `ems`, for mail.', ''],
  ['carrier_code', 'carrier/code', 'text', 'Code of the carrier or post.', 'AX'],
  ['carrier_name', 'carrier/name', 'text', 'Its name.', 'Acme Express'],
  ['conveyance', 'conveyance/reference', 'text', 'Flight, voyage or trip.', 'AX0123'],
  [
    'departed_at',
    'conveyance/departedAt',
    'text',
    'When it left, with the offset.',
    '2026-10-05T14:00:00Z',
  ],
  ['arrival_place', 'arrival/place', 'text', 'UN/LOCODE of first arrival.', 'USJFK'],
  [
    'arrival_facility',
    'arrival/facility',
    'text',
    'Facility code of the administration.',
    'JFK-ECCF-1',
  ],
  [
    'arrival_at',
    'arrival/estimatedAt',
    'text',
    'Estimated arrival, with the offset.',
    '2026-10-06T03:00:00Z',
  ],
  ['entry_type', 'entry/type', 'text', 'Entry type.', '11'],
  ['entry_number', 'entry/number', 'text', 'Entry number.', ''],
  ['importer_of_record', 'entry/importerOfRecord', 'text', 'Importer of record number.', ''],
  ['bond_reference', 'entry/bondReference', 'text', 'Bond.', ''],
  ['filer_code', 'entry/filerCode', 'text', 'Entry filer code.', ''],
  ['export_country', 'exportCountry', 'code', 'Country of dispatch, two letters.', 'CN'],
  ['marketplace', 'marketplace/name', 'text', 'Marketplace.', ''],
  ['seller_account', 'marketplace/sellerAccount', 'text', 'The seller’s account there.', ''],
  ['listing_url', 'marketplace/listingUrl', 'text', 'Address of the offer.', ''],
  ['package_count', 'packageCount', 'number', 'Packages.', '1'],
  [
    'gross_weight_grams',
    'grossWeightGrams',
    'number',
    'Gross weight of the parcel, whole grams.',
    '420',
  ],
  ['is_gift', 'isGift', 'truth', 'A gift between persons: `yes` or `no`.', 'no'],
  ['is_return', 'isReturn', 'truth', 'Goods coming back: `yes` or `no`.', 'no'],
  [
    'screening_method',
    'securityScreening/method',
    'text',
    'Aviation-security screening method.',
    'XRY',
  ],
  ['screening_status', 'securityScreening/status', 'text', 'Its security status.', 'SPX'],
  [
    'is_known_consignor',
    'isKnownConsignor',
    'truth',
    'Shipper verified under an aviation-security programme.',
    'no',
  ],
]

const PARTY: readonly Row[] = [
  ['name', 'name', 'text', 'Name in any script.', 'Jordan Miller'],
  ['address', 'address/lines', 'lines', 'Street lines, parted by `|`.', '4127 Maple Ave'],
  ['city', 'address/city', 'text', 'Town.', 'Dayton'],
  ['region', 'address/region', 'text', 'State, province or county.', 'OH'],
  ['postcode', 'address/postcode', 'text', 'Postcode.', '45402'],
  ['country', 'address/country', 'code', 'Country, two letters.', 'US'],
  ['phone', 'phone', 'text', 'Phone, best in E.164.', ''],
  ['email', 'email', 'text', 'E-mail address.', ''],
]

const GOODS: readonly Row[] = [
  [
    'description',
    'description',
    'text',
    'What it is, what it is made of, what it is for.',
    'smart watch, aluminium, bluetooth',
  ],
  ['listing_title', 'listingTitle', 'text', 'Title of the offer the buyer saw.', ''],
  ['commodity_code', 'commodityCode', 'text', 'HS or national code, 6 to 10 digits.', '8517620090'],
  ['origin_country', 'originCountry', 'code', 'Country of origin, two letters.', 'CN'],
  ['quantity', 'quantity', 'number', 'How many, in `unit`.', '2'],
  ['unit', 'unit', 'text', 'Unit of quantity (UN/ECE Recommendation 20 or 21).', 'PCE'],
  ['net_weight_grams', 'netWeightGrams', 'number', 'Net weight of the line, whole grams.', '310'],
  ['brand', 'brand', 'text', 'Brand.', ''],
  [
    'value',
    'value/amount',
    'amount',
    'Value of the whole line, no sign, no thousands separator.',
    '50.00',
  ],
  ['currency', 'value/currency', 'code', 'Its currency, three letters.', 'USD'],
  ['listed_price', 'listedPrice/amount', 'amount', 'Price the buyer saw, for one unit.', '39.90'],
  ['listed_currency', 'listedPrice/currency', 'code', 'Its currency, three letters.', 'USD'],
]

/** All columns, in the order the documentation lists them. */
export const COLUMNS: readonly Column[] = [
  ...ENVELOPE.map((row) => column(row, 'filing', [])),
  ...CONSIGNMENT.map((row) => column(row, 'filing', ['consignment'])),
  ...PARTY_ROLES.flatMap((role) =>
    PARTY.map(([name, ...rest]) =>
      column([`${role}_${name}`, ...rest], 'filing', ['consignment', role]),
    ),
  ),
  ...GOODS.map((row) => column(row, 'goods', [])),
]

/** Columns of which at least one must be there: nothing can be joined without an identifier. */
export const IDENTIFIER_COLUMNS = [
  'tracking_number',
  'house_reference',
  'postal_item',
  'order_reference',
] as const

/** Columns that must be there unless the sender's account or command line sets them. */
export const SETTABLE_COLUMNS = [
  { name: 'filer', setting: 'filer' },
  { name: 'filer_role', setting: 'filerRole' },
  { name: 'authority', setting: 'authority' },
  { name: 'lodged_at', setting: 'lodgedAt' },
] as const

const BY_NAME: ReadonlyMap<string, Column> = new Map(COLUMNS.map((each) => [each.name, each]))

/** The column a header cell names, whatever its case; blanks and hyphens count as underscores. */
export function findColumn(header: string): Column | undefined {
  return BY_NAME.get(columnName(header))
}

/** A header cell as a column name. */
export function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

function column(row: Row, scope: Column['scope'], below: readonly string[]): Column {
  const [name, path, kind, about, example] = row
  return { name, scope, path: [...below, ...path.split('/')], kind, about, example }
}
