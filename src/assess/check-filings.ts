/** Data quality of each filing about a parcel: what its own filer should mend. */
import type { Consignment } from '../domain/consignment.ts'
import type { Finding } from '../domain/finding.ts'
import type { CompiledPack } from './compile-pack.ts'
import { checkQuality } from './quality/check-quality.ts'

/** The most findings kept of one consignment; a filing with thousands of bad lines is mended as a whole. */
const FINDINGS_MAX = 300

/** Findings of all filings seen, each with the reference and the filer of its filing. `day` is the governing day. */
export function checkFilings(
  { quality }: CompiledPack,
  { filings }: Consignment,
  day: string,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const { filing } of filings) {
    const { consignment: statement, authority, lodgedAt, function: filingFunction } = filing
    const found = checkQuality(quality, { statement, authority, lodgedAt, filingFunction, day })
    for (const finding of found) {
      findings.push({ ...finding, source: filing.reference, filer: filing.filer })
    }
  }
  return findings.slice(0, FINDINGS_MAX)
}
