/**
 * The trace of a stored decision: every rule of its day, from the statements and basis kept with
 * it.
 */
import type { CompiledPack } from '../assess/compile-pack.ts'
import { explainRules, type RuleTrace } from '../assess/explain.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { DecisionRecord } from '../domain/record.ts'
import type { StoredSubmission } from '../storage/store.ts'
import { eventOf, memberOf } from './neighbourhood.ts'
import { prepare } from './prepare.ts'

/** A decided parcel as it was joined then, and what each rule made of it. */
export type Explained = {
  readonly consignment: Consignment
  readonly rules: readonly RuleTrace[]
}

/** The joined consignment with its provenance, and what each rule made of it. */
export function explainDecision(
  compiled: CompiledPack,
  { basis }: DecisionRecord,
  statements: ReadonlyMap<number, StoredSubmission>,
): Explained {
  const members = basis.members.map((ref) => memberOf(ref, statements))
  const events = basis.containerEvents.map((ref) => eventOf(ref, statements))
  const prepared = prepare(compiled, members, events)
  const rules = explainRules(compiled, {
    day: prepared.day,
    found: prepared.found,
    enrichment: basis.enrichment,
    opened: prepared.opened(),
    viewFor: prepared.viewFor,
  })
  return { consignment: prepared.consignment, rules }
}
