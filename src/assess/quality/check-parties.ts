/** Checks parties: names, addresses and contacts of everyone the filing names. */

import {
  type Address,
  type ConsignmentStatement,
  PARTY_ROLES,
  type Party,
  type PartyRole,
} from '../../domain/filing.ts'
import { findMeantCountry, isCountryCode } from '../../domain/identifiers/country-code.ts'
import { canBePhone } from './phone.ts'
import { checkPostcode, type RegionIndex } from './postcode.ts'
import { excerpt, type Report } from './report.ts'
import { findTextFault } from './text-fault.ts'
import type { Circumstances, VagueTerms } from './vague-terms.ts'

/** What the checks of parties need. */
export type PartyCheck = {
  readonly terms: VagueTerms
  readonly at: Circumstances
  readonly regions: RegionIndex
  readonly extraCountries: ReadonlySet<string>
  readonly report: Report
}

const LETTER = /\p{L}/u
const PLAIN_LETTER = /[A-Za-z]/
const EMAIL = /^[^\s@,;]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}$/u
const EMAIL_LENGTH_MAX = 254

/** Checks every party of the statement. */
export function checkParties(statement: ConsignmentStatement, check: PartyCheck): void {
  for (const role of PARTY_ROLES) {
    const party = statement[role]
    if (party !== undefined) checkParty(party, role, check)
  }
}

function checkParty(party: Party, role: PartyRole, check: PartyCheck): void {
  const at = `/consignment/${role}`
  const { name, address, phone, email } = party
  const { report } = check
  if (name !== undefined) {
    const isClean = checkText(name, { pointer: `${at}/name`, role, field: 'name' }, check)
    if (isClean && !PLAIN_LETTER.test(name) && !LETTER.test(name))
      report('quality.name.digits', `${at}/name`, { role })
  }
  if (address !== undefined) checkAddress(address, role, check)
  if (phone !== undefined && !canBePhone(phone, address?.country))
    report('quality.phone.number', `${at}/phone`, { role })
  if (email !== undefined && (email.length > EMAIL_LENGTH_MAX || !EMAIL.test(email.trim())))
    report('quality.email.shape', `${at}/email`, { role })
}

type Place = { readonly pointer: string; readonly role: PartyRole; readonly field: string }

/** Letters and placeholders of a name or a part of an address. True when nothing was found. */
function checkText(text: string, place: Place, { terms, at, report }: PartyCheck): boolean {
  const fault = findTextFault(text)
  if (fault !== undefined) {
    report(fault, place.pointer)
    return false
  }
  const term = terms.findInParty(text, at)
  if (term === undefined) return true
  const { role, field } = place
  report('quality.party.placeholder', place.pointer, { term: excerpt(term.written), role, field })
  return false
}

function checkAddress(address: Address, role: PartyRole, check: PartyCheck): void {
  const at = `/consignment/${role}/address`
  const { lines, city, country, postcode } = address
  for (const [index, line] of (lines ?? []).entries()) {
    checkText(line, { pointer: `${at}/lines/${index}`, role, field: 'address' }, check)
  }
  if (city !== undefined) checkText(city, { pointer: `${at}/city`, role, field: 'town' }, check)
  if (country === undefined) return
  if (!isCountryCode(country) && !check.extraCountries.has(country)) {
    reportCountry(country, `${at}/country`, check.report)
  } else if (postcode !== undefined) {
    reportPostcode({ ...address, country, postcode }, at, check)
  }
}

function reportPostcode(
  address: Address & { readonly country: string; readonly postcode: string },
  at: string,
  { regions, report }: PartyCheck,
): void {
  const { country, postcode, region } = address
  const fault = checkPostcode({ country, postcode, region }, regions)
  if (fault === undefined) return
  const value = excerpt(postcode)
  const pointer = `${at}/postcode`
  switch (fault.kind) {
    case 'format':
      report('quality.postcode.format', pointer, { value, country })
      break
    case 'placeholder':
      report('quality.postcode.placeholder', pointer, { value })
      break
    case 'unassigned':
      report('quality.postcode.unassigned', pointer, { value, country })
      break
    case 'region':
      report('quality.postcode.region', pointer, {
        value,
        region: fault.region,
        expected: fault.expected,
      })
      break
    case 'unknown-region':
      report('quality.region.unknown', `${at}/region`, { value: excerpt(region ?? ''), country })
      break
  }
}

/** Tells of a text that is no country code, with the code that seems meant. */
export function reportCountry(value: string, pointer: string, report: Report): void {
  const meant = findMeantCountry(value)
  const hint = meant === undefined ? ', such as CN' : `: ${meant}`
  report('quality.country.code', pointer, { value: excerpt(value), hint })
}
