/**
 * Holds what acts say of statements and decisions against what is stored: the chain keeps the acts
 * whole, and an act carries the hash of what it speaks of.
 */
import type { PoolClient } from 'pg'
import { contentHash } from '../../lib/hash.ts'
import { dayBase, SEQUENCES_A_DAY } from './sequence-day.ts'

/** An act as it stands in the trail. */
export type ActRow = {
  readonly at: string
  readonly act: string
  readonly subject: string
  readonly detail: string
}

/** Decisions are a few kilobytes each: so many are held at once. */
const PAGE = 500

/** What does not fit, in words, for the acts given in the order of the trail. */
export async function checkActs(
  client: Pick<PoolClient, 'query'>,
  acts: readonly ActRow[],
): Promise<readonly string[]> {
  const breaks: string[] = []
  for (let from = 0; from < acts.length; from += PAGE) {
    const page = acts.slice(from, from + PAGE)
    const decided = page.filter(({ act }) => act === 'decision.made')
    const accepted = page.filter(({ act }) => act.endsWith('.accepted'))
    breaks.push(...(await checkDecisions(client, decided)))
    breaks.push(...(await checkStatements(client, accepted)))
  }
  return breaks
}

type DecisionRow = { readonly id: string; readonly revision: number; readonly document: string }

async function checkDecisions(
  client: Pick<PoolClient, 'query'>,
  acts: readonly ActRow[],
): Promise<readonly string[]> {
  if (acts.length === 0) return []
  const stored = new Map<string, string>()
  const [first, last] = daysOf(acts)
  await take(acts, [first, last])
  // After a clock went back a decision has a later day than its act: it is looked for everywhere.
  const missed = acts.filter(({ subject }) => !stored.has(subject))
  if (missed.length > 0) await take(missed, [0, Number.MAX_SAFE_INTEGER])

  async function take(wanted: readonly ActRow[], days: readonly [number, number]): Promise<void> {
    const names = wanted.map(({ subject }) => splitSubject(subject))
    const { rows } = await client.query<DecisionRow>(
      `select d.consignment_id as id, d.revision, d.document::text as document
       from unnest($1::text[], $2::bigint[]) wanted (id, revision)
       join decision d on d.consignment_id = wanted.id and d.revision = wanted.revision
       where d.sequence >= $3 and d.sequence < $4`,
      [names.map(({ id }) => id), names.map(({ revision }) => revision), ...days],
    )
    for (const { id, revision, document } of rows) {
      stored.set(`${id}/${revision}`, contentHash(document))
    }
  }

  return acts.flatMap(({ subject, detail }) => {
    const hash = stored.get(subject)
    if (hash === undefined) return [`Decision ${subject} is not in the record any more.`]
    const isSame = detail.endsWith(` ${hash}`)
    return isSame ? [] : [`Decision ${subject} is not stored as it was made.`]
  })
}

function splitSubject(subject: string): { readonly id: string; readonly revision: number } {
  const at = subject.lastIndexOf('/')
  return { id: subject.slice(0, at), revision: Number(subject.slice(at + 1)) }
}

/** Sequences of the days on which the acts were, and of the day after. */
function daysOf(acts: readonly ActRow[]): readonly [number, number] {
  const days = acts.map(({ at }) => dayBase(new Date(at).toISOString()))
  return [
    days.reduce((least, day) => Math.min(least, day)),
    days.reduce((most, day) => Math.max(most, day)) + 2 * SEQUENCES_A_DAY,
  ]
}

async function checkStatements(
  client: Pick<PoolClient, 'query'>,
  acts: readonly ActRow[],
): Promise<readonly string[]> {
  if (acts.length === 0) return []
  const { rows } = await client.query<{ readonly sequence: number; readonly hash: string }>(
    `select s.sequence, s.hash
     from unnest($1::bigint[]) wanted (sequence) join submission s on s.sequence = wanted.sequence`,
    [acts.map(({ subject }) => Number(subject))],
  )
  const stored = new Map(rows.map(({ sequence, hash }) => [String(sequence), hash]))
  return acts.flatMap(({ subject, detail }) => {
    const hash = stored.get(subject)
    if (hash === undefined) return [`Statement ${subject} is not in the record any more.`]
    return hash === detail ? [] : [`Statement ${subject} is not stored as it was accepted.`]
  })
}
