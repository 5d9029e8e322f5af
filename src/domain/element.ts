/**
 * The closed list of elements a pathway may require, each with how to see that a statement has it.
 * Names are paths in the statement; where a name is no plain path, `about` says what fulfils it.
 */
import { present } from '../lib/assert.ts'
import { isBlank } from './blank.ts'
import {
  type ConsignmentStatement,
  type GoodsStatement,
  PARTY_ROLES,
  type PartyRole,
} from './filing.ts'

/** The most pointers told of for one element; a filing with 9,999 bare lines is mended as a whole. */
const POINTERS_MAX = 20
const ROOT = '/consignment'
const NONE: readonly string[] = []

/** What an element is, and where a statement lacks it (RFC 6901 pointers into the filing). */
export type Element = {
  readonly about: string
  readonly absent: (statement: ConsignmentStatement) => readonly string[]
}

/** Elements whose name is their path. */
const PATHS = {
  houseReference: 'house waybill or bill number',
  masterReference: 'master waybill or bill number',
  trackingNumber: 'number the recipient tracks',
  postalItem: 'postal item number (UPU S10)',
  receptacle: 'receptacle number (UPU S9)',
  orderReference: 'order number at the marketplace or seller',
  channel: 'channel: mail, express or cargo',
  transportMode: 'mode of transport',
  mailClass: 'class of mail',
  exportCountry: 'country of dispatch',
  packageCount: 'number of packages',
  grossWeightGrams: 'gross weight',
  isGift: 'statement whether it is a gift',
  isReturn: 'statement whether it is a return',
  isKnownConsignor: 'statement whether the shipper is verified',
  'carrier.code': 'code of the carrier',
  'carrier.name': 'name of the carrier',
  'conveyance.reference': 'flight, voyage or trip number',
  'conveyance.departedAt': 'time of departure',
  'arrival.place': 'place of arrival',
  'arrival.facility': 'facility of arrival',
  'arrival.estimatedAt': 'estimated time of arrival',
  'entry.type': 'entry type',
  'entry.number': 'entry number',
  'entry.importerOfRecord': 'importer of record number',
  'entry.bondReference': 'bond number',
  'entry.filerCode': 'entry filer code',
  'marketplace.name': 'name of the marketplace',
  'marketplace.sellerAccount': 'account of the seller at the marketplace',
  'marketplace.listingUrl': 'address of the offer',
  'securityScreening.method': 'method of security screening',
  'securityScreening.status': 'status of security screening',
} as const

type GoodsPart = {
  readonly part: keyof GoodsStatement
  readonly about: string
  readonly read: (goods: GoodsStatement) => unknown
}

/** Elements that every line of goods must have. */
const LINES = {
  'goodsItems.description': part('description', 'description of the goods'),
  'goodsItems.listingTitle': part('listingTitle', 'title of the offer'),
  'goodsItems.commodityCode6': code(6),
  'goodsItems.commodityCode8': code(8),
  'goodsItems.commodityCode10': code(10),
  'goodsItems.descriptionOrCommodityCode6': {
    part: 'description',
    about: 'description of the goods, or a commodity code of at least 6 digits',
    read: (goods) => (isThere(goods.description) ? goods.description : codeOf(goods, 6)),
  },
  'goodsItems.originCountry': part('originCountry', 'country of origin of the goods'),
  'goodsItems.quantity': part('quantity', 'quantity'),
  'goodsItems.netWeightGrams': part('netWeightGrams', 'net weight'),
  'goodsItems.brand': part('brand', 'brand'),
  'goodsItems.value': part('value', 'value'),
  'goodsItems.listedPrice': part('listedPrice', 'price the offer asked'),
  'goodsItems.imageHashes': part('imageHashes', 'picture of the goods'),
} as const satisfies Readonly<Record<string, GoodsPart>>

/** Elements that several values can fulfil. */
const CHOICES = {
  shipmentReference: {
    about: 'house bill, tracking or postal item number, at least one of them',
    absent: (it) =>
      isThere(it.houseReference) || isThere(it.trackingNumber) || isThere(it.postalItem)
        ? NONE
        : [`${ROOT}/houseReference`],
  },
  carrier: {
    about: 'code or name of the carrier',
    absent: ({ carrier }) =>
      isThere(carrier?.code) || isThere(carrier?.name) ? NONE : [`${ROOT}/carrier/code`],
  },
  goodsItems: {
    about: 'lines of goods, at least one',
    absent: (it) => (isThere(it.goodsItems) ? NONE : [`${ROOT}/goodsItems`]),
  },
} as const satisfies Readonly<Record<string, Element>>

