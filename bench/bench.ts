/** What a bench is: a name, a sentence, and a run that gives figures, its floor among them. */

export type Bench = {
  readonly name: string
  readonly about: string
  readonly run: (options: BenchOptions) => Promise<Readonly<Record<string, number>>>
}

/** How large a run is, and who is told how far it is. */
export type BenchOptions = {
  readonly parcels?: number
  /** Size of the input instead, where a bench is about size. */
  readonly megabytes?: number
  /** Of these, how many are told apart: the rest is the same again. All, unless told. */
  readonly distinct?: number
  /** Keep this result as the one that later runs are compared with, where a bench compares. */
  readonly freeze?: boolean
  readonly log: (line: string) => void
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}

/** The value at a share (0 to 1) of some measurements. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0
}
