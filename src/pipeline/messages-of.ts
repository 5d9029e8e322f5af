/**
 * What a unit of work owes to filers: every statement about a decided consignment has its filer
 * told.
 */
import type { DecisionRecord } from '../domain/record.ts'
import type { OutboxMessage } from '../storage/store.ts'
import type { Prepared } from './prepare.ts'

/**
 * One message to the filer of each statement about a decided consignment; its notice is made when
 * read.
 */
export function messagesOf(
  records: readonly DecisionRecord[],
  prepared: readonly Prepared[],
): readonly OutboxMessage[] {
  return records.flatMap((_, index) =>
    (prepared[index]?.consignment.filings ?? []).map(({ filing, sequence }) => ({
      recipient: filing.filer,
      decision: index,
      statement: sequence,
    })),
  )
}
