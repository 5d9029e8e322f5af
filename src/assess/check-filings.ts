/** Data quality of each filing about a parcel: what its own filer should mend. */
import type { Consignment } from '../domain/consignment.ts'
import type { Finding } from '../domain/finding.ts'
import type { CompiledPack } from './compile-pack.ts'

/** The most findings kept of one consignment; a filing with thousands of bad lines is mended as a whole. */
export const FINDINGS_MAX = 200

/** Findings of all filings seen, each with its source. */
export function checkFilings(
  _compiled: CompiledPack,
  _consignment: Consignment,
): readonly Finding[] {
  return []
}
