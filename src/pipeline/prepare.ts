/**
 * From members to what must be looked up: the joined consignment, its governing day and regime, and
 * what it adds to persons' days and parties' activity. Pure.
 */

import { totalValueMinor } from '../assess/build-facts.ts'
import type { CompiledPack } from '../assess/compile-pack.ts'
import { type FoundRegime, findRegime } from '../assess/find-regime.ts'
import { governingDay } from '../assess/governing-day.ts'
import { type OpenedAssessment, openView, SELECTING } from '../assess/open-assessment.ts'
import type { AcceptedEvent, Consignment } from '../domain/consignment.ts'
import { dayNumber } from '../enrich/activity-row.ts'
import { type PartyKeys, partyKeys } from '../enrich/party-keys.ts'
import { joinConsignment } from '../join/join-consignment.ts'
import { type Member, memberTime } from '../join/member.ts'
import type { ContributionEntry, LedgerEntry } from '../storage/store.ts'
import { type ViewFor, viewsOf } from './views-of.ts'

/** A consignment ready for look-ups. */
export type Prepared = {
  readonly members: readonly Member[]
  readonly containerEvents: readonly AcceptedEvent[]
  readonly consignment: Consignment
  readonly viewFor: ViewFor
  readonly day: string
  readonly found: FoundRegime
  readonly parties: PartyKeys
  readonly contributions: readonly ContributionEntry[]
  readonly ledger: LedgerEntry | null
  /** The assessment as far as it goes without counts; worked out when first asked for. */
  readonly opened: () => OpenedAssessment
}

/**
 * Joins `members` (one set of `partition`) and works out what they touch. What is counted is what
 * selection may see: counts hold no value of an authority that does not serve it.
 */
export function prepare(
  compiled: CompiledPack,
  members: readonly Member[],
  containerEvents: readonly AcceptedEvent[],
): Prepared {
  // Contradictions are looked for at one rate: that of the day of the oldest statement.
  const lodged = members[0] === undefined ? 0 : memberTime(members[0])
  const toMinor = compiled.convertOn(new Date(lodged).toISOString().slice(0, 10))
  const consignment = joinConsignment(members, { toMinor, containerEvents })
  const viewFor = viewsOf(compiled, { consignment, members, containerEvents, toMinor })
  const view = viewFor(SELECTING)
  const day = governingDay(consignment, compiled.pack)
  const found = findRegime(compiled.pack, view, day)
  const parties = partyKeys(view.statement)
  const opened = once(() => openView(compiled, { view, day, regime: found.regime }))
  const isCounted = !consignment.isWithoutFiling && !consignment.isCancelled
  return {
    members,
    containerEvents,
    consignment,
    viewFor,
    day,
    found,
    parties,
    contributions: isCounted
      ? parties.activity.map(({ key, counterparty }) => ({
          key,
          day: dayNumber(day),
          counterparty,
        }))
      : [],
    ledger: isCounted ? ledgerEntry({ compiled, view, day, found, parties, opened }) : null,
    opened,
  }
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

type Ledgering = Pick<Prepared, 'day' | 'found' | 'parties' | 'opened'> & {
  readonly compiled: CompiledPack
  readonly view: Consignment
}

/**
 * Counts to the legal limit only while a regime with person-day aggregation is open, for goods
 * within it that take an exempt pathway. Where it cannot be told whether they do, neither can the
 * sum.
 */
function ledgerEntry(ledgering: Ledgering): LedgerEntry | null {
  const { compiled, view, day, found, parties, opened } = ledgering
  if (parties.person === undefined) return null
  const { regime } = found
  const { isDelivered, canBeStopped } = view.whereabouts
  const value = totalValueMinor(view.goodsItems, compiled.convertOn(day))
  const threshold = regime?.thresholdMinor ?? null
  const isOpen = regime?.state === 'open' && regime.aggregation === 'person-day'
  const isWithin = isOpen && threshold !== null && (value === undefined || value <= threshold)
  const isExempt = isWithin ? opened().pathway.isExempt : false
  return {
    consignmentId: view.id,
    day,
    block: parties.person.block,
    person: parties.person.key,
    name: parties.person.name,
    valueMinor: isExempt === undefined ? null : (value ?? null),
    isExempt: isExempt ?? true,
    ...(isDelivered && !canBeStopped ? { wentOut: true as const } : {}),
  }
}
