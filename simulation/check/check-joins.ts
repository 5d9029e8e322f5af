/** The consignments on record against the statements on record, joined again from the beginning. */
import { consignmentId } from '../../src/join/join-consignment.ts'
import { type Member, memberKeyTexts } from '../../src/join/member.ts'
import { partition } from '../../src/join/partition.ts'
import { addStatements } from '../../src/pipeline/add-statements.ts'
import { refOf } from '../../src/pipeline/neighbourhood.ts'
import { foundingSequence } from '../../src/pipeline/supersede.ts'
import type { Invariant } from './invariant.ts'
import type { RecordView } from './record-view.ts'

/** The sets of members that the statements on record make, by the id of the consignment. */
export function joinAgain({ submissions }: RecordView): ReadonlyMap<string, readonly Member[]> {
  const inOrder = submissions.toSorted((one, other) => one.sequence - other.sequence)
  const members = addStatements([], inOrder).filter((member) => memberKeyTexts(member).length > 0)
  return new Map(
    partition(members).flatMap((set) => {
      const [founder] = set
      return founder === undefined ? [] : [[consignmentId(founder), set] as const]
    }),
  )
}

/** The living consignments are exactly the sets of members that all statements make together. */
export function checkJoins(view: RecordView): Invariant {
  const again = joinAgain(view)
  const living = view.consignments.filter((row) => row.supersededBy === null)
  const breaches = living.flatMap((row) => {
    const set = again.get(row.id)
    if (set === undefined) return [`${row.id} should not stand by itself`]
    const members = JSON.stringify(set.map(refOf))
    return members === JSON.stringify(row.members) ? [] : [`${row.id} should have other members`]
  })
  const ids = new Set(living.map(({ id }) => id))
  const missing = [...again.keys()].filter((id) => !ids.has(id))
  return {
    name: 'consignments are what all statements joined together make',
    examined: again.size,
    breaches: [...breaches, ...missing.map((id) => `${id} should stand by itself`)],
  }
}

/**
 * Which statements belong together, by filers’ references alone: the same for two records of the
 * same statements, whatever the order in which they were accepted. Sorted texts, one a consignment.
 */
export function companiesOf(view: RecordView): readonly string[] {
  const bySequence = new Map(view.submissions.map((one) => [one.sequence, one.submission]))
  const nameOf = (sequence: number) => {
    const submission = bySequence.get(sequence)
    return submission === undefined
      ? `lost statement ${sequence}`
      : `${submission.kind} ${submission.filer} ${submission.reference}`
  }
  return view.consignments
    .filter((row) => row.supersededBy === null)
    .map(({ members }) =>
      members
        .map((ref) => nameOf(foundingSequence(ref)))
        .toSorted()
        .join(', '),
    )
    .toSorted()
}
