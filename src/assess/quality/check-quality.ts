/**
 * Checks how well a filing states its parcel. Findings are for the filer, who sees only their own
 * data; they are no suspicion. Same filing, same settings, same findings, in the same order.
 */
import type { ConsignmentStatement, Filing } from '../../domain/filing.ts'
import { PARTY_ROLES } from '../../domain/filing.ts'
import type { Finding } from '../../domain/finding.ts'
import type { QualityEffect, QualitySettings } from '../../domain/quality-settings.ts'
import { checkDescription, READ_MAX } from './check-description.ts'
import { checkGoods } from './check-goods.ts'
import { checkIdentifiers, checkTravel } from './check-journey.ts'
import { checkParties } from './check-parties.ts'
import { checkWeights } from './check-weights.ts'
import { privatePartiesOf } from './personal-text.ts'
import { compileRegions, type RegionIndex } from './postcode.ts'
import { compileWording, reportInto, type Wording } from './report.ts'
import { type Circumstances, compileVagueTerms, holds, type VagueTerms } from './vague-terms.ts'

/** A pack's quality settings, ready for use. Built once a pack; immutable. */
export type Quality = {
  readonly settings: QualitySettings
  readonly wording: Wording
  readonly terms: VagueTerms
  readonly regions: RegionIndex
  readonly extraCountries: ReadonlySet<string>
  readonly tradeCurrencies: ReadonlySet<string> | undefined
}

/**
 * What is checked: one filing's statement, or a joined one, and how it was filed where that is
 * known.
 */
export type QualityInput = {
  readonly statement: ConsignmentStatement
  readonly authority?: string | undefined
  readonly lodgedAt?: string | undefined
  readonly filingFunction?: Filing['function'] | undefined
  /** The governing day, ISO; when absent the day of `lodgedAt`. */
  readonly day?: string | undefined
}

/** Makes a pack's settings ready: matchers, words and tables are built here and never again. */
export function compileQuality(settings: QualitySettings): Quality {
  const { limits } = settings
  return {
    settings,
    wording: compileWording(settings.texts),
    terms: compileVagueTerms(settings.vagueDescriptions),
    regions: compileRegions(settings.postcodeRegions),
    extraCountries: new Set(limits?.extraCountries ?? []),
    tradeCurrencies:
      limits?.tradeCurrencies === undefined ? undefined : new Set(limits.tradeCurrencies),
  }
}

/**
 * The findings of a statement, at most 200, in the order of the filing's parts. Absent elements
 * give none: what a pathway requires is checked elsewhere. Never throws, whatever the texts hold.
 */
export function checkQuality(quality: Quality, input: QualityInput): readonly Finding[] {
  const findings: Finding[] = []
  const report = reportInto(findings, quality.wording)
  const { statement, lodgedAt, filingFunction, authority } = input
  const { limits } = quality.settings
  const { terms, regions, extraCountries, tradeCurrencies } = quality
  const at = circumstancesOf(input)
  const journey = { limits, extraCountries, lodgedAt, filingFunction, authority, report }

  checkIdentifiers(statement, journey)
  checkParties(statement, { terms, at, regions, extraCountries, report })
  checkDescriptions(quality, input, report)
  checkGoods(statement, {
    extraCountries,
    tradeCurrencies,
    countries: countriesOf(statement),
    tokenValueMinor: limits?.tokenValueMinor,
    report,
  })
  checkWeights(statement, limits, report)
  checkTravel(statement, journey)
  return findings
}

/**
 * What a finding of `rule` leads to under the circumstances; the strictest row that holds decides.
 */
export function findEffect(
  settings: QualitySettings,
  rule: string,
  at: Circumstances,
): QualityEffect['effect'] | undefined {
  const rows = (settings.vagueDescriptions?.effects ?? []).filter(
    (row) =>
      row.rule === rule &&
      holds(
        { ...row, ...(row.authority === undefined ? {} : { authorities: [row.authority] }) },
        at,
      ),
  )
  if (rows.some((row) => row.effect === 'reject')) return 'reject'
  return rows[0]?.effect
}

/** Under which circumstances a filing was made, for dated rows. */
function circumstancesOf(input: QualityInput): Circumstances {
  return {
    channel: input.statement.channel,
    authority: input.authority,
    day: input.day ?? input.lodgedAt?.slice(0, 10),
  }
}

function checkDescriptions(
  { settings: { limits }, terms }: Quality,
  input: QualityInput,
  report: ReturnType<typeof reportInto>,
): void {
  const { statement } = input
  const check = {
    terms,
    at: circumstancesOf(input),
    parties: privatePartiesOf(statement),
    lengthMax: Math.min(limits?.descriptionLengthMax ?? READ_MAX, READ_MAX),
    lettersMin: limits?.descriptionLettersMin ?? 1,
    report,
  }
  for (const [index, { description }] of (statement.goodsItems ?? []).entries()) {
    if (description === undefined || description.trim().length === 0) continue
    checkDescription(description, `/consignment/goodsItems/${index}/description`, check)
  }
}

/** Every country the statement names: those whose currencies are to be expected. */
function countriesOf(statement: ConsignmentStatement): ReadonlySet<string> {
  const countries = new Set<string>()
  const add = (country: string | undefined) => {
    if (country !== undefined) countries.add(country)
  }
  add(statement.exportCountry)
  add(statement.arrival?.place?.slice(0, 2))
  for (const role of PARTY_ROLES) add(statement[role]?.address?.country)
  for (const line of statement.goodsItems ?? []) add(line.originCountry)
  return countries
}
