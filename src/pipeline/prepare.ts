/**
 * From members to what must be looked up: the joined consignment, its governing day and regime, and
 * what it adds to persons' days and parties' activity. Pure.
 */

import { totalValueMinor } from '../assess/build-facts.ts'
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { Convert } from '../assess/convert.ts'
import { type FoundRegime, findRegime } from '../assess/find-regime.ts'
import { governingDay } from '../assess/governing-day.ts'
import type { AcceptedEvent, Consignment } from '../domain/consignment.ts'
import { dayNumber } from '../enrich/activity-row.ts'
import { type PartyKeys, partyKeys } from '../enrich/party-keys.ts'
import { joinConsignment } from '../join/join-consignment.ts'
import { type Member, memberTime } from '../join/member.ts'
import type { ContributionEntry, LedgerEntry } from '../storage/store.ts'

/** A consignment ready for look-ups. */
export type Prepared = {
  readonly members: readonly Member[]
  readonly containerEvents: readonly AcceptedEvent[]
  readonly consignment: Consignment
  readonly day: string
  readonly found: FoundRegime
  readonly parties: PartyKeys
  readonly contributions: readonly ContributionEntry[]
  readonly ledger: LedgerEntry | null
  /** Conversion on the day of the oldest statement: contradictions are looked for at one rate. */
  readonly toMinor: Convert
}

/** Joins `members` (one set of `partition`) and works out what they touch. */
export function prepare(
  { pack, convertOn }: CompiledPack,
  members: readonly Member[],
  containerEvents: readonly AcceptedEvent[],
): Prepared {
  const lodged = members[0] === undefined ? 0 : memberTime(members[0])
  const toMinor = convertOn(new Date(lodged).toISOString().slice(0, 10))
  const consignment = joinConsignment(members, { toMinor, containerEvents })
  const day = governingDay(consignment, pack)
  const found = findRegime(pack, consignment, day)
  const parties = partyKeys(consignment.statement)
  const contributions =
    consignment.isWithoutFiling || consignment.isCancelled
      ? []
      : parties.activity.map(({ key, counterparty }) => ({
          key,
          day: dayNumber(day),
          counterparty,
        }))
  return {
    members,
    containerEvents,
    consignment,
    day,
    found,
    parties,
    contributions,
    ledger: ledgerEntry({ convertOn, consignment, day, found, parties }),
    toMinor,
  }
}

type Ledgering = Pick<Prepared, 'consignment' | 'day' | 'found' | 'parties'> &
  Pick<CompiledPack, 'convertOn'>

/** Counts to the legal limit only while a regime with person-day aggregation is open, for goods within it. */
function ledgerEntry({
  convertOn,
  consignment,
  day,
  found,
  parties,
}: Ledgering): LedgerEntry | null {
  if (parties.person === undefined || consignment.isCancelled) return null
  const { regime } = found
  const value = totalValueMinor(consignment.goodsItems, convertOn(day))
  const threshold = regime?.thresholdMinor ?? null
  const isOpen =
    regime !== undefined && regime.state === 'open' && regime.aggregation === 'person-day'
  return {
    consignmentId: consignment.id,
    day,
    block: parties.person.block,
    person: parties.person.key,
    name: parties.person.name,
    valueMinor: value ?? null,
    isExempt: isOpen && threshold !== null && (value === undefined || value <= threshold),
  }
}
