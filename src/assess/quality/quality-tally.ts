/**
 * What a filer's filings add up to. Counts are whole numbers, so that tallies merge in any order and
 * grouping to the same figures; the mean score is read from them.
 */
import type { Finding } from '../../domain/finding.ts'
import { QUALITY_PARTS, type QualityPart, type QualityScore } from './score.ts'

/** Scores are summed in millionths. */
const SCALE = 1_000_000

/** How often a part was stated, and the sum of its qualities in millionths. */
export type PartTally = { readonly records: number; readonly qualityMillionths: number }

/** The tally of one filer over some filings. */
export type QualityTally = {
  readonly records: number
  /** Filings without any finding. */
  readonly cleanRecords: number
  readonly scoreMillionths: number
  /** Findings by rule. */
  readonly findings: Readonly<Record<string, number>>
  /** Filings with at least one finding of the rule. */
  readonly recordsWith: Readonly<Record<string, number>>
  readonly parts: Readonly<Partial<Record<QualityPart, PartTally>>>
}

/** The tally of no filing. */
export const EMPTY_TALLY: QualityTally = {
  records: 0,
  cleanRecords: 0,
  scoreMillionths: 0,
  findings: {},
  recordsWith: {},
  parts: {},
}

/** The tally of one filing. */
export function tallyOf(findings: readonly Finding[], score: QualityScore): QualityTally {
  const rules = findings.map((finding) => finding.rule)
  const parts: Partial<Record<QualityPart, PartTally>> = {}
  for (const part of QUALITY_PARTS) {
    const quality = score.byPart[part]
    if (quality !== undefined) parts[part] = { records: 1, qualityMillionths: millionths(quality) }
  }
  return {
    records: 1,
    cleanRecords: findings.length === 0 ? 1 : 0,
    scoreMillionths: millionths(score.score),
    findings: countEach(rules),
    recordsWith: countEach(new Set(rules)),
    parts,
  }
}

/** Both tallies together. */
export function mergeTallies(one: QualityTally, other: QualityTally): QualityTally {
  const parts: Partial<Record<QualityPart, PartTally>> = {}
  for (const part of QUALITY_PARTS) {
    const [a, b] = [one.parts[part], other.parts[part]]
    if (a === undefined && b === undefined) continue
    parts[part] = {
      records: (a?.records ?? 0) + (b?.records ?? 0),
      qualityMillionths: (a?.qualityMillionths ?? 0) + (b?.qualityMillionths ?? 0),
    }
  }
  return {
    records: one.records + other.records,
    cleanRecords: one.cleanRecords + other.cleanRecords,
    scoreMillionths: one.scoreMillionths + other.scoreMillionths,
    findings: addCounts(one.findings, other.findings),
    recordsWith: addCounts(one.recordsWith, other.recordsWith),
    parts,
  }
}

/** The mean score, 0 to 1; `undefined` of no filing: it is unknown, neither good nor bad. */
export function meanScore(tally: QualityTally): number | undefined {
  return tally.records === 0 ? undefined : tally.scoreMillionths / tally.records / SCALE
}

/** The mean quality of a part, 0 to 1, over the filings that state it. */
export function meanPartQuality(tally: QualityTally, part: QualityPart): number | undefined {
  const counted = tally.parts[part]
  return counted === undefined || counted.records === 0
    ? undefined
    : counted.qualityMillionths / counted.records / SCALE
}

function millionths(quality: number): number {
  return Math.round(quality * SCALE)
}

function countEach(names: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return sorted(counts)
}

function addCounts(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const added = Object.keys(other)
  if (added.length === 0) return one
  const counts = new Map(Object.entries(one))
  for (const name of added) counts.set(name, (counts.get(name) ?? 0) + (other[name] ?? 0))
  return sorted(counts)
}

/** In order of name, so that equal tallies print the same. */
function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
