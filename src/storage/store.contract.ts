/** What every store must do, whatever it keeps the record in. Each adapter's tests run all of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Filing, Submission } from '../domain/filing.ts'
import { makeEvent, makeFiling } from '../domain/statement.fixture.ts'
import { REVISIONS } from './revisions.contract.ts'
import type {
  Act,
  Claim,
  ConsignmentRow,
  LedgerEntry,
  Store,
  StoredSubmission,
  Work,
} from './store.ts'
import {
  AT,
  decided,
  type Proof,
  read,
  row,
  type StoreUnderTest,
  save,
} from './store-under-test.fixture.ts'
import { WORK } from './work.contract.ts'

/** Runs the contract; `open` gives an empty store. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  for (const [what, prove] of PROMISES) {
    test(`${name}: ${what}`, async () => prove(await open()))
  }
}

function claim(reference: string, version: number, hash = 'h'): Claim {
  return { filer: 'acme', reference, version, hash }
}

/** Claims with new sequences, in one unit. */
function claimAll(store: Store, claims: readonly Claim[]) {
  return store.transact(async (unit) => {
    const first = await unit.nextSequences(claims.length)
    const outcomes = await unit.claim(
      claims.map((one, index) => ({ ...one, sequence: first + index })),
    )
    return { first, outcomes }
  })
}

/** Keeps submissions and gives them as stored. */
async function keep(
  store: Store,
  submissions: readonly Submission[],
  rawOf: (submission: Submission) => string = JSON.stringify,
): Promise<readonly StoredSubmission[]> {
  return store.transact(async (unit) => {
    const first = await unit.nextSequences(submissions.length)
    const stored = submissions.map((submission, index) => ({
      sequence: first + index,
      hash: `hash-${index}`,
      receivedAt: AT,
      submission,
      raw: rawOf(submission),
    }))
    await unit.save({ submissions: stored })
    return stored
  })
}

function ledger(consignmentId: string, wish: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    consignmentId,
    day: '2026-11-20',
    block: 'block-1',
    person: 'person-1',
    name: 'mirja holm',
    valueMinor: 9_000,
    isExempt: true,
    ...wish,
  }
}

function ids(rows: readonly ConsignmentRow[]): readonly string[] {
  return rows.map(({ id }) => id).toSorted()
}

