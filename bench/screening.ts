/**
 * How fast and how well names are screened, on the real lists beside the checkout: against an exact
 * look-up as the floor, and against comparing with every name. Processor time, no cache of answers.
 */

import type { ListEntry, ListVersion } from '../src/domain/list.ts'
import { assert } from '../src/lib/assert.ts'
import { fold } from '../src/lib/fold.ts'
import { createRandom } from '../src/lib/random.ts'
import { buildNameIndex, type NameIndex } from '../src/screen/names/name-index.ts'
import { partyLists, testRows, withoutLists } from '../src/screen/names/party-lists.fixture.ts'
import { type Bench, type BenchOptions, median, percentile } from './bench.ts'
import { measureAssessment } from './measure-assessment.ts'
import { measurePackLikeness } from './measure-pack-likeness.ts'
import { alteredNames, measureQuality } from './screening-quality.ts'

/** The bench `screening`: build, queries a second, tail, recall of altered names, false alarms. */
export const bench: Bench = {
  name: 'screening',
  about: 'names against 54,000 listed ones: speed, recall under alterations, false alarms',
  run,
}

const RUNS = 5
const SEED = 7
/** Altered names among those that speed is measured with. */
const ASKED = 4_000
/** Comparing with every name takes a second or so each. */
const COMPARED_WITH_EACH = 10

async function run({ log }: BenchOptions): Promise<Readonly<Record<string, number>>> {
  if (withoutLists !== false) {
    log(`Not run: ${withoutLists}.`)
    return {}
  }
  const lists = partyLists()
  const built = cpuSeconds(() => buildNameIndex(lists))
  const index = built.result
  const altered = alteredNames(lists, 'plain')
  const benign = peopleOf('name-matching/benign_people_global.csv')
  const mixed = interleaved(
    benign,
    altered.slice(0, ASKED).map(({ text }) => text),
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
    ...measureQuality(index, { plain: altered, all: alteredNames(lists, 'all'), benign }, log),
    ...(await measurePackLikeness(lists, [
      ...benign,
      ...peopleOf('name-matching/benign_people_us.csv'),
    ])),
    ...(await measureAssessment(lists, log)),
  }
  for (const [name, value] of Object.entries(figures)) log(`${name.padEnd(28)} ${value}`)
  return figures
}

function peopleOf(file: string): readonly string[] {
  return testRows(file).map((row) => row['full_name'] ?? '')
}

function interleaved(one: readonly string[], other: readonly string[]): readonly string[] {
  const random = createRandom(SEED)
  return [...one, ...other]
    .map((text, at) => ({ text, rank: random.split(at).next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ text }) => text)
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
