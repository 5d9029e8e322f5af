/** The advisory lock that every writer of the record holds until it commits. */

/** Its key, chosen at random once. */
export const WRITER_LOCK = 7_240_001