const CLAIMS: readonly Proof[] = [
  [
    'sequences are consecutive and grow',
    async ({ store }) => {
      const first = await read(store, (unit) => unit.nextSequences(3))
      const next = await read(store, (unit) => unit.nextSequences(1))
      assert.ok(Number.isSafeInteger(first) && next >= first + 3)
    },
  ],
  [
    'no sequence is at or below one given before, though the clock goes back over midnight',
    async ({ store, setClock, decisions }) => {
      const given: number[] = []
      for (const [place, instant] of CLOCK.entries()) {
        setClock(instant)
        given.push(await read(store, (unit) => unit.nextSequences(2)))
        const id = `c${place}`
        await save(store, { consignments: [row(id)], decisions: [decided(id, 1)] })
      }
      assert.ok(
        given.every((first, place) => place === 0 || first >= (given[place - 1] ?? 0) + 2),
        given.join(' '),
      )
      assert.deepEqual(
        (await decisions()).map(({ decision }) => decision.consignmentId),
        ['c0', 'c1', 'c2', 'c3'],
      )
    },
  ],
  [
    'a claim is new once, then replayed, and clashes with other content',
    async ({ store }) => {
      const one = await claimAll(store, [claim('r', 1)])
      assert.deepEqual(one.outcomes, [{ kind: 'new', siblings: [] }])
      const again = await claimAll(store, [claim('r', 1), claim('r', 1, 'other')])
      assert.deepEqual(again.outcomes, [{ kind: 'replayed' }, { kind: 'clashed', hash: 'h' }])
    },
  ],
  [
    'other versions of a reference are its siblings, other filers’ are not',
    async ({ store }) => {
      const { first } = await claimAll(store, [claim('r', 1), claim('s', 1)])
      await claimAll(store, [{ ...claim('r', 1), filer: 'other' }])
      const { outcomes } = await claimAll(store, [claim('r', 3)])
      assert.deepEqual(outcomes, [{ kind: 'new', siblings: [first] }])
    },
  ],
  [
    'claims of one batch see each other',
    async ({ store }) => {
      const batch = [claim('r', 1), claim('r', 1), claim('r', 1, 'x'), claim('r', 2)]
      const { first, outcomes } = await claimAll(store, batch)
      assert.deepEqual(outcomes, [
        { kind: 'new', siblings: [] },
        { kind: 'replayed' },
        { kind: 'clashed', hash: 'h' },
        { kind: 'new', siblings: [first] },
      ])
    },
  ],
  [
    'a unit that throws leaves nothing, and what it took is there again',
    async ({ store, decisions, acts }) => {
      const work: Work = { consignmentId: 'c', cause: 'activity' }
      await save(store, { work: [work], activity: new Map([['k', ENTRIES]]) })
      const failing = store.transact(async (unit) => {
        const sequence = await unit.nextSequences(1)
        await unit.claim([{ ...claim('r', 1), sequence }])
        assert.deepEqual(await unit.takeWork(9), [work])
        await unit.save({
          consignments: [row('c')],
          decisions: [decided('c', 1)],
          acts: [{ at: AT, actor: 'a', act: 'b', subject: 'c', detail: 'd' }],
          activity: new Map([['k', []]]),
        })
        throw new Error('planted')
      })
      await assert.rejects(failing, /planted/)
      const { outcomes } = await claimAll(store, [claim('r', 1)])
      assert.deepEqual(outcomes, [{ kind: 'new', siblings: [] }])
      assert.deepEqual(await read(store, (unit) => unit.takeWork(9)), [work])
      assert.deepEqual(await read(store, (unit) => unit.findByIds(['c'])), [])
      const activity = await read(store, (unit) => unit.findActivity(['k']))
      assert.deepEqual(activity.get('k'), ENTRIES)
      assert.deepEqual(await decisions(), [])
      assert.deepEqual(await acts(), [])
    },
  ],
]

/** Two machines at midnight, one of which lags, and a clock that is set right by hours. */
const CLOCK = [
  '2026-11-21T00:00:00.200Z',
  '2026-11-20T23:59:59.700Z',
  '2026-11-22T00:00:00.000Z',
  '2026-11-21T03:00:00.000Z',
]

const ENTRIES = [
  { day: 20_000, counterparty: '', parcels: 3 },
  { day: 20_001, counterparty: 'b', parcels: 1 },
]

