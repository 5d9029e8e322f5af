/** What an assessment is given and what it works out before any rule runs. */
import type { Consignment } from '../domain/consignment.ts'
import type { Enrichment } from '../domain/enrichment.ts'
import type { Facts } from '../domain/fact.ts'
import type { Finding } from '../domain/finding.ts'
import type { Purpose } from '../domain/purpose.ts'
import type { CompiledPack } from './compile-pack.ts'
import type { FoundPathway } from './find-pathway.ts'
import type { FoundRegime } from './find-regime.ts'
import type { OpenedAssessment } from './open-assessment.ts'

/** What one assessment is given. */
export type AssessInput = {
  readonly day: string
  readonly found: FoundRegime
  readonly enrichment: Enrichment
  /** The assessment of the consignment as selection sees it, opened before anything was counted. */
  readonly opened: OpenedAssessment
  /** The consignment as a purpose may see it. */
  readonly viewFor: (purpose: Purpose) => Consignment
}

/** What an assessment rests on, kept for explanation: facts by purpose view. */
export type Assessing = {
  readonly compiled: CompiledPack
  readonly input: AssessInput
  readonly findings: readonly Finding[]
  readonly pathway: FoundPathway
  readonly isLate: boolean | undefined
  readonly factsFor: (purpose: Purpose) => Facts
}
