/**
 * Checks that no parcel falls between the rows: on every day a regime governs every channel, and
 * under every regime a pathway without a condition is left for whoever no other row takes.
 */
import { CHANNELS, type Channel } from '../domain/filing.ts'
import type { Pack, Pathway, Regime } from '../domain/pack.ts'
import type { PackIssue } from './pack-problem.ts'
import { hasDay, type Period } from './period.ts'

const FIRST_DAY = '0000-01-01'

/** Issues with days and channels that no row covers. */
export function checkCoverage(pack: Pack): readonly PackIssue[] {
  return [
    ...regimeGaps(pack),
    ...pack.regimes.flatMap((regime, at) => [
      ...pathwayGaps(pack, regime, `/regimes/${at}`),
      ...thresholdIssues(regime, `/regimes/${at}`),
    ]),
    ...pack.pathways.flatMap((pathway, at) => exemptIssues(pack, pathway, `/pathways/${at}`)),
  ]
}

function regimeGaps(pack: Pack): readonly PackIssue[] {
  const rows = pack.regimes.filter(({ origins }) => origins.includes('*'))
  for (const day of firstDays(pack.regimes)) {
    for (const channel of CHANNELS) {
      if (rows.some((row) => covers(row, channel) && hasDay(row, day))) continue
      const text = `From ${shownDay(day)} no regime governs ${channel} of every origin.`
      return [{ path: '/regimes', rule: 'coverage', text, mend: 'Add a row with origins `*`.' }]
    }
  }
  return []
}

function pathwayGaps(pack: Pack, regime: Regime, path: string): readonly PackIssue[] {
  const rows = pack.pathways.filter(
    ({ regimes, when }) => when === undefined && (regimes?.includes(regime.id) ?? true),
  )
  for (const day of firstDays([regime, ...rows]).filter((start) => hasDay(regime, start))) {
    for (const channel of CHANNELS.filter((each) => covers(regime, each))) {
      if (rows.some((row) => covers(row, channel) && hasDay(row, day))) continue
      const text = `From ${shownDay(day)} \`${regime.id}\` has no pathway for ${channel}.`
      const mend = 'Add a last row without `when` to law/pathways.yaml.'
      return [{ path, rule: 'coverage', text, mend }]
    }
  }
  return []
}

function thresholdIssues(regime: Regime, path: string): readonly PackIssue[] {
  if ((regime.state === 'open') === (regime.thresholdMinor !== null)) return []
  const text =
    regime.state === 'open'
      ? 'An open exemption has a threshold.'
      : `An exemption that is ${regime.state} has no threshold.`
  const mend = regime.state === 'open' ? 'Write `thresholdMinor`.' : 'Write `thresholdMinor: null`.'
  return [{ path: `${path}/thresholdMinor`, rule: 'value', text, mend }]
}

/** An exempt pathway under a suspended regime would open by a row what law has closed. */
function exemptIssues(pack: Pack, pathway: Pathway, path: string): readonly PackIssue[] {
  if (!pathway.isExempt) return []
  const closed = pack.regimes.find(
    ({ id, state }) => state !== 'open' && (pathway.regimes?.includes(id) ?? true),
  )
  if (closed === undefined) return []
  const text = `The pathway counts as exempt under \`${closed.id}\`, which is ${closed.state}.`
  const mend = 'Name only open regimes in `regimes`, or write `isExempt: false`.'
  return [{ path: `${path}/isExempt`, rule: 'value', text, mend }]
}

function covers(row: Pick<Regime, 'channels'>, channel: Channel): boolean {
  return row.channels.includes('*') || row.channels.includes(channel)
}

/** The days on which something begins or ends: between two of them nothing changes. */
function firstDays(rows: readonly Period[]): readonly string[] {
  const days = new Set([FIRST_DAY])
  for (const { from, to } of rows) {
    if (from !== null) days.add(from)
    if (to !== null) days.add(to)
  }
  return [...days].toSorted()
}

function shownDay(day: string): string {
  return day === FIRST_DAY ? 'the beginning' : day
}
