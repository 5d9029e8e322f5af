/**
 * The facts rules read, from a joined consignment and what was looked up. Every name is present in
 * every structure, `undefined` where unknown, so that compiled rules always meet one shape.
 */
import type { Consignment, Whereabouts } from '../domain/consignment.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { Facts, FactValue } from '../domain/fact.ts'
import type { Amount, ConsignmentStatement, GoodsStatement, Party } from '../domain/filing.ts'
import type { Pathway, Regime } from '../domain/pack.ts'
import type { Convert } from './convert.ts'
import { itemWords } from './item-words.ts'

/** What facts are built from. `quality` holds the ids of quality findings. */
export type FactSource = {
  readonly consignment: Consignment
  readonly day: string
  readonly convert: Convert
  readonly quality: readonly string[]
  readonly regime: Regime | undefined
}

/**
 * Facts that are still being worked out: the regime is known, the pathway and what follows from it
 * are filled in by `completeFacts`. Mutable, and seen by nobody else until complete.
 */
export type GrowingFacts = {
  -readonly [name in keyof ReturnType<typeof growFacts>]: FactValue | undefined
}

/** Facts before the pathway is known and anything is counted. */
export function buildFacts(source: FactSource): Facts & GrowingFacts {
  return growFacts(source)
}

/** Fills in what the pathway decides. */
export function completeFacts(
  facts: GrowingFacts,
  {
    pathway,
    missing,
    isLate,
  }: {
    readonly pathway: Pathway | undefined
    readonly missing: readonly string[] | undefined
    readonly isLate: boolean | undefined
  },
): void {
  facts.pathway = {
    id: pathway?.id,
    entryType: pathway?.entryType ?? undefined,
    ceilingMinor: pathway?.ceilingMinor ?? undefined,
    isExempt: pathway?.isExempt,
  }
  facts.missing = missing
  const timing = facts.timing as Readonly<Record<string, FactValue | undefined>>
  facts.timing = {
    isLate,
    minutesBeforeArrival: timing['minutesBeforeArrival'],
    minutesBeforeDeparture: timing['minutesBeforeDeparture'],
  }
}

/** Fills in what was counted over many parcels. */
export function setCounts(facts: GrowingFacts, enrichment: Enrichment): void {
  facts.person = enrichment.person ?? NO_PERSON
  facts.activity = activityFacts(enrichment)
}

/**
 * The same facts for a purpose that may not use counts over many parcels: those are unknown to it.
 */
export function withoutCounts(facts: Facts): Facts {
  return {
    ...facts,
    person: NO_PERSON,
    activity: NO_ACTIVITY,
  }
}

/** One literal holds every name, whatever is known, so that all parcels’ facts have one shape. */
function growFacts({ consignment, day, convert, quality, regime }: FactSource) {
  const { statement, whereabouts, goodsItems } = consignment
  const { carrier, conveyance, securityScreening } = statement
  const isOfOne = consignment.filings.length === 1
  const goods = goodsItems.map((item, place) =>
    itemFacts(item, { convert, words: isOfOne ? ownWords(item) : allWords(consignment, place) }),
  )
  return {
    day,
    channel: statement.channel,
    transportMode: statement.transportMode,
    mailClass: statement.mailClass,
    exportCountry: statement.exportCountry?.toUpperCase(),
    isGift: statement.isGift,
    isReturn: statement.isReturn,
    isKnownConsignor: statement.isKnownConsignor,
    isCancelled: consignment.isCancelled,
    packageCount: statement.packageCount,
    grossWeightGrams: statement.grossWeightGrams,
    houseReference: statement.houseReference,
    masterReference: statement.masterReference,
    trackingNumber: statement.trackingNumber,
    postalItem: statement.postalItem,
    receptacle: whereabouts.receptacle,
    orderReference: statement.orderReference,
    carrier: { code: carrier?.code, name: carrier?.name },
    conveyance: { reference: conveyance?.reference, departedAt: time(whereabouts.departedAt) },
    arrival: arrivalFacts(statement),
    entry: entryFacts(statement),
    marketplace: marketplaceFacts(statement),
    securityScreening: { method: securityScreening?.method, status: securityScreening?.status },
    consignor: partyFacts(statement.consignor),
    consignee: partyFacts(statement.consignee),
    seller: partyFacts(statement.seller),
    buyer: partyFacts(statement.buyer),
    manufacturer: partyFacts(statement.manufacturer),
    importer: partyFacts(statement.importer),
    goods: goods.length === 0 ? undefined : goods,
    itemCount: goods.length === 0 ? undefined : goods.length,
    totalValueMinor: totalValueMinor(goodsItems, convert),
    origins: originsOf(goodsItems),
    filerRoles: distinct(consignment.filings.map(({ filing }) => filing.filerRole)),
    authorities: distinct(consignment.filings.map(({ filing }) => filing.authority)),
    regime: regimeFacts(regime),
    pathway: undefined,
    conflicts: consignment.conflicts.map((conflict) => conflict.element),
    quality,
    missing: undefined,
    timing: timingFacts(consignment),
    whereabouts: whereaboutsFacts(whereabouts),
    person: NO_PERSON,
    activity: NO_ACTIVITY,
  }
}

