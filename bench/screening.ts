/**
 * How fast and how well names are screened, on the real lists beside the checkout: against an exact
 * look-up as the floor, and against comparing with every name. Processor time, no cache of answers.
 */

import type { ListEntry, ListVersion } from '../src/domain/list.ts'
import { assert } from '../src/lib/assert.ts'
import { fold } from '../src/lib/fold.ts'
import { createRandom, intBelow } from '../src/lib/random.ts'
import { buildNameIndex, MATCH_THRESHOLD, type NameIndex } from '../src/screen/names/name-index.ts'
import { partyLists, testRows, withoutLists } from '../src/screen/names/party-lists.fixture.ts'
import { alterName } from './alter-name.ts'
import { type Bench, type BenchOptions, median, percentile } from './bench.ts'

/** The bench `screening`: build, queries a second, tail, recall of altered names, false alarms. */
export const bench: Bench = {
  name: 'screening',
  about: 'names against 54,000 listed ones: speed, recall under alterations, false alarms',
  run,
}

const RUNS = 5
const SEED = 7
const ALTERED = 4_000
/** Comparing with every name takes a second or so each. */
const COMPARED_WITH_EACH = 10

/** A listed name written otherwise. */
type Altered = { readonly text: string; readonly entry: ListEntry }

async function run({ log }: BenchOptions): Promise<Readonly<Record<string, number>>> {
  if (withoutLists !== false) {
    log(`Not run: ${withoutLists}.`)
    return {}
  }
  const lists = partyLists()
  const built = cpuSeconds(() => buildNameIndex(lists))
  const index = built.result
  const altered = alteredNames(lists)
  const benign = testRows('name-matching/benign_people_global.csv').map(
    (row) => row['full_name'] ?? '',
  )
  const mixed = interleaved(
    benign,
    altered.map(({ text }) => text),
  )
  const speed = measureSpeed(index, mixed)
  const floor = measureFloor(lists, mixed)
  const figures = {
    listedNames: index.nameCount,
    buildSeconds: round(built.seconds),
    rssMb: Math.round(process.memoryUsage.rss() / 1e6),
    queriesPerSecond: Math.round(speed.perSecond),
    p50Ms: round(speed.p50Ms),
    p99Ms: round(speed.p99Ms),
    floorQueriesPerSecond: Math.round(floor),
    floorRatio: round(speed.perSecond / floor),
    eachRatio: Math.round(speed.perSecond / measureEach(index, mixed)),
    threshold: MATCH_THRESHOLD,
    recallAltered: round(recall(index, altered, MATCH_THRESHOLD)),
    benignAlertRate: round(alertRate(index, benign, MATCH_THRESHOLD)),
    ...atRecall(index, altered, benign),
  }
  for (const [name, value] of Object.entries(figures)) log(`${name.padEnd(28)} ${value}`)
  return figures
}

/** The threshold that catches 95 % of altered names, and what share of others it would alarm. */
function atRecall(
  index: NameIndex,
  altered: readonly Altered[],
  benign: readonly string[],
): { readonly thresholdAtRecall95: number; readonly benignAlertRateAtRecall95: number } {
  const scores = altered.map((name) => ownScore(index, name)).toSorted((one, other) => one - other)
  const threshold = scores[Math.floor(scores.length * 0.05)] ?? 0
  return {
    thresholdAtRecall95: round(threshold),
    benignAlertRateAtRecall95: round(alertRate(index, benign, threshold)),
  }
}

/**
 * Names of people and firms as listed, one or two times altered. Left out are weak aliases and
 * names
 * of one word, and what an alteration leaves without two words: nobody could tell whose that was.
 */
function alteredNames(lists: readonly ListVersion[]): readonly Altered[] {
  const names = lists.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.names
        .filter(({ text, quality }) => quality !== 'weak' && wordCount(text) > 1)
        .map(({ text }) => ({ text, entry })),
    ),
  )
  const random = createRandom(SEED)
  const altered: Altered[] = []
  for (let at = 0; altered.length < ALTERED; at += 1) {
    const stream = random.split(at)
    const name = names[intBelow(stream, names.length)]
    const written =
      name === undefined
        ? undefined
        : alterName({ name: name.text, isPerson: name.entry.kind === 'person' }, stream)
    if (name === undefined || written === undefined || wordCount(written.text) < 2) continue
    altered.push({ text: written.text, entry: name.entry })
  }
  return altered
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0
}

function interleaved(one: readonly string[], other: readonly string[]): readonly string[] {
  const random = createRandom(SEED)
  return [...one, ...other]
    .map((text, at) => ({ text, rank: random.split(at).next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ text }) => text)
}

function ownScore(index: NameIndex, { text, entry }: Altered): number {
  return index.screen({ name: text }).find((hit) => hit.entry === entry)?.score ?? 0
}

function recall(index: NameIndex, altered: readonly Altered[], threshold: number): number {
  return altered.filter((name) => ownScore(index, name) >= threshold).length / altered.length
}

function alertRate(index: NameIndex, names: readonly string[], threshold: number): number {
  const alerts = names.filter((name) => (index.screen({ name })[0]?.score ?? 0) >= threshold)
  return alerts.length / names.length
}

function measureSpeed(index: NameIndex, names: readonly string[]) {
  for (const name of names.slice(0, 2_000)) index.screen({ name })
  const rates: number[] = []
  const millis: number[] = []
  for (let turn = 0; turn < RUNS; turn += 1) {
    const { seconds } = cpuSeconds(() => {
      for (const name of names) {
        const start = performance.now()
        index.screen({ name })
        millis.push(performance.now() - start)
      }
    })
    rates.push(names.length / seconds)
  }
  return {
    perSecond: median(rates),
    p50Ms: percentile(millis, 0.5),
    p99Ms: percentile(millis, 0.99),
  }
}

/** The least that any screening does: fold the name and look it up. */
function measureFloor(lists: readonly ListVersion[], names: readonly string[]): number {
  const exact = new Map<string, ListEntry>()
  for (const { entries } of lists) {
    for (const entry of entries) for (const { text } of entry.names) exact.set(fold(text), entry)
  }
  const rates: number[] = []
  for (let turn = 0; turn < RUNS; turn += 1) {
    let found = 0
    const { seconds } = cpuSeconds(() => {
      for (const name of names) if (exact.has(fold(name))) found += 1
    })
    rates.push(found > names.length ? 0 : names.length / seconds)
  }
  return median(rates)
}

function measureEach(index: NameIndex, names: readonly string[]): number {
  const some = names.slice(0, COMPARED_WITH_EACH)
  const { seconds } = cpuSeconds(() => {
    for (const name of some) {
      const each = index.screenEach({ name }).map(({ entry, score }) => `${entry.id} ${score}`)
      const found = index.screen({ name }).map(({ entry, score }) => `${entry.id} ${score}`)
      assert(each.join() === found.join(), `the index finds all that is like ${name}`)
    }
  })
  return some.length / seconds
}

function cpuSeconds<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
