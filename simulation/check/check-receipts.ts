/** What filers were told against what is on record: nothing accepted is lost, nothing taken twice. */
import type { Invariant } from './invariant.ts'
import { repeated } from './invariant.ts'
import type { RecordView } from './record-view.ts'

/** One statement as a filer sent it, and the receipts it ever got. */
export type Sent = {
  /** Filer, reference and version. */
  readonly key: string
  /** Hash of its canonical form, and the text as sent. */
  readonly hash: string
  readonly raw: string
  readonly accepted: number
  readonly replayed: number
}

/** The key of a statement: what a filer may use once. */
export function statementKey(submission: {
  readonly filer: string
  readonly reference: string
  readonly version?: number
}): string {
  return JSON.stringify([submission.filer, submission.reference, submission.version ?? 1])
}

/** Receipts against the record. `isOver`: everything was sent until it had a receipt. */
export function checkReceipts(
  { submissions }: RecordView,
  sent: readonly Sent[],
  { isOver }: { readonly isOver: boolean },
): readonly Invariant[] {
  const stored = new Map(submissions.map((one) => [statementKey(one.submission), one]))
  const known = new Set(sent.map(({ key }) => key))
  const receipted = sent.filter(({ accepted, replayed }) => accepted + replayed > 0)
  return [
    {
      name: 'every statement with a receipt is on record, as it was sent',
      examined: receipted.length,
      breaches: receipted.flatMap(({ key, hash, raw }) => {
        const kept = stored.get(key)
        if (kept === undefined) return [`${key} was acknowledged and is lost`]
        const isSame = kept.hash === hash && kept.raw === raw
        return isSame ? [] : [`${key} is on record with other content`]
      }),
    },
    {
      name: 'no statement was accepted twice',
      examined: sent.length,
      breaches: sent.filter(({ accepted }) => accepted > 1).map(({ key }) => `${key} was`),
    },
    {
      name: 'no statement is on record twice, and none that nobody sent',
      examined: submissions.length,
      breaches: [
        ...repeated(submissions.map((one) => statementKey(one.submission))),
        ...[...stored.keys()].filter((key) => !known.has(key)),
      ],
    },
    ...(isOver
      ? [
          {
            name: 'every statement sent has a receipt at last',
            examined: sent.length,
            breaches: sent
              .filter(({ accepted, replayed }) => accepted + replayed === 0)
              .map(({ key }) => `${key} has none`),
          },
        ]
      : []),
  ]
}