const STATEMENTS: readonly Proof[] = [
  [
    'a statement comes back as it was kept, and its text too',
    async ({ store }) => {
      const pretty = (submission: Submission) => JSON.stringify(submission, null, 2)
      const kept = await keep(store, [makeFiling(), makeEvent()], pretty)
      const sequences = kept.map(({ sequence }) => sequence)
      const found = await read(store, (unit) => unit.getSubmissions(sequences))
      assert.deepEqual(bySequence(found), kept)
    },
  ],
  [
    'a statement that is not there is a fault',
    async ({ store }) => {
      await assert.rejects(read(store, (unit) => unit.getSubmissions([1])))
    },
  ],
  [
    'any well-formed text comes back',
    async ({ store }) => {
      // U+0000 is refused at the door, for no database text can hold it.
      const text = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 40 })
        .filter((one) => !one.includes('\u0000'))
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (texts) => {
          const filings = texts.map(
            (description): Filing =>
              makeFiling({
                reference: description,
                consignment: { goodsItems: [{ description }] },
              }),
          )
          const kept = await keep(store, filings)
          const sequences = kept.map(({ sequence }) => sequence)
          const found = await read(store, (unit) => unit.getSubmissions(sequences))
          assert.deepEqual(bySequence(found), kept)
          const rows = texts.map((name, at) => row(`c${kept[at]?.sequence ?? 0}`, { name }))
          await save(store, { consignments: rows })
          const back = await read(store, (unit) => unit.findByIds(rows.map(({ id }) => id)))
          assert.deepEqual(back.map(({ name }) => name).toSorted(), texts.toSorted())
        }),
        { numRuns: 20 },
      )
    },
  ],
  [
    'a document of megabytes comes back',
    async ({ store }) => {
      const goodsItems = Array.from({ length: 60 }, (_, at) => ({
        description: `${at} ${'语'.repeat(60_000)}`,
      }))
      const kept = await keep(store, [makeFiling({ consignment: { goodsItems } })])
      const sequences = kept.map(({ sequence }) => sequence)
      const found = await read(store, (unit) => unit.getSubmissions(sequences))
      assert.deepEqual(found, kept)
    },
  ],
  [
    'events on a container are listed by container',
    async ({ store }) => {
      const [one, two, filing] = await keep(store, [
        makeEvent({ reference: 'E-1' }),
        makeEvent({ reference: 'E-2', at: '2026-10-07T08:00:00Z' }),
        makeFiling(),
      ])
      assert.ok(one !== undefined && two !== undefined && filing !== undefined)
      await save(store, {
        containerEvents: [
          { container: 'master:1', sequence: one.sequence },
          { container: 'master:1', sequence: two.sequence },
          { container: 'master:2', sequence: two.sequence },
        ],
      })
      const list = (...containers: readonly string[]) =>
        read(store, (unit) => unit.listContainerEvents(containers))
      assert.deepEqual(
        (await list('master:1')).map(({ container, sequence, hash }) => [
          container,
          sequence,
          hash,
        ]),
        [
          ['master:1', one.sequence, one.hash],
          ['master:1', two.sequence, two.hash],
        ],
      )
      assert.equal((await list('master:1', 'master:2')).length, 3)
      assert.deepEqual(await list('master:3'), [])
    },
  ],
]

function bySequence(stored: readonly StoredSubmission[]): readonly StoredSubmission[] {
  return stored.toSorted((one, other) => one.sequence - other.sequence)
}

/** A row in which nothing is empty. */
const FULL = row('full', {
  revision: 41,
  members: [
    {
      kind: 'filing',
      founding: { sequence: 2 ** 50, hash: 'a' },
      current: { sequence: 2 ** 50 + 1, hash: 'b' },
      stated: { sequence: 2 ** 50 + 2, hash: 'c' },
    },
    { kind: 'event', founding: 7, sequence: 9, hash: 'd' },
  ],
  keys: ['number:A"100', 'order:{x},"\\', 'postal-item:RR123456785CN'],
  containers: ['master:1', 'conveyance:AX0123'],
  lane: 'examine',
  standing: {
    lane: 'examine',
    selection: { reason: 'random', probability: 0.005 },
    by: 'policy.random',
    on: ['number:A100'],
  },
  canBeStopped: false,
  contributions: [{ key: 'k', day: 20_777, counterparty: '' }],
  ledger: ledger('full', { valueMinor: null, isExempt: false }),
})

