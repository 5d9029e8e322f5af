/** What does not fit in memory is assessed to the same bytes, whatever the size of the batches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ParsedRecord } from '../intake/read-record.ts'
import { readSubmission } from '../intake/read-submission.ts'
import { generateDay } from '../sample-day/generate-day.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { createTestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import type { Store } from '../storage/store.ts'
import { amended, lamp } from './arvenia.fixture.ts'
import { assessAll } from './assess-all.ts'
import { assessLarge } from './assess-large.ts'
import { openPack } from './open-pack.ts'
import type { BatchReceipt } from './process-batch.ts'

const opened = await openPack({ pack: 'example' })
assert.ok(opened.ok)
const { compiled } = opened.value

/** A day with its amendments, cancellations, links, events and repetitions, and one that clashes. */
function recordsOf(seed: number): readonly ParsedRecord[] {
  const day = generateDay({ seed, parcels: 120, day: '2026-11-20', jurisdiction: 'example' })
  const submissions = [...day].flatMap((one) => (one.kind === 'submission' ? one.submission : []))
  return parsed([...submissions, { ...submissions[0], authority: 'voluntary' }])
}

function parsed(submissions: readonly object[]): readonly ParsedRecord[] {
  return submissions.flatMap((submission) => {
    const record = readSubmission(Buffer.from(JSON.stringify(submission)))
    return record.kind === 'parsed' ? record : []
  })
}

async function* inBatches(records: readonly ParsedRecord[], size: number) {
  for (let from = 0; from < records.length; from += size) {
    yield await Promise.resolve(records.slice(from, from + size))
  }
}

async function assertSame(
  records: readonly ParsedRecord[],
  { store, size }: { readonly store: Store; readonly size: number },
): Promise<void> {
  const expected = await assessAll(records, { compiled, store: openMemoryStore(), at: undefined })
  const kinds: BatchReceipt['kind'][] = []
  const found: string[] = []
  const large = assessLarge(inBatches(records, size), {
    compiled,
    store,
    at: undefined,
    onReceipt: (_, receipt) => kinds.push(receipt.kind),
  })
  for await (const decision of large) found.push(JSON.stringify(decision))
  assert.deepEqual(
    found,
    expected.decisions.map((decision) => JSON.stringify(decision)),
  )
  assert.deepEqual(
    kinds,
    expected.receipts.map(({ kind }) => kind),
  )
  assert.ok(kinds.includes('replayed') && kinds.includes('clashed'))
}

for (const [seed, size] of [
  [1, 1_000],
  [2, 150],
  [3, 40],
  [4, 7],
] as const) {
  test(`day ${seed} in batches of ${size} is decided as in one piece`, async () => {
    await assertSame(recordsOf(seed), { store: openMemoryStore(), size })
  })
}

test('a statement that joined is amended though too many share its number', async () => {
  const seller = (at: number) =>
    lamp('', {
      reference: `S-${at}`,
      filer: `shop${at}`,
      filerRole: 'seller',
      consignment: { orderReference: 'A-1', marketplace: { name: `Shop ${at}` } },
    })
  // Last of those that carry the number, by its id and by when it was written again: a look-up
  // that is cut does not reach it.
  const first = lamp('NB1036', { consignment: seller(0).consignment })
  const others = Array.from({ length: 300 }, (_, at) => seller(at + 1))
  const again = [
    first,
    { ...first, authority: 'voluntary' },
    amended(first, 2, { packageCount: 3 }),
  ]
  const amendment = amended(seller(0), 2, { packageCount: 2 })
  const records = parsed([
    first,
    seller(0),
    ...others.slice(0, 260),
    ...again,
    ...others.slice(260),
    amendment,
  ])
  const database = await createTestDatabase()
  try {
    const store = openPostgresStore(database.pool, () => '2026-11-20T00:00:00Z')
    await assertSame(records, { store, size: 30 })
  } finally {
    await database.drop()
  }
})

test('a database decides it alike', async () => {
  const database = await createTestDatabase()
  try {
    const store = openPostgresStore(database.pool, () => '2026-11-20T00:00:00Z')
    await assertSame(recordsOf(2), { store, size: 100 })
  } finally {
    await database.drop()
  }
})
