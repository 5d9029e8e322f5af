/** Whether two addresses are one place: numbers must agree, names may be spelled otherwise. */
import { compareWords, LIKENESS_MIN } from '../names/compare-words.ts'
import type { NameWord } from '../names/name-word.ts'
import { mayBeOneCountry } from './address-words.ts'
import { type AddressParts, type ReadAddress, readAddress } from './read-address.ts'

/** How two addresses compare. */
export type AddressMatch = {
  /** 0 to 1. */
  readonly score: number
  /** One place: the same premises. */
  readonly isSamePlace: boolean
  /** The same room too; undefined where one side does not name it. */
  readonly isSameRoom: boolean | undefined
}

/** Addresses at or above it are one place. */
const SAME_PLACE_MIN = 0.75

const ELSEWHERE: AddressMatch = { score: 0, isSamePlace: false, isSameRoom: undefined }

/** Compares two addresses. Symmetric. */
export function matchAddresses(one: AddressParts, other: AddressParts): AddressMatch {
  return matchRead(readAddress(one), readAddress(other))
}

/** The same for addresses already read. */
export function matchRead(one: ReadAddress, other: ReadAddress): AddressMatch {
  if (isElsewhere(one, other)) return ELSEWHERE
  const bothNumbered = one.premises.length > 0 && other.premises.length > 0
  const score =
    sharedShare(one.names, other.names) * (bothNumbered ? 1 : UNNUMBERED) * codeShare(one, other)
  const isSamePlace = score >= SAME_PLACE_MIN
  return { score, isSamePlace, isSameRoom: isSamePlace ? sameRoom(one, other) : undefined }
}

function isElsewhere(one: ReadAddress, other: ReadAddress): boolean {
  if (one.names.length === 0 || other.names.length === 0) return true
  if (one.country !== undefined && other.country !== undefined) {
    if (!mayBeOneCountry(one.country, other.country)) return true
  }
  if (one.premises.length === 0 || other.premises.length === 0) return false
  return !one.premises.some((number) => other.premises.includes(number))
}

/** What is left of a score where one side gives no number, or the postcodes differ or are not given. */
const UNNUMBERED = 0.6
const CODE_UNKNOWN = 0.9
const CODE_OTHER = 0.7

function codeShare({ postcode: one }: ReadAddress, { postcode: other }: ReadAddress): number {
  if (one === undefined || other === undefined) return CODE_UNKNOWN
  return one === other ? 1 : CODE_OTHER
}

function sameRoom(one: ReadAddress, other: ReadAddress): boolean | undefined {
  if (one.rooms.length === 0 || other.rooms.length === 0) return undefined
  return one.rooms.some((room) => other.rooms.includes(room))
}

/** Names that stand on both sides, of those of the shorter side; a short side needs all of them. */
function sharedShare(one: readonly NameWord[], other: readonly NameWord[]): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let shared = 0
  for (const word of short) {
    let best = 0
    for (const peer of long) best = Math.max(best, compareWords(word, peer).likeness)
    if (best >= LIKENESS_MIN) shared += best
  }
  const share = shared / short.length
  // One shared name alone is a town or a street, not a place.
  return short.length === 1 ? share * 0.8 : share
}
