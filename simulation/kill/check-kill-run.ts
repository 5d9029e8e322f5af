/** What must hold after any number of kills: of the receipts, of the record, and of both together. */
import type { CompiledPack } from '../../src/assess/compile-pack.ts'
import { openRecord } from '../../src/open-record.ts'
import { processBatch } from '../../src/pipeline/process-batch.ts'
import { openMemoryStore } from '../../src/storage/memory/memory-store.ts'
import { companiesOf } from '../check/check-joins.ts'
import { checkReceipts } from '../check/check-receipts.ts'
import { checkRecord } from '../check/check-record.ts'
import type { Invariant } from '../check/invariant.ts'
import { viewOfPostgres } from '../check/postgres-view.ts'
import { type RecordView, viewOfMemory } from '../check/record-view.ts'
import type { Statement } from '../statements.ts'
import type { KillRun } from './run-kills.ts'

/** Opens the record that the run left and checks everything. */
export async function checkKillRun(
  run: KillRun,
  compiled: CompiledPack,
): Promise<readonly Invariant[]> {
  const { dataFolder, statements, receipts, slips } = run
  const record = await openRecord({
    dataFolder,
    environment: {},
    whenInUse: 'refuse',
    log: () => undefined,
  })
  try {
    const view = await viewOfPostgres(record.pool)
    const sent = statements.map(({ key, hash, raw }) => {
      const { accepted, replayed } = receipts.get(key) ?? { accepted: 0, replayed: 0 }
      return { key, hash, raw, accepted, replayed }
    })
    const { sealed, unsealed, breaks } = await record.audit.verify()
    return [
      ...checkReceipts(view, sent, { isOver: true }),
      senseOf(run, slips),
      ...checkRecord(view, compiled),
      nothingOwed(view),
      {
        name: 'the audit chain is whole and covers every act',
        examined: sealed,
        breaches: [...breaks, ...(unsealed === 0 ? [] : [`${unsealed} acts are under no seal`])],
      },
      await checkAgainstMemory(view, { statements, compiled }),
      await checkSettings(record.pool),
    ]
  } finally {
    await record.close()
  }
}

function senseOf({ receipts }: KillRun, slips: readonly string[]): Invariant {
  const turnedAway = [...receipts].filter(([, counts]) => counts.refused + counts.clashed > 0)
  return {
    name: 'every answer is a receipt of what was sent, and none refuses it',
    examined: receipts.size,
    breaches: [...slips, ...turnedAway.map(([key]) => `${key} was refused`)],
  }
}

function nothingOwed({ owedWork }: RecordView): Invariant {
  const breaches = owedWork === 0 ? [] : [`${owedWork} re-decisions are owed`]
  return { name: 'nothing is owed at last', examined: owedWork, breaches }
}

type Calm = { readonly statements: readonly Statement[]; readonly compiled: CompiledPack }

/** The same statements in one batch in memory, in the order of the day, make the same consignments. */
async function checkAgainstMemory(
  view: RecordView,
  { statements, compiled }: Calm,
): Promise<Invariant> {
  const calm = openMemoryStore()
  const now = () => '2026-11-20T00:00:00Z'
  await processBatch(calm, { compiled, drawSecret: 'calm', now }, statements)
  const expected = companiesOf(viewOfMemory(calm))
  const found = companiesOf(view)
  const here = new Set(found)
  const there = new Set(expected)
  return {
    name: 'consignments are those of the same statements assessed in memory',
    examined: expected.length,
    breaches: [
      ...found.filter((company) => !there.has(company)).map((text) => `only on record: ${text}`),
      ...expected.filter((company) => !here.has(company)).map((text) => `only in memory: ${text}`),
    ],
  }
}

/** What makes a commit durable is on: a kill cannot show it, for the machine’s memory survives it. */
async function checkSettings(pool: Awaited<ReturnType<typeof openRecord>>['pool']) {
  const names = ['fsync', 'full_page_writes', 'synchronous_commit']
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [names],
  )
  const off = rows.filter(({ setting }) => setting !== 'on')
  return {
    name: `PostgreSQL writes through to the disk (${names.join(', ')})`,
    examined: rows.length,
    breaches: off.map(({ name, setting }) => `${name} is ${setting}`),
  }
}
