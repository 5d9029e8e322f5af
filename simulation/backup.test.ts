/** A backup of a living record, restored elsewhere: all of it is there, replays, and decides on alike. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { backupRecord, restoreRecord } from '../src/copy-record.ts'
import { type OpenRecord, openRecord } from '../src/open-record.ts'
import { openPack } from '../src/pipeline/open-pack.ts'
import { drainWork, processBatch } from '../src/pipeline/process-batch.ts'
import { dropScratchFolder, recordFolderIn } from '../src/storage/postgres/scratch-folder.ts'
import { checkRecord } from './check/check-record.ts'
import { breachesOf, describeInvariants } from './check/invariant.ts'
import { viewOfPostgres } from './check/postgres-view.ts'
import { statementsOf } from './statements.ts'
import { makeTemporaryFolder } from './temporary-record.ts'

const nothing = () => undefined

function place(t: TestContext): { readonly dataFolder: string } {
  const folder = makeTemporaryFolder()
  t.after(() => dropScratchFolder(folder))
  return { dataFolder: recordFolderIn(folder) }
}

function open({ dataFolder }: { readonly dataFolder: string }): Promise<OpenRecord> {
  return openRecord({ dataFolder, environment: {}, whenInUse: 'refuse', log: nothing })
}

test('a restored record has everything, replays it, and decides the next filings the same', async (t) => {
  const opened = await openPack({ pack: 'example' })
  assert.ok(opened.ok)
  const { compiled } = opened.value
  const settings = { compiled, drawSecret: 'kept apart', now: () => '2026-11-20T12:00:00.000Z' }
  const statements = statementsOf({ seed: 3, parcels: 60, jurisdiction: 'example' })
  const half = Math.ceil(statements.length / 2)
  const source = place(t)
  const target = place(t)
  const folder = join(source.dataFolder, '../backup')

  const before = await open(source)
  await before.shelf.keep(compiled.pack)
  await processBatch(before.store, settings, statements.slice(0, half))
  await drainWork(before.store, settings)
  await before.audit.seal(1_000_000)
  const copying = { folder, onProgress: nothing }
  const copied = await backupRecord({ ...source, environment: {}, log: nothing }, copying)
  const restored = await restoreRecord({ ...target, environment: {}, log: nothing }, copying)
  assert.deepEqual(restored, copied)

  const after = await open(target)
  const view = await viewOfPostgres(after.pool)
  assert.deepEqual(view, await viewOfPostgres(before.pool))
  assert.ok(view.decisions.length > 30)
  const { sealed, unsealed, root, breaks } = await after.audit.verify()
  assert.deepEqual(
    { sealed, unsealed, breaks },
    { sealed: view.acts.length, unsealed: 0, breaks: [] },
  )
  assert.equal(root, (await before.audit.verify()).root)
  assert.deepEqual(await after.shelf.find(compiled.pack.hash), compiled.pack)

  const next = statements.slice(half)
  const there = await processBatch(after.store, settings, next)
  assert.deepEqual(there, await processBatch(before.store, settings, next))
  assert.deepEqual(await drainWork(after.store, settings), await drainWork(before.store, settings))
  const invariants = checkRecord(await viewOfPostgres(after.pool), compiled)
  assert.equal(breachesOf(invariants), 0, describeInvariants(invariants))
  await before.close()
  await after.close()
})
