/** The fact catalogue: every name a rule may use, with its type. Docs and the type check are made from it. */
import type { FactType } from './fact.ts'

const bool = { kind: 'bool' } as const
const int = { kind: 'int' } as const
const string = { kind: 'string' } as const
const timestamp = { kind: 'timestamp' } as const
const double = { kind: 'double' } as const
const strings = { kind: 'list', of: string } as const

function structure<F extends Readonly<Record<string, FactType>>>(fields: F) {
  return { kind: 'structure', fields } as const
}

const party = structure({
  name: string,
  country: string,
  city: string,
  region: string,
  postcode: string,
  /** Street lines joined with a comma. */
  address: string,
  phone: string,
  email: string,
})

/** Exact counts over windows that end on the governing day and include this parcel. */
const windows = structure({
  parcelsToday: int,
  parcels7Days: int,
  parcels30Days: int,
  /** Distinct parties on the other side; counted up to 1,000. */
  counterparties1Day: int,
  counterparties7Days: int,
  counterparties30Days: int,
})

/** One goods item as rules see it. Amounts are in minor units of the pack's currency. */
export const ITEM_FACTS = structure({
  description: string,
  listingTitle: string,
  brand: string,
  /** Description, listing title and brand of every filer together, for term searches. */
  text: string,
  commodityCode: string,
  hs2: string,
  hs4: string,
  hs6: string,
  originCountry: string,
  quantity: double,
  unit: string,
  netWeightGrams: int,
  /** Total of the line. */
  valueMinor: int,
  /** valueMinor / quantity, rounded down. */
  unitValueMinor: int,
  /** valueMinor per kilogram of net weight, rounded down. */
  valuePerKgMinor: int,
  /** What the offer asked per unit. */
  listedPriceMinor: int,
  currency: string,
})

/** Everything a rule with scope `consignment` may name; scope `goodsItem` adds `item`. */
export const FACT_CATALOGUE = structure({
  /** Governing day, YYYY-MM-DD. */
  day: string,
  channel: string,
  transportMode: string,
  mailClass: string,
  exportCountry: string,
  isGift: bool,
  isReturn: bool,
  isKnownConsignor: bool,
  isCancelled: bool,
  packageCount: int,
  grossWeightGrams: int,
  houseReference: string,
  masterReference: string,
  trackingNumber: string,
  postalItem: string,
  receptacle: string,
  orderReference: string,
  carrier: structure({ code: string, name: string }),
  conveyance: structure({ reference: string, departedAt: timestamp }),
  arrival: structure({ place: string, facility: string, estimatedAt: timestamp }),
  entry: structure({
    type: string,
    number: string,
    importerOfRecord: string,
    bondReference: string,
    filerCode: string,
  }),
  marketplace: structure({ name: string, sellerAccount: string, listingUrl: string }),
  securityScreening: structure({ method: string, status: string }),
  consignor: party,
  consignee: party,
  seller: party,
  buyer: party,
  manufacturer: party,
  importer: party,
  goods: { kind: 'list', of: ITEM_FACTS },
  itemCount: int,
  /** Sum of the lines in minor units of the pack's currency; unknown when one line's value is. */
  totalValueMinor: int,
  origins: strings,
  /** Roles that have filed about this parcel, and authorities used. */
  filerRoles: strings,
  authorities: strings,
  regime: structure({ id: string, state: string, thresholdMinor: int }),
  pathway: structure({ id: string, entryType: string, ceilingMinor: int, isExempt: bool }),
  /** Elements on which filers disagree (see CONFLICT_ELEMENTS). */
  conflicts: strings,
  /** Ids of quality findings. */
  quality: strings,
  /** Required elements of the pathway that are absent. */
  missing: strings,
  timing: structure({
    isLate: bool,
    /** From lodgement of the first filing to arrival (estimated or happened); negative when after. */
    minutesBeforeArrival: int,
    minutesBeforeDeparture: int,
  }),
  whereabouts: structure({
    hasDeparted: bool,
    hasArrived: bool,
    isDelivered: bool,
    canBeStopped: bool,
  }),
  person: structure({
    /** Exact sum of values under the exemption for this person on this day, this parcel included. */
    valueTodayMinor: int,
    parcelsToday: int,
    /** Near-identical consignees on the same day, this parcel's own identity excluded. */
    nearIdenticalToday: int,
    /** Sum of their values with this person's. */
    nearIdenticalValueMinor: int,
  }),
  activity: structure({
    consignor: windows,
    consignee: windows,
    consignorAddress: windows,
    consigneeAddress: windows,
    consignorPhone: windows,
    consigneePhone: windows,
    sellerAccount: windows,
  }),
})
