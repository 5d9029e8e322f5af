/** What speaks for and against stopping a parcel, before any lane is chosen. */

import type { Indicator, Unknown } from './decision.ts'
import type { Finding } from './finding.ts'
import type { Effect } from './pack.ts'
import type { Topic } from './topic.ts'

/** A step that may move the lane: an indicator, an unknown or a missing element, with its effect. */
export type Consideration = {
  /** Rule id, or `policy.…` for what the policy adds by itself. */
  readonly by: string
  readonly topic: Topic
  readonly kind: 'indicator' | 'unknown' | 'missing'
  readonly effect: Effect
  readonly text: string
}

/** The result of assessing one revision of a consignment under one pack. Pure: same input, same bytes. */
export type Assessment = {
  /** `pack.regime.pathway`. */
  readonly pathway: string
  readonly indicators: readonly Indicator[]
  readonly considerations: readonly Consideration[]
  readonly findings: readonly Finding[]
  readonly unknowns: readonly Unknown[]
  /** Elements the pathway requires and no filer gave. */
  readonly missing: readonly string[]
}
