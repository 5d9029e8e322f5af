/** Exit codes of every command (contract, section 3). */

/** done: findings and holds are no failure; refused: done, but a record was refused. */
export const EXIT = { done: 0, refused: 1, usage: 2, outage: 3 } as const
