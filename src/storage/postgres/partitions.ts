/**
 * Day partitions of what grows by the day: made two days ahead of need, and never in the way of a
 * reader. A table is made by itself and then attached, which those who read or write the others do
 * not wait for (SHARE UPDATE EXCLUSIVE on the parent).
 */
import type { Pool, PoolClient } from 'pg'
import { codeOf } from './outage-of.ts'
import { dayBase, dayOfSequence, SEQUENCES_A_DAY } from './sequence-day.ts'
import { withTransaction } from './with-transaction.ts'
import { WRITER_LOCK } from './writer-lock.ts'

const PARTITIONED = ['submission', 'decision'] as const
const DAYS_AHEAD = 2

type Partition = {
  readonly table: (typeof PARTITIONED)[number]
  readonly name: string
  readonly base: number
}
type Range = { readonly first: number; readonly last: number }

/**
 * Makes the partitions of the sequences `first` to `last` where they are not there, and those of
 * the next two days; costs one look-up when they are. The caller holds the writer's lock.
 */
export async function ensurePartitions(client: PoolClient, range: Range): Promise<void> {
  const missing = await findMissing(client, range)
  if (missing.length === 0) return
  for (const one of missing) if (one.base <= range.last) await attach(client, one)
  const ahead = missing.filter(({ base }) => base > range.last)
  if (ahead.length === 0 || !(await canAttach(client))) return
  for (const one of ahead) await attach(client, one)
}

/** Makes the partitions of the day of `at` (RFC 3339) and the next two, before the first unit. */
export async function preparePartitions(pool: Pool, at: string): Promise<void> {
  const first = dayBase(at) + 1
  await withTransaction(pool, async (client) => {
    const range = { first, last: first }
    // Who only looks at a record in use must not wait for its writers.
    if ((await findMissing(client, range)).length === 0) return
    await client.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK])
    await ensurePartitions(client, range)
  })
}

async function findMissing(client: PoolClient, range: Range): Promise<readonly Partition[]> {
  const wanted = wantedFor(range)
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) wanted (name) where to_regclass(name) is null',
    [wanted.map(({ name }) => name)],
  )
  const names = new Set(rows.map(({ name }) => name))
  return wanted.filter(({ name }) => names.has(name))
}

function wantedFor({ first, last }: Range): readonly Partition[] {
  const from = Math.floor(first / SEQUENCES_A_DAY)
  const to = Math.floor(last / SEQUENCES_A_DAY) + DAYS_AHEAD
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((day) => {
    const base = day * SEQUENCES_A_DAY
    const suffix = dayOfSequence(base).replaceAll('-', '')
    return PARTITIONED.map((table) => ({ table, name: `${table}_${suffix}`, base }))
  })
}

/** What is only ahead of need can wait: the unit must not, nor fail for it. */
async function canAttach(client: PoolClient): Promise<boolean> {
  await client.query('savepoint ahead')
  try {
    const tables = PARTITIONED.join(', ')
    await client.query(`lock table only ${tables} in share update exclusive mode nowait`)
    return true
  } catch (error) {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error
    await client.query('rollback to savepoint ahead')
    return false
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

/** The check spares the scan for rows of other days; attached, the bounds say the same. */
async function attach(client: PoolClient, { table, name, base }: Partition): Promise<void> {
  const end = base + SEQUENCES_A_DAY
  await client.query(
    `create table ${name} (like ${table} including all,
       constraint ${name}_day check (sequence >= ${base} and sequence < ${end}))`,
  )
  await client.query(
    `alter table ${table} attach partition ${name} for values from (${base}) to (${end})`,
  )
  await client.query(`alter table ${name} drop constraint ${name}_day`)
}
