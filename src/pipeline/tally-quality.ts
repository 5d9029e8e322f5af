/** What the new filings of a unit of work add to their filers' data quality. */

import { mergeTallies, type QualityTally, tallyOf } from '../assess/quality/quality-tally.ts'
import { qualityScore } from '../assess/quality/score.ts'
import { type DecisionRecord, versionsOf } from '../domain/record.ts'
import type { StoredSubmission, TallyEntry, Unit } from '../storage/store.ts'

/** Tallies by filer and UTC day of receipt, the stored ones and the new filings together. */
export async function tallyQuality(
  unit: Unit,
  submissions: readonly StoredSubmission[],
  records: readonly DecisionRecord[],
): Promise<readonly TallyEntry[]> {
  const fresh = newTallies(submissions, records)
  const stored = await unit.findTallies(
    [...fresh.values()].map(({ filer, day }) => ({ filer, day })),
  )
  for (const entry of stored) {
    const added = fresh.get(keyOf(entry))
    if (added === undefined) continue
    const tally = mergeTallies(entry.tally as QualityTally, added.tally)
    fresh.set(keyOf(entry), { ...added, tally })
  }
  return [...fresh.values()]
}

type Tally = TallyEntry & { readonly tally: QualityTally }

function newTallies(
  submissions: readonly StoredSubmission[],
  records: readonly DecisionRecord[],
): Map<string, Tally> {
  const homes = new Map<number, DecisionRecord>()
  for (const record of records) {
    for (const member of record.basis.members) {
      if (member.kind === 'filing') homes.set(versionsOf(member).current.sequence, record)
    }
  }
  const tallies = new Map<string, Tally>()
  for (const { submission, sequence, receivedAt } of submissions) {
    const home = homes.get(sequence)
    if (home === undefined || submission.kind !== 'filing') continue
    const findings = home.decision.findings.filter(
      ({ source, filer }) => source === submission.reference && filer === submission.filer,
    )
    const score = qualityScore(findings, submission.consignment)
    const entry = {
      filer: submission.filer,
      day: receivedAt.slice(0, 10),
      tally: tallyOf(findings, score),
    }
    const before = tallies.get(keyOf(entry))
    const tally = before === undefined ? entry.tally : mergeTallies(before.tally, entry.tally)
    tallies.set(keyOf(entry), { ...entry, tally })
  }
  return tallies
}

function keyOf({ filer, day }: Pick<TallyEntry, 'filer' | 'day'>): string {
  return `${day} ${filer}`
}
