/**
 * Tells in a few lines what was planted in a day: per topic how many, how disguised; and what is
 * untidy.
 */
import { DISGUISES } from './read-planted.ts'
import type { Truth } from './truth.ts'

/** Adds up truths one by one, so that a day of any length can be told. */
export type TruthSummary = {
  readonly add: (truth: Truth) => void
  /** The table, with a line end after each line. */
  readonly print: () => string
}

/** Opens an empty summary. */
export function openTruthSummary(): TruthSummary {
  const topics = new Map<string, Map<string, number>>()
  const blemishes = new Map<string, number>()
  const groups = new Set<string>()
  let [parcels, planted, lookAlikes] = [0, 0, 0]
  const add = (truth: Truth) => {
    parcels += 1
    if (truth.lookAlike === true) lookAlikes += 1
    for (const blemish of truth.blemishes) count(blemishes, blemish)
    const [main] = truth.threats
    if (main === undefined) return
    planted += 1
    const group = truth.splitGroup ?? truth.activityGroup
    if (group !== undefined) groups.add(group)
    const row = topics.get(main) ?? new Map<string, number>()
    topics.set(main, row)
    count(row, truth.disguise ?? 'open')
  }
  const print = () => {
    const share = parcels === 0 ? 0 : (planted / parcels) * 100
    return [
      `${parcels} parcels, ${planted} with a planted threat (${share.toFixed(1)} %), ` +
        `${groups.size} groups, ${lookAlikes} honest look-alikes`,
      ...printTopics(topics),
      `untidy but honest or not: ${printCounts(blemishes)}`,
      '',
    ].join('\n')
  }
  return { add, print }
}

/** The summary of these truths as text. */
export function printTruthSummary(truths: Iterable<Truth>): string {
  const summary = openTruthSummary()
  for (const truth of truths) summary.add(truth)
  return summary.print()
}

function printTopics(topics: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly string[] {
  const head = `${'topic'.padEnd(22)}${'parcels'.padStart(8)}`
  const columns = DISGUISES.map((disguise) => disguise.padStart(8)).join('')
  const rows = [...topics].map(([topic, row]) => {
    const all = [...row.values()].reduce((sum, one) => sum + one, 0)
    const cells = DISGUISES.map((disguise) => String(row.get(disguise) ?? 0).padStart(8)).join('')
    return { all, line: `${topic.padEnd(22)}${String(all).padStart(8)}${cells}` }
  })
  const sorted = rows.toSorted((one, other) =>
    one.all === other.all ? compareText(one.line, other.line) : other.all - one.all,
  )
  return [head + columns, ...sorted.map((row) => row.line)]
}

function printCounts(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted((one, other) =>
    one[1] === other[1] ? compareText(one[0], other[0]) : other[1] - one[1],
  )
  return sorted.map(([name, number]) => `${name} ${number}`).join(', ')
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
