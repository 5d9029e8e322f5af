/** Decides again from what was kept: the same statements, basis and pack must give the same bytes. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { Decision } from '../domain/decision.ts'
import type { DecisionRecord } from '../domain/record.ts'
import type { StoredSubmission } from '../storage/store.ts'
import { conclude } from './conclude.ts'
import { eventOf, memberOf, sequencesOf } from './neighbourhood.ts'
import { prepare } from './prepare.ts'

/** All sequences whose statements `replay` needs. */
export function neededFor({ basis }: DecisionRecord): readonly number[] {
  return [
    ...basis.members.flatMap(sequencesOf),
    ...basis.containerEvents.map(({ sequence }) => sequence),
  ]
}

/**
 * The decision as it must have been. The join is replayed too: statements are immutable, each is
 * checked against the hash kept with the decision, and nothing derived is trusted.
 */
export function replay(
  compiled: CompiledPack,
  { basis }: DecisionRecord,
  statements: ReadonlyMap<number, StoredSubmission>,
): Decision {
  if (compiled.pack.hash !== basis.packHash) {
    throw new Error(`replay needs pack ${basis.packHash}, not ${compiled.pack.hash}`)
  }
  const members = basis.members.map((ref) => memberOf(ref, statements))
  const events = basis.containerEvents.map((ref) => eventOf(ref, statements))
  return conclude(compiled, prepare(compiled, members, events), basis).decision
}
