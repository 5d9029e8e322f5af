/** One decision a revision, none lost, none changed: the record's decisions against its consignments. */
import type { CompiledPack } from '../../src/assess/compile-pack.ts'
import { isAnswerable } from '../../src/decide/stricter-hold.ts'
import { isHolding, type Lane, strictness } from '../../src/domain/decision.ts'
import { neededFor, replay } from '../../src/pipeline/replay.ts'
import type { ConsignmentRow, SavedDecision } from '../../src/storage/store.ts'
import { type Invariant, repeated } from './invariant.ts'
import { decisionName, type RecordView } from './record-view.ts'

/** No revision has two decisions, and each consignment stands where its newest decision left it. */
export function checkDecisions({ consignments, decisions }: RecordView): readonly Invariant[] {
  const twice = repeated(decisions.map(decisionName))
  const newest = new Map(decisions.map((one) => [one.decision.consignmentId, one]))
  const lost = consignments.flatMap((row) => differenceOf(row, newest.get(row.id)))
  const known = new Set(consignments.map(({ id }) => id))
  const homeless = [...newest.keys()].filter((id) => !known.has(id))
  return [
    {
      name: 'no revision has two decisions',
      examined: decisions.length,
      breaches: twice.map((name) => `${name} was decided twice`),
    },
    {
      name: 'each consignment stands where its newest decision left it',
      examined: consignments.length,
      breaches: [...lost, ...homeless.map((id) => `${id} was decided but is not on record`)],
    },
  ]
}

function differenceOf(row: ConsignmentRow, newest: SavedDecision | undefined): readonly string[] {
  if (newest === undefined) return [`${row.id} has no decision`]
  const { decision, basis } = newest
  const differences: string[] = []
  if (decision.revision !== row.revision) {
    differences.push(`${row.id} is at ${row.revision}, its newest decision at ${decision.revision}`)
  }
  if (decision.lane !== row.lane) {
    differences.push(`${row.id} is in lane ${row.lane}, its newest decision says ${decision.lane}`)
  }
  if (JSON.stringify(basis.members) !== JSON.stringify(row.members)) {
    differences.push(`${row.id} has other members than its newest decision rests on`)
  }
  return differences
}

/** Every decision comes out again byte for byte. `compiled` must be the pack that made them. */
export function checkReplay(
  { submissions, decisions }: RecordView,
  compiled: CompiledPack,
): Invariant {
  const statements = new Map(submissions.map((one) => [one.sequence, one]))
  const breaches = decisions.flatMap((record) => {
    const missing = neededFor(record).filter((sequence) => !statements.has(sequence))
    if (missing.length > 0)
      return [`${decisionName(record)} rests on lost statements ${missing.join(', ')}`]
    const again = JSON.stringify(replay(compiled, record, statements))
    return again === record.document ? [] : [`${decisionName(record)} replays differently`]
  })
  return { name: 'every decision replays byte for byte', examined: decisions.length, breaches }
}

/** No later revision, and no merge, lifts a hold that nobody with authority lifted. */
export function checkHolds({ consignments, decisions }: RecordView): Invariant {
  const held = new Map<string, Lane>()
  const breaches: string[] = []
  for (const record of decisions) {
    const { consignmentId } = record.decision
    const before = held.get(consignmentId)
    const standing = record.basis.standing?.lane
    if (before !== undefined && isMilder(standing, before)) {
      breaches.push(`${decisionName(record)} forgot an earlier hold (${before})`)
    }
    const placed = holdOf(record)
    if (placed !== undefined && isMilder(before, placed)) held.set(consignmentId, placed)
  }
  const byId = new Map(consignments.map((row) => [row.id, row]))
  for (const row of consignments) {
    const hold = held.get(row.id)
    const home = livingHome(row, byId)
    if (hold !== undefined && isMilder(home?.standing?.lane, hold)) {
      breaches.push(
        `the hold of ${row.id} (${hold}) does not stand at ${home?.id ?? 'its absorber'}`,
      )
    }
  }
  return { name: 'no hold is lifted by what comes in', examined: decisions.length, breaches }
}

function isMilder(lane: Lane | undefined, than: Lane): boolean {
  return lane === undefined || strictness(lane) < strictness(than)
}

/** The strictest hold a decision placed or kept; one for want of data alone is answered by data. */
function holdOf({ decision, basis: { standing } }: SavedDecision): Lane | undefined {
  const isKept = standing !== null && !isAnswerable(standing)
  return decision.reasons
    .filter(({ by }) => (by === 'policy.standing-hold' ? isKept : !isAnswerable({ by })))
    .filter(({ lane }) => isHolding(lane))
    .map(({ lane }) => lane)
    .reduce<Lane | undefined>((best, lane) => (isMilder(best, lane) ? lane : best), undefined)
}

function livingHome(
  row: ConsignmentRow,
  byId: ReadonlyMap<string, ConsignmentRow>,
): ConsignmentRow | undefined {
  let home: ConsignmentRow | undefined = row
  for (let steps = 0; home !== undefined && home.supersededBy !== null; steps += 1) {
    if (steps > byId.size) return undefined
    home = byId.get(home.supersededBy)
  }
  return home
}
