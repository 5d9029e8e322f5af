/** Parties’ activity and persons’ days against a count from nothing but the current statements. */
import type { CompiledPack } from '../../src/assess/compile-pack.ts'
import type { AcceptedEvent } from '../../src/domain/consignment.ts'
import {
  type ContainerEvents,
  containerEventsIn,
  reachedBy,
} from '../../src/pipeline/container-events.ts'
import { prepare } from '../../src/pipeline/prepare.ts'
import type { ContributionEntry, LedgerEntry } from '../../src/storage/store.ts'
import { joinAgain } from './check-joins.ts'
import type { Invariant } from './invariant.ts'
import type { RecordView } from './record-view.ts'

/** Activity and ledger are the sums of what the living consignments say they added. */
export function checkSums(view: RecordView): readonly Invariant[] {
  const living = view.consignments.filter((row) => row.supersededBy === null)
  return compare(view, {
    contributions: living.flatMap((row) => row.contributions),
    ledger: ledgerOf(living),
    how: 'what the consignments say they added',
  })
}

/**
 * Activity and ledger are what a count of all current statements gives. Holds when nothing is owed:
 * an event on a container changes its parcels one after another.
 */
export function checkCounts(view: RecordView, compiled: CompiledPack): readonly Invariant[] {
  const events = eventsByContainer(view)
  const prepared = [...joinAgain(view).values()].map((set) =>
    prepare(compiled, set, reachedBy(set, events)),
  )
  // What went out counts as what it was then, whatever its statements say now. The consignment's row
  // says so; that the ledger has the same is held by `checkSums`.
  const living = view.consignments.filter((row) => row.supersededBy === null)
  const gone = ledgerOf(living).filter(({ wentOut }) => wentOut === true)
  const ids = new Set(gone.map(({ consignmentId }) => consignmentId))
  return compare(view, {
    contributions: prepared.flatMap(({ contributions }) => contributions),
    ledger: [
      ...gone,
      ...prepared.flatMap(({ consignment, ledger }) =>
        ledger === null || ids.has(consignment.id) ? [] : [ledger],
      ),
    ],
    how: 'a count from the current statements',
  })
}

function ledgerOf(rows: RecordView['consignments']): readonly LedgerEntry[] {
  return rows.flatMap(({ ledger }) => ledger ?? [])
}

/** All events on containers, the newest version of each. */
function eventsByContainer({ submissions }: RecordView): ContainerEvents {
  const newest = new Map<string, { readonly container: string; readonly event: AcceptedEvent }>()
  for (const one of containerEventsIn(submissions)) {
    const { filer, reference, version = 1 } = one.event.event
    const name = JSON.stringify([filer, reference])
    const before = newest.get(name)?.event.event
    if (before === undefined || (before.version ?? 1) < version) newest.set(name, one)
  }
  const events = new Map<string, AcceptedEvent[]>()
  for (const { container, event } of newest.values()) {
    events.set(container, [...(events.get(container) ?? []), event])
  }
  return events
}

type Expected = {
  readonly contributions: readonly ContributionEntry[]
  readonly ledger: readonly LedgerEntry[]
  readonly how: string
}

function compare(view: RecordView, { contributions, ledger, how }: Expected): readonly Invariant[] {
  const counted = new Map<string, number>()
  for (const { key, day, counterparty } of contributions) {
    const name = `${key} ${day} ${counterparty}`
    counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  const kept = new Map<string, number>()
  for (const [key, entries] of view.activity) {
    for (const { day, counterparty, parcels } of entries) {
      kept.set(`${key} ${day} ${counterparty}`, parcels)
    }
  }
  return [
    {
      name: `parties’ activity is ${how}`,
      examined: counted.size,
      breaches: differences(kept, counted),
    },
    {
      name: `persons’ days are ${how}`,
      examined: ledger.length,
      breaches: differences(ledgerTexts(view.ledger), ledgerTexts(ledger)),
    },
  ]
}

function ledgerTexts(entries: readonly LedgerEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.map(({ consignmentId, day, block, person, name, valueMinor, isExempt }) => [
      consignmentId,
      JSON.stringify([day, block, person, name, valueMinor, isExempt]),
    ]),
  )
}

function differences<T>(
  kept: ReadonlyMap<string, T>,
  expected: ReadonlyMap<string, T>,
): readonly string[] {
  const wrong = [...expected].flatMap(([name, value]) =>
    kept.get(name) === value ? [] : [`${name} is ${String(kept.get(name))}, not ${String(value)}`],
  )
  const extra = [...kept.keys()].filter((name) => !expected.has(name))
  return [...wrong, ...extra.map((name) => `${name} should not be there`)]
}
