/** Exit codes of every command (contract, section 3). */

/**
 * done: findings and holds are no failure; refused: done, but a record was refused, differs, or
 * broke a bound; usage: bad usage, or an input that cannot be opened; outage: not done, because
 * something outside is out or something of ours broke.
 */
export const EXIT = { done: 0, refused: 1, usage: 2, outage: 3 } as const

/** The same for those who ask for help. */
export const EXIT_CODES_TOLD =
  'Exit codes: 0 done; 1 done, but a record was refused, differs or broke a bound; ' +
  '2 bad usage, or an input that cannot be opened; 3 outage.'