function arrivalFacts({ arrival }: ConsignmentStatement) {
  return {
    place: arrival?.place?.toUpperCase(),
    facility: arrival?.facility,
    estimatedAt: time(arrival?.estimatedAt),
  }
}

function entryFacts({ entry }: ConsignmentStatement) {
  return {
    type: entry?.type,
    number: entry?.number,
    importerOfRecord: entry?.importerOfRecord,
    bondReference: entry?.bondReference,
    filerCode: entry?.filerCode,
  }
}

function marketplaceFacts({ marketplace }: ConsignmentStatement) {
  return {
    name: marketplace?.name,
    sellerAccount: marketplace?.sellerAccount,
    listingUrl: marketplace?.listingUrl,
  }
}

function regimeFacts(regime: Regime | undefined) {
  return {
    id: regime?.id,
    state: regime?.state,
    thresholdMinor: regime?.thresholdMinor ?? undefined,
  }
}

function whereaboutsFacts({ departedAt, arrivedAt, isDelivered, canBeStopped }: Whereabouts) {
  return {
    hasDeparted: departedAt !== undefined,
    hasArrived: arrivedAt !== undefined,
    isDelivered,
    canBeStopped,
  }
}

/** The origins stated, upper case, distinct; undefined when a line leaves its origin out. */
export function originsOf(items: readonly GoodsStatement[]): readonly string[] | undefined {
  const origins = items.map((item) => item.originCountry?.toUpperCase())
  const known = origins.filter((origin) => origin !== undefined)
  return known.length === 0 || known.length < origins.length ? undefined : distinct(known)
}

/**
 * The exact sum of all lines in the pack's currency; undefined when one line's value is unknown.
 */
export function totalValueMinor(
  items: readonly GoodsStatement[],
  convert: Convert,
): number | undefined {
  let total = 0
  for (const item of items) {
    const minor = item.value === undefined ? undefined : convert(item.value)
    if (minor === undefined) return undefined
    total += minor
  }
  return items.length === 0 || !Number.isSafeInteger(total) ? undefined : total
}

const NO_PERSON = {
  valueTodayMinor: undefined,
  parcelsToday: undefined,
  nearIdenticalToday: undefined,
  nearIdenticalValueMinor: undefined,
}

const NO_WINDOWS = {
  parcelsToday: undefined,
  parcels7Days: undefined,
  parcels30Days: undefined,
  counterparties1Day: undefined,
  counterparties7Days: undefined,
  counterparties30Days: undefined,
}

const NO_ACTIVITY = {
  consignor: NO_WINDOWS,
  consignee: NO_WINDOWS,
  consignorAddress: NO_WINDOWS,
  consigneeAddress: NO_WINDOWS,
  consignorPhone: NO_WINDOWS,
  consigneePhone: NO_WINDOWS,
  sellerAccount: NO_WINDOWS,
}