const CONSIGNMENTS: readonly Proof[] = [
  [
    'a consignment comes back as it was saved',
    async ({ store }) => {
      await save(store, { consignments: [FULL, row('bare', { lane: null, keys: [] })] })
      const found = await read(store, (unit) => unit.findByIds(['full', 'bare', 'none']))
      assert.deepEqual(
        found.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
        [row('bare', { lane: null, keys: [] }), FULL],
      )
      const byKey = await read(store, (unit) => unit.findByKeys([...FULL.keys], 9))
      assert.deepEqual(byKey, [FULL], 'once, however many keys it carries')
    },
  ],
  [
    'a consignment that is saved again is found by its new keys and containers only',
    async ({ store }) => {
      await save(store, { consignments: [FULL] })
      const next = row('full', { keys: ['number:NEW'], containers: ['master:2'], revision: 42 })
      await save(store, { consignments: [next], known: new Set(['full']) })
      const byKeys = (...keys: readonly string[]) => read(store, (unit) => unit.findByKeys(keys, 9))
      assert.deepEqual(await byKeys(...FULL.keys), [])
      assert.deepEqual(await byKeys('number:NEW'), [next])
      const inside = (name: string) =>
        read(store, (unit) => unit.oweInContainers([name], new Set()))
      await inside('master:1')
      assert.deepEqual(await read(store, (unit) => unit.takeWork(9)), [])
      await inside('master:2')
      assert.equal((await read(store, (unit) => unit.takeWork(9))).length, 1)
    },
  ],
  [
    'superseded consignments are found, too',
    async ({ store }) => {
      await save(store, { consignments: [row('old', { supersededBy: 'new', keys: ['number:1'] })] })
      const found = await read(store, (unit) => unit.findByKeys(['number:1'], 9))
      assert.deepEqual(
        found.map(({ supersededBy }) => supersededBy),
        ['new'],
      )
    },
  ],
  [
    'the holds on a key are found however many carry it, each once',
    async ({ store }) => {
      const key = 'number:1'
      const rows = Array.from({ length: 120 }, (_, at) => row(`c${at}`, { keys: [key, 'order:1'] }))
      const { standing } = FULL
      const selection = { reason: 'rule', probability: 1 } as const
      const milder = { lane: 'documents', selection, by: 'x' } as const
      const held = [
        row('held', { keys: [key], standing }),
        row('held too', { keys: [key], standing }),
        row('milder', { keys: [key, 'order:1'], standing: milder }),
        row('gone', { keys: [key, 'number:2'], standing, supersededBy: 'held' }),
      ]
      await save(store, { consignments: [...rows, ...held] })
      const find = (...keys: readonly string[]) => read(store, (unit) => unit.findHolds(keys))
      const found = (await find(key, 'order:1', 'number:2')).toSorted((one, other) =>
        `${one.key} ${one.standing.by}` < `${other.key} ${other.standing.by}` ? -1 : 1,
      )
      assert.deepEqual(found, [
        { key, standing },
        { key, standing: milder },
        { key: 'order:1', standing: milder },
      ])
      assert.deepEqual(await find(), [])
    },
  ],
  [
    'lists are bounded as asked',
    async ({ store }) => {
      const rows = Array.from({ length: 12 }, (_, at) =>
        row(`c${at}`, { keys: ['number:1', `order:${at % 2}`] }),
      )
      await save(store, { consignments: rows })
      const found = (keys: readonly string[], limit: number) =>
        read(store, (unit) => unit.findByKeys(keys, limit))
      assert.equal((await found(['number:1'], 5)).length, 5)
      assert.equal((await found(['number:1'], 12)).length, 12)
      const both = ids(await found(['order:0', 'order:1'], 2))
      assert.equal(both.length, 4, 'for each key')
    },
  ],
  [
    'the ledger holds one row a consignment, by block and day',
    async ({ store }) => {
      await save(store, {
        consignments: [
          row('a', { ledger: ledger('a') }),
          row('b', { ledger: ledger('b', { valueMinor: null }) }),
          row('c', { ledger: ledger('c', { day: '2026-11-21' }) }),
          row('d', { ledger: ledger('d', { block: 'block-2' }) }),
        ],
      })
      const list = (block: string, day = '2026-11-20') =>
        read(store, async (unit) =>
          (await unit.listLedger([{ block, day }])).toSorted((one, other) =>
            one.consignmentId < other.consignmentId ? -1 : 1,
          ),
        )
      assert.deepEqual(await list('block-1'), [ledger('a'), ledger('b', { valueMinor: null })])
      assert.deepEqual(await list('block-3'), [])
      await save(store, {
        consignments: [
          row('a', { ledger: ledger('a', { block: 'block-2' }) }),
          row('b', { ledger: null, supersededBy: 'a' }),
        ],
        known: new Set(['a', 'b']),
      })
      assert.deepEqual(await list('block-1'), [])
      assert.deepEqual(
        (await list('block-2')).map(({ consignmentId }) => consignmentId),
        ['a', 'd'],
      )
      assert.deepEqual(await read(store, (unit) => unit.listLedger([])), [])
    },
  ],
]

