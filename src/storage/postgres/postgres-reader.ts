/** Reads the record from PostgreSQL. */
import type { Pool } from 'pg'
import { LANES, type Lane } from '../../domain/decision.ts'
import type { DecisionRecord } from '../../domain/record.ts'
import type {
  DaySummary,
  FeedMessage,
  LatestDecision,
  Page,
  RecordReader,
  StatementRow,
} from '../reader.ts'
import type { TallyEntry } from '../store.ts'
import { withClient } from './connect.ts'
import { CONSIGNMENT_COLUMNS, type ConsignmentRecord, consignmentOf } from './consignment-record.ts'
import {
  getSubmissions,
  SUBMISSION_COLUMNS,
  type SubmissionRecord,
  submissionOf,
} from './get-submissions.ts'
import { dayBase, SEQUENCES_A_DAY } from './sequence-day.ts'

const CONSIGNMENTS_MAX = 20
const DECISIONS_MAX = 500
const STATEMENTS_MAX = 100

/** Opens a reader over a migrated database. `now` gives the current time, RFC 3339. */
export function openPostgresReader(pool: Pool, now: () => string): RecordReader {
  const rowsOf = async <R extends object>(
    sql: string,
    values: readonly unknown[],
  ): Promise<R[]> => {
    const { rows } = await withClient(pool, (client) => client.query<R>(sql, [...values]))
    return rows
  }
  return {
    findConsignments: async (nameOrId) =>
      (await rowsOf<ConsignmentRecord>(FIND_CONSIGNMENTS, [nameOrId, CONSIGNMENTS_MAX])).map(
        consignmentOf,
      ),
    findByKeys: async (keys) =>
      (await rowsOf<ConsignmentRecord>(FIND_BY_KEYS, [keys, CONSIGNMENTS_MAX])).map(consignmentOf),
    getSubmissions: (sequences) => withClient(pool, (client) => getSubmissions(client, sequences)),
    listSubmissions: async ({ after, limit, since }) => {
      const from = Math.max(after + 1, firstSequence(since))
      return (await rowsOf<SubmissionRecord>(LIST_SUBMISSIONS, [from, limit])).map(submissionOf)
    },
    countSubmissions: async (since) =>
      (await rowsOf<{ n: number }>(COUNT_SUBMISSIONS, [firstSequence(since)]))[0]?.n ?? 0,
    listDecisions: async (id) =>
      (await rowsOf<RecordRow>(LIST_DECISIONS, [id, DECISIONS_MAX])).map(recordOf),
    listRecords: async (page) =>
      (await rowsOf<RecordRow>(LIST_RECORDS, [page.after, page.limit])).map((row) => ({
        ...recordOf(row),
        document: row.document,
        cursor: row.sequence,
      })),
    listFeed: (recipient, page) => listFeed(rowsOf, recipient, page),
    listStatements: (filer, reference) => listStatements(rowsOf, filer, reference),
    listLatest: async ({ lane, limit }) => {
      const rows = await rowsOf<RecordRow>(LIST_LATEST, [lane ?? null, limit])
      return rows.map((row): LatestDecision => {
        const { decision } = recordOf(row)
        return { consignmentId: decision.consignmentId, document: decision }
      })
    },
    summarise: () => summarise(rowsOf, dayBase(now())),
    listQuality: (filer, days) => rowsOf<TallyEntry>(LIST_QUALITY, [filer, days]),
    listStoppable: ({ after, limit }) => rowsOf(LIST_STOPPABLE, [after, limit]),
    countWork: async () =>
      (await rowsOf<{ n: number }>('select count(*) as n from work', []))[0]?.n ?? 0,
  }
}

type Rows = <R extends object>(sql: string, values: readonly unknown[]) => Promise<R[]>

/** The sequence of a consignment's founding statement: the greater, the newer. */
const FOUNDED = `case members->0->>'kind'
  when 'filing' then (members#>>'{0,founding,sequence}')::bigint
  else coalesce(members#>>'{0,founding}', members#>>'{0,sequence}')::bigint end`
const FIND_CONSIGNMENTS = `
  select ${CONSIGNMENT_COLUMNS} from consignment where id = $1 or name = $1
  order by id = $1 desc, ${FOUNDED} desc, id limit $2`
