/**
 * Lists of parties as their publishers give them out (sanctions, export control, forced labour, own
 * lists): one version is one file as of one day, and never changes.
 */

/** What a listed name belongs to. `unknown` where the publisher does not say. */
export const LISTED_KINDS = ['person', 'company', 'vessel', 'aircraft', 'unknown'] as const
export type ListedKind = (typeof LISTED_KINDS)[number]

/**
 * One name of an entry. `weak` is what the publisher marks so (OFAC weak aka, UN "low quality", UK
 * low quality a.k.a.): it is broad or common, and counts for less.
 */
export type ListedName = {
  readonly text: string
  readonly quality: 'primary' | 'alias' | 'weak'
}

/** An address as the publisher writes it; `country` is ISO 3166-1 alpha-2 where it could be told. */
export type ListedAddress = {
  readonly text: string
  readonly city?: string
  readonly country?: string
}

/** One party of a list. Absent and empty mean that the publisher does not say. */
export type ListEntry = {
  /** The publisher's own number of the entry; unique within a version. */
  readonly id: string
  readonly kind: ListedKind
  /** The primary name first, where there is one; never empty. */
  readonly names: readonly ListedName[]
  /** ISO 3166-1 alpha-2: nationality, registration or place of business. */
  readonly countries: readonly string[]
  /** Years, months or days of birth: `1965`, `1965-03` or `1965-03-21`. */
  readonly birthDates: readonly string[]
  readonly addresses: readonly ListedAddress[]
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[]
  /** The programmes or orders under which it is listed, as the publisher codes them. */
  readonly programmes: readonly string[]
  readonly remarks?: string
  /** First day it is in force, `YYYY-MM-DD`. */
  readonly from?: string
  /** First day it is no longer in force, `YYYY-MM-DD`: an expired order is kept, and tells nothing. */
  readonly to?: string
}

/** What a version is, and where it comes from. */
export type ListHead = {
  /** Such as `ofac-sdn`; a pack gives hits on it their consequence. */
  readonly list: string
  /** The day as of which the publisher gave it out, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Who publishes it, in words. */
  readonly source: string
  readonly licence: string
  /** Entries in the version; rows of the file that were refused. */
  readonly entries: number
  readonly refused: number
  /** SHA-256 of the entries in RFC 8785 form, in the order of their ids: `sha256:…`. */
  readonly hash: string
}

/** An immutable version of a list. */
export type ListVersion = { readonly head: ListHead; readonly entries: readonly ListEntry[] }

/** A question mark between letters: what a publisher's system wrote for a letter it could not hold. */
const LOST_LETTER = /\p{L}\?\p{L}|\ufffd/u

/** Whether a letter of `text` was lost on its way here (`Husayn Fa?ur`): any letter may stand there. */
export function hasLostLetter(text: string): boolean {
  return LOST_LETTER.test(text)
}
