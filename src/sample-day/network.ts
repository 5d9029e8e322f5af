/**
 * The network of the sample day: invented carriers, marketplaces and brokers at real ports.
 * A filer's habits (its hand, its care) are its own all day.
 */
import type { FilerRole } from '../domain/filing.ts'
import { type Weighted, weighted } from '../lib/random.ts'
import type { Hand } from './profiles.ts'

/** Where the day is played. */
export type Jurisdiction = 'us' | 'example'

/** A filer: its account, its role and its habits. `care` is the share of elements it gets right. */
export type FilerAccount = {
  readonly filer: string
  readonly role: FilerRole
  readonly hand: Hand
  readonly care: number
}

/** An express, road or sea carrier. `flight` begins its flight or voyage numbers. */
export type Carrier = FilerAccount & {
  readonly code: string
  readonly name: string
  readonly flight: string
  /** Three digits before its master waybills. */
  readonly prefix: string
}

/** Carriers of express parcels, the largest first; the last drives most of what comes by road. */
export const EXPRESS_CARRIERS: readonly Carrier[] = [
  {
    filer: 'swiftwing',
    role: 'carrier',
    hand: 'ascii',
    care: 0.97,
    code: 'SWX',
    name: 'Swiftwing Express',
    flight: 'SX',
    prefix: '904',
  },
  {
    filer: 'northbridge',
    role: 'carrier',
    hand: 'capitals',
    care: 0.95,
    code: 'NBX',
    name: 'Northbridge Express',
    flight: 'NB',
    prefix: '917',
  },
  {
    filer: 'pacificcrest',
    role: 'carrier',
    hand: 'ascii',
    care: 0.88,
    code: 'PCX',
    name: 'PacificCrest Express',
    flight: 'PQ',
    prefix: '938',
  },
  {
    filer: 'meridian',
    role: 'carrier',
    hand: 'capitals',
    care: 0.85,
    code: 'MRX',
    name: 'Meridian Parcel',
    flight: 'MR',
    prefix: '951',
  },
]

/** The carrier of cargo by sea. */
export const SEA_CARRIER: Carrier = {
  filer: 'blueanchor',
  role: 'carrier',
  hand: 'capitals',
  care: 0.9,
  code: 'BAL',
  name: 'Blue Anchor Line',
  flight: 'V',
  prefix: 'BALU',
}

/** A market on the web. `order` is the pattern of its order numbers. */
export type Marketplace = FilerAccount & {
  readonly name: string
  readonly site: string
  readonly order: string
  /** Countries whose sellers it has, and its share of them. */
  readonly sellers: Readonly<Record<string, number>>
}

/** Markets on the web. */
export const MARKETPLACES: readonly Marketplace[] = [
  {
    filer: 'tidemart',
    role: 'marketplace',
    hand: 'latin',
    care: 0.98,
    name: 'Tidemart',
    site: 'tidemart.example',
    order: '11#-#######-#######',
    sellers: { CN: 3, HK: 3, '*': 2 },
  },
  {
    filer: 'lotushub',
    role: 'marketplace',
    hand: 'latin',
    care: 0.9,
    name: 'Lotushub',
    site: 'lotushub.example',
    order: '81################',
    sellers: { CN: 6, HK: 4, VN: 2, TH: 1 },
  },
  {
    filer: 'bazario',
    role: 'marketplace',
    hand: 'latin',
    care: 0.93,
    name: 'Bazario',
    site: 'bazario.example',
    order: 'BZ-##########',
    sellers: { TR: 3, IN: 3, PK: 2, BD: 2, AE: 2, CN: 1 },
  },
  {
    filer: 'craftery',
    role: 'marketplace',
    hand: 'latin',
    care: 0.95,
    name: 'Craftery',
    site: 'craftery.example',
    order: '3#########',
    sellers: { GB: 2, UA: 3, IN: 2, TR: 2, TH: 2, ID: 2, PL: 2, MX: 1, '*': 0.5 },
  },
  {
    filer: 'kaufring',
    role: 'marketplace',
    hand: 'latin',
    care: 0.97,
    name: 'Kaufring',
    site: 'kaufring.example',
    order: 'KR##########',
    sellers: { DE: 3, PL: 2, NL: 2, IT: 1, FR: 1, ES: 1, JP: 0.5 },
  },
]

/** A broker. `code` is its entry filer code, `importer` its own importer-of-record number. */
export type Broker = FilerAccount & {
  readonly name: string
  readonly code: string
  readonly importer: string
  readonly bond: string
}

