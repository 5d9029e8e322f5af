/**
 * Look-up of places: parties listed at an address, and parties that share one. Built once; the same
 * addresses give the same groups for ever.
 */
import type { ListEntry, ListedAddress, ListVersion } from '../../domain/list.ts'
import { type AddressMatch, matchRead } from './match-addresses.ts'
import { type AddressParts, type ReadAddress, readAddress } from './read-address.ts'

/**
 * A key that addresses of one place share however rooms, order and abbreviations go: postcode or
 * first name, numbers of the premises, and names sorted. Undefined where an address says too
 * little.
 */
export function addressKey(address: AddressParts): string | undefined {
  const { premises, names, isBox, postcode } = readAddress(address)
  if (isBox || premises.length === 0 || names.length < 2) return undefined
  const words = names.map(({ sound }) => sound.coarse).toSorted()
  return [postcode ?? '', premises.join(','), words.join(' ')].join('|')
}

/** A party listed at the asked address. */
export type AddressHit = {
  readonly entry: ListEntry
  readonly list: string
  readonly text: string
  readonly match: AddressMatch
}

/** Finds the parties listed at an address. */
export type AddressIndex = { readonly find: (address: AddressParts) => readonly AddressHit[] }

type Place = Omit<AddressHit, 'match'> & { readonly read: ReadAddress }

/** Addresses of a look-up, at most; a place with more parties is told by these. */
const HITS_MAX = 20

/** Builds the look-up over the addresses of all entries. */
export function buildAddressIndex(lists: readonly ListVersion[]): AddressIndex {
  const byPremises = new Map<string, Place[]>()
  for (const { head, entries } of lists) {
    for (const entry of entries) {
      if (entry.to !== undefined && entry.to <= head.asOf) continue
      for (const address of entry.addresses) {
        const read = readAddress(partsOf(address))
        keep(byPremises, { entry, list: head.list, text: address.text, read })
      }
    }
  }
  return { find: (address) => findPlaces(byPremises, readAddress(address)) }
}

function keep(byPremises: Map<string, Place[]>, place: Place): void {
  for (const key of placeKeys(place.read)) {
    const places = byPremises.get(key)
    if (places === undefined) byPremises.set(key, [place])
    else places.push(place)
  }
}

function partsOf({ text, city, country }: ListedAddress): AddressParts {
  return {
    text,
    ...(city === undefined ? {} : { city }),
    ...(country === undefined ? {} : { country }),
  }
}

/** A number and the skeleton of a name: places that match share both, whatever the spelling. */
function placeKeys({ premises, names, isBox }: ReadAddress): readonly string[] {
  if (isBox) return []
  const skeletons = new Set(names.map(({ sound }) => sound.skeleton))
  return premises.flatMap((number) => [...skeletons].map((skeleton) => `${number}|${skeleton}`))
}

function findPlaces(
  byPremises: ReadonlyMap<string, readonly Place[]>,
  read: ReadAddress,
): readonly AddressHit[] {
  const places = new Set(placeKeys(read).flatMap((key) => byPremises.get(key) ?? []))
  const hits: AddressHit[] = []
  for (const { entry, list, text, read: listed } of places) {
    const match = matchRead(read, listed)
    if (match.isSamePlace) hits.push({ entry, list, text, match })
  }
  return hits.toSorted(inOrder).slice(0, HITS_MAX)
}

function inOrder(one: AddressHit, other: AddressHit): number {
  const { score } = other.match
  if (one.match.score !== score) return score - one.match.score
  return one.entry.id < other.entry.id ? -1 : 1
}

/**
 * Parties by the place they share: only places of two or more, in the order of their first party.
 */
export function sharedAddresses(
  parties: readonly { readonly id: string; readonly address: AddressParts }[],
): readonly { readonly key: string; readonly ids: readonly string[] }[] {
  const places = new Map<string, Set<string>>()
  for (const { id, address } of parties) {
    const key = addressKey(address)
    if (key === undefined) continue
    const ids = places.get(key)
    if (ids === undefined) places.set(key, new Set([id]))
    else ids.add(id)
  }
  return [...places].filter(([, ids]) => ids.size > 1).map(([key, ids]) => ({ key, ids: [...ids] }))
}
