/** Parcels looked at again: a new term or rule, over both stores; a new list, broken off and begun again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CompiledPack, compilePack } from '../assess/compile-pack.ts'
import type { Lane } from '../domain/decision.ts'
import type { ListVersion } from '../domain/list.ts'
import type { Pack, Rule } from '../domain/pack.ts'
import { makeFiling } from '../domain/statement.fixture.ts'
import { present } from '../lib/assert.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { openPostgresAudit } from '../storage/postgres/postgres-audit.ts'
import { openPostgresClearedMatches } from '../storage/postgres/postgres-cleared-matches.ts'
import { openPostgresListActs } from '../storage/postgres/postgres-list-acts.ts'
import { openPostgresPackShelf } from '../storage/postgres/postgres-pack-shelf.ts'
import { openPostgresReader } from '../storage/postgres/postgres-reader.ts'
import { openPostgresScreenedLists } from '../storage/postgres/postgres-screened-lists.ts'
import { openPostgresScreenedPack } from '../storage/postgres/postgres-screened-pack.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { createTestDatabase, type TestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import type { Store } from '../storage/store.ts'
import { changedRules } from './changed-rules.ts'
import { incoming, shippedPack } from './pipeline-run.fixture.ts'
import { drainWork, processBatch } from './process-batch.ts'
import { type PackRescreening, rescreenPack } from './rescreen-pack.ts'
import { openScreening, type ScreeningParts } from './screening.ts'

const us = await shippedPack('us')
const now = () => '2026-11-20T09:00:00.000Z'
let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
})
after(() => database.drop())

function compiledOf(pack: Pack): CompiledPack {
  const compiled = compilePack(pack)
  assert.ok(compiled.ok)
  return compiled.value
}

function withTerm(pack: Pack, list: string, term: string): Pack {
  const termLists = pack.termLists.map((one) => {
    if (one.id !== list) return one
    assert.ok(!Array.isArray(one.terms))
    const terms = one.terms as Readonly<Record<string, readonly string[]>>
    return { ...one, terms: { ...terms, en: [...(terms['en'] ?? []), term] } }
  })
  return { ...pack, hash: `${pack.hash} and ${term}`, termLists }
}

function filingOf(number: string, description: string, name = 'Streller GmbH') {
  return makeFiling({
    reference: number,
    lodgedAt: '2026-11-20T08:00:00Z',
    consignment: {
      houseReference: number,
      channel: 'express',
      exportCountry: 'DE',
      consignor: { name, address: { city: 'Hamburg', country: 'DE' } },
      consignee: {
        name: 'Dario Haddad',
        address: { lines: ['1 Main St'], city: 'Erie', postcode: '16501', country: 'US' },
      },
      goodsItems: [{ description, quantity: 1, value: { amount: '20', currency: 'USD' } }],
    },
  })
}

/** A rule on words that no parcel had to do with until it came. */
const RULE: Rule = {
  ...present(
    us.pack.rules.find(({ id }) => id === 'us.narcotic.opioid-named'),
    'a rule on drugs',
  ),
  id: 'us.test.many',
  scope: 'consignment',
  when: 'activity.consignor.parcels7Days > 2',
}

type Ports = Pick<PackRescreening, 'store' | 'reader'> & {
  readonly laneOf: (number: string) => Promise<Lane | null>
}

function overMemory(): Ports {
  const store = openMemoryStore()
  const living = () => [...store.consignments.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    store,
    reader: {
      listStoppable: ({ after: last, limit }) =>
        Promise.resolve(
          living()
            .filter(({ id, canBeStopped }) => canBeStopped && id > last)
            .slice(0, limit),
        ),
    },
    laneOf: (number) =>
      Promise.resolve(
        present(
          living().find(({ name }) => name.endsWith(number)),
          number,
        ).lane,
      ),
  }
}

function overPostgres(): Ports {
  const reader = openPostgresReader(database.pool, now)
  return {
    store: openPostgresStore(database.pool, now),
    reader,
    laneOf: async (number) => present((await reader.findConsignments(number))[0], number).lane,
  }
}

async function take(
  store: Store,
  compiled: CompiledPack,
  filings: Parameters<typeof incoming>[0][],
) {
  const settings = { compiled, drawSecret: 'none drawn', now }
  await processBatch(store, settings, filings.map(incoming))
  await drainWork(store, settings)
}

for (const [where, open] of [
  ['memory', overMemory],
  ['PostgreSQL', overPostgres],
] as const) {
  test(`a new term owes a decision to whom it touches alone, over ${where}`, async () => {
    const { store, reader, laneOf } = open()
    const signal = new AbortController().signal
    await take(store, us, [
      filingOf('T1', 'zorblaxine powder'),
      filingOf('T2', 'fentanyl powder'),
      filingOf('T3', 'cotton socks'),
      filingOf('T4', 'zorblaxine and fentanyl powder'),
    ])
    const held = await laneOf('T2')
    const pack = withTerm(us.pack, 'narcotic-opioids', 'zorblaxine')
    const changed = changedRules(us.pack, pack)
    const ids = changed.after?.pack.rules.map(({ id }) => id) ?? []
    assert.ok(ids.length > 0 && ids.length < us.pack.rules.length, ids.join())
    const told: number[] = []
    const onProgress = ({ screened }: { readonly screened: number }) => void told.push(screened)
    const done = await rescreenPack({ store, reader, changed, now, signal, onProgress })
    assert.deepEqual(done, { screened: 4, owed: 1 })
    assert.deepEqual(told, [4])
    const settings = { compiled: compiledOf(pack), drawSecret: 'none drawn', now }
    const decided = await drainWork(store, settings)
    assert.deepEqual(
      decided.map(({ consignment, cause, packHash }) => [consignment, cause, packHash]),
      [['T1', 'pack', pack.hash]],
    )
    assert.ok(decided[0]?.indicators.some(({ id }) => ids.includes(id)) === true)
    const without = {
      ...us.pack,
      hash: 'without',
      rules: us.pack.rules.filter(({ id }) => !ids.includes(id)),
    }
    const gone = changedRules(us.pack, without)
    const none = await rescreenPack({ store, reader, changed: gone, now, signal, onProgress })
    assert.deepEqual(none, { screened: 0, owed: 0 }, 'what was taken away touches nobody')
    assert.equal(await laneOf('T2'), held)
    const ruled = { ...us.pack, hash: 'ruled', rules: [...us.pack.rules, RULE] }
    const more = changedRules(us.pack, ruled)
    const counted = await rescreenPack({ store, reader, changed: more, now, signal, onProgress })
    assert.deepEqual(counted, { screened: 4, owed: 4 }, 'counts are those of the decision')
  })
}