/** Brokers, from careful to careless. */
export const BROKERS: readonly Broker[] = [
  {
    filer: 'harbor-brokers',
    role: 'broker',
    hand: 'ascii',
    care: 0.97,
    name: 'Harbor Customs Brokers',
    code: 'HB7',
    importer: '98-417220300',
    bond: '991204417',
  },
  {
    filer: 'keystone-customs',
    role: 'broker',
    hand: 'ascii',
    care: 0.95,
    name: 'Keystone Customs Services',
    code: 'KX2',
    importer: '98-550913800',
    bond: '991377020',
  },
  {
    filer: 'bluegate-brokerage',
    role: 'broker',
    hand: 'capitals',
    care: 0.82,
    name: 'Bluegate Brokerage',
    code: '8BG',
    importer: '98-260448100',
    bond: '991461558',
  },
]

/** A place of arrival with its facilities and, for mail, its exchange office (IMPC). */
export type Port = {
  readonly place: string
  readonly facilities: readonly string[]
  readonly zone: string
  readonly office: string
  readonly weight: number
}

/** What a jurisdiction has: its post, ports and money. */
export type Land = {
  readonly country: string
  readonly currency: string
  readonly post: FilerAccount & { readonly code: string; readonly name: string }
  readonly mail: Weighted<Port>
  readonly express: Weighted<Port>
  readonly cargo: Weighted<Port>
}

const port = (place: string, zone: string, rest: readonly [string, string, number]): Port => ({
  place,
  zone,
  facilities: rest[0].split(' '),
  office: rest[1],
  weight: rest[2],
})

const ports = (all: readonly Port[]): Weighted<Port> => weighted(all, ({ weight }) => weight)

/** The countries in which a day can be played. */
export const LANDS: Readonly<Record<Jurisdiction, Land>> = {
  us: {
    country: 'US',
    currency: 'USD',
    post: {
      filer: 'usps-inbound',
      role: 'post',
      hand: 'latin',
      care: 0.86,
      code: 'USPS',
      name: 'United States Postal Service',
    },
    mail: ports([
      port('USJFK', 'America/New_York', ['JFK-ISC-1', 'USJFKA', 50]),
      port('USLAX', 'America/Los_Angeles', ['LAX-ISC-1', 'USLAXA', 20]),
      port('USORD', 'America/Chicago', ['ORD-ISC-1', 'USORDA', 16]),
      port('USMIA', 'America/New_York', ['MIA-ISC-1', 'USMIAA', 8]),
      port('USSFO', 'America/Los_Angeles', ['SFO-ISC-1', 'USSFOA', 10]),
    ]),
    express: ports([
      port('USJFK', 'America/New_York', ['JFK-ECCF-1 JFK-ECCF-2', '', 34]),
      port('USLAX', 'America/Los_Angeles', ['LAX-ECCF-1 LAX-ECCF-2', '', 32]),
      port('USORD', 'America/Chicago', ['ORD-ECCF-1', '', 16]),
      port('USMIA', 'America/New_York', ['MIA-ECCF-1', '', 10]),
      port('USSFO', 'America/Los_Angeles', ['SFO-ECCF-1', '', 8]),
    ]),
    cargo: ports([
      port('USLAX', 'America/Los_Angeles', ['LAX-CFS-3', '', 5]),
      port('USJFK', 'America/New_York', ['JFK-CFS-2', '', 3]),
      port('USMIA', 'America/New_York', ['MIA-CFS-1', '', 2]),
    ]),
  },
  example: {
    country: 'XA',
    currency: 'EUR',
    post: {
      filer: 'arven-post',
      role: 'post',
      hand: 'latin',
      care: 0.9,
      code: 'ARVP',
      name: 'Arven Post',
    },
    mail: ports([port('XAMEX', 'Europe/Vienna', ['XAMEX-OOE-1', 'XAMEXA', 1])]),
    express: ports([port('XAAIR', 'Europe/Vienna', ['XAAIR-EXP-1 XAAIR-EXP-2', '', 1])]),
    cargo: ports([port('XAPRT', 'Europe/Vienna', ['XAPRT-CFS-1', '', 1])]),
  },
}

/** A country that sends: share of express and mail, hours by air, exchange offices, currencies. */
export type Origin = {
  readonly country: string
  readonly express: number
  readonly mail: number
  readonly hours: number
  readonly offices: readonly string[]
  /** UN/LOCODEs of departure. */
  readonly gateways: readonly string[]
  readonly currencies: readonly string[]
}

