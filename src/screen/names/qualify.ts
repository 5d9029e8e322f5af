/**
 * What else is known of a party, against a listed one: country, day of birth, address. Raises or
 * lowers the score of a name, and says so; what is unknown on either side changes nothing.
 */
import type { ListEntry } from '../../domain/list.ts'
import { mayBeOneCountry } from '../addresses/address-words.ts'
import { matchAddresses } from '../addresses/match-addresses.ts'
import type { NameKind } from './read-name.ts'

/** What is known besides the name. */
export type Qualities = {
  readonly kind?: NameKind
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** `1965`, `1965-03` or `1965-03-21`. */
  readonly birthDate?: string
  readonly address?: string
}

/** One thing that speaks for or against, in words. */
export type Qualifier = {
  readonly by: 'kind' | 'country' | 'birth-date' | 'address' | 'weak-name'
  readonly effect: 'raises' | 'lowers'
  readonly text: string
}

/** By how much: what lowers multiplies the score, what raises closes that share of the gap to 1. */
const CHANGE = {
  kind: 0.88,
  countrySame: 0.1,
  countryOther: 0.96,
  birthSameDay: 0.4,
  birthSameYear: 0.15,
  birthOther: 0.75,
  addressSame: 0.5,
} as const

/** The score with all that is known, and what changed it. */
export function qualify(
  score: number,
  entry: ListEntry,
  known: Qualities,
): { readonly score: number; readonly qualifiers: readonly Qualifier[] } {
  const qualifiers: Qualifier[] = []
  let qualified = score
  for (const change of [byKind, byCountry, byBirthDate, byAddress]) {
    const { raise = 0, keep = 1, qualifier } = change(entry, known)
    if (qualifier === undefined) continue
    qualified = (qualified + raise * (1 - qualified)) * keep
    qualifiers.push(qualifier)
  }
  return { score: qualified, qualifiers }
}

type Change = {
  readonly raise?: number
  readonly keep?: number
  readonly qualifier?: Qualifier
}

const NOTHING: Change = {}

function lowers(by: Qualifier['by'], keep: number, text: string): Change {
  return { keep, qualifier: { by, effect: 'lowers', text } }
}

function raises(by: Qualifier['by'], raise: number, text: string): Change {
  return { raise, qualifier: { by, effect: 'raises', text } }
}

function byKind(entry: ListEntry, { kind }: Qualities): Change {
  if (kind === undefined || kind === 'unknown') return NOTHING
  if (entry.kind === 'unknown' || entry.kind === kind) return NOTHING
  return lowers('kind', CHANGE.kind, `Asked for a ${kind}; listed is a ${entry.kind}.`)
}

function byCountry(entry: ListEntry, { country }: Qualities): Change {
  const asked = country?.trim().toUpperCase() ?? ''
  const listed = new Set([
    ...entry.countries,
    ...entry.addresses.flatMap(({ country: place }) => (place === undefined ? [] : [place])),
  ])
  if (!/^[A-Z]{2}$/.test(asked) || listed.size === 0) return NOTHING
  const countries = [...listed].join(', ')
  if ([...listed].some((place) => mayBeOneCountry(place, asked))) {
    return raises('country', CHANGE.countrySame, `${asked} is among the listed ${countries}.`)
  }
  return lowers('country', CHANGE.countryOther, `${asked} is not among the listed ${countries}.`)
}

/** Years of birth on lists are estimates at times. */
const YEARS_APART_MOST = 2

function byBirthDate(entry: ListEntry, { birthDate }: Qualities): Change {
  const asked = /^\d{4}(?:-\d\d){0,2}$/.exec(birthDate?.trim() ?? '')?.[0]
  const listed = entry.birthDates.filter((date) => /^\d{4}/.test(date))
  if (asked === undefined || listed.length === 0) return NOTHING
  const dates = listed.join(', ')
  if (listed.some((date) => date.length === 10 && date === asked)) {
    return raises('birth-date', CHANGE.birthSameDay, `Born on the listed day, ${asked}.`)
  }
  const year = Number(asked.slice(0, 4))
  const years = listed.map((date) => Math.abs(Number(date.slice(0, 4)) - year))
  if (years.includes(0)) {
    return raises('birth-date', CHANGE.birthSameYear, `Born in ${year}; listed is ${dates}.`)
  }
  if (years.some((apart) => apart <= YEARS_APART_MOST)) return NOTHING
  return lowers('birth-date', CHANGE.birthOther, `Born in ${year}; listed is ${dates}.`)
}

function byAddress(entry: ListEntry, { address, country }: Qualities): Change {
  const asked = address?.trim() ?? ''
  if (asked.length === 0) return NOTHING
  const place = country === undefined ? {} : { country }
  const same = entry.addresses.find(
    ({ text, city }) =>
      matchAddresses({ text: asked, ...place }, { text, ...(city === undefined ? {} : { city }) })
        .isSamePlace,
  )
  if (same === undefined) return NOTHING
  return raises('address', CHANGE.addressSame, `At the listed address ${same.text}.`)
}
