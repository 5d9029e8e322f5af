/**
 * The consignment (house level; the parcel) as joined from all that filers stated about it. Every
 * element keeps the filing it came from; contradictions are kept as conflicts, never overwritten.
 */
import type {
  ConsignmentStatement,
  FilerRole,
  Filing,
  GoodsStatement,
  SubjectScheme,
  TransportEvent,
} from './filing.ts'

/** A filing as accepted: its content and what identifies it for ever. */
export type AcceptedFiling = {
  readonly filing: Filing
  /** Order of acceptance across the whole store; smaller is older. */
  readonly sequence: number
  /** SHA-256 of the RFC 8785 form, `sha256:` and 64 hex digits. */
  readonly hash: string
}

/** An event as accepted. */
export type AcceptedEvent = {
  readonly event: TransportEvent
  readonly sequence: number
  readonly hash: string
}

/** Sorts of numbers that join; house and tracking numbers share the scheme `number`. */
export const KEY_SCHEMES = ['postal-item', 'number', 'order'] as const

/**
 * A key by which statements about one parcel find each other, within 120 days. `scope` is the
 * carrier, post or marketplace that gave the number; '' when not stated.
 */
export type JoinKey = {
  readonly scheme: (typeof KEY_SCHEMES)[number]
  readonly scope: string
  readonly value: string
}

/** What a parcel lies in: an event there reaches the parcel. */
export type ContainerKey = {
  readonly scheme: Extract<SubjectScheme, 'receptacle' | 'master' | 'conveyance'>
  readonly value: string
}

/** One filer's value for an element that filers disagree on. */
export type ConflictSide = {
  readonly source: string
  readonly filer: string
  readonly role: FilerRole
  readonly path: string
  readonly value: string
}

/** The elements that filers’ statements are compared by. */
export const CONFLICT_ELEMENTS = [
  'value',
  'description',
  'weight',
  'origin',
  'consignor',
  'consignee',
  'quantity',
  'packageCount',
  'commodity',
] as const

/** An element that two filers state differently beyond tolerance. */
export type Conflict = {
  readonly element: (typeof CONFLICT_ELEMENTS)[number]
  readonly sides: readonly ConflictSide[]
}

/** Where a parcel is and whether it can still be stopped, from events that happened. */
export type Whereabouts = {
  readonly last: TransportEvent | undefined
  readonly place: string | undefined
  readonly departedAt: string | undefined
  /** The first arrival in the country of destination. */
  readonly arrivedAt: string | undefined
  /** Where that was; a diverted flight arrives elsewhere than stated. */
  readonly arrivedPlace: string | undefined
  readonly canBeStopped: boolean
  readonly isDelivered: boolean
  readonly receptacle: string | undefined
}

/**
 * Which filing gives each element: JSON pointer into the filing → place in the consignment's
 * filings. An element without an entry comes from its nearest ancestor's filing ('' is the root).
 */
export type Provenance = Readonly<Record<string, number>>

/** All current statements about one parcel, joined for one set of permitted authorities. */
export type Consignment = {
  readonly id: string
  /**
   * First present of house reference, postal item, tracking number, order reference at founding.
   */
  readonly name: string
  readonly statement: ConsignmentStatement
  readonly goodsItems: readonly GoodsStatement[]
  readonly provenance: Provenance
  readonly conflicts: readonly Conflict[]
  readonly filings: readonly AcceptedFiling[]
  /** When the first of these filings was lodged that stated goods; undefined without filings. */
  readonly firstLodgedAt: string | undefined
  readonly events: readonly AcceptedEvent[]
  readonly whereabouts: Whereabouts
  /** True when every filing about it was cancelled. */
  readonly isCancelled: boolean
  /** True when it is known from events only. */
  readonly isWithoutFiling: boolean
}
