/** What a database holds, by PostgreSQL's own catalogue: all of it, whoever made it, save extensions'. */

import type pg from 'pg'
import type { BackupManifest, BackupTable } from './backup-manifest.ts'
import { listApplied } from './migrate.ts'

/** Relations of ours: no system schema, nothing that an extension brings or a session keeps. */
const ours = `
  space.nspname not in ('pg_catalog', 'information_schema')
  and space.nspname not like 'pg\\_toast%' and space.nspname not like 'pg\\_temp%'
  and not exists (select from pg_depend ext where ext.classid = 'pg_class'::regclass
    and ext.objid = rel.oid and ext.deptype = 'e')`

const fromRelations = `from pg_class rel join pg_namespace space on space.oid = rel.relnamespace`
const fullName = `format('%I.%I', space.nspname, rel.relname)`

/** A table and how much it takes on disk, for a progress bar. */
export type CatalogTable = Pick<BackupTable, 'name' | 'columns'> & { readonly diskBytes: number }

/**
 * The tables that hold rows, leaves for partitioned ones, in the order they were made. Generated
 * columns are left out: they are computed again. The record of migrations is not among them.
 */
export async function listTables(client: pg.ClientBase): Promise<readonly CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `select ${fullName} as name, pg_table_size(rel.oid) as "diskBytes",
            coalesce(json_agg(json_build_object('name', quote_ident(col.attname),
              'type', format_type(col.atttypid, col.atttypmod)) order by col.attnum)
              filter (where col.attname is not null), '[]') as columns
       ${fromRelations}
       left join pg_attribute col on col.attrelid = rel.oid and col.attnum > 0
         and not col.attisdropped and col.attgenerated = ''
      where rel.relkind = 'r' and ${ours}
        and rel.oid is distinct from to_regclass('schema_migration')
      group by rel.oid, space.nspname, rel.relname
      order by rel.oid`,
  )
  return rows
}

/** The columns in brackets, for `COPY`, in an order that does not depend on the table's history. */
export function columnList(columns: CatalogTable['columns']): string {
  return columns.length === 0 ? '' : `(${columns.map(({ name }) => name).join(', ')})`
}

/** The partitions, each parent before its own. */
export async function listPartitions(client: pg.ClientBase): Promise<BackupManifest['partitions']> {
  const { rows } = await client.query<BackupManifest['partitions'][number]>(
    `select ${fullName} as name,
            (select format('%I.%I', above_space.nspname, above.relname)
               from pg_inherits up join pg_class above on above.oid = up.inhparent
               join pg_namespace above_space on above_space.oid = above.relnamespace
              where up.inhrelid = rel.oid) as parent,
            pg_get_expr(rel.relpartbound, rel.oid) as bounds,
            case when rel.relkind = 'p' then pg_get_partkeydef(rel.oid) end as key,
            coalesce(rel.reloptions, '{}') as settings
       ${fromRelations}
      where rel.relispartition and rel.relkind in ('r', 'p') and ${ours}
      order by (select count(*) from pg_partition_ancestors(rel.oid)), rel.oid`,
  )
  return rows
}

/** The sequences with their state. Read late: it may be ahead of the rows, never behind them. */
export async function listSequences(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select ${fullName} as name ${fromRelations}
      where rel.relkind = 'S' and ${ours} order by rel.oid`,
  )
  const sequences: BackupManifest['sequences'] = []
  for (const { name } of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${name}`,
    )
    for (const { lastValue, isCalled } of state.rows) sequences.push({ name, lastValue, isCalled })
  }
  return sequences
}

/** Whatever a user made in the database, save an empty record of migrations. The first few names. */
export async function listSomeRelations(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select ${fullName} as name ${fromRelations}
      where rel.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${ours}
        and rel.oid is distinct from to_regclass('schema_migration')
      order by rel.oid limit 3`,
  )
  const applied = await listApplied(client)
  return [...rows, ...applied.slice(0, 1)].map(({ name }) => name)
}

/** The views that keep rows, in an order in which they can be filled. */
export async function listMaterializedViews(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select ${fullName} as name ${fromRelations}
      where rel.relkind = 'm' and ${ours} order by rel.oid`,
  )
  return rows.map(({ name }) => name)
}

/** A pair of statements: one that lifts a rule while rows are loaded, one that puts it back. */
export interface LiftedRule {
  readonly lift: string
  readonly restore: string
}

/**
 * The foreign keys and triggers that would look at rows while they are loaded: rows come table by
 * table, so a key may point to what is not there yet, and a trigger would act a second time.
 */
export async function listRules(client: pg.ClientBase): Promise<readonly LiftedRule[]> {
  const { rows } = await client.query<LiftedRule>(
    `select format('alter table %s drop constraint %I', ${fullName}, key.conname) as lift,
            format('alter table %s add constraint %I %s', ${fullName}, key.conname,
              pg_get_constraintdef(key.oid)) as restore
       ${fromRelations} join pg_constraint key on key.conrelid = rel.oid
      where key.contype = 'f' and key.conparentid = 0 and ${ours}
      union all
     select format('alter table %s disable trigger %I', ${fullName}, trig.tgname),
            format('alter table %s enable %s trigger %I', ${fullName},
              case trig.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end,
              trig.tgname)
       ${fromRelations} join pg_trigger trig on trig.tgrelid = rel.oid
      where not trig.tgisinternal and trig.tgparentid = 0 and trig.tgenabled <> 'D' and ${ours}`,
  )
  return rows
}
