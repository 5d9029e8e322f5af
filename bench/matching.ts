/**
 * How well names, goods and brands are told apart, on the labelled sets in `matching/`. The result
 * is the same on every machine; what changed since the frozen one is shown line by line.
 */
import type { Bench, BenchOptions } from './bench.ts'
import { screenBenignPeople } from './matching/benign-people.ts'
import { brandMatchers } from './matching/brand-matchers.ts'
import {
  differences,
  type Outcomes,
  outcomeOf,
  readFrozen,
  writeFrozen,
} from './matching/frozen.ts'
import { goodsMatchers } from './matching/goods-matchers.ts'
import {
  judgeBrands,
  judgeDisguise,
  judgeGoods,
  judgeNames,
  judgeSuspicion,
} from './matching/judge.ts'
import { readBrandLines, readGoodsLines, readNamePairs } from './matching/labelled-sets.ts'
import { sameWhenFolded, scoreMatcher } from './matching/name-matchers.ts'
import {
  type Answer,
  f1Of,
  falseAlarmRateOf,
  precisionOf,
  recallOf,
  type Tally,
  tally,
  tallyByKind,
} from './matching/tally.ts'

/** The bench `matching`: precision, recall and F1 overall, and of the floor; by kind in the log. */
export const bench: Bench = {
  name: 'matching',
  about:
    'precision, recall and F1 of names, goods and brands on labelled lines; floor: plain words',
  run,
}

/** Answers of a matcher and of its floor to the same lines. */
type Judged = {
  readonly set: string
  readonly answers: readonly Answer[]
  readonly floor: readonly Answer[]
}

async function run({ log, freeze = false }: BenchOptions) {
  const judged = [judgeAllNames(), await judgeAllGoods(), ...(await judgeAllBrands())]
  for (const { set, answers, floor } of judged) logKinds(log, { set, answers, floor })
  const outcomes = Object.fromEntries(judged.map(({ set, answers }) => [set, outcomeOf(answers)]))
  logChanges(log, outcomes)
  if (freeze) writeFrozen(outcomes)
  return Object.fromEntries([...judged.flatMap(figuresOf), ...benignFigures(log)])
}

function judgeAllNames(): Judged {
  const pairs = readNamePairs()
  return {
    set: 'names',
    answers: judgeNames(pairs, scoreMatcher),
    floor: judgeNames(pairs, sameWhenFolded),
  }
}

async function judgeAllGoods(): Promise<Judged> {
  const lines = readGoodsLines()
  const { matcher, floor } = await goodsMatchers(lines.map(({ text }) => text))
  return { set: 'goods', answers: judgeGoods(lines, matcher), floor: judgeGoods(lines, floor) }
}

/** Left out where the lists and the people are not at hand. */
function benignFigures(log: (line: string) => void): readonly (readonly [string, number])[] {
  const screened = screenBenignPeople()
  if ('absent' in screened) {
    log(`\nNo false-alarm rate of people on no list: ${screened.absent}.`)
    return []
  }
  return screened.flatMap(({ name, people, alarmRate, floorRate }) => {
    log(`\n${name}: ${shown(alarmRate)} of ${people} alert, ${shown(floorRate)} by equal names`)
    return [
      [`${name}FalseAlarmRate`, rounded(alarmRate)],
      [`${name}FloorFalseAlarmRate`, rounded(floorRate)],
    ] as const
  })
}

async function judgeAllBrands(): Promise<readonly Judged[]> {
  const lines = readBrandLines()
  const { matcher, floor } = await brandMatchers()
  const views = { brands: judgeBrands, disguise: judgeDisguise, suspicion: judgeSuspicion }
  return Object.entries(views).map(([set, judge]) => ({
    set,
    answers: judge(lines, matcher),
    floor: judge(lines, floor),
  }))
}

function figuresOf({ set, answers, floor }: Judged): readonly (readonly [string, number])[] {
  return [
    [`${set}Lines`, answers.length],
    ...shares(set, tally(answers)),
    ...shares(`${set}Floor`, tally(floor)),
  ]
}

/** A share of nothing is left out. */
function shares(name: string, counted: Tally): readonly (readonly [string, number])[] {
  const named = [
    ['Precision', precisionOf(counted)],
    ['Recall', recallOf(counted)],
    ['F1', f1Of(counted)],
    ['FalseAlarmRate', falseAlarmRateOf(counted)],
  ] as const
  return named.flatMap(([share, value]) =>
    value === undefined ? [] : [[`${name}${share}`, rounded(value)] as const],
  )
}

const KIND_WIDTH = 20
const CELL_WIDTH = 10

function logKinds(log: (line: string) => void, { set, answers, floor }: Judged): void {
  const head = ['lines', 'precision', 'recall', 'F1', 'floor F1']
  log(`\n${set.padEnd(KIND_WIDTH)}${head.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`)
  const floors = tallyByKind(floor)
  const rows = [...tallyByKind(answers), ['all', tally(answers)] as const]
  for (const [kind, counted] of rows) {
    const beside = kind === 'all' ? tally(floor) : floors.get(kind)
    const hasAny = counted.right + counted.missed > 0
    const cells = [
      String(kind === 'all' ? answers.length : linesOf(answers, kind)),
      shown(precisionOf(counted)),
      shown(recallOf(counted)),
      ...[counted, beside].map((one) =>
        hasAny || one === undefined ? shown(one && f1Of(one)) : `${one.falseAlarms} alarms`,
      ),
    ]
    log(`${kind.padEnd(KIND_WIDTH)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`)
  }
}

function logChanges(log: (line: string) => void, outcomes: Outcomes): void {
  const changed = differences(readFrozen(), outcomes)
  log(changed.length === 0 ? '\nAs frozen.' : `\n${changed.length} changes since frozen:`)
  for (const line of changed) log(`  ${line}`)
}

function linesOf(answers: readonly Answer[], kind: string): number {
  return answers.filter((answer) => answer.kind === kind).length
}

function shown(share: number | undefined): string {
  return share === undefined ? '-' : share.toFixed(4)
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
