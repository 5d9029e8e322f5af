/** Who was told, and what the audit trail says: one act and one message for what happened, no more. */
import { contentHash } from '../../src/lib/hash.ts'
import { type Invariant, repeated } from './invariant.ts'
import { decisionName, type RecordView } from './record-view.ts'

/** Every acceptance and every decision is one act of the trail, with the hash of what it was about. */
export function checkActs({ submissions, decisions, acts }: RecordView): Invariant {
  const expected = [
    ...submissions.map(
      ({ submission, sequence, hash }) => `${submission.kind}.accepted ${sequence} ${hash}`,
    ),
    ...decisions.map(
      (one) =>
        `decision.made ${decisionName(one)} ${one.decision.lane} ${contentHash(one.document)}`,
    ),
  ]
  const told = acts
    .filter(({ act }) => act.endsWith('.accepted') || act === 'decision.made')
    .map(({ act, subject, detail }) => `${act} ${subject} ${detail}`)
  return {
    name: 'the audit trail has one act for each acceptance and each decision',
    examined: expected.length,
    breaches: differences(told, expected),
  }
}

/** Every decision has one message to the filer of each filing it heard, and none to anyone else. */
export function checkMessages({ submissions, decisions, messages }: RecordView): Invariant {
  const statements = new Map(submissions.map((one) => [one.sequence, one.submission]))
  const strangers = messages.flatMap(({ recipient, statement, decision }) =>
    statements.get(statement)?.filer === recipient
      ? []
      : [`${recipient} is told of ${decision} by a statement that is not its own`],
  )
  const names = messages.map(({ statement, decision }) => `${decision} for statement ${statement}`)
  const told = new Set(messages.map(({ decision }) => decision))
  const silent = decisions.filter(
    (one) =>
      one.basis.members.some(({ kind }) => kind === 'filing') && !told.has(decisionName(one)),
  )
  const known = new Set(decisions.map(decisionName))
  return {
    name: 'each decision tells the filers it heard, once, of their own statements',
    examined: messages.length,
    breaches: [
      ...strangers,
      ...repeated(names).map((name) => `told twice: ${name}`),
      ...silent.map((one) => `${decisionName(one)} told nobody`),
      ...[...told]
        .filter((name) => !known.has(name))
        .map((name) => `${name} was told but not made`),
    ],
  }
}

function differences(told: readonly string[], expected: readonly string[]): readonly string[] {
  const there = new Set(told)
  const wanted = new Set(expected)
  return [
    ...repeated(told).map((act) => `twice: ${act}`),
    ...expected.filter((act) => !there.has(act)).map((act) => `missing: ${act}`),
    ...told.filter((act) => !wanted.has(act)).map((act) => `nothing happened: ${act}`),
  ]
}
