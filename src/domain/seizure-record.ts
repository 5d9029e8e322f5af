/** A seizure as it is counted: what was taken, when, on which way, and from where. */

/** How goods travelled, as the published tables group it. */
export const SEIZURE_MODES = ['express', 'mail', 'cargo', 'other'] as const

/** One of them. */
export type SeizureMode = (typeof SEIZURE_MODES)[number]

/**
 * Goods of one product and brand in a seizure: what statistics call a line. Amounts are for the
 * whole line, in the smallest unit of the currency; what was not stated is unknown, never zero.
 */
export type SeizureLine = {
  readonly product: string | undefined
  readonly brand: string | undefined
  readonly quantity: number | undefined
  readonly unit: string | undefined
  /** What the goods would be worth if genuine. */
  readonly msrpMinor: number | undefined
  /** What they are worth as they are; a separate, lower figure. */
  readonly domesticValueMinor: number | undefined
}

/** One record of one agency. Several may speak of one seizure, or of one shipment. */
export type SeizureRecord = {
  readonly identifier: string
  /** The day or instant as written; its date is the place's own. */
  readonly seizedAt: string
  readonly mode: SeizureMode | undefined
  /** ISO 3166-1 code of the economy of origin; Hong Kong is its own. */
  readonly originEconomy: string | undefined
  readonly lines: readonly SeizureLine[]
  readonly agency: string | undefined
  /** Counts the versions of one agency's record; the highest is in force. */
  readonly revision: number | undefined
  /** When this version was written; a table as of an earlier day does not know it. */
  readonly recordedAt: string | undefined
  /** Another agency's identifier of the same seizure. */
  readonly sameAs: string | undefined
  /** Identifier of the shipment, where one shipment was seized in parts. */
  readonly shipment: string | undefined
}
