/**
 * Parties of filings against lists: who is like a listed name, or is at a listed address. Pure once
 * built; what was found for a party is remembered, for the same parties come again and again.
 */
import type { AcceptedFiling } from '../domain/consignment.ts'
import type { ListHit } from '../domain/enrichment.ts'
import { type Filing, PARTY_ROLES } from '../domain/filing.ts'
import type { ListEntry, ListVersion } from '../domain/list.ts'
import type { ListConsequence } from '../domain/pack.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { shortHash } from '../lib/hash.ts'
import { type AddressIndex, buildAddressIndex } from './addresses/address-index.ts'
import { buildNameIndex } from './names/name-index.ts'

/** Screens parties against the lists it was built from. */
export type PartyScreen = {
  /** The day of each list's version, by list. */
  readonly lists: Readonly<Record<string, string>>
  /** Who in the filings is like a listed party, where that has a consequence; the likest first. */
  readonly hitsIn: (
    filings: readonly AcceptedFiling[],
    consequences: readonly ListConsequence[],
  ) => readonly ListHit[]
}

/** How many parties' results, and entries' hashes, are remembered. */
const PARTIES_MAX = 50_000
const VERSIONS_MAX = 100_000
/** The most hits of one parcel; more say nothing new. */
const HITS_MAX = 20

type Likeness = Pick<ListHit, 'list' | 'entry' | 'name' | 'address' | 'score' | 'party' | 'version'>

/** What of a party is screened. */
type ScreenedParty = {
  readonly name: string
  readonly country?: string | undefined
  readonly address?: string | undefined
}

/** Between the lines, the town, the postcode and the country of an address. */
const PART_END = '\u0000'

/**
 * Whether a listed entry may be a party of a parcel. A ship or an aircraft sends and receives
 * nothing; its name is often a person's or a firm's (`Hannah`, `Nolan`).
 */
export function isParty({ kind }: Pick<ListEntry, 'kind'>): boolean {
  return kind !== 'vessel' && kind !== 'aircraft'
}

/** Builds the index of all lists given; costs seconds where they are long. */
export function buildPartyScreen(versions: readonly ListVersion[]): PartyScreen {
  const given = versions.map(({ head, entries }) => ({ head, entries: entries.filter(isParty) }))
  const index = buildNameIndex(given)
  const lists = Object.fromEntries(
    given
      .map(({ head }) => [head.list, head.asOf] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  const versionOf = remembering(VERSIONS_MAX, (entry: ListEntry) =>
    shortHash([canonicalJson(entry)], 16),
  )
  const likenesses = remembering(PARTIES_MAX, (party: string): readonly Likeness[] => {
    const { name, country, address } = JSON.parse(party) as ScreenedParty
    const version = shortHash([party], 16)
    return index
      .screen({
        name,
        ...(country === undefined ? {} : { country }),
        ...(address === undefined ? {} : { address }),
      })
      .map(({ list, entry, name: matched, score }) => ({
        list,
        entry: entry.id,
        name: matched.text,
        score: rounded(score),
        party: version,
        version: versionOf(entry),
      }))
  })
  const neighbours = atAddresses(given, versionOf)
  return {
    lists,
    hitsIn: (filings, consequences) => {
      const byName = consequences.filter(({ by }) => by !== 'address')
      const byAddress = consequences.filter(({ by }) => by === 'address')
      const hits: ListHit[] = []
      for (const { filing } of filings) {
        const stated = { filer: filing.filer, reference: filing.reference }
        for (const { role, name, party, place, address } of partiesOf(filing)) {
          if (name !== undefined) {
            const found = byName.length === 0 ? [] : likenesses(party)
            hits.push(...weighed(found, byName, { ...stated, role, value: name }))
          }
          if (place !== undefined) {
            const found = byAddress.length === 0 ? [] : neighbours(party, place)
            hits.push(...weighed(found, byAddress, { ...stated, role, value: address }))
          }
        }
      }
      return hits.toSorted((one, other) => other.score - one.score).slice(0, HITS_MAX)
    },
  }
}

type Stated = Pick<ListHit, 'filer' | 'reference' | 'role' | 'value'>

/** Each likeness with the consequences that it is enough for. */
function weighed(
  found: readonly Likeness[],
  consequences: readonly ListConsequence[],
  stated: Stated,
): readonly ListHit[] {
  return found.flatMap((likeness) =>
    consequences
      .filter(({ list, roles, likeness: least }) => {
        const isAsked = list === likeness.list && roles?.includes(stated.role) !== false
        return isAsked && likeness.score >= least
      })
      .map(({ id }) => ({ consequence: id, ...likeness, ...stated })),
  )
}

/** Who is listed at a party's address; the index is built when an address is first asked for. */
function atAddresses(
  given: readonly ListVersion[],
  versionOf: (entry: ListEntry) => string,
): (party: string, place: string) => readonly Likeness[] {
  let index: AddressIndex | undefined
  const found = remembering(PARTIES_MAX, (place: string) => {
    index ??= buildAddressIndex(given)
    const [text = '', city = '', postcode = '', country = ''] = place.split(PART_END)
    return index
      .find({
        text,
        ...(city.length === 0 ? {} : { city }),
        ...(postcode.length === 0 ? {} : { postcode }),
        ...(country.length === 0 ? {} : { country }),
      })
      .map(({ entry, list, text: listed, score }) => ({
        list,
        entry: entry.id,
        name: entry.names[0]?.text ?? entry.id,
        address: listed,
        score: rounded(score),
        version: versionOf(entry),
      }))
  })
  return (party, place) => {
    const likenesses = found(place)
    if (likenesses.length === 0) return []
    const version = shortHash([party, place], 16)
    return likenesses.map((likeness) => ({ ...likeness, party: version }))
  }
}

/** Three places: more would tell of arithmetic, not of likeness. */
function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000
}

/** The parties of a filing: what is screened of each as one text; `place` where it has an address. */
function partiesOf({ consignment }: Filing) {
  return PARTY_ROLES.flatMap((role) => {
    const stated = consignment[role]
    if (stated === undefined) return []
    const { name, address: { lines: own, city, postcode, country: code } = {} } = stated
    const lines = [...(own ?? []), city].filter((part) => part !== undefined)
    const country = code?.toUpperCase()
    const address = lines.join(', ')
    const screened: ScreenedParty = {
      name: name ?? '',
      country,
      address: lines.length === 0 ? undefined : address,
    }
    const text = (own ?? []).join(', ')
    return [
      {
        role,
        name,
        party: JSON.stringify(screened),
        place: text.length === 0 ? undefined : [text, city, postcode, country].join(PART_END),
        address,
      },
    ]
  })
}

/** The same as `work`, with its newest results kept. */
function remembering<Key, Value>(most: number, work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    if (known.size >= most) known.clear()
    known.set(key, value)
    return value
  }
}
