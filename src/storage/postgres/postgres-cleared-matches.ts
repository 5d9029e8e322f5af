/** Cleared matches in PostgreSQL. */
import type { Pool } from 'pg'
import type { ClearedMatch } from '../../domain/cleared-match.ts'
import type { ClearedMatches } from '../cleared-matches.ts'
import { withClient } from './connect.ts'
import { withTransaction } from './with-transaction.ts'
import { takeWriterLock } from './writer-lock.ts'

const ADD = `insert into cleared_match
  (id, party, list, entry, version, name, by, reason, at, until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
const WITHDRAW = `update cleared_match set withdrawn_by = $2, withdrawn_at = $3
  where id = $1 and withdrawn_at is null and until > $3::timestamptz::date`
const STANDING = `select id, party, list, entry, version, name, by, reason, at, until::text as until
  from cleared_match where withdrawn_at is null and until > $1 order by at desc, id`
const LAPSED = `select id, party, list, entry, version, name, by, reason, at, until::text as until
  from cleared_match where settled_at is null and (withdrawn_at is not null or until <= $1)
  order by id`
const SETTLE = 'update cleared_match set settled_at = $2 where id = any($1::text[])'
const ACT = 'insert into audit (at, actor, act, subject, detail) values ($1, $2, $3, $4, $5)'

/** Opens them over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresClearedMatches(pool: Pool, now: () => string): ClearedMatches {
  return {
    add: (match) =>
      withTransaction(pool, async (client) => {
        await takeWriterLock(client)
        const { id, party, list, entry, version, name, by, reason, at, until } = match
        await client.query(ADD, [id, party, list, entry, version, name, by, reason, at, until])
        await client.query(ACT, [now(), by, 'match.cleared', id, `${list} ${entry} until ${until}`])
      }),
    withdraw: ({ id, by }) =>
      withTransaction(pool, async (client) => {
        await takeWriterLock(client)
        const at = now()
        const { rowCount } = await client.query(WITHDRAW, [id, by, at])
        if (rowCount !== 1) return false
        await client.query(ACT, [at, by, 'match.clearing-withdrawn', id, ''])
        return true
      }),
    listStanding: (day) => listOf(pool, STANDING, day),
    listLapsed: (day) => listOf(pool, LAPSED, day),
    settle: async (ids) => {
      await withClient(pool, (client) => client.query(SETTLE, [ids, now()]))
    },
  }
}

async function listOf(pool: Pool, sql: string, day: string): Promise<readonly ClearedMatch[]> {
  type Row = Omit<ClearedMatch, 'at'> & { readonly at: Date }
  const { rows } = await withClient(pool, (client) => client.query<Row>(sql, [day]))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
