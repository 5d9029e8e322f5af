/**
 * UPU S9: the 29-character identifier of a receptacle (mail bag or container), such as
 * `IEDUBANLHAGIAUN61234001110123`. A parsed one names two exchange offices, and its despatch (UPU S8).
 */
import { ok, type Result, refuse } from '../../lib/result.ts'
import { compactIdentifier } from './compact-identifier.ts'
import { isCountryCode } from './country-code.ts'
import type { IdentifierRefusal } from './identifier-refusal.ts'

/** How mail of a category travels. */
export type MailCategory = 'air' | 'surface-air-lifted' | 'surface' | 'priority-surface'

/**
 * A receptacle identifier, taken apart. Offices are IMPC codes (country, place, office).
 * `year` is the last digit of the year; `weightGrams` comes in steps of 100 g.
 */
export type S9 = {
  readonly text: string
  readonly originOffice: string
  readonly destinationOffice: string
  readonly category: MailCategory
  readonly subclass: string
  readonly year: number
  /** UPU S8: the first 20 characters name the despatch that the receptacle is part of. */
  readonly despatch: string
  readonly receptacleNumber: number
  readonly isLast: boolean
  readonly isRegisteredOrInsured: boolean
  readonly weightGrams: number
}

const SHAPE = /^(?:[A-Z]{5}[A-Z0-9]){2}[A-Z]{3}\d{14}$/

const CATEGORIES: Readonly<Record<string, MailCategory>> = {
  A: 'air',
  B: 'surface-air-lifted',
  C: 'surface',
  D: 'priority-surface',
}

/**
 * Reads a receptacle identifier; spaces and small letters are forgiven. Refuses a wrong shape, an
 * office in no country and an unknown mail category. Source: UPU S9; categories UPU code list 115.
 */
export function parseS9(
  text: string,
  extraCountries?: ReadonlySet<string>,
): Result<S9, IdentifierRefusal> {
  const compact = compactIdentifier(text)
  if (!SHAPE.test(compact)) {
    return refuse({
      rule: 'format',
      text: 'A receptacle identifier has 29 characters: two offices of six, three letters, 14 digits.',
      mend: 'Copy the whole code from the receptacle label.',
    })
  }
  return readParts(compact, extraCountries)
}

/** Takes a text of the right shape apart by position. */
function readParts(
  text: string,
  extraCountries: ReadonlySet<string> | undefined,
): Result<S9, IdentifierRefusal> {
  const originOffice = text.slice(0, 6)
  const destinationOffice = text.slice(6, 12)
  const nowhere = [originOffice, destinationOffice].find((office) => {
    const country = office.slice(0, 2)
    return !isCountryCode(country) && extraCountries?.has(country) !== true
  })
  if (nowhere !== undefined) {
    return refuse({
      rule: 'country',
      text: `The exchange office ${nowhere} begins with ${nowhere.slice(0, 2)}, which is no country.`,
      mend: 'Check the first twelve characters: two exchange offices of six characters.',
    })
  }
  const category = CATEGORIES[text.charAt(12)]
  if (category === undefined) {
    return refuse({
      rule: 'category',
      text: `${text.charAt(12)} is no mail category.`,
      mend: 'Character 13 is A (air), B (surface air lifted), C (surface) or D (priority surface).',
    })
  }
  return ok({
    text,
    originOffice,
    destinationOffice,
    category,
    subclass: text.slice(13, 15),
    year: Number(text.charAt(15)),
    despatch: text.slice(0, 20),
    receptacleNumber: Number(text.slice(20, 23)),
    isLast: text.charAt(23) === '1',
    isRegisteredOrInsured: text.charAt(24) === '1',
    weightGrams: Number(text.slice(25)) * 100,
  })
}
