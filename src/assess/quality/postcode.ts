/**
 * Postcodes against their country and region. Separators and width are forgiven; a country without
 * known postcodes is not judged.
 */
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import type { PostcodeRegions } from '../../domain/quality-settings.ts'
import { fold } from '../../lib/fold.ts'

const LENGTH_MAX = 20
const PLAIN = /^[A-Z0-9]+$/
const SEPARATORS = /[\s\u2010-\u2015-]+/g
/** Where countries put a space or hyphen, counted from the end: SW1A-1AA, 154-0023, 1234-567, 40301-110. */
const TAILS = [3, 4, 2, 5] as const

/** Postcodes in use that the package does not know: British forces and the Girobank. */
const BESIDES: ReadonlyMap<string, RegExp> = new Map([['GB', /^(?:BFPO\d{1,4}|GIR0AA)$/]])

/** What is wrong with a postcode, or `undefined`. */
export type PostcodeFault =
  | { readonly kind: 'format' | 'placeholder' | 'unassigned' }
  | { readonly kind: 'region'; readonly region: string; readonly expected: string }
  | { readonly kind: 'unknown-region' }

type CountryRegions = {
  /** Region code by folded code or name. */
  readonly codes: ReadonlyMap<string, string>
  /** Region codes by beginning of the postcode. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>
  readonly lengths: readonly number[]
}

/** The regions of each country that the pack has, by its code. */
export type RegionIndex = ReadonlyMap<string, CountryRegions>

/** Builds the index once a pack. */
export function compileRegions(regions: PostcodeRegions | undefined): RegionIndex {
  return new Map(
    Object.entries(regions?.countries ?? {}).map(([country, { regions: rows }]) => {
      const codes = new Map<string, string>()
      const prefixes = new Map<string, string[]>()
      for (const [code, row] of Object.entries(rows)) {
        codes.set(code, code)
        for (const name of [code, ...row.names]) codes.set(fold(name), code)
        for (const prefix of row.prefixes.flatMap(span)) {
          prefixes.set(prefix, [...(prefixes.get(prefix) ?? []), code])
        }
      }
      const lengths = [...new Set(Array.from(prefixes.keys(), (prefix) => prefix.length))]
      lengths.sort((one, other) => other - one)
      return [country, { codes, prefixes, lengths }]
    }),
  )
}

/** The beginnings in a span: `430-459` is 30 of them. */
function span(prefix: string): readonly string[] {
  const [first = '', last] = prefix.split('-')
  if (last === undefined) return [first]
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: Math.max(0, count) }, (_, step) =>
    String(Number(first) + step).padStart(first.length, '0'),
  )
}

/** Letters and digits of a postcode in plain capitals. */
function compact(postcode: string): string {
  return PLAIN.test(postcode)
    ? postcode
    : postcode
        .normalize('NFKC')
        .replace(/\p{Nd}/gu, plainDigit)
        .toUpperCase()
        .replace(SEPARATORS, '')
}

/** Decimal digits stand in runs of ten that begin at a multiple of ten from a code point ending in 0 or 6. */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  if (point < 128) return digit
  let zero = point
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(point - zero)
}

/** Whether `postcode` has the form of its country; true where the country's form is not known. */
export function fitsCountry(postcode: string, country: string): boolean {
  if (!postcodeValidatorExistsForCountry(country)) return true
  if (postcode.length > LENGTH_MAX) return false
  if (postcodeValidator(postcode, country)) return true
  const plain = compact(postcode)
  if (postcodeValidator(plain, country) || BESIDES.get(country)?.test(plain) === true) return true
  return TAILS.some((tail) => {
    if (tail >= plain.length) return false
    const [head, end] = [plain.slice(0, -tail), plain.slice(-tail)]
    return (
      postcodeValidator(`${head}-${end}`, country) || postcodeValidator(`${head} ${end}`, country)
    )
  })
}

/** Holds a postcode against its country and, where the pack knows them, the country's regions. */
export function checkPostcode(
  address: {
    readonly postcode: string
    readonly country: string
    readonly region: string | undefined
  },
  index: RegionIndex,
): PostcodeFault | undefined {
  const { postcode, country, region } = address
  if (!fitsCountry(postcode, country)) return { kind: 'format' }
  const plain = compact(postcode)
  if (isPlaceholder(plain) && postcodeValidatorExistsForCountry(country))
    return { kind: 'placeholder' }
  const regions = index.get(country)
  if (regions === undefined) return undefined
  const possible = regionsOf(plain, regions)
  if (possible === undefined) return { kind: 'unassigned' }
  if (region === undefined) return undefined
  const code = regions.codes.get(region) ?? regions.codes.get(fold(region))
  if (code === undefined) return { kind: 'unknown-region' }
  return possible.includes(code)
    ? undefined
    : { kind: 'region', region: code, expected: possible.join(', ') }
}

/** The longest known beginning decides: 96799 is American Samoa, 967 else Hawaii. */
function regionsOf(postcode: string, regions: CountryRegions): readonly string[] | undefined {
  for (const length of regions.lengths) {
    const found = regions.prefixes.get(postcode.slice(0, length))
    if (found !== undefined) return found
  }
  return undefined
}

function isPlaceholder(postcode: string): boolean {
  return /^(?:0+|9+)$/.test(postcode)
}
