/** The screened versions of lists in PostgreSQL. */
import type { Pool } from 'pg'
import type { ScreenedLists } from '../screened-lists.ts'
import { withClient } from './connect.ts'
import { withTransaction } from './with-transaction.ts'
import { takeWriterLock } from './writer-lock.ts'

/** Opens them over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresScreenedLists(pool: Pool, now: () => string): ScreenedLists {
  return {
    read: async () => {
      type Row = { readonly list: string; readonly hash: string }
      const sql = 'select list, hash from screened_list'
      const { rows } = await withClient(pool, (client) => client.query<Row>(sql))
      return new Map(rows.map(({ list, hash }) => [list, hash]))
    },
    replace: (hashes) =>
      withTransaction(pool, async (client) => {
        await takeWriterLock(client)
        await client.query('delete from screened_list')
        await client.query(
          `insert into screened_list (list, hash, screened_at)
           select list, hash, $3 from unnest($1::text[], $2::text[]) as row (list, hash)`,
          [[...hashes.keys()], [...hashes.values()], now()],
        )
        await client.query(
          'insert into audit (at, actor, act, subject, detail) values ($1, $2, $3, $4, $5)',
          [
            now(),
            'engine',
            'lists.screened',
            [...hashes.keys()].join(' '),
            [...hashes.values()].join(' '),
          ],
        )
      }),
  }
}
