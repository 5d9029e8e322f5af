/** What persons did to lists, taken over into the audit trail. */
import type { Act } from './store.ts'

/** An act and what tells it from all others. */
export type ListAct = Act & { readonly key: string }

/** Where acts upon lists are taken over. */
export interface ListActs {
  /** Puts on the audit trail those acts that are not on it yet, in the order given. */
  record(acts: readonly ListAct[]): Promise<void>
}
