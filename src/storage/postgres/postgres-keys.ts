/** Filers' keys in PostgreSQL. */
import type { Pool } from 'pg'
import type { KeyRow, KeyStore } from '../keys.ts'
import { withClient } from './connect.ts'

/** Opens the key store over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresKeys(pool: Pool, now: () => string): KeyStore {
  const run = <R extends object>(sql: string, values: readonly unknown[]) =>
    withClient(pool, (client) => client.query<R>(sql, [...values]))
  return {
    findFiler: async (digest) => {
      const sql = 'select filer from api_key where digest = $1 and revoked_at is null'
      return (await run<{ filer: string }>(sql, [digest])).rows[0]?.filer
    },
    add: async ({ id, filer, digest }) => {
      const sql = 'insert into api_key (id, filer, digest, created_at) values ($1, $2, $3, $4)'
      await run(sql, [id, filer, digest, now()])
    },
    revoke: async (id) => {
      const sql = 'update api_key set revoked_at = $2 where id = $1 and revoked_at is null'
      return (await run(sql, [id, now()])).rowCount === 1
    },
    list: async () => {
      type Row = {
        readonly id: string
        readonly filer: string
        readonly created_at: Date
        readonly revoked_at: Date | null
      }
      const { rows } = await run<Row>(
        'select * from api_key order by created_at desc limit 1000',
        [],
      )
      return rows.map(
        (row): KeyRow => ({
          id: row.id,
          filer: row.filer,
          createdAt: row.created_at.toISOString(),
          revokedAt: row.revoked_at?.toISOString(),
        }),
      )
    },
  }
}
