/** What a check of an invariant tells: how much it looked at, and every place where it does not hold. */

export type Invariant = {
  /** In words that say what holds. */
  readonly name: string
  readonly examined: number
  /** Where it does not hold, a sentence each; empty when it does. */
  readonly breaches: readonly string[]
}

/** Names of values that occur more than once. */
export function repeated(names: Iterable<string>): readonly string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) again.add(name)
    seen.add(name)
  }
  return [...again]
}

/** A table for people: a line an invariant, its first breaches below it. */
export function describeInvariants(invariants: readonly Invariant[]): string {
  const lines = invariants.flatMap(({ name, examined, breaches }) => [
    `${breaches.length === 0 ? 'holds ' : 'BROKEN'} ${String(examined).padStart(9)}  ${name}`,
    ...breaches.slice(0, SHOWN_MAX).map((breach) => `                    ${breach}`),
    ...(breaches.length > SHOWN_MAX
      ? [`                    … and ${breaches.length - SHOWN_MAX} more`]
      : []),
  ])
  return lines.join('\n')
}

const SHOWN_MAX = 5

/** How many breaches there are in all. */
export function breachesOf(invariants: readonly Invariant[]): number {
  return invariants.reduce((sum, { breaches }) => sum + breaches.length, 0)
}
