/** Seeds that once broke an invariant, and what was wrong; every test run plays them again. */

/** A seed with the number of parcels it was played with. */
export type KeptSeed = { readonly seed: number; readonly parcels: number; readonly why: string }

/** All of them, oldest first. */
export const KEPT_SEEDS: readonly KeptSeed[] = []