const LISTED: ListVersion = {
  head: {
    list: 'ofac-sdn',
    asOf: '2026-11-19',
    source: 's',
    licence: 'l',
    refused: 0,
    entries: 1,
    hash: 'one',
  },
  entries: [
    {
      id: '7',
      kind: 'person',
      names: [{ text: 'BRAVNIKOV, Yaroslav Timofeyevich', quality: 'primary' }],
      countries: [],
      birthDates: [],
      addresses: [],
      identifiers: [],
      programmes: [],
    },
  ],
}

test('a list that comes is noted when all were screened; broken off, it is begun again', async () => {
  const { pool } = database
  const store = openPostgresStore(pool, now)
  const real = openPostgresReader(pool, now)
  const screenedLists = openPostgresScreenedLists(pool, now)
  const screenedPack = openPostgresScreenedPack(pool, now)
  const shelf = openPostgresPackShelf(pool, now)
  await shelf.keep(us.pack)
  await screenedPack.replace(us.pack.hash)
  await take(store, us, [
    filingOf('L1', 'quendrine powder', 'Yaroslav Bravnikov'),
    filingOf('L2', 'quendrine powder'),
  ])
  const breaking = new AbortController()
  let lists: readonly ListVersion[] = []
  const lines: string[] = []
  const parts: ScreeningParts = {
    store,
    reader: real,
    compiled: us,
    versions: {
      listActive: () => Promise.resolve(lists.map(({ head }) => head)),
      listActs: () => Promise.resolve([]),
      read: ({ hash }) => Promise.resolve(lists.find(({ head }) => head.hash === hash)),
    },
    clearedMatches: openPostgresClearedMatches(pool, now),
    screenedLists,
    screenedPack,
    shelf,
    listActs: openPostgresListActs(pool),
    audit: openPostgresAudit(pool, now),
    now,
    log: (line) => void lines.push(line),
  }
  const breakingParts: ScreeningParts = {
    ...parts,
    reader: {
      getSubmissions: (sequences) => real.getSubmissions(sequences),
      listStoppable: async (page) => {
        breaking.abort()
        return await real.listStoppable(page)
      },
    },
  }
  const dying = await openScreening(breakingParts)
  lists = [LISTED]
  await dying.round(breaking.signal)
  assert.equal((await screenedLists.read()).size, 0, 'nothing is noted while it is not done')
  const screening = await openScreening(parts)
  await screening.round(new AbortController().signal)
  assert.deepEqual(await screenedLists.read(), new Map([['ofac-sdn', 'one']]))
  assert.equal(screening.state().underWay, undefined)
  const settings = { compiled: us, ...screening.current(), drawSecret: 'none drawn', now }
  const decided = await drainWork(store, settings)
  assert.deepEqual(
    decided.map(({ consignment, cause }) => [consignment, cause]),
    [['L1', 'list']],
    'owed twice, decided once',
  )
  assert.ok(decided[0]?.indicators.some(({ id }) => id === 'us.party.ofac-sdn') === true)
  await screening.round(new AbortController().signal)
  assert.equal(await real.countWork(), 0, 'the same list owes nothing again')
  assert.ok(lines.some((line) => line.startsWith('ofac-sdn: ')))
})

test('a pack that comes is looked at once over the running server’s ports, and noted', async () => {
  const { pool } = database
  const pack = withTerm(us.pack, 'narcotic-opioids', 'quendrine')
  const parts = {
    store: openPostgresStore(pool, now),
    reader: openPostgresReader(pool, now),
    compiled: compiledOf(pack),
  }
  const screenedPack = openPostgresScreenedPack(pool, now)
  const lines: string[] = []
  const screening = await openScreening({
    ...parts,
    versions: {
      listActive: () => Promise.resolve([]),
      listActs: () => Promise.resolve([]),
      read: () => Promise.resolve(undefined),
    },
    clearedMatches: openPostgresClearedMatches(pool, now),
    screenedLists: openPostgresScreenedLists(pool, now),
    screenedPack,
    shelf: openPostgresPackShelf(pool, now),
    listActs: openPostgresListActs(pool),
    audit: openPostgresAudit(pool, now),
    now,
    log: (line) => void lines.push(line),
  })
  const aborted = AbortSignal.abort()
  await screening.round(aborted)
  assert.equal(await screenedPack.read(), us.pack.hash, 'broken off: noted when it is done')
  await screening.round(new AbortController().signal)
  assert.equal(await screenedPack.read(), pack.hash)
  assert.equal(await parts.reader.countWork(), 2, 'the two parcels of it')
  assert.ok(lines.some((line) => line.includes('rules changed: 6 parcels looked at, 2 to be')))
  await screening.round(new AbortController().signal)
  assert.equal(await parts.reader.countWork(), 2)
})
