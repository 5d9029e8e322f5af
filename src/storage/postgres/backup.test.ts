/** Backup and restore over a schema with everything that makes the order of loading matter. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { backup } from './backup.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { readManifest } from './backup-manifest.ts'
import { copyRows } from './copy-rows.ts'
import { migrate } from './migrate.ts'
import { plantMigrations } from './migrations.fixture.ts'
import { restore } from './restore.ts'
import type { TestDatabase } from './test-cluster.fixture.ts'
import { createTestDatabase } from './test-cluster.fixture.ts'
import { withTransaction } from './with-transaction.ts'

const schema = {
  '0001-parcels.sql': `
    create table filer (id text primary key, chief bigint);
    insert into filer values ('seeded by the migration', null);
    create table parcel (
      day date not null, id bigint generated always as identity,
      filer text not null default 'a' references filer,
      document json not null, tags text[], mark bytea, weight double precision,
      grams bigint generated always as ((weight * 1000)::bigint) stored,
      primary key (day, filer, id)
    ) partition by range (day);
    create table parcel_first partition of parcel for values from ('2026-01-01') to ('2026-01-02');
    -- A cycle of keys: no order of loading satisfies both.
    create table officer (id bigint primary key, filer text references filer);
    alter table filer add foreign key (chief) references officer;
    create table "Odd ""name""" ("select" text, "Ünï" text);
    create table nothing ();
    create materialized view heavy as select id from parcel where weight > 1;
  `,
  '0002-log.sql': `
    create table log (id bigint generated always as identity primary key, text text);
    create function note() returns trigger language plpgsql as
      $$ begin insert into log (text) values (new.id); return new; end $$;
    create trigger noted after insert on filer for each row execute function note();
    alter table filer enable always trigger noted;
    create sequence ticket;
  `,
}
const migrations = plantMigrations(schema)
const nothing = plantMigrations({})
const work = mkdtempSync(join(tmpdir(), 'tidewaiter-backup-test-'))
let source: TestDatabase
let whole: string

before(async () => {
  source = await createTestDatabase({ migrations })
  await fill(source)
  whole = join(work, 'whole')
  await backup({ connection: source.connection, folder: whole })
})

after(async () => {
  await source.drop()
  rmSync(work, { recursive: true, force: true })
})

async function fill({ pool }: TestDatabase): Promise<void> {
  await withTransaction(pool, async (client) => {
    await client.query(`
      create table parcel_rest partition of parcel default;
      create table parcel_02 partition of parcel for values from ('2026-01-02') to ('2026-02-01')
        partition by list (filer);
      create table parcel_02_a partition of parcel_02 for values in ('a') with (fillfactor = 70);
      create table "parcel_02 other" partition of parcel_02 default;
      insert into officer values (1, null);
      insert into filer values ('a', 1), ('b', null);
      update officer set filer = 'a';
      insert into "Odd ""name""" values ('tab\tand \\backslash', 'ﬁrst\nsecond'), (null, '\\N');
      select setval('ticket', 41);
    `)
    const days = ['2026-01-01', '2026-01-02', '2026-01-31', '2027-05-05']
    await copyRows(
      client,
      'parcel (day, filer, document, tags, mark, weight)',
      Array.from({ length: 2000 }, (_, n) => [
        days[n % days.length],
        n % 3 === 0 ? 'b' : 'a',
        JSON.stringify({ n, text: '茶 "quoted" \\ \u0001' }),
        ['x', null, String(n)],
        Uint8Array.of(0, 255, n % 256),
        n / 1000,
      ]),
    )
    await client.query('refresh materialized view heavy')
  })
}

/** Everything a database holds, in a form that can be compared. */
async function contentOf({ pool }: TestDatabase): Promise<Readonly<Record<string, unknown>>> {
  const reads = {
    filer: 'select * from filer order by id',
    officer: 'select * from officer',
    parcel: `select tableoid::regclass::text as part, *, document::text as bytes from parcel
      order by id`,
    odd: 'select * from "Odd ""name""" order by 1',
    log: 'select * from log order by id',
    heavy: 'select * from heavy order by id',
    keys: `select conrelid::regclass::text as "on", pg_get_constraintdef(oid) as key
      from pg_constraint where contype = 'f' order by 1, 2`,
    triggers: `select tgname, tgenabled from pg_trigger where not tgisinternal`,
    parts: `select relname, reloptions, pg_get_expr(relpartbound, oid) as bounds from pg_class
      where relispartition and relkind in ('r', 'p') order by 1`,
  }
  const content: Record<string, unknown> = {}
  for (const [name, sql] of Object.entries(reads)) content[name] = (await pool.query(sql)).rows
  return content
}

