/**
 * A decision: one lane and its directives for one revision of a consignment, with what explains it.
 * The JSON shape is the officer's view of the contract; the record around it holds what replay
 * needs.
 */
import type { EventKind } from './filing.ts'
import type { Finding } from './finding.ts'
import type { Topic } from './topic.ts'

/** What happens to a parcel at customs, from the mildest to the strictest. */
export const LANES = ['release', 'post-audit', 'documents', 'examine', 'refuse'] as const
export type Lane = (typeof LANES)[number]

/** Outcome of the pre-loading assessment. `dnl` only ever follows a person's confirmation. */
export const SECURITY_OUTCOMES = ['assessed', 'rfi', 'rfs', 'dnl-proposed', 'dnl'] as const
export type SecurityOutcome = (typeof SECURITY_OUTCOMES)[number]

/**
 * What may be told to whoever has the parcel; `rfi`, `rfs` and `dnl` are the answers before
 * loading.
 */
export const DIRECTIVE_KINDS = [
  'release',
  'hold',
  'present',
  'rfi',
  'rfs',
  'dnl',
  'transfer',
  'intercept',
  'return',
  'destroy',
] as const
export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number]
/** What a custodian or filer is told to do. `text` comes from the pack. */
export type Directive = { readonly kind: DirectiveKind; readonly text: string }

/** Which change of decision input made a revision. */
export const CAUSES = [
  'filing',
  'amendment',
  'cancellation',
  'event',
  'answer',
  'activity',
  'list',
  'pack',
  'officer',
] as const
export type Cause = (typeof CAUSES)[number]

/** What can bring a parcel before an officer. */
export const SELECTION_REASONS = [
  'rule',
  'score',
  'random',
  'capacity',
  'operation',
  'officer',
  'canine',
  'nii',
  'intelligence',
  'partner-agency',
] as const

/** Why a parcel was or was not selected, and how likely that was under the policy (0 to 1). */
export type Selection = {
  readonly reason: (typeof SELECTION_REASONS)[number]
  readonly probability: number
}

/**
 * One filed or looked-up value that speaks for an indicator. `path` is a pointer into the filing.
 */
export type Evidence = {
  readonly path: string
  readonly value: string
  readonly source: string
  readonly list?: string
  readonly entry?: string
  /** What the list says there, where that is not in `entry`. */
  readonly listed?: string
  readonly score?: number
}

/**
 * What speaks for stopping a parcel. `weight` adds to the score; `ground` is the pack's legal
 * ground.
 */
export type Indicator = {
  readonly id: string
  readonly topic: Topic
  readonly weight: number
  readonly ground: string
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** A fact that could not be had, and why. */
export type Unknown = { readonly fact: string; readonly reason: string }

/** A step of the way to the lane, in order: which consideration set or raised it. */
export type Reason = { readonly by: string; readonly lane: Lane; readonly text: string }

/** The officer's view of a decision (contract, section 2). */
export type Decision = {
  readonly consignment: string
  readonly consignmentId: string
  readonly revision: number
  readonly cause: Cause
  readonly decidedAt: string
  readonly security: { readonly outcome: SecurityOutcome }
  readonly lane: Lane
  readonly directives: readonly Directive[]
  readonly score: number
  readonly pathway: string
  readonly indicators: readonly Indicator[]
  readonly findings: readonly Finding[]
  readonly unknowns: readonly Unknown[]
  readonly reasons: readonly Reason[]
  readonly selection: Selection
  readonly pack: string
  readonly packHash: string
  readonly lists: Readonly<Record<string, string>>
  readonly model: string | null
}

/** Strictness of a lane: its place in LANES. */
export function strictness(lane: Lane): number {
  return LANES.indexOf(lane)
}

/** The stricter of two lanes. */
export function stricter(one: Lane, other: Lane): Lane {
  return strictness(one) >= strictness(other) ? one : other
}

/** Whether a lane keeps the parcel from moving on. */
export function isHolding(lane: Lane): boolean {
  return strictness(lane) >= strictness('documents')
}

/** Events after which a parcel can no longer be stopped. */
export const BEYOND_REACH: readonly EventKind[] = ['delivered', 'lost', 'exported']
