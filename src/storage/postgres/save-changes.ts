/** Writes all that one unit of work changes: `COPY` for new rows, sets for the few that change. */
import type { PoolClient } from 'pg'
import { refuseTwice, type StoredRevision } from '../refuse-twice.ts'
import { type Changes, type ConsignmentRow, NO_CHANGES, type StoredSubmission } from '../store.ts'
import { type CopyValue, copyRows } from './copy-rows.ts'
import { takeSequences } from './take-sequences.ts'

/** Saves the changes in the client's open transaction. `at` is the time of saving, RFC 3339. */
export async function saveChanges(
  client: PoolClient,
  part: Partial<Changes>,
  at: string,
): Promise<void> {
  const changes = { ...NO_CHANGES, ...part }
  await copy(
    client,
    'submission (sequence, filer, hash, received_at, document, raw)',
    changes.submissions.map(submissionRow),
  )
  await copy(
    client,
    'container_event (container, sequence)',
    changes.containerEvents.map(({ container, sequence }) => [container, sequence]),
  )
  await saveConsignments(client, changes)
  const decisions = await saveDecisions(client, changes, at)
  await saveActivity(client, changes)
  await saveTallies(client, changes)
  await copy(
    client,
    'work (consignment_id, cause)',
    changes.work.map(({ consignmentId, cause }) => [consignmentId, cause]),
  )
  await copy(
    client,
    'audit (at, actor, act, subject, detail)',
    changes.acts.map((act) => [act.at, act.actor, act.act, act.subject, act.detail]),
  )
  await copy(
    client,
    'outbox (recipient, decision, statement, created_at)',
    changes.outbox.map((message) => [
      message.recipient,
      decisions + message.decision,
      message.statement,
      at,
    ]),
  )
}

/** A `COPY` of nothing would still cost a round trip. */
async function copy(
  client: PoolClient,
  target: string,
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length > 0) await copyRows(client, target, rows)
}

function submissionRow({ sequence, submission, hash, receivedAt, raw }: StoredSubmission) {
  const document = JSON.stringify(submission)
  return [sequence, submission.filer, hash, receivedAt, document, raw === document ? null : raw]
}

async function saveConsignments(client: PoolClient, changes: Changes): Promise<void> {
  const { consignments, known } = changes
  const stored = await takeOut(
    client,
    consignments.map(({ id }) => id).filter((id) => known.has(id)),
  )
  // That the other rows are not stored holds by the primary key.
  refuseTwice(changes, (id) => stored.get(id))
  await copy(
    client,
    `consignment (id, name, revision, lane, can_be_stopped, superseded_by, members, keys, containers,
      standing, contributions, ledger)`,
    consignments.map(consignmentRow),
  )
  await copy(
    client,
    'consignment_key (key, consignment_id)',
    consignments.flatMap((row) => row.keys.map((key) => [key, row.id])),
  )
  await copy(
    client,
    'consignment_container (container, consignment_id)',
    consignments.flatMap((row) => row.containers.map((container) => [container, row.id])),
  )
  await copy(
    client,
    'ledger (consignment_id, block, day, person, name, value_minor, is_exempt)',
    consignments.flatMap(({ ledger }) =>
      ledger === null
        ? []
        : [
            [
              ledger.consignmentId,
              ledger.block,
              ledger.day,
              ledger.person,
              ledger.name,
              ledger.valueMinor,
              ledger.isExempt,
            ],
          ],
    ),
  )
}

/** Deletes what is written anew, and gives the revisions that were there. */
async function takeOut(
  client: PoolClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRevision>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<StoredRevision & { readonly id: string }>(
    'delete from consignment where id = any($1) returning id, revision, lane',
    [ids],
  )
  for (const table of OWNED) {
    await client.query(`delete from ${table} where consignment_id = any($1)`, [ids])
  }
  return new Map(rows.map((row) => [row.id, row]))
}

/** What hangs on a consignment's id and is written anew with it. */
const OWNED = ['consignment_key', 'consignment_container', 'ledger'] as const

function consignmentRow(row: ConsignmentRow) {
  return [
    row.id,
    row.name,
    row.revision,
    row.lane,
    row.canBeStopped,
    row.supersededBy,
    JSON.stringify(row.members),
    row.keys,
    row.containers,
    row.standing === null ? null : JSON.stringify(row.standing),
    JSON.stringify(row.contributions),
    row.ledger === null ? null : JSON.stringify(row.ledger),
  ]
}

/** Gives the sequence of the first decision; the others follow it. */
async function saveDecisions(
  client: PoolClient,
  { decisions }: Changes,
  at: string,
): Promise<number> {
  if (decisions.length === 0) return 0
  const first = await takeSequences(client, { count: decisions.length, at })
  await copy(
    client,
    'decision (sequence, consignment_id, revision, lane, decided_at, document, basis)',
    decisions.map(({ decision, basis, document }, index) => [
      first + index,
      decision.consignmentId,
      decision.revision,
      decision.lane,
      decision.decidedAt,
      document,
      JSON.stringify(basis),
    ]),
  )
  return first
}

async function saveActivity(client: PoolClient, { activity }: Changes): Promise<void> {
  if (activity.size === 0) return
  const rows = [...activity].toSorted(([one], [other]) => (one < other ? -1 : 1))
  await client.query(
    `insert into activity (key, entries) select * from unnest($1::text[], $2::json[])
     on conflict (key) do update set entries = excluded.entries`,
    [
      rows.map(([key]) => key),
      rows.map(([, entries]) =>
        JSON.stringify(
          entries.map(({ day, counterparty, parcels }) => [day, counterparty, parcels]),
        ),
      ),
    ],
  )
}

async function saveTallies(client: PoolClient, { tallies }: Changes): Promise<void> {
  if (tallies.length === 0) return
  await client.query(
    `insert into filer_quality (filer, day, tally)
     select * from unnest($1::text[], $2::date[], $3::json[])
     on conflict (filer, day) do update set tally = excluded.tally`,
    [
      tallies.map(({ filer }) => filer),
      tallies.map(({ day }) => day),
      tallies.map(({ tally }) => JSON.stringify(tally)),
    ],
  )
}
