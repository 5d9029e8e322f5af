/** One consignment as officers look it up: the living one of a name, its decisions and its sources. */
import type { RuleTrace } from '../assess/explain.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { DecisionRecord } from '../domain/record.ts'
import { present } from '../lib/assert.ts'
import { explainDecision } from '../pipeline/explain-decision.ts'
import { neededFor } from '../pipeline/replay.ts'
import type { ConsignmentRow } from '../storage/store.ts'
import type { ApiPorts } from './api-ports.ts'

/** A consignment that was decided at least once. */
export type FoundConsignment = {
  readonly row: ConsignmentRow
  /** Ids of others of the same name. */
  readonly namesakes: readonly string[]
  /** Its newest 500 decisions, oldest first. */
  readonly records: readonly DecisionRecord[]
  readonly latest: DecisionRecord
}

/** The consignment with this name or id; of several the living one. */
export async function findConsignment(
  nameOrId: string,
  { reader }: Pick<ApiPorts, 'reader'>,
): Promise<FoundConsignment | undefined> {
  const rows = await reader.findConsignments(nameOrId)
  const row = rows.find(({ supersededBy }) => supersededBy === null) ?? rows[0]
  if (row === undefined) return undefined
  const records = await reader.listDecisions(row.id)
  const latest = records.at(-1)
  if (latest === undefined) return undefined
  const namesakes = rows.map(({ id }) => id).filter((id) => id !== row.id)
  return { row, namesakes, records, latest }
}

/** The joined consignment behind a decision, and what each rule made of it. */
export async function explainRecord(
  record: DecisionRecord,
  { reader, packs }: Pick<ApiPorts, 'reader' | 'packs'>,
): Promise<{ readonly consignment: Consignment; readonly rules: readonly RuleTrace[] }> {
  const { packHash } = record.basis
  const compiled = present(await packs(packHash), `pack ${packHash}`)
  const statements = await reader.getSubmissions(neededFor(record))
  return explainDecision(compiled, record, new Map(statements.map((one) => [one.sequence, one])))
}
