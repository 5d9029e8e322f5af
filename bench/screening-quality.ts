/**
 * How well names are screened: what share of altered listed names is found, and how many people on
 * no list would alarm, at many likenesses. A likeness is chosen on one half of either sample and
 * judged on the other.
 */
import type { ListEntry, ListVersion } from '../src/domain/list.ts'
import { shortHash } from '../src/lib/hash.ts'
import { createRandom, intBelow } from '../src/lib/random.ts'
import { MATCH_THRESHOLD, type NameIndex } from '../src/screen/names/name-index.ts'
import { alterName } from './alter-name.ts'

/** A listed name written otherwise. */
export type Altered = { readonly text: string; readonly entry: ListEntry }

const SEED = 7
const ALTERED = 12_000
const RECALL = 0.95
/** The likenesses of the table, in hundredths. */
const LIKENESSES = [60, 65, 70, 75, 80, 85, 90, 95] as const

/**
 * Names of people and firms as listed, one or two times altered. `plain` leaves out weak aliases and
 * names of one word, and what an alteration leaves without two words: nobody could tell whose that
 * was; and it drops words of people's names alone. `all` leaves out nothing.
 */
export function alteredNames(
  lists: readonly ListVersion[],
  which: 'plain' | 'all',
): readonly Altered[] {
  const isAll = which === 'all'
  const names = lists.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.names
        .filter(({ text, quality }) => isAll || (quality !== 'weak' && wordCount(text) > 1))
        .map(({ text }) => ({ text, entry })),
    ),
  )
  const random = createRandom(SEED)
  const altered: Altered[] = []
  for (let at = 0; altered.length < ALTERED; at += 1) {
    const stream = random.split(at)
    const name = names[intBelow(stream, names.length)]
    if (name === undefined) continue
    const isPerson = isAll || name.entry.kind === 'person'
    const written = alterName({ name: name.text, isPerson }, stream)
    if (written === undefined || (!isAll && wordCount(written.text) < 2)) continue
    altered.push({ text: written.text, entry: name.entry })
  }
  return altered
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0
}

/** The samples that a quality is measured on. */
export type Samples = {
  readonly plain: readonly Altered[]
  readonly all: readonly Altered[]
  /** People on no list. */
  readonly benign: readonly string[]
}

/** A name of a sample: the half it is in, and the score that its being found hangs on. */
type Scored = { readonly isTuning: boolean; readonly score: number }

/** Shares found and alarmed, at the threshold of the product, per half, and at many likenesses. */
export function measureQuality(
  index: NameIndex,
  { plain, all, benign }: Samples,
  log: (line: string) => void,
): Readonly<Record<string, number>> {
  const found = plain.map((name) => scoredOwn(index, name))
  const foundOfAll = all.map((name) => scoredOwn(index, name))
  const alarmed = benign.map((name) => scored(name, index.screen({ name })[0]?.score ?? 0))
  const whole = thresholdFor(found)
  return {
    threshold: MATCH_THRESHOLD,
    recallAltered: round(share(found, MATCH_THRESHOLD)),
    recallAlteredAll: round(share(foundOfAll, MATCH_THRESHOLD)),
    benignAlertRate: round(share(alarmed, MATCH_THRESHOLD)),
    thresholdAtRecall95: round(whole),
    benignAlertRateAtRecall95: round(share(alarmed, whole)),
    ...inHalves({ found, foundOfAll, alarmed }),
    ...atLikenesses({ found, foundOfAll, alarmed }, log),
  }
}

type Scores = {
  readonly found: readonly Scored[]
  readonly foundOfAll: readonly Scored[]
  readonly alarmed: readonly Scored[]
}

/** The threshold that finds 95 % of one half, and what it does there and in the other. */
function inHalves({ found, foundOfAll, alarmed }: Scores): Readonly<Record<string, number>> {
  const halves = (scores: readonly Scored[]) => ({
    tuning: scores.filter(({ isTuning }) => isTuning),
    heldOut: scores.filter(({ isTuning }) => !isTuning),
  })
  const [own, ofAll, others] = [halves(found), halves(foundOfAll), halves(alarmed)]
  const threshold = thresholdFor(own.tuning)
  return {
    tuningThreshold: round(threshold),
    tuningRecall: round(share(own.tuning, threshold)),
    tuningBenignAlertRate: round(share(others.tuning, threshold)),
    heldOutRecall: round(share(own.heldOut, threshold)),
    heldOutBenignAlertRate: round(share(others.heldOut, threshold)),
    heldOutRecallAll: round(share(ofAll.heldOut, threshold)),
  }
}

function atLikenesses(
  { found, foundOfAll, alarmed }: Scores,
  log: (line: string) => void,
): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {}
  log('likeness   found   of all   alerts per 10,000 honest')
  for (const hundredths of LIKENESSES) {
    const least = hundredths / 100
    const plain = share(found, least)
    const all = share(foundOfAll, least)
    const alerts = Math.round(share(alarmed, least) * 10_000)
    figures[`found${hundredths}`] = round(plain)
    figures[`foundAll${hundredths}`] = round(all)
    figures[`alerts${hundredths}`] = alerts
    log(`${least.toFixed(2)}      ${percent(plain)}   ${percent(all)}   ${alerts}`)
  }
  return figures
}

/** Of an altered name, its own entry must be found: another one is no help. */
function scoredOwn(index: NameIndex, { text, entry }: Altered): Scored {
  const own = index.screen({ name: text }).find((hit) => hit.entry === entry)
  return scored(text, own?.score ?? 0)
}

function scored(text: string, score: number): Scored {
  return { isTuning: Number.parseInt(shortHash([text], 8), 16) % 2 === 0, score }
}

function thresholdFor(scores: readonly Scored[]): number {
  const sorted = scores.map(({ score }) => score).toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * (1 - RECALL))] ?? 0
}

function share(scores: readonly Scored[], least: number): number {
  return scores.filter(({ score }) => score > 0 && score >= least).length / scores.length
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1).padStart(5)} %`
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
