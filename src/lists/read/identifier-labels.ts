/** Labels before numbers in OFAC's remarks and in the Consolidated Screening List, and their schemes. */

/** Label as it is written, and the scheme of the number after it; longer labels first. */
const LABELS: readonly (readonly [string, string])[] = [
  ['Vessel Registration Identification IMO', 'imo'],
  ['Identification Number IMO', 'imo'],
  ['Vessel Registration Identification', 'vessel-registration'],
  ["Aircraft Manufacturer's Serial Number (MSN)", 'aircraft-serial'],
  ['Aircraft Mode S Transponder Code', 'aircraft-transponder'],
  ['Aircraft Construction Number', 'aircraft-serial'],
  ['Aircraft Tail Number', 'aircraft-tail'],
  ['Unified Social Credit Code (USCC)', 'uscc'],
  ['Unified Social Credit Code', 'uscc'],
  ['Business Registration Number', 'registration'],
  ['Business Registration Document #', 'registration'],
  ['Public Registration Number', 'registration'],
  ['Commercial Registry Number', 'registration'],
  ['Matricula Mercantil No', 'registration'],
  ['Folio Mercantil No.', 'registration'],
  ['Registration Number', 'registration'],
  ['Registration ID', 'registration'],
  ['Trade License No.', 'registration'],
  ['Company Number', 'registration'],
  ['C.R. No.', 'registration'],
  ['Enterprise Number', 'registration'],
  ['Government Gazette Number', 'registration'],
  ['Legal Entity Number', 'lei'],
  ['D-U-N-S Number', 'duns'],
  ['Tax ID No.', 'tax-id'],
  ['V.A.T. Number', 'tax-id'],
  ['NIT #', 'tax-id'],
  ['RUC #', 'tax-id'],
  ['RIF #', 'tax-id'],
  ['RTN #', 'tax-id'],
  ['R.F.C.', 'tax-id'],
  ['C.U.I.T.', 'tax-id'],
  ['National ID No.', 'national-id'],
  ['Identification Number', 'national-id'],
  ['Personal ID Card', 'national-id'],
  ['Citizen\u2019s Card Number', 'national-id'],
  ["Citizen's Card Number", 'national-id'],
  ['Cedula No.', 'national-id'],
  ['C.U.R.P.', 'national-id'],
  ['C.U.I.P.', 'national-id'],
  ['D.N.I.', 'national-id'],
  ['SSN', 'national-id'],
  ["Driver's License No.", 'driving-licence'],
  ['Diplomatic Passport', 'passport'],
  ['Stateless Person Passport', 'passport'],
  ['Passport', 'passport'],
  ['SWIFT/BIC', 'bic'],
  ['MMSI', 'mmsi'],
  ['Email Address', 'email'],
  ['Website', 'website'],
  ['Phone Number', 'phone'],
  ['Phone No.', 'phone'],
]

const DIGITAL_CURRENCY = /^Digital Currency Address - (\w+),? (\S+)$/u

/** The number after a known label; undefined for what is none, or has no value. */
export function identifierOf(
  said: string,
): { readonly scheme: string; readonly value: string } | undefined {
  const wallet = DIGITAL_CURRENCY.exec(said)
  if (wallet !== null) {
    return { scheme: `wallet-${(wallet[1] ?? '').toLowerCase()}`, value: wallet[2] ?? '' }
  }
  const label = LABELS.find(([text]) => said.startsWith(text))
  if (label === undefined) return undefined
  const rest = said.slice(label[0].length).replace(/^[,:\s]+/u, '')
  // What follows the number is its country, and when it was issued.
  const value = rest.replace(/(?:\s+\(|\s+issued\b|\s+expires\b|,\s+[A-Z]{2}$).*$/u, '').trim()
  return value.length === 0 || value.length > 100 ? undefined : { scheme: label[1], value }
}
