/**
 * The store in PostgreSQL. A unit of work holds one advisory lock, so units run one at a time on
 * all machines: keys, persons' days and activity are exact without a lock a row.
 */
import type { Pool, PoolClient } from 'pg'
import type { AcceptedEvent } from '../../domain/consignment.ts'
import type { Cause } from '../../domain/decision.ts'
import type { Submission } from '../../domain/filing.ts'
import type { StandingHold } from '../../domain/record.ts'
import type {
  Claim,
  ClaimOutcome,
  ConsignmentRow,
  LedgerEntry,
  Store,
  TallyEntry,
  Unit,
  Work,
} from '../store.ts'
import { owedOnce } from '../telling-cause.ts'
import { type ConsignmentRecord, consignmentOf } from './consignment-record.ts'
import { getSubmissions } from './get-submissions.ts'
import { saveChanges } from './save-changes.ts'
import { takeSequences } from './take-sequences.ts'
import { withTransaction } from './with-transaction.ts'
import { WRITER_LOCK } from './writer-lock.ts'

/** Opens the store over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresStore(pool: Pool, now: () => string): Store {
  return {
    transact: (work) =>
      withTransaction(pool, async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK])
        await client.query(KEY_LOOKUPS)
        return work(unitOver(client, now))
      }),
  }
}

/**
 * Every read here is a look-up by key: hash joins and scans are never right, whatever the
 * statistics say.
 */
const KEY_LOOKUPS =
  'set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off'

function unitOver(client: PoolClient, now: () => string): Unit {
  return {
    nextSequences: (count) => takeSequences(client, { count, at: now() }),
    claim: (claims) => claimAll(client, claims),
    findByKeys: (keys, limit) => findConsignments(client, FIND_BY_KEYS, [keys, limit]),
    findByIds: (ids) => findConsignments(client, FIND_BY_IDS, [ids]),
    findHolds: async (keys) => {
      const { rows } = await client.query<{ key: string; standing: string }>(FIND_HOLDS, [keys])
      return rows.map(({ key, standing }) => ({
        key,
        standing: JSON.parse(standing) as StandingHold,
      }))
    },
    listContainerEvents: (containers) => listContainerEvents(client, containers),
    getSubmissions: (sequences) => getSubmissions(client, sequences),
    findActivity: async (keys) => {
      const { rows } = await client.query<ActivityRecord>(
        'select key, entries from unnest($1::text[]) wanted (key) join activity using (key)',
        [keys],
      )
      return new Map(rows.map(({ key, entries }) => [key, entries.map(readEntry)]))
    },
    listLedger: (blocks) => listLedger(client, blocks),
    findTallies: async (keys) => {
      const { rows } = await client.query<TallyEntry>(
        `select q.filer, q.day::text as day, q.tally
         from unnest($1::text[], $2::date[]) wanted (filer, day)
         join filer_quality q on q.filer = wanted.filer and q.day = wanted.day`,
        [keys.map(({ filer }) => filer), keys.map(({ day }) => day)],
      )
      return rows
    },
    oweInContainers: async (containers, except) => {
      await client.query(OWE_IN_CONTAINERS, [containers, [...except]])
    },
    takeWork: async (limit) => {
      const { rows } = await client.query<{ consignment_id: string; cause: Cause; id: number }>(
        `delete from work where consignment_id in
           (select consignment_id from work order by id limit $1)
         returning id, consignment_id, cause`,
        [limit],
      )
      return owedOnce(
        rows
          .toSorted((one, other) => one.id - other.id)
          .map((row): Work => ({ consignmentId: row.consignment_id, cause: row.cause })),
      )
    },
    save: (changes) => saveChanges(client, changes, now()),
  }
}

const FIND_HOLDS = `
  select distinct k.key, c.standing::text as standing
  from consignment_key k join consignment c on c.id = k.consignment_id
  where k.key = any($1) and c.standing is not null and c.superseded_by is null`

const OWE_IN_CONTAINERS = `
  insert into work (consignment_id, cause)
  select distinct consignment_id, 'event' from consignment_container lying
  where container = any($1) and consignment_id <> all($2)
    and not exists (select from work owed
      where owed.consignment_id = lying.consignment_id and owed.cause = 'event')
  order by consignment_id`

type ActivityRecord = {
  readonly key: string
  readonly entries: readonly (readonly [number, string, number])[]
}

function readEntry([day, counterparty, parcels]: ActivityRecord['entries'][number]) {
  return { day, counterparty, parcels }
}