const FIND_BY_KEYS = `
  select ${CONSIGNMENT_COLUMNS} from consignment
  where superseded_by is null
    and id in (select consignment_id from consignment_key where key = any($1))
  order by id limit $2`
const LIST_SUBMISSIONS = `
  select ${SUBMISSION_COLUMNS} from submission s where s.sequence >= $1 order by s.sequence limit $2`
const COUNT_SUBMISSIONS = 'select count(*) as n from submission where sequence >= $1'
const LIST_DECISIONS = `
  select sequence, document::text as document, basis::text as basis from (
    select * from decision where consignment_id = $1 order by revision desc limit $2
  ) newest order by revision`
const LIST_STOPPABLE = `
  select id, members from consignment
  where can_be_stopped and superseded_by is null and id > $1 order by id limit $2`
const LIST_RECORDS = `
  select sequence, document::text as document, basis::text as basis from decision
  where sequence > $1 order by sequence limit $2`
const LIST_LATEST = `
  select sequence, document::text as document, basis::text as basis from decision
  where ($1::text is null or lane = $1) order by sequence desc limit $2`
const LIST_QUALITY = `
  select filer, day::text as day, tally from filer_quality
  where filer = $1 and day > current_date - $2::int order by day`

function firstSequence(since: string | undefined): number {
  return since === undefined ? 0 : dayBase(`${since}T00:00:00Z`)
}

type RecordRow = { readonly sequence: number; readonly document: string; readonly basis: string }
function recordOf({ document, basis }: RecordRow): DecisionRecord {
  return {
    decision: JSON.parse(document) as DecisionRecord['decision'],
    basis: JSON.parse(basis) as DecisionRecord['basis'],
  }
}

async function listFeed(rowsOf: Rows, recipient: string, { after, limit }: Page) {
  type Row = {
    readonly id: number
    readonly created_at: Date
    readonly decision: DecisionRecord['decision']
  } & SubmissionRecord
  const rows = await rowsOf<Row>(
    `select o.id, o.created_at, d.document as decision, ${SUBMISSION_COLUMNS}
     from outbox o
     join decision d on d.sequence = o.decision
     join submission s on s.sequence = o.statement
     where o.recipient = $1 and o.id > $2 order by o.id limit $3`,
    [recipient, after, limit],
  )
  return rows.map(
    (row): FeedMessage => ({
      cursor: row.id,
      createdAt: row.created_at.toISOString(),
      decision: row.decision,
      statement: submissionOf(row),
    }),
  )
}

async function listStatements(rowsOf: Rows, filer: string, reference: string) {
  type Row = {
    readonly sequence: number
    readonly version: number
    readonly hash: string
    readonly received_at: Date
  }
  const rows = await rowsOf<Row>(
    `select k.sequence, k.version, k.hash, s.received_at
     from (
       select sequence, version, hash from submission_key
       where filer = $1 and reference = $2 order by version desc limit $3
     ) k join submission s on s.sequence = k.sequence
     order by k.sequence`,
    [filer, reference, STATEMENTS_MAX],
  )
  return rows.map(
    (row): StatementRow => ({
      sequence: row.sequence,
      reference,
      version: row.version,
      hash: row.hash,
      receivedAt: row.received_at.toISOString(),
    }),
  )
}

async function summarise(rowsOf: Rows, base: number): Promise<DaySummary> {
  const range = [base, base + SEQUENCES_A_DAY]
  const lanes = await rowsOf<{ lane: Lane; n: number }>(
    'select lane, count(*) as n from decision where sequence >= $1 and sequence < $2 group by lane',
    range,
  )
  const submissions = await rowsOf<{ n: number }>(
    'select count(*) as n from submission where sequence >= $1 and sequence < $2',
    range,
  )
  const consignments = await rowsOf<{ n: number }>(
    `select count(distinct consignment_id) as n from decision where sequence >= $1 and sequence < $2`,
    range,
  )
  const counts = new Map(lanes.map(({ lane, n }) => [lane, n]))
  const byLane = Object.fromEntries(LANES.map((lane) => [lane, counts.get(lane) ?? 0]))
  return {
    submissions: submissions[0]?.n ?? 0,
    consignments: consignments[0]?.n ?? 0,
    decisions: [...counts.values()].reduce((sum, n) => sum + n, 0),
    byLane: byLane as DaySummary['byLane'],
  }
}
