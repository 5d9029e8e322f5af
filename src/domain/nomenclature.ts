/**
 * Nomenclatures of goods as their publishers give them out (the Harmonized System, national
 * tariffs): one version is one file as of one day, in the order of the book, and never changes.
 */

/** One line of the book. Its parent is the nearest line before it that has a lower level. */
export type NomenclatureRow = {
  /** Digits only, leading zeros kept; absent for a line that only gathers those below it. */
  readonly code?: string
  /** Depth in the book: 0 at the top. */
  readonly level: number
  readonly text: string
}

/** What a version is, and where it comes from. */
export type NomenclatureHead = {
  /** Such as `hs` or `hts`. */
  readonly nomenclature: string
  /** The day as of which the publisher gave it out, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Who publishes it, in words. */
  readonly source: string
  readonly licence: string
  /** Rows in the version; rows of the file that were refused. */
  readonly rows: number
  readonly refused: number
  /** SHA-256 of the rows in RFC 8785 form, in their order: `sha256:…`. */
  readonly hash: string
}

/** An immutable version of a nomenclature. */
export type NomenclatureVersion = {
  readonly head: NomenclatureHead
  readonly rows: readonly NomenclatureRow[]
}
