/**
 * Parties of filings against lists: who is like a listed name. Pure once built; what was found for
 * a party is remembered, for the same parties come again and again.
 */
import type { AcceptedFiling } from '../domain/consignment.ts'
import type { ListHit } from '../domain/enrichment.ts'
import { type Filing, PARTY_ROLES } from '../domain/filing.ts'
import type { ListEntry, ListVersion } from '../domain/list.ts'
import type { ListConsequence } from '../domain/pack.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { shortHash } from '../lib/hash.ts'
import { buildNameIndex } from './names/name-index.ts'

/** Screens parties against the lists it was built from. */
export type PartyScreen = {
  /** The day of each list's version, by list. */
  readonly lists: Readonly<Record<string, string>>
  /** Who in the filings is like a listed name, where that has a consequence; the likest first. */
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

type Likeness = Pick<ListHit, 'list' | 'entry' | 'name' | 'score' | 'party' | 'version'>

/** What of a party is screened. */
type ScreenedParty = {
  readonly name: string
  readonly country?: string | undefined
  readonly address?: string | undefined
}

/** Builds the index of all lists given; costs seconds where they are long. */
export function buildPartyScreen(given: readonly ListVersion[]): PartyScreen {
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
      .map(({ list, entry, name: listed, score }) => ({
        list,
        entry: entry.id,
        name: listed.text,
        score: rounded(score),
        party: version,
        version: versionOf(entry),
      }))
  })
  return {
    lists,
    hitsIn: (filings, consequences) =>
      filings
        .flatMap(({ filing }) => partiesOf(filing))
        .flatMap(({ party, ...place }) =>
          likenesses(party).flatMap((likeness) =>
            consequences
              .filter(({ list, roles, likeness: least }) => {
                const isAsked = list === likeness.list && roles?.includes(place.role) !== false
                return isAsked && likeness.score >= least
              })
              .map(({ id }) => ({ consequence: id, ...likeness, ...place })),
          ),
        )
        .toSorted((one, other) => other.score - one.score)
        .slice(0, HITS_MAX),
  }
}

/** Three places: more would tell of arithmetic, not of likeness. */
function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000
}

/** The parties of a filing that have a name: where each stands, and what of it is screened, as JSON. */
function partiesOf({ filer, reference, consignment }: Filing) {
  return PARTY_ROLES.flatMap((role) => {
    const { name, address } = consignment[role] ?? {}
    if (name === undefined) return []
    const lines = [...(address?.lines ?? []), address?.city].filter((part) => part !== undefined)
    const screened: ScreenedParty = {
      name,
      country: address?.country?.toUpperCase(),
      address: lines.length === 0 ? undefined : lines.join(', '),
    }
    return [{ party: JSON.stringify(screened), role, value: name, filer, reference }]
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
