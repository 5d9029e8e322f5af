import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Act } from '../store.ts'
import { openPostgresAudit } from './postgres-audit.ts'
import { openPostgresStore } from './postgres-store.ts'
import { createTestDatabase, type TestDatabase } from './test-cluster.fixture.ts'

const now = () => '2026-11-20T09:00:00.000Z'

let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
})
after(() => database.drop())
beforeEach(() => database.pool.query('truncate audit, audit_seal restart identity'))

function acts(from: number, to: number): readonly Act[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({
    at: now(),
    actor: 'engine',
    act: 'key.made',
    subject: `c${from + at}/1`,
    detail: 'release "ü" \\',
  }))
}

/** Twelve acts, ten of them under three seals. */
async function sealedTrail() {
  const audit = openPostgresAudit(database.pool, now)
  await audit.append(acts(1, 10))
  for (const limit of [4, 4, 4]) await audit.seal(limit)
  await audit.append(acts(11, 12))
  return audit
}

test('what is sealed is verified, and what is not is counted', async () => {
  const audit = await sealedTrail()
  const report = await audit.verify()
  assert.deepEqual(report.breaks, [])
  assert.deepEqual([report.seals, report.sealed, report.unsealed], [3, 10, 2])
  assert.match(report.root ?? '', /^sha256:[0-9a-f]{64}$/u)
})

test('an empty trail is whole, and sealing it seals nothing', async () => {
  const audit = openPostgresAudit(database.pool, now)
  assert.equal(await audit.seal(10), 0)
  assert.deepEqual(await audit.verify(), {
    sealed: 0,
    seals: 0,
    unsealed: 0,
    root: undefined,
    breaks: [],
  })
})

test('sealing goes on where the last seal ended, as often as it is called', async () => {
  const audit = await sealedTrail()
  assert.equal(await audit.seal(100), 2)
  assert.equal(await audit.seal(100), 0)
  const report = await audit.verify()
  assert.deepEqual([report.sealed, report.unsealed], [12, 0])
})

test('each seal rests on the one before: the root tells of every row', async () => {
  const one = (await (await sealedTrail()).verify()).root
  await database.pool.query('truncate audit, audit_seal restart identity')
  const audit = openPostgresAudit(database.pool, now)
  await audit.append([{ ...acts(1, 1)[0], actor: 'someone' } as Act, ...acts(2, 10)])
  for (const limit of [4, 4, 4]) await audit.seal(limit)
  assert.notEqual((await audit.verify()).root, one)
})

const TAMPERINGS: readonly (readonly [string, string])[] = [
  ['a changed detail', `update audit set detail = 'examine' where id = 5`],
  ['a changed actor', `update audit set actor = 'nobody' where id = 1`],
  ['a changed time', `update audit set at = at + interval '1 second' where id = 10`],
  ['a changed subject', `update audit set subject = 'c9/2' where id = 9`],
  ['a row taken away', 'delete from audit where id = 3'],
  ['the first row taken away', 'delete from audit where id = 1'],
  ['the last row of a seal taken away', 'delete from audit where id = 8'],
  [
    'two rows exchanged',
    `update audit set subject = case id when 2 then 'c3/1' else 'c2/1' end where id in (2, 3)`,
  ],
  [
    'a row slipped in below a seal',
    `delete from audit where id = 4;
     insert into audit (id, at, actor, act, subject, detail) overriding system value
     values (4, now(), 'engine', 'decision.made', 'c4/1', 'release')`,
  ],
  [
    'a row slipped in before the first',
    `insert into audit (id, at, actor, act, subject, detail) overriding system value
     values (0, now(), 'x', 'x', 'x', 'x')`,
  ],
  ['a seal taken away', 'delete from audit_seal where number = 2'],
  ['the first seal taken away', 'delete from audit_seal where number = 1'],
  ['a changed digest', `update audit_seal set digest = 'sha256:0' where number = 3`],
  ['a seal that reaches further', 'update audit_seal set to_id = 11 where number = 3'],
  ['a changed beginning', 'update audit_seal set from_id = 2 where number = 1'],
  ['a seal of another time', `update audit_seal set sealed_at = now() where number = 1`],
]

for (const [what, sql] of TAMPERINGS) {
  test(`${what} shows`, async () => {
    const audit = await sealedTrail()
    await database.pool.query(sql)
    const { breaks } = await audit.verify()
    assert.ok(breaks.length > 0)
    assert.ok(breaks.every((text) => /^[A-Z].*\.$/u.test(text)))
  })
}

test('a seal takes in no row of a unit under way, and misses none', async () => {
  const audit = openPostgresAudit(database.pool, now)
  const store = openPostgresStore(database.pool, now)
  const writing = Array.from({ length: 8 }, (_, at) =>
    store.transact((unit) => unit.save({ acts: acts(at * 5, at * 5 + 4) })),
  )
  const sealing = Array.from({ length: 8 }, () => audit.seal(7))
  await Promise.all([...writing, ...sealing])
  while ((await audit.seal(7)) > 0);
  const report = await audit.verify()
  assert.deepEqual([report.sealed, report.unsealed], [40, 0])
  assert.deepEqual(report.breaks, [])
})
