/**
 * The last accepted result, kept beside the sets as `frozen.json`: all wrong answers by name, so
 * that a change shows which lines it mends and which it breaks, and not merely a figure.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type Answer, faultsOf, type Tally, tallyByKind } from './tally.ts'

/** Not found, found where nothing is, or found something else than what is there. */
export type Wrong = 'missed' | 'false alarm' | 'another found'

/** What one matcher made of one set. */
export type Outcome = {
  /** How many lines the set has. */
  readonly lines: number
  readonly kinds: Readonly<Record<string, Tally>>
  /** What is wrong with each line that is not right, by `kind: line`, in the order of the set. */
  readonly wrong: Readonly<Record<string, Wrong>>
}

/** Outcomes by the name of the matcher. */
export type Outcomes = Readonly<Record<string, Outcome>>

const FROZEN = fileURLToPath(new URL('frozen.json', import.meta.url))

/** The outcome of some answers. */
export function outcomeOf(answers: readonly Answer[]): Outcome {
  return {
    lines: answers.length,
    kinds: Object.fromEntries(tallyByKind(answers)),
    wrong: Object.fromEntries(
      answers.flatMap((answer) => {
        const [first, second] = faultsOf(answer)
        if (first === undefined) return []
        const wrong: Wrong = second === undefined ? first : 'another found'
        return [[`${answer.kind}: ${answer.shown}`, wrong] as const]
      }),
    ),
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
    const lines = changes(old.wrong, now.wrong)
    return lines.length === 0
      ? [`${matcher}: the set itself has changed`]
      : lines.map((line) => `${matcher}: ${line}`)
  })
}

/** `+` is what got better, `-` what got worse or is wrong in another way. */
function changes(before: Outcome['wrong'], after: Outcome['wrong']): readonly string[] {
  const mended = Object.entries(before).filter(([line]) => after[line] === undefined)
  const broken = Object.entries(after).filter(([line, wrong]) => before[line] !== wrong)
  return [
    ...mended.map(([line, wrong]) => `+ no more ${wrong}: ${line}`),
    ...broken.map(([line, wrong]) => `- now ${wrong}: ${line}`),
  ]
}
