/** All invariants that hold of a record by itself, at rest or between two steps. */
import type { CompiledPack } from '../../src/assess/compile-pack.ts'
import { checkActs, checkMessages } from './check-acts.ts'
import { checkCounts, checkSums } from './check-counts.ts'
import { checkDecisions, checkHolds, checkReplay } from './check-decisions.ts'
import { checkJoins } from './check-joins.ts'
import type { Invariant } from './invariant.ts'
import type { RecordView } from './record-view.ts'

/**
 * Checks a record whose decisions all were made under `compiled`. Decisions before `replayedBefore`
 * (a place in their order) were replayed already and are not again.
 */
export function checkRecord(
  view: RecordView,
  compiled: CompiledPack,
  { replayedBefore }: { readonly replayedBefore: number } = { replayedBefore: 0 },
): readonly Invariant[] {
  const fresh = { ...view, decisions: view.decisions.slice(replayedBefore) }
  return [
    ...checkDecisions(view),
    checkReplay(fresh, compiled),
    checkHolds(view),
    checkJoins(view),
    ...checkSums(view),
    // What is owed is still to be counted: a parcel’s day follows the events on its container.
    ...(view.owedWork === 0 ? checkCounts(view, compiled) : []),
    checkActs(view),
    checkMessages(view),
  ]
}
