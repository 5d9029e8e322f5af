/**
 * The store's own guard of revisions: whatever asks it, a revision is decided once, and a row never
 * goes back behind one that is stored.
 */
import type { Changes, ConsignmentRow } from './store.ts'

/** What the guard must know of a stored row. */
export type StoredRevision = Pick<ConsignmentRow, 'revision' | 'lane'>

/**
 * Throws unless every decision comes with its consignment's row, every row is stored just when
 * `known` says so, and no row is of a smaller revision than the stored one: with a decision it is of
 * a greater one, where the stored one is decided. `storedOf` gives the row before these changes.
 */
export function refuseTwice(
  { consignments, known, decisions }: Pick<Changes, 'consignments' | 'known' | 'decisions'>,
  storedOf: (id: string) => StoredRevision | undefined,
): void {
  const decided = new Map(
    decisions.map(({ decision }) => [decision.consignmentId, decision.revision]),
  )
  const rows = new Map(consignments.map((row) => [row.id, row.revision]))
  if (decided.size < decisions.length || rows.size < consignments.length) {
    throw new Error('a consignment is saved twice in one part of a unit')
  }
  for (const [id, revision] of decided) {
    if (rows.get(id) === revision) continue
    throw new Error(`revision ${revision} of consignment ${id} is decided without its row`)
  }
  for (const { id, revision } of consignments) {
    const stored = storedOf(id)
    if ((stored !== undefined) !== known.has(id)) {
      throw new Error(`consignment ${id} is ${stored === undefined ? 'not' : 'already'} stored`)
    }
    if (stored === undefined) continue
    const isNext = decided.has(id) && stored.lane !== null
    if (revision >= stored.revision + (isNext ? 1 : 0)) continue
    throw new Error(`consignment ${id} is at revision ${stored.revision} before ${revision}`)
  }
}
