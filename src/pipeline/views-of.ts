/** A consignment as each purpose may see it. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { AcceptedEvent, Consignment } from '../domain/consignment.ts'
import type { Purpose } from '../domain/purpose.ts'
import type { ToMinor } from '../join/conflicts.ts'
import { joinConsignment } from '../join/join-consignment.ts'
import type { Member } from '../join/member.ts'

/** A joined consignment and what it was joined from. */
export type Joined = {
  readonly consignment: Consignment
  readonly members: readonly Member[]
  readonly containerEvents: readonly AcceptedEvent[]
  readonly toMinor: ToMinor
}

/** The consignment a purpose may see. */
export type ViewFor = (purpose: Purpose) => Consignment

/**
 * Joins from the filings whose authority allows the purpose. One join serves all purposes that see
 * the same filings.
 */
export function viewsOf(
  { permits }: Pick<CompiledPack, 'permits'>,
  { consignment, members, containerEvents, toMinor }: Joined,
): ViewFor {
  const views = new Map<string, Consignment>()
  return (purpose) => {
    const permitted = consignment.filings.map(({ filing }) => permits(filing.authority, purpose))
    if (permitted.every(Boolean)) return consignment
    const key = permitted.map(Number).join('')
    const known = views.get(key)
    if (known !== undefined) return known
    const view = joinConsignment(members, {
      toMinor,
      permits: (filing) => permits(filing.authority, purpose),
      containerEvents,
      id: consignment.id,
    })
    views.set(key, view)
    return view
  }
}