const origin = (
  row: readonly [string, number, number, number, string, string, string],
): Origin => ({
  country: row[0],
  express: row[1],
  mail: row[2],
  hours: row[3],
  offices: row[4].split(' '),
  gateways: row[5].split(' '),
  currencies: row[6].split(' '),
})

/** The countries that send; shares need not add up to anything. */
export const ORIGINS: readonly Origin[] = [
  origin([
    'CN',
    50,
    38,
    13,
    'CNSZXA CNCANA CNPVGA CNHGHA',
    'CNSZX CNCAN CNPVG CNHGH',
    'USD USD USD CNY',
  ]),
  origin(['HK', 11, 9, 14, 'HKHKGA', 'HKHKG', 'USD USD HKD']),
  origin(['GB', 4, 8, 8, 'GBLALA', 'GBLHR', 'GBP GBP USD']),
  origin(['DE', 4, 6, 9, 'DEFRAA DENIAA', 'DEFRA DELEJ', 'EUR']),
  origin(['JP', 4, 6, 11, 'JPKWSA JPNRTA', 'JPNRT JPKIX', 'JPY JPY USD']),
  origin(['KR', 4, 4, 12, 'KRSELA', 'KRICN', 'KRW USD']),
  origin(['IN', 4, 5, 16, 'INBOMA INDELA', 'INBOM INDEL', 'INR USD USD']),
  origin(['VN', 3, 2, 17, 'VNSGNA', 'VNSGN VNHAN', 'USD VND']),
  origin(['TR', 3, 3, 11, 'TRISTA', 'TRIST', 'USD EUR TRY']),
  origin(['CA', 3, 3, 4, 'CAYYZA', 'CAYYZ CAYVR', 'CAD USD']),
  origin(['MX', 3, 2, 5, 'MXMEXA', 'MXMEX MXGDL', 'USD MXN']),
  origin(['IT', 2, 2, 9, 'ITMILA', 'ITMXP', 'EUR']),
  origin(['FR', 2, 3, 9, 'FRCDGA', 'FRCDG', 'EUR']),
  origin(['ES', 1, 1, 9, 'ESMADB', 'ESMAD', 'EUR']),
  origin(['NL', 1, 2, 8, 'NLAMSA', 'NLAMS', 'EUR']),
  origin(['PL', 1, 2, 9, 'PLWAWA', 'PLWAW', 'PLN EUR USD']),
  origin(['UA', 0.3, 2, 20, 'UAIEVA', 'PLWAW', 'USD UAH']),
  origin(['TW', 1, 1, 13, 'TWTPEA', 'TWTPE', 'USD TWD']),
  origin(['TH', 1, 1, 18, 'THBKKA', 'THBKK', 'THB USD']),
  origin(['PK', 1, 1, 18, 'PKKHIA', 'PKKHI', 'USD PKR']),
  origin(['BD', 0.4, 0.3, 19, 'BDDACA', 'BDDAC', 'USD BDT']),
  origin(['ID', 0.6, 0.6, 21, 'IDJKTA', 'IDCGK', 'USD IDR']),
  origin(['AE', 1, 0.5, 14, 'AEDXBA', 'AEDXB', 'AED USD']),
  origin(['BR', 0.5, 0.5, 10, 'BRSAOD', 'BRGRU', 'USD BRL']),
  origin(['CO', 0.7, 0.5, 4, 'COBOGA', 'COBOG', 'USD']),
  origin(['US', 3, 3, 10, 'USJFKA USLAXA', 'USJFK USLAX', 'USD']),
  origin(['RU', 0, 0.4, 24, 'RUMOWA', 'TRIST', 'RUB USD']),
]

/**
 * US dollars a unit of currency: rough, so that prices look as they do in the trade. What a value
 * is worth in law is for a pack's dated table of rates.
 */
export const ROUGH_USD: Readonly<Record<string, number>> = {
  AED: 0.272,
  BDT: 0.0083,
  BRL: 0.18,
  CAD: 0.72,
  CNY: 0.14,
  EUR: 1.14,
  GBP: 1.31,
  HKD: 0.128,
  IDR: 0.00006,
  INR: 0.0113,
  JPY: 0.0064,
  KRW: 0.00069,
  MXN: 0.054,
  PKR: 0.0035,
  PLN: 0.27,
  RUB: 0.0123,
  THB: 0.0308,
  TRY: 0.0237,
  TWD: 0.032,
  UAH: 0.0238,
  USD: 1,
  VND: 0.000038,
}
