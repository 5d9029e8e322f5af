/**
 * Numbers of the one order of acceptance; each lies in its day’s range, so partitions follow the
 * days.
 */
import type { PoolClient } from 'pg'
import { present } from '../../lib/assert.ts'
import { ensurePartitions } from './partitions.ts'
import { dayBase } from './sequence-day.ts'

/**
 * Takes `count` consecutive sequences of the day of `at` (RFC 3339) and gives the first. The caller
 * holds the writer's lock; numbers of a unit that fails are left out for ever.
 */
export async function takeSequences(
  client: PoolClient,
  { count, at }: { readonly count: number; readonly at: string },
): Promise<number> {
  await ensurePartitions(client, at)
  const { rows } = await client.query<{ last: number }>(
    `select setval('acceptance_counter', nextval('acceptance_counter') + $1::bigint - 1) as last`,
    [count],
  )
  return dayBase(at) + present(rows[0], 'the last sequence').last - count + 1
}
