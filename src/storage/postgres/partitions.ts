/**
 * Day partitions of what grows by the day: made ahead of need, inside the transaction that needs
 * one.
 */
import type { PoolClient } from 'pg'
import { dayBase, dayOfSequence, SEQUENCES_A_DAY } from './sequence-day.ts'

const PARTITIONED = ['submission', 'decision'] as const

/**
 * Makes the partitions of the day of `at` if they are not there; costs one look-up when they are.
 */
export async function ensurePartitions(client: PoolClient, at: string): Promise<void> {
  const base = dayBase(at)
  const names = PARTITIONED.map((table) => `${table}_${dayOfSequence(base).replaceAll('-', '')}`)
  const { rows } = await client.query<{ missing: boolean }>(
    'select bool_or(to_regclass(name) is null) as missing from unnest($1::text[]) wanted (name)',
    [names],
  )
  if (rows[0]?.missing !== true) return
  for (const [index, table] of PARTITIONED.entries()) {
    await client.query(
      `create table if not exists ${names[index] ?? ''} partition of ${table}
       for values from (${base}) to (${base + SEQUENCES_A_DAY})`,
    )
  }
}