function activityFacts({ activity }: Enrichment): FactValue {
  return {
    consignor: activity.consignor ?? NO_WINDOWS,
    consignee: activity.consignee ?? NO_WINDOWS,
    consignorAddress: activity.consignorAddress ?? NO_WINDOWS,
    consigneeAddress: activity.consigneeAddress ?? NO_WINDOWS,
    consignorPhone: activity.consignorPhone ?? NO_WINDOWS,
    consigneePhone: activity.consigneePhone ?? NO_WINDOWS,
    sellerAccount: activity.sellerAccount ?? NO_WINDOWS,
  }
}

const NO_PARTY = {
  name: undefined,
  country: undefined,
  city: undefined,
  region: undefined,
  postcode: undefined,
  address: undefined,
  phone: undefined,
  email: undefined,
}

function partyFacts(party: Party | undefined): FactValue {
  if (party === undefined) return NO_PARTY
  const { address } = party
  const lines = address?.lines
  return {
    name: party.name,
    country: address?.country?.toUpperCase(),
    city: address?.city,
    region: address?.region,
    postcode: address?.postcode,
    address: lines === undefined || lines.length === 0 ? undefined : lines.join(', '),
    phone: party.phone,
    email: party.email,
  }
}

/** What the one filer there is says of a line. */
function ownWords({ description, listingTitle, brand }: GoodsStatement): readonly string[] {
  return [description, listingTitle, brand].filter((part) => part !== undefined)
}

function allWords(consignment: Consignment, place: number): readonly string[] {
  return itemWords(consignment, place).map(({ value }) => value)
}

type ItemSource = { readonly convert: Convert; readonly words: readonly string[] }

function itemFacts(item: GoodsStatement, { convert, words }: ItemSource): FactValue {
  const digits = item.commodityCode?.replace(/\D/g, '')
  const valueMinor = inMinor(item.value, convert)
  const { quantity, netWeightGrams } = item
  return {
    description: item.description,
    listingTitle: item.listingTitle,
    brand: item.brand,
    text: words.length === 0 ? undefined : words.join(' | '),
    commodityCode: digits,
    hs2: prefix(digits, 2),
    hs4: prefix(digits, 4),
    hs6: prefix(digits, 6),
    originCountry: item.originCountry?.toUpperCase(),
    quantity,
    unit: item.unit,
    netWeightGrams,
    valueMinor,
    unitValueMinor: share(valueMinor, quantity, 1),
    valuePerKgMinor: share(valueMinor, netWeightGrams, 1_000),
    listedPriceMinor: inMinor(item.listedPrice, convert),
    currency: item.value?.currency,
  }
}

function inMinor(amount: Amount | undefined, convert: Convert): number | undefined {
  return amount === undefined ? undefined : convert(amount)
}

/** `minor` divided by `count` units of `per`, rounded down; unknown without a positive count. */
function share(minor: number | undefined, count: number | undefined, per: number) {
  if (minor === undefined || count === undefined || count <= 0) return undefined
  const result = Math.floor((minor * per) / count)
  return Number.isSafeInteger(result) ? result : undefined
}

function prefix(digits: string | undefined, length: number): string | undefined {
  return digits === undefined || digits.length < length ? undefined : digits.slice(0, length)
}

/**
 * Lodgement against arrival and departure. The earliest filing counts: what came later could not
 * have served the assessment before loading.
 */
function timingFacts({ firstLodgedAt, whereabouts, statement }: Consignment): FactValue {
  const first = time(firstLodgedAt)
  const arrival = time(whereabouts.arrivedAt ?? statement.arrival?.estimatedAt)
  const departure = time(whereabouts.departedAt)
  return {
    isLate: undefined,
    minutesBeforeArrival: minutesBetween(first, arrival),
    minutesBeforeDeparture: minutesBetween(first, departure),
  }
}

function minutesBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.floor((to - from) / 60_000)
}

function time(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant)
}

function distinct(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)]
}
