/**
 * A decision as officers see it. They do not learn that a parcel was drawn at random, lest they look
 * less hard; supervisors and auditors read the record itself.
 */
import { type Decision, type Reason, stricter } from '../domain/decision.ts'

/** A decision without how it was selected. */
export type OfficersDecision = Omit<Decision, 'selection'>

/** Steps of the policy whose difference would tell of the draw. */
const VEILED: readonly string[] = ['policy.score', 'policy.random']

/** Leaves the selection out, and tells score and draw as one step. */
export function officersView(decision: Decision): OfficersDecision {
  const { selection: _, reasons, ...shown } = decision
  const veiled = reasons.filter(({ by }) => VEILED.includes(by))
  const [first] = veiled
  if (first === undefined) return { ...shown, reasons }
  const lane = veiled.reduce((strictest, one) => stricter(strictest, one.lane), first.lane)
  const text = `By the policy, with a score of ${shown.score}.`
  const policy: Reason = { by: 'policy', lane, text }
  return { ...shown, reasons: [policy, ...reasons.filter(({ by }) => !VEILED.includes(by))] }
}
