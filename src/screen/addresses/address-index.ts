/**
 * Look-up of listed parties' addresses: whose house, and room where one is named, is the one asked
 * for. An address that is a town or a street without a number is nobody's house, and is never found.
 */
import type { ListEntry, ListVersion } from '../../domain/list.ts'
import { countryGroup } from './address-words.ts'
import { matchRead } from './match-addresses.ts'
import { type AddressParts, type ReadAddress, readAddress } from './read-address.ts'

/** A party listed at the asked address. */
export type AddressHit = {
  readonly entry: ListEntry
  readonly list: string
  /** The address as listed. */
  readonly text: string
  /** Likeness of the two, 0 to 1. */
  readonly score: number
}

/** Finds the parties listed at an address, the likest first, one hit an entry. */
export type AddressIndex = { readonly find: (address: AddressParts) => readonly AddressHit[] }

type Place = Omit<AddressHit, 'score'> & { readonly read: ReadAddress }

/** Hits of a look-up, at most; a house with more listed parties is told by these. */
const HITS_MAX = 20

/** Builds the look-up over the addresses of all entries in force. */
export function buildAddressIndex(lists: readonly ListVersion[]): AddressIndex {
  const byHouse = new Map<string, Place[]>()
  const numbered = new Set<string>()
  for (const { parts, ...place } of lists.flatMap(placesOf)) {
    const keys = houseKeys(place.read)
    if (keys.length > 0) numbered.add(numbersIn(parts))
    for (const key of keys) {
      const places = byHouse.get(key)
      if (places === undefined) byHouse.set(key, [place])
      else places.push(place)
    }
  }
  return {
    find: (address) =>
      mayBeNumbered(numbered, address) ? findPlaces(byHouse, readHouse(address)) : [],
  }
}

/** The addresses of the entries in force. */
function placesOf({ head: { list, asOf }, entries }: ListVersion) {
  return entries
    .filter(({ to }) => to === undefined || to > asOf)
    .flatMap((entry) =>
      entry.addresses.map(({ text, city = '', country }) => {
        const parts = country === undefined ? { text, city } : { text, city, country }
        return { parts, entry, list, text: textOf(text, city), read: readHouse(parts) }
      }),
    )
}

/** Postcodes of Britain and Canada: their digits number no house. */
const LETTERED_POSTCODE =
  /\b(?:[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[a-z]{2}|[a-z]\d[a-z]\s{0,2}\d[a-z]\d)\b/giu

function withoutPostcode(text: string): string {
  // Both end in a digit and letters, or a digit between letters: most texts have neither.
  if (!/\d[a-z]/iu.test(text)) return text
  return text.replace(LETTERED_POSTCODE, ' ')
}

function readHouse(address: AddressParts): ReadAddress {
  const { city = '' } = address
  const text = withoutPostcode(address.text)
  return readAddress({ ...address, text, city: withoutPostcode(city) })
}

/**
 * Whether a listed house has these numbers in this country. It costs a hundredth of reading the
 * address, and few parcels go on from here.
 */
function mayBeNumbered(numbered: ReadonlySet<string>, address: AddressParts): boolean {
  if (address.country === undefined || OTHER_DIGITS.test(address.text)) return true
  if (numbered.has(numbersIn(address))) return true
  const { text, city = '' } = address
  return numbered.has(numbersIn({ text, city }))
}

/** Digits that are not ASCII, and ideographs that may be numbers. */
const OTHER_DIGITS = /(?![0-9])[\p{Nd}\p{Nl}]/u
/** Longer ones are postcodes. */
const NUMBER_DIGITS_MAX = 4

/** All numbers of an address that are no postcode, sorted, and its country where that is known. */
function numbersIn({ text, city = '', country }: AddressParts): string {
  const runs = withoutPostcode(`${text} ${city}`).match(/\d+/gu) ?? []
  const numbers = new Set(runs.filter((run) => run.length <= NUMBER_DIGITS_MAX))
  const place = country === undefined ? '' : countryGroup(country.toUpperCase())
  return `${place} ${[...numbers].toSorted().join()}`
}

function textOf(text: string, city: string): string {
  return text.includes(city) ? text : `${text}, ${city}`
}

/** Fewer names than these say no place, whatever the number. */
const NAMES_MIN = 2

/** The numbers and the skeleton of a name: equal houses share one, whatever the spelling. */
function houseKeys({ premises, rooms, names, isBox }: ReadAddress): readonly string[] {
  if (isBox || premises.length === 0 || names.length < NAMES_MIN) return []
  const numbers = `${premises.join(',')}|${rooms.join(',')}`
  return [...new Set(names.map(({ sound }) => `${numbers}|${sound.skeleton}`))]
}

function findPlaces(
  byHouse: ReadonlyMap<string, readonly Place[]>,
  read: ReadAddress,
): readonly AddressHit[] {
  const places = new Set(houseKeys(read).flatMap((key) => byHouse.get(key) ?? []))
  const best = new Map<string, AddressHit>()
  for (const { entry, list, text, read: listed } of places) {
    const { score, isSamePlace } = matchRead(read, listed)
    const name = `${list} ${entry.id}`
    if (isSamePlace && score > (best.get(name)?.score ?? 0)) {
      best.set(name, { entry, list, text, score })
    }
  }
  return [...best.values()].toSorted(inOrder).slice(0, HITS_MAX)
}

function inOrder(one: AddressHit, other: AddressHit): number {
  if (one.score !== other.score) return other.score - one.score
  return one.entry.id < other.entry.id ? -1 : 1
}