/** The name of an element, as packs write it. */
export type ElementName =
  | keyof typeof PATHS
  | keyof typeof LINES
  | keyof typeof CHOICES
  | `${PartyRole}.${'name' | 'address' | 'country' | 'phone' | 'email' | 'contact'}`

/** Every element by name. */
export const ELEMENTS: ReadonlyMap<ElementName, Element> = new Map<ElementName, Element>([
  ...keysOf(PATHS).map((name) => [name, pathElement(name)] as const),
  ...PARTY_ROLES.flatMap(partyElements),
  ...keysOf(LINES).map((name) => [name, lineElement(LINES[name])] as const),
  ...keysOf(CHOICES).map((name) => [name, CHOICES[name]] as const),
])

/** The names, in the order of this page. */
export const ELEMENT_NAMES: readonly ElementName[] = [...ELEMENTS.keys()]

/** Where the statement lacks the element: at most 20 pointers into the filing; none when it is there. */
export function absentPointers(
  statement: ConsignmentStatement,
  name: ElementName,
): readonly string[] {
  return present(ELEMENTS.get(name), name).absent(statement)
}

/** Whether the statement has the element; an element of goods must be there on every line. */
export function isElementPresent(statement: ConsignmentStatement, name: ElementName): boolean {
  return absentPointers(statement, name).length === 0
}

/** Absent, null and blank are all unknown. */
function isThere(value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return !isBlank(value)
  return Array.isArray(value) ? value.some(isThere) : true
}

function pathElement(name: keyof typeof PATHS): Element {
  const segments = name.split('.')
  const pointers = [`${ROOT}/${segments.join('/')}`]
  return {
    about: PATHS[name],
    absent(statement) {
      let value: unknown = statement
      for (const segment of segments) {
        if (typeof value !== 'object' || value === null) return pointers
        value = Reflect.get(value, segment)
      }
      return isThere(value) ? NONE : pointers
    },
  }
}

/** An address needs a street line and a country: some countries have no towns, some no postcodes. */
function partyElements(role: PartyRole): readonly (readonly [ElementName, Element])[] {
  const at = `${ROOT}/${role}`
  const element = (
    path: string,
    about: string,
    read: (statement: ConsignmentStatement) => unknown,
  ): Element => {
    const pointers = [`${at}/${path}`]
    return {
      about: `${about} of the ${role}`,
      absent: (statement) => (isThere(read(statement)) ? NONE : pointers),
    }
  }
  const street = element('address/lines', 'street address', (it) => it[role]?.address?.lines)
  const country = element('address/country', 'country', (it) => it[role]?.address?.country)
  const address: Element = {
    about: `street address and country of the ${role}`,
    absent: (it) =>
      it[role]?.address === undefined
        ? [`${at}/address`]
        : [...street.absent(it), ...country.absent(it)],
  }
  return [
    [`${role}.name`, element('name', 'name', (it) => it[role]?.name)],
    [`${role}.address`, address],
    [`${role}.country`, country],
    [`${role}.phone`, element('phone', 'phone number', (it) => it[role]?.phone)],
    [`${role}.email`, element('email', 'e-mail address', (it) => it[role]?.email)],
    [
      `${role}.contact`,
      element('phone', 'phone number or e-mail address', (it) =>
        isThere(it[role]?.phone) ? it[role]?.phone : it[role]?.email,
      ),
    ],
  ]
}

function lineElement({ part: name, about, read }: GoodsPart): Element {
  return {
    about,
    absent(statement) {
      const lines = statement.goodsItems ?? []
      if (lines.length === 0) return [`${ROOT}/goodsItems`]
      const pointers: string[] = []
      for (const [index, goods] of lines.entries()) {
        if (isThere(read(goods))) continue
        pointers.push(`${ROOT}/goodsItems/${index}/${name}`)
        if (pointers.length === POINTERS_MAX) break
      }
      return pointers.length === 0 ? NONE : pointers
    },
  }
}

function part(name: keyof GoodsStatement, about: string): GoodsPart {
  return { part: name, about, read: (goods) => goods[name] }
}

function code(digits: number): GoodsPart {
  const about = `commodity code of at least ${digits} digits`
  return { part: 'commodityCode', about, read: (goods) => codeOf(goods, digits) }
}

/** The code when it has that many digits; dots and spaces in it do not count. */
function codeOf(goods: GoodsStatement, digits: number): string | undefined {
  const { commodityCode } = goods
  const count = commodityCode?.replaceAll(/\D/g, '').length ?? 0
  return count >= digits ? commodityCode : undefined
}

function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  // `Object.keys` is typed for tables that may have more keys than their type says; these are closed.
  return Object.keys(table) as (keyof T & string)[]
}
