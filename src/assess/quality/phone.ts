/**
 * Whether a phone number can exist. The numbering plans are those of libphonenumber; a number in
 * plain international form is first held against the plan's own patterns, which costs a tenth.
 */
import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import metadata from 'libphonenumber-js/min/metadata'

const INTERNATIONAL = /^\+[0-9 ().-]{7,25}$/
const NOT_DIGIT = /\D/g
const LENGTH_MAX = 60

/** Where libphonenumber's compact metadata (version 4) keeps a country's patterns. */
const VERSION = 4
const GENERAL_PLACE = 2
const LEADING_PLACE = 10
const TYPES_PLACE = 11

/** Patterns of national numbers by calling code, compiled at first use. */
const plans = new Map<string, readonly RegExp[]>()

/**
 * Whether `text` is a number some plan has; `country` (ISO 3166) is where a number without `+` and
 * country code would be dialled. A number whose country is unknown is judged by its length alone.
 */
export function canBePhone(text: string, country: string | undefined): boolean {
  if (text.length > LENGTH_MAX) return false
  const written = text.trim()
  if (INTERNATIONAL.test(written) && fitsPlan(written.replace(NOT_DIGIT, ''))) return true
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined
  if (home === undefined && !/^(?:\+|00)/.test(written)) {
    const digits = written.replace(NOT_DIGIT, '').length
    return digits >= 5 && digits <= 15 && !/\p{L}{2}/u.test(written)
  }
  return isValid(written.replace(/^00/, '+'), home) || isValid(written, home)
}

/** Whether libphonenumber finds the number valid. */
function isValid(text: string, country: CountryCode | undefined): boolean {
  return parsePhoneNumberFromString(text, country)?.isValid() === true
}

function fitsPlan(digits: string): boolean {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length)
    if (!Object.hasOwn(metadata.country_calling_codes, code)) continue
    const national = digits.slice(length)
    return plansOf(code).some((plan) => plan.test(national))
  }
  return false
}

function plansOf(code: string): readonly RegExp[] {
  const before = plans.get(code)
  if (before !== undefined) return before
  const countries: readonly CountryCode[] =
    metadata.country_calling_codes[code as keyof typeof metadata.country_calling_codes] ?? []
  const patterns =
    metadata.version === VERSION
      ? countries.flatMap((country) => patternsOf(country, countries.length > 1))
      : []
  const compiled = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`))
  plans.set(code, compiled)
  return compiled
}

/**
 * The patterns of a country's kinds of number. Where it has none its general pattern serves, bound
 * to the country's leading digits when it shares its calling code.
 */
function patternsOf(country: CountryCode, isShared: boolean): readonly string[] {
  const plan: unknown = metadata.countries[country]
  if (!Array.isArray(plan)) return []
  const types: unknown = plan[TYPES_PLACE]
  if (Array.isArray(types)) {
    return types
      .map((type: unknown): unknown => (Array.isArray(type) ? type[0] : undefined))
      .filter((pattern) => typeof pattern === 'string')
  }
  const general: unknown = plan[GENERAL_PLACE]
  const leading: unknown = plan[LEADING_PLACE]
  if (typeof general !== 'string') return []
  if (!isShared) return [general]
  return typeof leading === 'string' ? [`(?=${leading})(?:${general})`] : []
}
