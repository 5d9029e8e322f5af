/**
 * Seizure records → shipments, each once. One seizure may be told by two agencies, revised later,
 * or split over several records; what is counted are the shipments behind them.
 */
import type { SeizureLine, SeizureMode, SeizureRecord } from '../domain/seizure-record.ts'

/** A shipment that was seized, with its lines told apart by product and brand. */
export type SeizedShipment = {
  readonly identifier: string
  /** The first day on which any of it was seized, YYYY-MM-DD. */
  readonly day: string
  readonly mode: SeizureMode | undefined
  readonly originEconomy: string | undefined
  readonly lines: readonly SeizureLine[]
}

/** What became of the records. */
export type Distinct = {
  readonly shipments: readonly SeizedShipment[]
  /** Records that spoke of a seizure already counted. */
  readonly repeated: number
}

/** Gathers records into shipments; the order of files does not matter where records say their own. */
export function distinctShipments(records: readonly SeizureRecord[]): Distinct {
  const bySeizure = Map.groupBy(records, seizureOf)
  const seizures = [...bySeizure.values()].map(inForce)
  const byShipment = Map.groupBy(seizures, (one) => folded(one.shipment ?? one.identifier))
  const shipments = [...byShipment].map(([identifier, parts]) => shipmentOf(identifier, parts))
  return { shipments, repeated: records.length - bySeizure.size }
}

function seizureOf({ identifier, sameAs }: SeizureRecord): string {
  return folded(sameAs ?? identifier)
}

/** Identifiers are typed by people: case and spaces do not tell two apart. */
function folded(identifier: string): string {
  return identifier.toUpperCase().replaceAll(/\s+/gu, '')
}

/**
 * The one record of a seizure that counts: of the agency that others point at, its latest. Records
 * that do not say which is later, and name quite different goods, are parts of one seizure.
 */
function inForce(records: readonly SeizureRecord[]): SeizureRecord {
  const own = records.filter(({ sameAs }) => sameAs === undefined)
  const candidates = own.length > 0 ? own : records
  const [latest, ...older] = candidates.toReversed().toSorted(laterFirst)
  if (latest === undefined) throw new Error('a seizure has a record')
  return older.filter((one) => isSameRank(one, latest)).reduce(joined, latest)
}

function laterFirst(one: SeizureRecord, other: SeizureRecord): number {
  const byRevision = (other.revision ?? 0) - (one.revision ?? 0)
  return byRevision === 0 ? instantOf(other) - instantOf(one) : byRevision
}

function instantOf({ recordedAt }: SeizureRecord): number {
  return recordedAt === undefined ? 0 : Date.parse(recordedAt)
}

function isSameRank(one: SeizureRecord, other: SeizureRecord): boolean {
  return laterFirst(one, other) === 0 && one.agency === other.agency
}

function joined(latest: SeizureRecord, part: SeizureRecord): SeizureRecord {
  const known = new Set(latest.lines.map(goodsOf))
  if (part.lines.some((line) => known.has(goodsOf(line)))) return latest
  return { ...latest, lines: [...part.lines, ...latest.lines] }
}

function goodsOf({ product, brand }: SeizureLine): string {
  return JSON.stringify([product?.toLowerCase() ?? null, brand?.toLowerCase() ?? null])
}

function shipmentOf(identifier: string, parts: readonly SeizureRecord[]): SeizedShipment {
  const lines = Map.groupBy(
    parts.flatMap((part) => part.lines),
    goodsOf,
  )
  const days = parts.map(({ seizedAt }) => seizedAt.slice(0, 10)).toSorted()
  return {
    identifier,
    day: days[0] ?? '',
    mode: parts.find(({ mode }) => mode !== undefined)?.mode,
    originEconomy: parts.find((part) => part.originEconomy !== undefined)?.originEconomy,
    lines: [...lines.values()].map((same) => same.reduce(added)),
  }
}

function added(one: SeizureLine, other: SeizureLine): SeizureLine {
  const isOneUnit = one.unit === other.unit
  return {
    ...one,
    unit: isOneUnit ? one.unit : undefined,
    quantity: isOneUnit ? sum(one.quantity, other.quantity) : undefined,
    msrpMinor: sum(one.msrpMinor, other.msrpMinor),
    domesticValueMinor: sum(one.domesticValueMinor, other.domesticValueMinor),
  }
}

/** The sum of what is known; a line of which a part is unknown keeps what is known of it. */
function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : one + (other ?? 0)
}
