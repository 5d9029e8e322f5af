/**
 * The audit trail in PostgreSQL. A seal's digest covers its rows, itself and the digest before it, so
 * that a row changed, added or taken away under a seal shows, and so does a changed seal.
 */
import { createHash, type Hash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { AuditReport, AuditTrail } from '../audit.ts'
import { checkActs } from './check-acts.ts'
import { copyRows } from './copy-rows.ts'
import { withTransaction } from './with-transaction.ts'
import { WRITER_LOCK } from './writer-lock.ts'

/** The digest before the first seal. */
const GENESIS = `sha256:${'0'.repeat(64)}`
/** Before all rows: ids begin at 1, and a row put in below must show. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER
/** Rows read at a time when sealing and verifying. */
const CHUNK = 10_000
const BREAKS_MAX = 100

type AuditRow = {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly subject: string
  readonly detail: string
}
type Seal = {
  readonly number: number
  readonly from_id: number
  readonly to_id: number
  readonly digest: string
  readonly sealed_at: Date
}

/** Opens the trail over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresAudit(pool: Pool, now: () => string): AuditTrail {
  return {
    append: (acts) =>
      withTransaction(pool, async (client) => {
        // Ids must be given in the order of commits, or a seal could close before a row below it.
        await client.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK])
        const rows = acts.map((act) => [act.at, act.actor, act.act, act.subject, act.detail])
        await copyRows(client, 'audit (at, actor, act, subject, detail)', rows)
      }),
    seal: (limit) => withTransaction(pool, (client) => sealRows(client, limit, now())),
    verify: () => withTransaction(pool, verify, { isolation: 'repeatable read' }),
  }
}

async function sealRows(client: PoolClient, limit: number, at: string): Promise<number> {
  // Rows of a unit under way are not seen: the lock waits until none is.
  await client.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK])
  const last = await lastSeal(client)
  const rows = await readRows(client, last?.to_id ?? BEFORE_ALL, limit)
  const first = rows[0]
  const final = rows.at(-1)
  if (first === undefined || final === undefined) return 0
  const hash = begin(last?.digest ?? GENESIS)
  for (const row of rows) add(hash, row)
  const number = (last?.number ?? 0) + 1
  const seal = { number, from_id: first.id, to_id: final.id, sealed_at: new Date(Date.parse(at)) }
  await client.query(
    `insert into audit_seal (number, from_id, to_id, sealed_at, digest) values ($1, $2, $3, $4, $5)`,
    [number, seal.from_id, seal.to_id, seal.sealed_at, end(hash, seal)],
  )
  return rows.length
}

const SEAL_COLUMNS = 'number, from_id, to_id, digest, sealed_at'

async function lastSeal(client: PoolClient): Promise<Seal | undefined> {
  const { rows } = await client.query<Seal>(
    `select ${SEAL_COLUMNS} from audit_seal order by number desc limit 1`,
  )
  return rows[0]
}

async function readRows(client: PoolClient, after: number, limit: number): Promise<AuditRow[]> {
  const { rows } = await client.query<AuditRow>(
    `select id, at::text as at, actor, act, subject, detail from audit
     where id > $1 order by id limit $2`,
    [after, limit],
  )
  return rows
}

async function verify(client: PoolClient): Promise<AuditReport> {
  const { rows: seals } = await client.query<Seal>(
    `select ${SEAL_COLUMNS} from audit_seal order by number`,
  )
  const breaks: string[] = []
  let before: Pick<Seal, 'digest' | 'to_id' | 'number'> = {
    digest: GENESIS,
    to_id: BEFORE_ALL,
    number: 0,
  }
  let sealed = 0
  for (const one of seals) {
    if (one.number !== before.number + 1) breaks.push(`Seal ${before.number + 1} is missing.`)
    const { digest, count, unfit } = await digestOf(client, one, before)
    sealed += count
    tell(breaks, unfit)
    if (digest !== one.digest) {
      breaks.push(
        `Rows ${one.from_id} to ${one.to_id} are not those that seal ${one.number} closed.`,
      )
    }
    before = one
  }
  const unsealed = await checkUnsealed(client, before.to_id, breaks)
  return {
    sealed,
    seals: seals.length,
    unsealed,
    root: seals.at(-1)?.digest,
    breaks,
  }
}

/** Adds breaks; after the first hundred they are no news, and their number could be without end. */
function tell(breaks: string[], more: readonly string[]): void {
  breaks.push(...more.slice(0, Math.max(0, BREAKS_MAX - breaks.length)))
}

/** What no seal covers yet must still be true of what is stored; gives how many acts that is. */
async function checkUnsealed(client: PoolClient, last: number, breaks: string[]): Promise<number> {
  let count = 0
  for (let after = last; ; ) {
    const rows = await readRows(client, after, CHUNK)
    const final = rows.at(-1)
    if (final === undefined) return count
    tell(breaks, await checkActs(client, rows))
    count += rows.length
    after = final.id
  }
}

/** Everything after the seal before, so that a row slipped between two seals is covered too. */
async function digestOf(
  client: PoolClient,
  seal: Seal,
  before: Pick<Seal, 'digest' | 'to_id'>,
): Promise<{
  readonly digest: string
  readonly count: number
  /** What its acts say that is not so. */
  readonly unfit: readonly string[]
}> {
  const hash = begin(before.digest)
  const unfit: string[] = []
  let count = 0
  for (let after = before.to_id; after < seal.to_id; ) {
    const rows = (await readRows(client, after, CHUNK)).filter((row) => row.id <= seal.to_id)
    for (const row of rows) add(hash, row)
    tell(unfit, await checkActs(client, rows))
    count += rows.length
    const final = rows.at(-1)
    if (final === undefined) break
    after = final.id
  }
  return { digest: end(hash, seal), count, unfit }
}

function begin(before: string): Hash {
  return createHash('sha256').update(before)
}

function add(hash: Hash, row: AuditRow): void {
  hash.update(`\n${JSON.stringify([row.id, row.at, row.actor, row.act, row.subject, row.detail])}`)
}

function end(hash: Hash, seal: Omit<Seal, 'digest'>): string {
  const { number, from_id, to_id, sealed_at } = seal
  hash.update(`\n${JSON.stringify([number, from_id, to_id, sealed_at.toISOString()])}`)
  return `sha256:${hash.digest('hex')}`
}
