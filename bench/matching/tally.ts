/** Counting right and wrong answers by kind. Shares are 0 to 1; a share of nothing is undefined. */

/** One answer of a matcher to one labelled line. */
export type Answer = {
  readonly kind: string
  /** The line as people read it in lists of misses. */
  readonly shown: string
  /** What the label says: something is there to be found. */
  readonly expected: boolean
  /** What the matcher says: something is there. */
  readonly found: boolean
  /** Whether what was found is what the label names. Absent: finding anything is right. */
  readonly isRightOne?: boolean
}

/** Answers counted. Something else found in place of what is there is a miss and a false alarm. */
export type Tally = {
  readonly right: number
  readonly missed: number
  readonly falseAlarms: number
  readonly rightlyPassed: number
}

/** What is wrong with an answer; a wrong one found instead is both. */
export function faultsOf(answer: Answer): readonly ('missed' | 'false alarm')[] {
  const { expected, found, isRightOne = true } = answer
  if (expected && found) return isRightOne ? [] : ['missed', 'false alarm']
  if (expected) return ['missed']
  return found ? ['false alarm'] : []
}

/** Counts answers. */
export function tally(answers: readonly Answer[]): Tally {
  const faults = answers.map(faultsOf)
  const missed = faults.filter((found) => found.includes('missed')).length
  const falseAlarms = faults.filter((found) => found.includes('false alarm')).length
  const expected = answers.filter((answer) => answer.expected).length
  const passed = answers.filter((answer) => !answer.expected && !answer.found).length
  return { right: expected - missed, missed, falseAlarms, rightlyPassed: passed }
}

/** Counts answers by their kind, kinds in alphabetical order. */
export function tallyByKind(answers: readonly Answer[]): ReadonlyMap<string, Tally> {
  const kinds = [...new Set(answers.map(({ kind }) => kind))].toSorted()
  return new Map(kinds.map((kind) => [kind, tally(answers.filter((one) => one.kind === kind))]))
}

/** Of what was found, the share that is right. */
export function precisionOf({ right, falseAlarms }: Tally): number | undefined {
  return share(right, right + falseAlarms)
}

/** Of what is there, the share that was found. */
export function recallOf({ right, missed }: Tally): number | undefined {
  return share(right, right + missed)
}

/** The harmonic mean of precision and recall. */
export function f1Of({ right, missed, falseAlarms }: Tally): number | undefined {
  return share(2 * right, 2 * right + missed + falseAlarms)
}

/** Of honest lines, the share that was not left alone. */
export function falseAlarmRateOf({ falseAlarms, rightlyPassed }: Tally): number | undefined {
  return share(falseAlarms, falseAlarms + rightlyPassed)
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
