/**
 * What went out counts to its person's day for ever: no amendment, cancellation, merger or change
 * of number that comes after the delivery takes it off the sum.
 */
import { memberSequence } from '../join/member.ts'
import type { ConsignmentRow, LedgerEntry } from '../storage/store.ts'
import type { Prepared } from './prepare.ts'
import { foundingSequence } from './supersede.ts'

/**
 * The prepared consignments, each with the ledger's entry of what it was when it was delivered,
 * where its statements say less now. A parcel is where all filings about it are; where these part,
 * as by an unlink, each says for itself what it is.
 */
export function withWentOut(
  prepared: readonly Prepared[],
  rows: ReadonlyMap<string, ConsignmentRow>,
): readonly Prepared[] {
  const gone = [...rows.values()].filter((row) => row.ledger?.wentOut === true)
  if (gone.length === 0) return prepared
  const homes = new Map<number, number>()
  for (const [place, { members }] of prepared.entries()) {
    for (const member of members) homes.set(memberSequence(member), place)
  }
  const counted = new Map<number, LedgerEntry>()
  for (const { members, ledger, supersededBy } of gone) {
    if (ledger === null || supersededBy !== null) continue
    const filings = members.filter(({ kind }) => kind === 'filing')
    const places = new Set(filings.map((ref) => homes.get(foundingSequence(ref))))
    const [place] = places
    if (places.size !== 1 || place === undefined) continue
    const other = counted.get(place)
    counted.set(place, other === undefined ? ledger : greater(other, ledger))
  }
  return prepared.map((ready, place) => {
    const before = counted.get(place)
    if (before === undefined) return ready
    const { id } = ready.consignment
    const now = ready.ledger === null ? before : greater(before, ready.ledger)
    return { ...ready, ledger: { ...now, consignmentId: id, wentOut: true } }
  })
}

/** The entry that adds more to one person's day; the first where they are not of the same. */
function greater(first: LedgerEntry, other: LedgerEntry): LedgerEntry {
  const isSame =
    first.person === other.person && first.block === other.block && first.day === other.day
  return isSame && amountOf(other) > amountOf(first) ? other : first
}

function amountOf({ isExempt, valueMinor }: LedgerEntry): number {
  return isExempt ? (valueMinor ?? 0) : -1
}
