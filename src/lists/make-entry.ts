/** Entries made of what a row says: nothing twice, nothing blank, the primary name first. */
import { isBlank } from '../domain/blank.ts'
import type { ListEntry, ListedAddress, ListedName } from '../domain/list.ts'
import type { Refusal } from '../domain/refusal.ts'
import { fold } from '../lib/fold.ts'
import { shortHash } from '../lib/hash.ts'
import { countryOfAddress } from './country-of.ts'

/** What a row may say beside the id; what it does not say is left out or undefined. */
export type Said = {
  readonly [Key in keyof Omit<ListEntry, 'id'>]?: ListEntry[Key] | undefined
}

/** An entry of what is said of `id`. */
export function makeEntry(id: string, said: Said): ListEntry {
  const countries = [
    ...(said.countries ?? []),
    ...(said.addresses ?? []).flatMap(({ country }) => country ?? []),
  ]
  return {
    id,
    kind: said.kind ?? 'unknown',
    names: distinctNames(said.names ?? []),
    countries: distinct(countries, String),
    birthDates: distinct(said.birthDates ?? [], String),
    addresses: distinct(said.addresses ?? [], ({ text }) => text),
    identifiers: distinct(said.identifiers ?? [], ({ scheme, value }) => `${scheme} ${value}`),
    programmes: distinct(said.programmes ?? [], String),
    ...(said.remarks === undefined ? {} : { remarks: said.remarks }),
    ...(said.from === undefined ? {} : { from: said.from }),
    ...(said.to === undefined ? {} : { to: said.to }),
  }
}

const RANK = { primary: 0, alias: 1, weak: 2 } as const

/** Each name once, as the best it is said to be; primary names first, else in the order said. */
export function distinctNames(names: readonly ListedName[]): readonly ListedName[] {
  const [only] = names
  if (only === undefined || (names.length === 1 && !isBlank(only.text))) return names
  const best = new Map<string, ListedName>()
  for (const name of names) {
    if (isBlank(name.text)) continue
    const known = best.get(name.text)
    if (known === undefined || RANK[name.quality] < RANK[known.quality]) best.set(name.text, name)
  }
  return [...best.values()].toSorted((one, other) => RANK[one.quality] - RANK[other.quality])
}

/** The first of those that have the same key, in the order given. */
export function distinct<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  if (values.length < 2) return values
  const seen = new Set<string>()
  return values.filter((value) => {
    const { size } = seen
    return seen.add(keyOf(value)).size > size
  })
}

/** One name of a quality, or none where there is no text. */
export function named(
  text: string | undefined,
  quality: ListedName['quality'],
): readonly ListedName[] {
  return text === undefined || isBlank(text) ? [] : [{ text, quality }]
}

/** An address of its parts as written; undefined where nothing is said. */
export function makeAddress(
  parts: readonly (string | undefined)[],
  more: { readonly city?: string | undefined; readonly country?: string | undefined } = {},
): ListedAddress | undefined {
  const text = parts.filter((part) => part !== undefined && part.length > 0).join(', ')
  const country = countryOfAddress(text, more.country)
  if (text.length === 0 && country === undefined) return undefined
  return {
    text: text.length === 0 ? (country ?? '') : text,
    ...(more.city === undefined ? {} : { city: more.city }),
    ...(country === undefined ? {} : { country }),
  }
}

/**
 * The id of an entry that its publisher gives no number: the same as long as `parts` stay the same
 * but for case, accents and signs.
 */
export function derivedId(prefix: string, parts: readonly string[]): string {
  return `${prefix}-${shortHash(parts.map(foldOrText), 12)}`
}

function foldOrText(part: string): string {
  const folded = fold(part)
  return folded.length === 0 ? part : folded
}

/** The values of a cell that holds several, parted by semicolons. */
export function several(cell: string | undefined): readonly string[] {
  if (cell === undefined) return []
  return cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value.length > 0)
}

/** Why a row is refused: `pointer` names its column. */
export function rowRefusal(column: string, rule: string, text: string): Refusal {
  return { pointer: column.length === 0 ? '' : `/${column}`, rule, text }
}
