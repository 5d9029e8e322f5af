/**
 * Numbers of the one order of acceptance: each is greater than all given before, whatever the
 * clocks of the machines say. Each lies in its day’s range, so partitions follow the days.
 */
import type { PoolClient } from 'pg'
import { present } from '../../lib/assert.ts'
import { ensurePartitions } from './partitions.ts'
import { dayBase } from './sequence-day.ts'

/**
 * Takes `count` consecutive sequences and gives the first. They are of the day of `at` (RFC 3339),
 * or follow the last one given where that is of a later day. The caller holds the writer's lock;
 * numbers of a unit that fails are left out for ever.
 */
export async function takeSequences(
  client: PoolClient,
  { count, at }: { readonly count: number; readonly at: string },
): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `select setval('acceptance_counter', greatest(last_value, $1::bigint) + $2::bigint) as last
     from acceptance_counter`,
    [dayBase(at), count],
  )
  const { last } = present(rows[0], 'the last sequence')
  const first = last - count + 1
  await ensurePartitions(client, { first, last })
  return first
}
