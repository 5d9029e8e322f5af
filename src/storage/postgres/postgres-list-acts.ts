/** Acts upon lists in PostgreSQL: an act and its key are kept together or not at all. */
import type { Pool } from 'pg'
import type { ListActs } from '../list-acts.ts'
import { withTransaction } from './with-transaction.ts'
import { takeWriterLock } from './writer-lock.ts'

const RECORD = `with given as (
    select * from unnest(
        $1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
      with ordinality as row (key, at, actor, act, subject, detail, place)
  ), fresh as (
    insert into list_act (key) select key from given on conflict (key) do nothing returning key
  )
  insert into audit (at, actor, act, subject, detail)
  select at, actor, act, subject, detail from given join fresh using (key) order by place`

/** Opens them over a migrated database. */
export function openPostgresListActs(pool: Pool): ListActs {
  // Acts are there for ever: those this server has handed over need no asking.
  const known = new Set<string>()
  return {
    record: async (acts) => {
      const fresh = [
        ...new Map(acts.filter(({ key }) => !known.has(key)).map((act) => [act.key, act])).values(),
      ]
      if (fresh.length === 0) return
      await withTransaction(pool, async (client) => {
        await takeWriterLock(client)
        await client.query(RECORD, [
          fresh.map(({ key }) => key),
          fresh.map(({ at }) => at),
          fresh.map(({ actor }) => actor),
          fresh.map(({ act }) => act),
          fresh.map(({ subject }) => subject),
          fresh.map(({ detail }) => detail),
        ])
      })
      for (const { key } of fresh) known.add(key)
    },
  }
}