type ClaimRecord = {
  readonly filer: string
  readonly reference: string
  readonly version: number
  readonly hash: string
  readonly sequence: number
}

/**
 * Reads what is claimed under the references, then claims the rest: the writer's lock keeps it
 * true.
 */
async function claimAll(
  client: PoolClient,
  claims: readonly (Claim & { readonly sequence: number })[],
): Promise<readonly ClaimOutcome[]> {
  const { rows } = await client.query<ClaimRecord>(
    `select distinct k.* from unnest($1::text[], $2::text[]) wanted (filer, reference)
     join submission_key k on k.filer = wanted.filer and k.reference = wanted.reference`,
    [claims.map(({ filer }) => filer), claims.map(({ reference }) => reference)],
  )
  const known = new Map<string, string>()
  const versions = new Map<string, number[]>()
  const note = (claim: Claim, sequence: number) => {
    known.set(claimName(claim), claim.hash)
    const name = referenceName(claim)
    versions.set(name, [...(versions.get(name) ?? []), sequence])
  }
  for (const row of rows) note(row, row.sequence)
  const fresh: (Claim & { readonly sequence: number })[] = []
  const outcomes = claims.map((claim): ClaimOutcome => {
    const before = known.get(claimName(claim))
    if (before !== undefined) {
      return before === claim.hash ? { kind: 'replayed' } : { kind: 'clashed', hash: before }
    }
    const siblings = versions.get(referenceName(claim)) ?? []
    note(claim, claim.sequence)
    fresh.push(claim)
    return { kind: 'new', siblings }
  })
  await client.query(
    `insert into submission_key (filer, reference, version, hash, sequence)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::bigint[])`,
    [
      fresh.map(({ filer }) => filer),
      fresh.map(({ reference }) => reference),
      fresh.map(({ version }) => version),
      fresh.map(({ hash }) => hash),
      fresh.map(({ sequence }) => sequence),
    ],
  )
  return outcomes
}

function claimName({ filer, reference, version }: Claim): string {
  return JSON.stringify([filer, reference, version])
}

function referenceName({ filer, reference }: Claim): string {
  return JSON.stringify([filer, reference])
}

const FIND_BY_KEYS = `
  select distinct on (c.id) c.* from unnest($1::text[]) wanted (key)
  cross join lateral (select consignment_id from consignment_key where key = wanted.key limit $2) k
  join consignment c on c.id = k.consignment_id`
const FIND_BY_IDS =
  'select c.* from unnest($1::text[]) wanted (id) join consignment c on c.id = wanted.id'

async function findConsignments(
  client: PoolClient,
  sql: string,
  [keys, ...values]: readonly [readonly string[], ...number[]],
): Promise<readonly ConsignmentRow[]> {
  if (keys.length === 0) return []
  const { rows } = await client.query<ConsignmentRecord>(sql, [keys, ...values])
  return rows.map(consignmentOf)
}

async function listContainerEvents(client: PoolClient, containers: readonly string[]) {
  type Row = {
    readonly container: string
    readonly sequence: number
    readonly hash: string
    readonly document: Submission
  }
  const { rows } = await client.query<Row>(
    `select e.container, e.sequence, s.hash, s.document
     from container_event e join submission s on s.sequence = e.sequence
     where e.container = any($1) order by e.sequence`,
    [containers],
  )
  const events: (AcceptedEvent & { readonly container: string })[] = []
  for (const { container, sequence, hash, document } of rows) {
    if (document.kind !== 'event') continue
    events.push({ container, event: document, sequence, hash })
  }
  return events
}

async function listLedger(
  client: PoolClient,
  blocks: readonly { readonly block: string; readonly day: string }[],
): Promise<readonly LedgerEntry[]> {
  if (blocks.length === 0) return []
  type Row = Omit<LedgerEntry, 'consignmentId' | 'valueMinor' | 'isExempt'> & {
    readonly consignment_id: string
    readonly value_minor: number | null
    readonly is_exempt: boolean
  }
  const { rows } = await client.query<Row>(
    `select l.consignment_id, l.block, l.day::text as day, l.person, l.name, l.value_minor, l.is_exempt
     from unnest($1::text[], $2::date[]) wanted (block, day)
     join ledger l on l.block = wanted.block and l.day = wanted.day
     order by l.consignment_id`,
    [blocks.map(({ block }) => block), blocks.map(({ day }) => day)],
  )
  return rows.map(({ consignment_id, value_minor, is_exempt, ...row }) => ({
    ...row,
    consignmentId: consignment_id,
    valueMinor: value_minor,
    isExempt: is_exempt,
  }))
}
