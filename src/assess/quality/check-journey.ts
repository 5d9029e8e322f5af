/** Checks identifiers, places and times of the journey. */
import type { ConsignmentStatement, Filing } from '../../domain/filing.ts'
import { parseAirWaybill } from '../../domain/identifiers/air-waybill.ts'
import { isCountryCode } from '../../domain/identifiers/country-code.ts'
import type { IdentifierRefusal } from '../../domain/identifiers/identifier-refusal.ts'
import { parseS9 } from '../../domain/identifiers/s9.ts'
import { parseS10, type S10Service } from '../../domain/identifiers/s10.ts'
import { checkTracking } from '../../domain/identifiers/tracking-number.ts'
import type { QualityLimits } from '../../domain/quality-settings.ts'
import { parseInstant } from '../../lib/rfc3339.ts'
import { reportCountry } from './check-parties.ts'
import type { QualityRule } from './quality-rules.ts'
import { excerpt, type Report } from './report.ts'
import { findTextFault } from './text-fault.ts'

/** What the checks of identifiers, places and times need. */
export type JourneyCheck = {
  readonly limits: QualityLimits | undefined
  readonly extraCountries: ReadonlySet<string>
  /** When the filing was lodged, RFC 3339; without it no time is held against it. */
  readonly lodgedAt: string | undefined
  readonly filingFunction: Filing['function'] | undefined
  readonly authority: string | undefined
  readonly report: Report
}

type MailClass = NonNullable<ConsignmentStatement['mailClass']>

/** Classes of mail that a service indicator of S10 is given to; a service not listed says nothing. */
const CLASSES: Readonly<Partial<Record<S10Service, readonly MailClass[]>>> = {
  parcel: ['parcel'],
  'e-commerce-parcel': ['parcel', 'packet'],
  ems: ['ems'],
  'letter-tracked': ['letter', 'packet'],
  'letter-registered': ['letter', 'packet'],
  'letter-insured': ['letter', 'packet', 'parcel'],
  'letter-customs': ['letter', 'packet'],
}
const REFERENCES = [
  'houseReference',
  'masterReference',
  'trackingNumber',
  'orderReference',
] as const
/** Airline code, up to four digits, a letter of the operation (IATA SSIM). */
const FLIGHT = /^(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])[A-Z]?\s?\d{1,4}[A-Z]?$/
const PLACE = /^[A-Z]{2}[A-Z2-9]{3}$/
const DAY_MS = 86_400_000

/** Checks the identifiers a parcel and what it lies in have. */
export function checkIdentifiers(statement: ConsignmentStatement, check: JourneyCheck): void {
  const { report, extraCountries } = check
  for (const name of REFERENCES) {
    const value = statement[name]
    if (value !== undefined && isPlaceholder(value))
      report('quality.reference.placeholder', `/consignment/${name}`, { value: excerpt(value) })
  }
  if (statement.postalItem !== undefined) checkPostalItem(statement.postalItem, statement, check)
  if (statement.receptacle !== undefined) {
    const parsed = parseS9(statement.receptacle, extraCountries)
    if (!parsed.ok)
      reportRefusal(RECEPTACLE_RULES[parsed.refusal.rule], 'receptacle', parsed.refusal, report)
  }
  checkMaster(statement, report)
  checkTrackingNumber(statement, report)
}

const POSTAL_ITEM_RULES: Readonly<Record<IdentifierRefusal['rule'], QualityRule>> = {
  format: 'quality.postal-item.format',
  indicator: 'quality.postal-item.indicator',
  country: 'quality.postal-item.country',
  'check-digit': 'quality.postal-item.check-digit',
  category: 'quality.postal-item.format',
}
const RECEPTACLE_RULES: Readonly<Record<IdentifierRefusal['rule'], QualityRule>> = {
  format: 'quality.receptacle.format',
  indicator: 'quality.receptacle.format',
  country: 'quality.receptacle.country',
  'check-digit': 'quality.receptacle.format',
  category: 'quality.receptacle.category',
}

function checkPostalItem(
  text: string,
  { mailClass }: ConsignmentStatement,
  { extraCountries, report }: JourneyCheck,
): void {
  const parsed = parseS10(text, extraCountries)
  if (!parsed.ok) {
    reportRefusal(POSTAL_ITEM_RULES[parsed.refusal.rule], 'postalItem', parsed.refusal, report)
    return
  }
  const { indicator, service } = parsed.value
  if (mailClass === undefined || CLASSES[service]?.includes(mailClass) !== false) return
  report('quality.postal-item.class', '/consignment/postalItem', { indicator, class: mailClass })
}

