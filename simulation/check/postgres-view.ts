/** Reads everything on record from PostgreSQL, by its tables and not by the code that serves it. */
import type { Pool } from 'pg'
import type { Decision } from '../../src/domain/decision.ts'
import type { DecisionBasis } from '../../src/domain/record.ts'
import {
  CONSIGNMENT_COLUMNS,
  type ConsignmentRecord,
  consignmentOf,
} from '../../src/storage/postgres/consignment-record.ts'
import {
  SUBMISSION_COLUMNS,
  type SubmissionRecord,
  submissionOf,
} from '../../src/storage/postgres/get-submissions.ts'
import type { Act, LedgerEntry, SavedDecision } from '../../src/storage/store.ts'
import { decisionName, type Message, type RecordView } from './record-view.ts'

/** What the database holds. All of it is read into memory: for records of a test's size. */
export async function viewOfPostgres(pool: Pool): Promise<RecordView> {
  const rowsOf = async <R extends object>(sql: string): Promise<R[]> =>
    (await pool.query<R>(sql)).rows
  const submissions = await rowsOf<SubmissionRecord>(
    `select ${SUBMISSION_COLUMNS} from submission s order by s.sequence`,
  )
  const consignments = await rowsOf<ConsignmentRecord>(
    `select ${CONSIGNMENT_COLUMNS} from consignment order by id`,
  )
  const records = (await rowsOf<DecisionRow>(SELECT_DECISIONS)).map(decisionOf)
  const names = new Map(records.map(({ sequence, saved }) => [sequence, decisionName(saved)]))
  const outbox = await rowsOf<OutboxRow>('select recipient, statement, decision from outbox')
  const [owed] = await rowsOf<{ readonly n: number }>('select count(*)::int as n from work')
  const activity = await rowsOf<ActivityRow>('select key, entries from activity')
  return {
    submissions: submissions.map(submissionOf),
    consignments: consignments.map(consignmentOf),
    decisions: records.map(({ saved }) => saved),
    acts: await rowsOf<Act>(SELECT_ACTS),
    activity: new Map(activity.map(({ key, entries }) => [key, entries.map(entryOf)])),
    ledger: await rowsOf<LedgerEntry>(SELECT_LEDGER),
    messages: outbox.map(({ recipient, statement, decision }): Message => {
      const name = names.get(decision) ?? `none at ${decision}`
      return { recipient, statement, decision: name }
    }),
    owedWork: owed?.n ?? 0,
  }
}

const SELECT_DECISIONS =
  'select sequence, document::text as document, basis::text as basis from decision order by sequence'
const SELECT_ACTS = 'select at::text as at, actor, act, subject, detail from audit order by id'
const SELECT_LEDGER = `
  select consignment_id as "consignmentId", day::text as day, block, person, name,
         value_minor as "valueMinor", is_exempt as "isExempt" from ledger`

type DecisionRow = { readonly sequence: number; readonly document: string; readonly basis: string }
type OutboxRow = {
  readonly recipient: string
  readonly statement: number
  readonly decision: number
}
type ActivityRow = {
  readonly key: string
  readonly entries: readonly (readonly [number, string, number])[]
}

function decisionOf({ sequence, document, basis }: DecisionRow): {
  readonly sequence: number
  readonly saved: SavedDecision
} {
  const saved = {
    decision: JSON.parse(document) as Decision,
    basis: JSON.parse(basis) as DecisionBasis,
    document,
  }
  return { sequence, saved }
}

function entryOf([day, counterparty, parcels]: ActivityRow['entries'][number]) {
  return { day, counterparty, parcels }
}
