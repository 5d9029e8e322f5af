/**
 * A trade mark whose owner may be helped at the border: as recorded with customs (19 CFR 133.1), or
 * well known and not known to be recorded. Absent and empty mean that the source does not say.
 */

/**
 * What the name is outside trade. `coined`: nothing else (Adidas). `common`: also an ordinary word
 * (Apple, Shell), so it counts only beside goods of its classes. `surname`: also a family name.
 */
export const MARK_WORDS = ['coined', 'common', 'surname'] as const
export type MarkWord = (typeof MARK_WORDS)[number]

/** The least a genuine article sells for, in minor units of one currency for all marks of a list. */
export type PriceFloor = { readonly niceClass: number; readonly minor: number }

/** One mark. */
export type Mark = {
  /** Recordation number as published (`TMK 19-00123`), or the number in an own list; unique in a list. */
  readonly number: string
  /** The name as its owner writes it; never empty. */
  readonly name: string
  readonly word: MarkWord
  /** Other spellings, scripts and lines of goods that say the mark openly. */
  readonly variants: readonly string[]
  /** Initials by which goods are sold as the brand (`LV`); they count only beside goods of its classes. */
  readonly initials: readonly string[]
  /** Names by which copiers speak of the mark so that a filter does not see it. */
  readonly nicknames: readonly string[]
  /** Phrases in which the name means something else (`soccer coach`). */
  readonly except: readonly string[]
  /** International classes of goods (Nice Agreement), 1 to 45. */
  readonly classes: readonly number[]
  readonly owner?: string
  /** Parties who may make or sell under the mark beside its owner. */
  readonly licensed: readonly string[]
  /** Countries where genuine goods are made, ISO 3166-1 alpha-2. */
  readonly origins: readonly string[]
  readonly floors: readonly PriceFloor[]
  /** Last day of the recordation, `YYYY-MM-DD`. */
  readonly expiresOn?: string
  /** Where this row comes from, in words. */
  readonly source: string
  /** How sure it is: V the text was read, S a secondary source, U unverified, N not found. */
  readonly sureness: 'V' | 'S' | 'U' | 'N'
}
