/** The shelf of packs in PostgreSQL. */
import type { Pool } from 'pg'
import type { Pack } from '../../domain/pack.ts'
import type { PackShelf } from '../pack-shelf.ts'
import { withClient } from './connect.ts'

/** Opens the shelf over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresPackShelf(pool: Pool, now: () => string): PackShelf {
  return {
    keep: async (pack) => {
      const { head, hash } = pack
      await withClient(pool, (client) =>
        client.query(
          `insert into pack (hash, id, version, content, loaded_at) values ($1, $2, $3, $4, $5)
           on conflict (hash) do nothing`,
          [hash, head.id, head.version, JSON.stringify(pack), now()],
        ),
      )
    },
    find: async (hash) => {
      const { rows } = await withClient(pool, (client) =>
        client.query<{ content: Pack }>('select content from pack where hash = $1', [hash]),
      )
      return rows[0]?.content
    },
  }
}
