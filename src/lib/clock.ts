/** The one place that reads the time of day; everything else is given it. */

/** Gives the current time, RFC 3339 in UTC. */
export type Clock = { readonly now: () => string }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() }
