/** The pack that parcels were looked at under, in PostgreSQL. */
import type { Pool } from 'pg'
import type { ScreenedPack } from '../screened-pack.ts'
import { withClient } from './connect.ts'
import { withTransaction } from './with-transaction.ts'
import { takeWriterLock } from './writer-lock.ts'

const REPLACE = `insert into screened_pack (hash, screened_at) values ($1, $2)
  on conflict (one) do update set hash = excluded.hash, screened_at = excluded.screened_at`
const ACT = 'insert into audit (at, actor, act, subject, detail) values ($1, $2, $3, $4, $5)'

/** Opens it over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresScreenedPack(pool: Pool, now: () => string): ScreenedPack {
  return {
    read: async () => {
      const sql = 'select hash from screened_pack'
      const { rows } = await withClient(pool, (client) => client.query<{ hash: string }>(sql))
      return rows[0]?.hash
    },
    replace: (hash) =>
      withTransaction(pool, async (client) => {
        await takeWriterLock(client)
        await client.query(REPLACE, [hash, now()])
        await client.query(ACT, [now(), 'engine', 'pack.screened', hash, ''])
      }),
  }
}
