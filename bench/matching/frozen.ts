/**
 * The last accepted result, kept beside the sets as `frozen.json`: all wrong answers by name, so
 * that a change shows which lines it mends and which it breaks, and not merely a figure.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type Answer, faultsOf, type Tally, tallyByKind } from './tally.ts'

/** What one matcher made of one set. */
export type Outcome = {
  /** How many lines the set has. */
  readonly lines: number
  readonly kinds: Readonly<Record<string, Tally>>
  /** Lines with something to find that was not found, as `kind: line`, in the order of the set. */
  readonly missed: readonly string[]
  readonly falseAlarms: readonly string[]
}

/** Outcomes by the name of the matcher. */
export type Outcomes = Readonly<Record<string, Outcome>>

const FROZEN = fileURLToPath(new URL('frozen.json', import.meta.url))

/** The outcome of some answers. */
export function outcomeOf(answers: readonly Answer[]): Outcome {
  const wrong = (fault: 'missed' | 'false alarm') =>
    answers
      .filter((answer) => faultsOf(answer).includes(fault))
      .map(({ kind, shown }) => `${kind}: ${shown}`)
  return {
    lines: answers.length,
    kinds: Object.fromEntries(tallyByKind(answers)),
    missed: wrong('missed'),
    falseAlarms: wrong('false alarm'),
  }
}

/** The last accepted outcomes; none before the first. */
export function readFrozen(): Outcomes {
  return existsSync(FROZEN) ? (JSON.parse(readFileSync(FROZEN, 'utf8')) as Outcomes) : {}
}

/** Accepts outcomes as those to compare with from now on. */
export function writeFrozen(outcomes: Outcomes): void {
  writeFileSync(FROZEN, `${JSON.stringify(outcomes, undefined, 2)}\n`)
}

/** What changed, a line each: newly right, newly wrong. Empty when all is as before. */
export function differences(before: Outcomes, after: Outcomes): readonly string[] {
  const matchers = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return matchers.flatMap((matcher) => {
    const [old, now] = [before[matcher], after[matcher]]
    if (old === undefined) return [`${matcher}: not frozen yet`]
    if (now === undefined) return [`${matcher}: frozen, but not run`]
    if (isDeepStrictEqual(old, now)) return []
    const lines = [
      ...changes(old.missed, now.missed, ['missed', 'found']),
      ...changes(old.falseAlarms, now.falseAlarms, ['false alarm', 'passed']),
    ]
    return lines.length === 0
      ? [`${matcher}: the set itself has changed`]
      : lines.map((line) => `${matcher}: ${line}`)
  })
}

/** `+` is what got better, `-` what got worse. */
function changes(
  before: readonly string[],
  after: readonly string[],
  [wrong, right]: readonly [string, string],
): readonly string[] {
  const [old, now] = [new Set(before), new Set(after)]
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `+ now ${right}: ${line}`),
    ...after.filter((line) => !old.has(line)).map((line) => `- now ${wrong}: ${line}`),
  ]
}