/** Only an air waybill has a known form; it may be told from the mode or its shape. */
function checkMaster({ masterReference, transportMode }: ConsignmentStatement, report: Report) {
  if (masterReference === undefined || isPlaceholder(masterReference)) return
  const isAir = transportMode === 'air'
  if (!isAir && !/^\d{3}-\d{8}$/.test(masterReference)) return
  const parsed = parseAirWaybill(masterReference)
  if (parsed.ok) return
  const rule =
    parsed.refusal.rule === 'check-digit' ? 'quality.master.check-digit' : 'quality.master.format'
  reportRefusal(rule, 'masterReference', parsed.refusal, report)
}

/** A wrong check digit counts where the shape is the carrier's own, or the filing names the carrier. */
function checkTrackingNumber(
  { trackingNumber, postalItem, carrier }: ConsignmentStatement,
  report: Report,
): void {
  if (trackingNumber === undefined || trackingNumber === postalItem) return
  if (isPlaceholder(trackingNumber)) return
  const found = checkTracking(trackingNumber)
  if (found === undefined || found.valid) return
  const isNamed = carrier?.name?.toLowerCase().includes(found.carrier.toLowerCase()) === true
  if (!found.isDistinctive && !isNamed) return
  const pointer = '/consignment/trackingNumber'
  report('quality.tracking.check-digit', pointer, { carrier: found.carrier })
}

function reportRefusal(
  rule: QualityRule,
  field: 'postalItem' | 'receptacle' | 'masterReference',
  refusal: IdentifierRefusal,
  report: Report,
): void {
  report(rule, `/consignment/${field}`, { text: refusal.text, advice: refusal.mend })
}

/** One character throughout, or a word for nothing. */
function isPlaceholder(reference: string): boolean {
  return (
    findTextFault(reference) === 'quality.text.repeated-character' ||
    /^(?:n\/?a|none|null|nil|test|unknown|tbd|tba|undefined|-+|\.+)$/i.test(reference.trim())
  )
}

/** Checks country of dispatch, place of arrival, flight, and the order of times. */
export function checkTravel(statement: ConsignmentStatement, check: JourneyCheck): void {
  const { exportCountry, arrival, conveyance, transportMode } = statement
  const { report, extraCountries } = check
  const isCountry = (code: string) => isCountryCode(code) || extraCountries.has(code)
  if (exportCountry !== undefined && !isCountry(exportCountry))
    reportCountry(exportCountry, '/consignment/exportCountry', report)
  const place = arrival?.place
  if (place !== undefined && !(PLACE.test(place) && isCountry(place.slice(0, 2))))
    report('quality.place.code', '/consignment/arrival/place', { value: excerpt(place) })
  const flight = conveyance?.reference
  if (flight !== undefined && transportMode === 'air' && !FLIGHT.test(flight)) {
    const pointer = '/consignment/conveyance/reference'
    report('quality.flight.format', pointer, { value: excerpt(flight) })
  }
  checkTimes(statement, check)
}

function checkTimes({ arrival, conveyance }: ConsignmentStatement, check: JourneyCheck): void {
  const { report } = check
  const departed = instantOf(conveyance?.departedAt)
  const arrives = instantOf(arrival?.estimatedAt)
  const lodged = instantOf(check.lodgedAt)
  const pointer = '/consignment/arrival/estimatedAt'
  if (departed !== undefined && arrives !== undefined && arrives < departed)
    report('quality.time.order', pointer)
  if (lodged === undefined) return
  const isFar = [
    reportFar(arrives, pointer, { lodged, ...check }),
    reportFar(departed, '/consignment/conveyance/departedAt', { lodged, ...check }),
  ].includes(true)
  const isLate = arrives !== undefined && lodged > arrives
  if (isLate && !isFar && mustBeEarly(check)) report('quality.time.late', '/lodgedAt')
}

/** A first filing is lodged before arrival, unless the law asks for it afterwards. */
function mustBeEarly({ filingFunction, authority, limits }: JourneyCheck): boolean {
  if (filingFunction !== undefined && filingFunction !== 'original') return false
  if (authority === undefined) return true
  return limits?.retrospectiveAuthorities?.includes(authority) !== true
}

function reportFar(
  time: number | undefined,
  pointer: string,
  { lodged, limits, report }: JourneyCheck & { readonly lodged: number },
): boolean {
  if (time === undefined) return false
  const limit = time > lodged ? limits?.daysAhead : limits?.daysBack
  if (limit === undefined || Math.abs(time - lodged) <= limit * DAY_MS) return false
  report('quality.time.far', pointer, { days: limit })
  return true
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text)
}
