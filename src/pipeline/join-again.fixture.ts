/** The record worked out again from nothing but its statements, for comparison with what was kept. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import { consignmentId } from '../join/join-consignment.ts'
import { partition } from '../join/partition.ts'
import { present } from '../lib/assert.ts'
import type { StoredSubmission } from '../storage/store.ts'
import { addStatements } from './add-statements.ts'
import { findContainerEvents, reachedBy } from './container-events.ts'
import { type Prepared, prepare } from './prepare.ts'

/** Every consignment as a plain reading of all statements makes it, by id. */
export async function joinAgain(
  compiled: CompiledPack,
  statements: readonly StoredSubmission[],
): Promise<ReadonlyMap<string, Prepared>> {
  const accepted = statements.toSorted((one, other) => one.sequence - other.sequence)
  const sets = partition(addStatements([], accepted))
  const nothingStored = { listContainerEvents: () => Promise.resolve([]) }
  const events = await findContainerEvents(nothingStored, sets, accepted)
  return new Map(
    sets.map((set) => [
      consignmentId(present(set[0], 'a founder')),
      prepare(compiled, set, reachedBy(set, events)),
    ]),
  )
}
