/** `tidewaiter goods try --stored` as a program, over a record of more than one page. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeFiling } from '../../domain/statement.fixture.ts'
import { openPostgresStore } from '../../storage/postgres/postgres-store.ts'
import {
  createTestDatabase,
  type TestDatabase,
} from '../../storage/postgres/test-cluster.fixture.ts'

const PROGRAM = join(import.meta.dirname, '../main.ts')
const FILINGS = 1_100
const DAY_ONE = '2026-10-05T08:00:00Z'
const DAY_TWO = '2026-10-06T08:00:00Z'
const PATIENCE = { timeout: 120_000 }

let database: TestDatabase
let url = ''

before(async () => {
  database = await createTestDatabase()
  const { connection } = database
  assert.equal(connection.kind, 'socket')
  const { user, port, database: name, socketFolder } = connection
  url = `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(socketFolder)}`
  await keep(DAY_ONE, 0, FILINGS)
  await keep(DAY_TWO, FILINGS, FILINGS + 1)
})
after(() => database.drop())

/** Keeps filings of one day; the first and the last of them name what is looked for. */
async function keep(at: string, from: number, until: number): Promise<void> {
  const store = openPostgresStore(database.pool, () => at)
  await store.transact(async (unit) => {
    const first = await unit.nextSequences(until - from)
    const submissions = Array.from({ length: until - from }, (_, place) => {
      const isNamed = place === 0 || place === until - from - 1
      const description = isNamed ? 'S P I C E jar' : 'cotton shirt'
      const consignment = { houseReference: 'AX123456', goodsItems: [{ description }] }
      return {
        sequence: first + place,
        hash: 'h',
        receivedAt: at,
        submission: makeFiling({ reference: `F-${from + place}`, consignment }),
        raw: '',
      }
    })
    await unit.save({ submissions })
  })
}

type Ran = { readonly code: number | null; readonly out: string; readonly told: string }

function run(args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM, 'goods', 'try', ...args, '--pack', 'example'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, told }))
  })
}

function referencesIn(out: string): readonly string[] {
  const lines = out.split('\n').filter((line) => line.length > 0)
  return lines.map((line) => (JSON.parse(line) as { readonly reference: string }).reference)
}

test(
  'every filing of the record that the term hits is told, in the order accepted',
  PATIENCE,
  async () => {
    const { code, out, told } = await run(['spice', '--stored'])
    assert.equal(code, 0, told)
    assert.deepEqual(referencesIn(out), ['F-0', `F-${FILINGS - 1}`, `F-${FILINGS}`])
    assert.match(told, /1101 filings of the record read, 3 hit\./)
    assert.match(
      out,
      /"receivedAt":"2026-10-05T08:00:00.000Z","hits":\[\{"pointer":"\/consignment\//,
    )
  },
)

test('--since leaves earlier days unread', PATIENCE, async () => {
  const { code, out, told } = await run(['spice', '--stored', '--since', '2026-10-06'])
  assert.equal(code, 0, told)
  assert.deepEqual(referencesIn(out), [`F-${FILINGS}`])
  assert.match(told, /1 filings of the record read, 1 hit\./)
})

for (const [name, args, pattern] of [
  ['neither files nor the record', ['spice'], /--stored/],
  ['both files and the record', ['spice', 'a.ndjson', '--stored'], /--stored/],
  ['a day for files', ['spice', 'a.ndjson', '--since', '2026-10-06'], /goes with --stored/],
  ['no day of the calendar', ['spice', '--stored', '--since', '2026-02-31'], /is no day/],
] as const) {
  test(`refused: ${name}`, PATIENCE, async () => {
    const { code, out, told } = await run(args)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(told, pattern)
  })
}