const COUNTS: readonly Proof[] = [
  [
    'activity is replaced row by row',
    async ({ store }) => {
      const other = [{ day: -400, counterparty: 'ü"\\', parcels: 1 }]
      await save(store, {
        activity: new Map([
          ['k', ENTRIES],
          ['l', other],
        ]),
      })
      await save(store, { activity: new Map([['k', []]]) })
      const found = await read(store, (unit) => unit.findActivity(['k', 'l', 'm']))
      assert.deepEqual(
        [...found].toSorted(([one], [two]) => (one < two ? -1 : 1)),
        [
          ['k', []],
          ['l', other],
        ],
      )
    },
  ],
  [
    'tallies are kept by filer and day',
    async ({ store }) => {
      const tally = (filer: string, day: string, filings: number) => ({
        filer,
        day,
        tally: { filings, byRule: { ü: 1 } },
      })
      await save(store, { tallies: [tally('a', '2026-11-20', 1), tally('b', '2026-11-20', 2)] })
      await save(store, { tallies: [tally('a', '2026-11-20', 3), tally('a', '2026-11-21', 4)] })
      const wanted = [
        { filer: 'a', day: '2026-11-20' },
        { filer: 'c', day: '2026-11-20' },
      ]
      const found = await read(store, (unit) => unit.findTallies(wanted))
      assert.deepEqual(found, [tally('a', '2026-11-20', 3)])
    },
  ],
]

const TOLD: readonly Proof[] = [
  [
    'decisions, messages and acts come in the order made, over all parts of a unit',
    async ({ store, decisions, acts, outbox }) => {
      const [statement] = await keep(store, [makeFiling()])
      const sequence = statement?.sequence ?? 0
      const act = (detail: string): Act => ({ at: AT, actor: 'e', act: 'x', subject: 's', detail })
      await store.transact(async (unit) => {
        await unit.save({
          consignments: [row('a'), row('b')],
          decisions: [decided('a', 1), decided('b', 1)],
          acts: [act('1')],
        })
        await unit.save({
          consignments: [row('c', { revision: 7 }), row('a', { revision: 2 })],
          known: new Set(['a']),
          decisions: [decided('c', 7), decided('a', 2)],
          outbox: [
            { recipient: 'acme', decision: 1, statement: sequence },
            { recipient: 'post', decision: 0, statement: sequence },
          ],
          acts: [act('2'), act('3')],
        })
      })
      const found = await decisions()
      assert.deepEqual(
        found.map(({ decision }) => `${decision.consignmentId} ${decision.revision}`),
        ['a 1', 'b 1', 'c 7', 'a 2'],
      )
      assert.deepEqual(found[0]?.decision, decided('a', 1).decision)
      assert.equal(found[0].basis.draw, 0.123_456_789_012_345_6)
      assert.deepEqual(await outbox(), [`acme a 2 ${sequence}`, `post c 7 ${sequence}`])
      assert.deepEqual(
        (await acts()).map(({ detail }) => detail),
        ['1', '2', '3'],
      )
    },
  ],
  [
    'units run one at a time: what many count at once is counted whole',
    async ({ store }) => {
      await save(store, { activity: new Map([['k', []]]) })
      const count = () =>
        store.transact(async (unit) => {
          const before = (await unit.findActivity(['k'])).get('k')?.[0]?.parcels ?? 0
          const entries = [{ day: 1, counterparty: '', parcels: before + 1 }]
          await unit.save({ activity: new Map([['k', entries]]) })
        })
      await Promise.all(Array.from({ length: 25 }, count))
      const found = await read(store, (unit) => unit.findActivity(['k']))
      assert.equal(found.get('k')?.[0]?.parcels, 25)
    },
  ],
  [
    'a unit may save nothing',
    async ({ store, decisions }) => {
      await save(store, {})
      assert.equal(await store.transact(() => Promise.resolve(7)), 7)
      assert.deepEqual(await read(store, (unit) => unit.findByKeys([], 9)), [])
      assert.deepEqual(await decisions(), [])
    },
  ],
]

const PROMISES: readonly Proof[] = [
  ...CLAIMS,
  ...STATEMENTS,
  ...CONSIGNMENTS,
  ...REVISIONS,
  ...COUNTS,
  ...WORK,
  ...TOLD,
]
