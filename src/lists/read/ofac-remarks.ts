/**
 * The remarks of an OFAC entry: birth dates, countries, numbers and weak aliases stand there as
 * text and nowhere else (OFAC Data Specification, and FAQ 123: weak a.k.a. are in the remarks).
 */
import type { ListedName } from '../../domain/list.ts'
import { countryOf } from '../country-of.ts'
import { dateIn, yearsIn } from '../listed-dates.ts'
import { identifierOf } from './identifier-labels.ts'

/** What remarks say beside being read. */
export type Remarks = {
  readonly names: readonly ListedName[]
  readonly countries: readonly string[]
  readonly birthDates: readonly string[]
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[]
}

const ALIAS = /^(?:alt\. )?[afn]\.k\.a\. ['"](.+)['"][^'"]*$/u
const BIRTH = /^(?:alt\. )?DOB (.+)$/u
const COUNTRY =
  /^(?:alt\. )?(?:nationality|citizen|Nationality of Registration|Nationality Country),? (.+)$/u

/** Reads remarks; what is not understood stays in the text alone. */
export function readRemarks(text: string): Remarks {
  const names: ListedName[] = []
  const countries: string[] = []
  const birthDates: string[] = []
  const identifiers: { readonly scheme: string; readonly value: string }[] = []
  for (const part of text.split(/;\s+/u)) {
    const said = part.trim().replace(/\.$/u, '')
    const alias = ALIAS.exec(said)?.[1]
    const birth = BIRTH.exec(said)?.[1]
    const country = COUNTRY.exec(said)?.[1]
    if (alias !== undefined) names.push({ text: alias, quality: 'weak' })
    else if (birth !== undefined) birthDates.push(...birthDatesIn(birth))
    else if (country !== undefined) countries.push(...maybe(countryOf(country)))
    else identifiers.push(...maybe(identifierOf(said.replace(/^alt\. /u, ''))))
  }
  return { names, countries, birthDates, identifiers }
}

/** A date as precise as it is written, or each year of a short span. */
function birthDatesIn(text: string): readonly string[] {
  const date = dateIn(text, 'day-first')
  return date === undefined ? yearsIn(text) : [date]
}

function maybe<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}