test('a restored database holds the same, keys and triggers included', async () => {
  const target = await createTestDatabase({ migrations: nothing })
  const progress: number[] = []
  const result = await restore({
    folder: whole,
    connection: target.connection,
    migrations,
    onProgress: ({ done, total }) => progress.push(done / total),
  })
  assert.ok(result.ok)
  assert.equal(result.value.schemaNumber, 2)
  assert.equal(progress.at(-1), 1)
  assert.deepEqual(await contentOf(target), await contentOf(source))

  const next = await target.pool.query<{ id: number; ticket: number }>(
    `with added as (insert into parcel (day, document) values ('2026-01-01', '{}') returning id)
     select id, nextval('ticket') as ticket from added`,
  )
  assert.deepEqual(next.rows, [{ id: 2001, ticket: 42 }])
  await assert.rejects(target.pool.query(`update officer set filer = 'nobody'`), /foreign key/u)
  await migrate({ pool: target.pool, folder: migrations, log: () => undefined })
  await target.drop()
})

test('a backup of the restored database is the same, byte for byte', async () => {
  const target = await createTestDatabase({ migrations: nothing })
  await restore({ folder: whole, connection: target.connection, migrations })
  const again = join(work, 'again')
  const report = await backup({ connection: target.connection, folder: again })
  await target.drop()
  const strip = (folder: string) => {
    const read = readManifest(folder)
    assert.ok(read.ok)
    return read.value.tables
      .map(({ name, rows, textSha256 }) => ({ name, rows, textSha256 }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  }
  assert.deepEqual(strip(again), strip(whole))
  const manifest = readFileSync(join(again, 'manifest.json'))
  assert.equal(report.manifestSha256, createHash('sha256').update(manifest).digest('hex'))
})

test('a backup holds one moment, though work goes on', async () => {
  const pairs = plantMigrations({
    '0001-pairs.sql': 'create table one (n bigint); create table other (n bigint);',
  })
  const busy = await createTestDatabase({ migrations: pairs })
  const stop = new AbortController()
  const writer = (async () => {
    for (let n = 0; !stop.signal.aborted; n += 1) {
      await withTransaction(busy.pool, async (client) => {
        await client.query('insert into one select $1 from generate_series(1, 200)', [n])
        await client.query('insert into other select $1 from generate_series(1, 200)', [n])
      })
    }
  })()
  for (let round = 0; round < 5; round += 1) {
    const folder = join(work, `moment-${round}`)
    await backup({ connection: busy.connection, folder })
    const read = readManifest(folder)
    assert.ok(read.ok)
    const [one, other] = read.value.tables
    assert.equal(one?.rows, other?.rows)
  }
  stop.abort()
  await writer
  await busy.drop()
})

/** The refusal of restoring a copy of the backup that `harm` was done to. */
async function refusalAfter(
  name: string,
  harm: (folder: string, manifest: BackupManifest) => void,
): Promise<string> {
  const folder = join(work, name)
  await backup({ connection: source.connection, folder })
  const read = readManifest(folder)
  assert.ok(read.ok)
  harm(folder, read.value)
  const target = await createTestDatabase({ migrations: nothing })
  const result = await restore({ folder, connection: target.connection, migrations })
  assert.ok(!result.ok)
  const left = await target.pool.query(`select from pg_class where relname in ('filer', 'parcel')`)
  assert.equal(left.rowCount, 0, 'a refused restore leaves nothing')
  await target.drop()
  return `${result.refusal.rule}: ${result.refusal.text}`
}

function largest(manifest: BackupManifest): BackupManifest['tables'][number] {
  const table = manifest.tables.toSorted((one, other) => other.fileBytes - one.fileBytes)[0]
  assert.ok(table)
  return table
}

function rewrite(folder: string, manifest: BackupManifest): void {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

test('a damaged backup is refused before the database is touched', async () => {
  const short = await refusalAfter('short', (folder, manifest) => {
    truncateSync(join(folder, largest(manifest).file), largest(manifest).fileBytes - 1)
  })
  assert.match(short, /^damaged: The file tables\/.* has \d+ bytes, not \d+/u)

  const altered = await refusalAfter('altered', (folder, manifest) => {
    const file = join(folder, largest(manifest).file)
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
  })
  assert.match(altered, /^damaged: .* was altered/u)

  const missing = await refusalAfter('missing', (folder, manifest) => {
    rmSync(join(folder, largest(manifest).file))
  })
  assert.match(missing, /^damaged: .* is missing/u)
})

test('rows that do not number what the manifest says roll everything back', async () => {
  const refusal = await refusalAfter('miscounted', (folder, manifest) => {
    const tables = manifest.tables.map((table) => ({ ...table, rows: table.rows + 1 }))
    rewrite(folder, { ...manifest, tables })
  })
  assert.match(refusal, /^damaged: .* gave \d+ rows, not \d+/u)
})

test('a table this program does not make is refused', async () => {
  const refusal = await refusalAfter('foreign', (folder, manifest) => {
    const tables = manifest.tables.map((table) =>
      table.name === 'public.log' ? { ...table, name: 'public.logbook' } : table,
    )
    rewrite(folder, { ...manifest, tables })
  })
  assert.match(refusal, /^other-schema: .*public\.logbook/u)
})

test('what is no backup is refused, with the reason', async () => {
  const cut = await refusalAfter('cut', (folder) => {
    const file = join(folder, 'manifest.json')
    truncateSync(file, readFileSync(file).length - 20)
  })
  assert.match(cut, /^not-a-backup: .*manifest\.json cannot be read/u)
  const outside = await refusalAfter('outside', (folder, manifest) => {
    const tables = manifest.tables.map((table) => ({ ...table, file: '../../../etc/passwd' }))
    rewrite(folder, { ...manifest, tables })
  })
  assert.match(outside, /^not-a-backup: .*\/tables\/0\/file/u)
})

test('a database that holds something is not restored over', async () => {
  const target = await createTestDatabase({ migrations })
  const result = await restore({ folder: whole, connection: target.connection, migrations })
  assert.ok(!result.ok)
  assert.equal(result.refusal.rule, 'not-empty')
  assert.match(result.refusal.text, /public\.filer/u)
  await target.drop()
})

test('a backup of a newer program is refused', async () => {
  const older = plantMigrations({ '0001-parcels.sql': schema['0001-parcels.sql'] })
  const target = await createTestDatabase({ migrations: nothing })
  await assert.rejects(
    restore({ folder: whole, connection: target.connection, migrations: older }),
    { name: 'StorageOutage', reason: 'wrong-version' },
  )
  await target.drop()
})

test('a backup that fails leaves nothing behind', async () => {
  await assert.rejects(
    backup({ connection: source.connection, folder: whole }),
    /is there already/u,
  )
  const absent = { ...source.connection, database: 'no such database' }
  const folder = join(work, 'failed')
  await assert.rejects(backup({ connection: absent, folder }), { reason: 'misconfigured' })
  assert.deepEqual(
    readdirSync(work).filter((name) => name.startsWith('failed')),
    [],
  )
})
