/** The advisory lock that every writer of the record holds until it commits. */
import type { PoolClient } from 'pg'

/** Its key, chosen at random once. */
export const WRITER_LOCK = 7_240_001

/** Waits for it; whoever appends acts needs it, or a seal could close before a row below it. */
export async function takeWriterLock(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK])
}
